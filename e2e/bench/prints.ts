import { readFileSync, writeFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { textOf } from '../src/pdf-text.ts'
import { forgetSeen, seenBy, slowedDown, type Watched } from './watched-page.ts'

/** How long a print took from the click to the file, what it weighs, and what it did to the page meanwhile. */
export type Print = {
  what: string
  ms: number
  kilobytes: number
  pages: number
  longestTask: number
  peakMegabytes: number
}

/** How long one print is waited for, in milliseconds. */
const PATIENCE = 180_000

export type Asked = { claimId: string; claims: number; forms: number }

/** Opens a browser in which somebody is signed in who may print. */
type Open = () => Promise<Watched>

/** Everything that is printed, each kind in a browser that has printed nothing yet, on the machine as it is. */
export async function prints(browser: Browser, open: Open, { claimId, claims, forms }: Asked): Promise<Print[]> {
  const one = await sitting(open, `/claims/${claimId}`, async (watched) => [
    await timed(browser, watched, 'first form after a cold load', '打印审核表'),
    await timed(browser, watched, 'next form', '打印审核表'),
  ])
  const list = await sitting(open, '/claims?status=draft', async (watched) => {
    await multiplied(watched.page, claimId, { claims, forms })
    return [
      await timed(browser, watched, `a list of ${claims} rows after a cold load`, '打印明细表'),
      await timed(browser, watched, `a list of ${claims} rows`, '打印明细表'),
    ]
  })
  const many = await sitting(open, '/claims?status=draft', async (watched) => {
    await multiplied(watched.page, claimId, { claims, forms })
    return [await timed(browser, watched, `${forms} 审核表 as one PDF`, '打印全部审核表')]
  })
  return [...one, ...list, ...many]
}

async function sitting(open: Open, path: string, print: (watched: Watched) => Promise<Print[]>): Promise<Print[]> {
  const watched = await open()
  const printed = await slowedDown(watched, { cpu: 1 }, async () => {
    await watched.page.goto(path)
    return print(watched)
  })
  await watched.context.close()
  return printed
}

/** From now on the API answers as if there were so many claims: how it reads them is measured elsewhere. */
async function multiplied(page: Page, claimId: string, { claims, forms }: { claims: number; forms: number }) {
  const ids = Array.from({ length: forms }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`)
  await page.route('**/api/v1/claims?status=draft', async (route) => {
    const { items } = (await (await route.fetch()).json()) as { items: object[] }
    await route.fulfill({ json: { items: ids.map((id) => ({ ...items[0], id })), nextCursor: null } })
  })
  await page.route('**/api/v1/claim-forms', async (route) => {
    const { claimIds, form } = route.request().postDataJSON() as { claimIds: string[]; form: string }
    const one = await route.fetch({ postData: { form, claimIds: [claimId] } })
    const { items } = (await one.json()) as { items: object[] }
    await route.fulfill({ json: { items: claimIds.map((id) => ({ ...items[0], claimId: id })) } })
  })
  await page.route('**/api/v1/claim-ledger*', async (route) => {
    const ledger = (await (await route.fetch()).json()) as { rows: object[] }
    const many = Array.from({ length: claims }, (_, n) => ledger.rows[n % ledger.rows.length])
    await route.fulfill({ json: { ...ledger, rows: many } })
  })
  await page.route(/\/api\/v1\/(claim|general)-prints$/, (route) => route.fulfill({ json: { count: 1 } }))
}

async function timed(browser: Browser, { page }: Watched, what: string, label: string): Promise<Print> {
  const button = page.getByRole('button', { name: label, exact: true })
  await button.waitFor()
  await forgetSeen(page)
  const tools = await browser.newBrowserCDPSession()
  await resetPeaks(tools)
  const preview = page.getByRole('dialog', { name: /^打印预览/ })
  // As whoever presses it comes to it first.
  await button.hover()
  const ms = await page.evaluate(untilShown, { label, patience: PATIENCE })
  const peakMegabytes = await peakOf(tools)
  await preview.getByText(/^共 \d+ 页/).waitFor()
  const { longTasks } = await seenBy(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    preview.getByRole('button', { name: '下载 PDF' }).click(),
  ])
  const file = readFileSync(await download.path())
  const pages = Number(/共 (\d+) 页/.exec(await preview.innerText())?.[1] ?? 0)
  if (!(await textOf(file.subarray())).includes('石家庄')) throw new Error(`${what} says nothing`)
  await preview.getByRole('button', { name: '关闭' }).click()
  await preview.waitFor({ state: 'detached' })
  return { what, ms, kilobytes: file.length / 1000, pages, longestTask: Math.max(0, ...longTasks), peakMegabytes }
}

/**
 * In the page: presses the button and answers how long its file took to be shown. Throws what the page says instead, or
 * that it said nothing.
 */
function untilShown({ label, patience }: { label: string; patience: number }): Promise<number> {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)!
  const from = performance.now()
  return new Promise((resolve, reject) => {
    const look = new MutationObserver(() => {
      const said = (role: string) => [...document.querySelectorAll(`[role=${role}]`)].map((one) => one.textContent)
      const [refusal] = said('alert')
      if (refusal) settle(() => reject(new Error(`${label}: the page says “${refusal}”`)))
      else if (said('dialog').some((text) => text.includes('下载 PDF'))) settle(() => resolve(performance.now() - from))
    })
    const settle = (deed: () => void) => {
      look.disconnect()
      clearTimeout(limit)
      deed()
    }
    const limit = setTimeout(
      () => settle(() => reject(new Error(`${label}: nothing was shown within ${patience / 1000} s`))),
      patience,
    )
    look.observe(document.body, { childList: true, subtree: true })
    button.click()
  })
}

/** The renderers of the browser, by the system's numbers. */
async function renderers(tools: CDPSession): Promise<number[]> {
  const { processInfo } = await tools.send('SystemInfo.getProcessInfo')
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

async function resetPeaks(tools: CDPSession) {
  for (const id of await renderers(tools)) writeFileSync(`/proc/${id}/clear_refs`, '5')
}

/** The most memory that the heaviest renderer held since the peaks were reset, its workers and the engine included. */
async function peakOf(tools: CDPSession): Promise<number> {
  const peaks = (await renderers(tools)).map((id) => {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1000
  })
  return Math.max(...peaks)
}
