import { describe, expect, test } from 'vitest'
import { skeletonWith } from './skeleton.ts'

const outsider = 'export const secret = 1\n'
const innocent = "import { z } from 'zod'\n\nexport const name = z.string()\n"

describe('the compiler', () => {
  test('keeps the domain from the browser, from Node and from its neighbours', async () => {
    const skeleton = await skeletonWith({
      'apps/api/src/secret.ts': outsider,
      'packages/domain/src/browser.ts': 'export const width = window.innerWidth\n',
      'packages/domain/src/page.ts': 'export const title = document.title\n',
      'packages/domain/src/process.ts': 'export const home = process.env.HOME\n',
      'packages/domain/src/file.ts': "export { readFile } from 'node:fs/promises'\n",
      'packages/domain/src/network.ts': "export const answer = fetch('/')\n",
      'packages/domain/src/neighbour.ts': "export { secret } from '../../../apps/api/src/secret.ts'\n",
      'packages/domain/src/innocent.ts': innocent,
    })
    try {
      const { output, isContent } = await skeleton.run('tsc', ['-p', 'packages/domain'])
      expect(isContent).toBe(false)
      expect(output).toMatch(/domain\/src\/browser\.ts.*Cannot find name 'window'/)
      expect(output).toMatch(/domain\/src\/page\.ts.*Cannot find name 'document'/)
      expect(output).toMatch(/domain\/src\/process\.ts.*Cannot find name 'process'/)
      expect(output).toMatch(/domain\/src\/file\.ts.*Cannot find (module|name) 'node:fs\/promises'/)
      expect(output).toMatch(/domain\/src\/network\.ts.*Cannot find name 'fetch'/)
      expect(output).toMatch(/'.*apps\/api\/src\/secret\.ts' is not under 'rootDir'/)
      expect(output).not.toMatch(/innocent\.ts/)
    } finally {
      await skeleton.remove()
    }
  })

  test('is content with an innocent domain', async () => {
    const skeleton = await skeletonWith({ 'packages/domain/src/innocent.ts': innocent })
    try {
      expect(await skeleton.run('tsc', ['-p', 'packages/domain'])).toEqual({ output: '', isContent: true })
    } finally {
      await skeleton.remove()
    }
  })
})
