import type { Page } from '@playwright/test'
import { expect, test } from '../src/play.ts'
import { SignInPage } from '../src/pages/sign-in.page.ts'
import { roundTripsTo } from '../src/round-trips.ts'

/** Who looks at which pages, in the demonstration; `{claim}` is one that they find in their list. */
const pagesOf = {
  clerk: [
    '/',
    '/month/submit',
    '/claims',
    '/claims/new',
    '/claims/deleted',
    '/claims/{draft}',
    '/claims/{draft}/charges',
    '/claims/{draft}/check',
    '/records',
    '/account',
  ],
  'employer-admin': ['/', '/unit'],
  'first-reviewer': ['/', '/review', '/review/{waiting}', '/claims/{waiting}', '/account'],
  'second-reviewer': ['/'],
  approver: ['/', '/review/approvals', '/review/month', '/records?period=2026-11&status=accepted'],
  auditor: ['/', '/audit', '/audit/claims/{any}', '/claims/{any}', '/records'],
  'agency-admin': ['/', '/unit-accounts', '/windows', '/review/month'],
  counter: ['/', '/claims'],
  finance: ['/', '/claims'],
  'system-admin': ['/', '/staff', '/account'],
} as const

/** Where somebody finds a claim to open. */
const lists: Record<string, string> = { draft: '/claims?status=draft', waiting: '/review', any: '/claims' }

test.describe('no page waits longer than two round trips for its content', () => {
  for (const [account, pages] of Object.entries(pagesOf))
    test(account, { tag: account === 'clerk' ? [] : ['@long'] }, async ({ visitor: page }) => {
      await new SignInPage(page).signsIn({ username: account, password: 'cradle-demo' })
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
      for (const path of await withClaims(page, pages)) {
        const first = await roundTripsTo(page, path, { returning: false })
        // The document names the modules; with them come the session and what the page reads.
        expect.soft(first.slice(1), `${path}, after its document, on a first visit`).toHaveLength(2)
        const again = await roundTripsTo(page, path, { returning: true })
        expect.soft(again, `${path}, its document included, for who was here before`).toHaveLength(2)
      }
    })
})

async function withClaims(page: Page, paths: readonly string[]): Promise<string[]> {
  const found = new Map<string, string>()
  for (const name of new Set(paths.flatMap((path) => /\{(\w+)\}/.exec(path)?.[1] ?? []))) {
    await page.goto(lists[name]!)
    const link = page.getByRole('table').getByRole('link').first()
    found.set(name, /[^/]+$/.exec((await link.getAttribute('href')) ?? '')![0])
  }
  return paths.map((path) => path.replace(/\{(\w+)\}/, (_, name: string) => found.get(name) ?? ''))
}
