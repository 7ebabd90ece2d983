import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { skeletonWith } from './skeleton.ts'

/** Where it stands, what it imports. */
type Import = [file: string, specifier: string]

const violations: Import[] = [
  ['packages/domain/src/claim/a.ts', '@cradle/print'],
  ['packages/domain/src/claim/b.ts', '@cradle/domain/money'],
  ['packages/domain/src/claim/c.ts', 'node:crypto'],
  ['packages/domain/src/claim/d.ts', 'react'],
  ['packages/domain/src/claim/e.ts', 'vitest'],
  ['packages/domain/src/claim/f.test.ts', 'node:fs'],
  ['packages/print/src/a.ts', '@cradle/db'],
  ['packages/print/src/b.ts', '@cradle/web'],
  ['packages/print/src/c.ts', '../../../apps/web/src/app/paths.ts'],
  ['prisma/src/a.ts', '@cradle/api'],
  ['prisma/src/b.ts', '../../apps/api/src/app.ts'],
  ['e2e/src/a.ts', '@cradle/api'],
  ['e2e/plays/b.spec.ts', '../../apps/web/src/app/paths.ts'],
  ['apps/api/src/features/claims/a.ts', '../submissions/submit-month.ts'],
  ['apps/api/src/features/claims/b.ts', '#api/features/submissions/submit-month.ts'],
  ['apps/api/src/lib/c.ts', '#api/features/claims/claims.routes.ts'],
  ['apps/api/src/plugins/d.ts', '../lib/in-scope.ts'],
  ['apps/api/src/features/claims/e.ts', '@cradle/web'],
  ['apps/web/src/features/claims/a.ts', '../month/month.queries.ts'],
  ['apps/web/src/features/claims/b.ts', '#web/features/month/month.queries.ts'],
  ['apps/web/src/ui/c.tsx', '#web/features/month/month.queries.ts'],
  ['apps/web/src/app/d.tsx', '../features/month/month.page.tsx'],
  ['apps/web/src/features/claims/e.ts', '@cradle/db'],
  ['apps/web/src/features/claims/f.ts', '@cradle/api'],
  ['apps/web/src/features/claims/g.ts', 'antd'],
  ['apps/web/src/features/claims/h.ts', 'antd/lib/button'],
  ['apps/web/src/features/claims/i.ts', 'antd/es'],
  ['apps/web/src/app/j.ts', 'antd'],
  ['apps/web/src/lib/k.ts', 'node:fs'],
]

const innocents: Import[] = [
  ['packages/domain/src/claim/ok-a.ts', 'zod'],
  ['packages/domain/src/claim/ok-b.ts', '../money/index.ts'],
  ['packages/domain/src/claim/ok-c.ts', './moves.ts'],
  ['packages/domain/src/claim/ok-d.test.ts', 'fast-check'],
  ['packages/print/src/ok-a.ts', '@cradle/domain/money'],
  ['prisma/src/ok-a.ts', '@cradle/domain/claim'],
  ['e2e/src/ok-a.ts', '@cradle/db/testing'],
  ['e2e/plays/ok-b.spec.ts', '../src/play.ts'],
  ['apps/api/src/app.ts', '#api/features/claims/claims.routes.ts'],
  ['apps/api/src/demo/ok.ts', '#api/features/claims/save-section.ts'],
  ['apps/api/src/features/claims/ok-a.ts', './save-section.ts'],
  ['apps/api/src/features/claims/ok-b.ts', '#api/lib/in-scope.ts'],
  ['apps/api/src/features/claims/ok-c.ts', '@cradle/db'],
  ['apps/web/src/app/ok-a.tsx', '#web/features/month/month.page.tsx'],
  ['apps/web/src/features/claims/ok-b.ts', './claims.queries.ts'],
  ['apps/web/src/features/claims/ok-c.ts', '#web/lib/api-client.ts'],
  ['apps/web/src/features/claims/ok-d.ts', '@cradle/print'],
  ['apps/web/src/features/claims/ok-e.ts', 'antd/es/button'],
]

/** `import type` is an import too: a type drags its package along as surely as a value does. */
const importTypeOf = (specifier: string) => `import type { Thing } from '${specifier}'\n\nexport type Own = Thing\n`
const importOf = (specifier: string) => `import { thing } from '${specifier}'\n\nexport const own = thing\n`

describe('oxlint', () => {
  let skeleton: Awaited<ReturnType<typeof skeletonWith>>
  let refused: string[]
  beforeAll(async () => {
    const planted = [...violations, ...innocents].map(([file, specifier]) => [file, importOf(specifier)] as const)
    skeleton = await skeletonWith({
      ...Object.fromEntries(planted),
      'apps/web/src/features/claims/type-only.ts': importTypeOf('@cradle/db'),
      'packages/domain/src/calendar/clock.ts': 'export const now = Date.now()\n',
      'packages/domain/src/calendar/chance.ts': 'export const luck = Math.random()\n',
    })
    const { output } = await skeleton.run('oxlint', ['--deny-warnings', '-f', 'unix'])
    refused = output.split('\n').flatMap((line) => /^(\S+?):\d+:\d+: .*\(no-restricted-/.exec(line)?.[1] ?? [])
  })
  afterAll(() => skeleton.remove())

  test.each(violations)('refuses %s importing %s', (file) => {
    expect(refused).toContain(file)
  })

  test.each(innocents)('allows %s importing %s', (file) => {
    expect(refused).not.toContain(file)
  })

  test('refuses an import of types alone', () => {
    expect(refused).toContain('apps/web/src/features/claims/type-only.ts')
  })

  test.each(['clock', 'chance'])('keeps the domain from reading the world: %s', (thing) => {
    expect(refused).toContain(`packages/domain/src/calendar/${thing}.ts`)
  })
})
