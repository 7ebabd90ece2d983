import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { skeletonWith } from './skeleton.ts'

/** Imports whatever it is told to, and prints what came of it. */
const probe = `
const refusalOf = (specifier: string) => import(specifier).then(() => 'found', (error) => error.code)
console.log(await refusalOf(process.argv[2]!))
`
const workspaces = ['packages/domain', 'packages/print', 'apps/web', 'apps/api', 'e2e']

let skeleton: Awaited<ReturnType<typeof skeletonWith>>
beforeAll(async () => {
  skeleton = await skeletonWith(Object.fromEntries(workspaces.map((workspace) => [`${workspace}/src/probe.ts`, probe])))
})
afterAll(() => skeleton.remove())

const importing = async (specifier: string, workspace: string) =>
  (await skeleton.run('node', [`${workspace}/src/probe.ts`, specifier])).output.trim()

describe('pnpm’s links and exports', () => {
  test.each([
    ['packages/domain', '@cradle/print'],
    ['packages/domain', '@cradle/db'],
    ['packages/domain', 'react'],
    ['packages/domain', 'pg'],
    ['packages/print', '@cradle/db'],
    ['packages/print', '@cradle/web'],
    ['apps/web', '@cradle/db'],
    ['apps/web', '@cradle/api'],
    ['apps/web', 'fastify'],
    ['apps/api', '@cradle/web'],
    ['apps/api', 'react'],
    ['e2e', '@cradle/api'],
  ])('hide from %s what it does not declare: %s', async (workspace, specifier) => {
    expect(await importing(specifier, workspace)).toBe('ERR_MODULE_NOT_FOUND')
  })

  test.each([
    ['apps/api', '@cradle/domain', 'ERR_PACKAGE_PATH_NOT_EXPORTED'],
    ['apps/api', '@cradle/domain/money/fen.ts', 'ERR_MODULE_NOT_FOUND'],
    ['apps/api', '@cradle/domain/src/money/fen.ts', 'ERR_MODULE_NOT_FOUND'],
    ['apps/web', '@cradle/print/src/index.ts', 'ERR_PACKAGE_PATH_NOT_EXPORTED'],
    ['e2e', '@cradle/db/src/testing/index.ts', 'ERR_PACKAGE_PATH_NOT_EXPORTED'],
  ])('let %s no deeper than a package’s doors: %s', async (workspace, specifier, refusal) => {
    expect(await importing(specifier, workspace)).toBe(refusal)
  })

  test.each(['packages/print', 'apps/web', 'apps/api', 'e2e'])('open the domain to %s', async (workspace) => {
    expect(await importing('@cradle/domain/money', workspace)).toBe('found')
  })
})
