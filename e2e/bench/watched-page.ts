import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test'
import type { Credentials } from '../src/pages/sign-in.page.ts'

/** A network as Chromium emulates it: round trip in milliseconds, kB/s down and up. */
export type Network = { name: string; latency: number; down: number; up: number }

/** Slow 4G as Lighthouse simulates it, and as Chromium's developer tools apply it, which adds the waiting for connections. */
export const networks: Network[] = [
  { name: 'slow 4G (150 ms, 1.6 Mbit/s)', latency: 150, down: 200, up: 94 },
  { name: 'developer tools’ slow 4G (562 ms, 1.44 Mbit/s)', latency: 562.5, down: 180, up: 84 },
]
const SLOWER_CPU = 4

/** A page of a browser of its own, with its developer tools. */
export type Watched = { context: BrowserContext; page: Page; tools: CDPSession }

/**
 * A browser in which somebody is signed in; every page of it notes when its content stood, and what held it up. It waits
 * on an empty page until its turn: whatever else is open takes time from what is measured.
 */
export async function signedIn(browser: Browser, origin: string, credentials: Credentials): Promise<Watched> {
  const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN', viewport: { width: 1366, height: 768 } })
  await context.addInitScript(() => {
    const seen = { contentAt: 0, longTasks: [] as number[], interactions: [] as number[] }
    Object.assign(globalThis, { seen })
    const look = () => {
      const heading = document.querySelector('main h1')
      if (seen.contentAt === 0 && heading && !document.querySelector('main')?.textContent.includes('正在加载'))
        seen.contentAt = performance.now()
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longTasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
    const events = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (Reflect.get(entry, 'interactionId')) seen.interactions.push(entry.duration)
    })
    events.observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
  const page = await context.newPage()
  await page.context().request.post('/api/v1/auth/login', { data: credentials })
  await page.goto('/')
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.goto('about:blank')
  return { context, page, tools: await context.newCDPSession(page) }
}

type Seen = { contentAt: number; longTasks: number[]; interactions: number[] }

/** What the page noted of itself so far. */
export const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => Reflect.get(globalThis, 'seen') as Seen)

/** Forgets tasks and interactions so far. */
export const forgetSeen = (page: Page) =>
  page.evaluate(() => {
    const seen = Reflect.get(globalThis, 'seen') as Seen
    seen.longTasks.length = 0
    seen.interactions.length = 0
  })

/** What a page is measured under. */
export type Slowness = { network?: Network; cpu?: number }

/**
 * Measures while the page is slowed down, and leaves it empty and as fast as the machine: Chromium takes most of a core
 * to hold a page back, whether that page does anything or not.
 */
export async function slowedDown<Result>(
  { page, tools }: Watched,
  { network, cpu = SLOWER_CPU }: Slowness,
  measure: () => Promise<Result>,
): Promise<Result> {
  await page.bringToFront()
  await slowDown(tools, network, cpu)
  try {
    return await measure()
  } finally {
    await slowDown(tools, undefined, 1)
    await page.goto('about:blank')
  }
}

async function slowDown(tools: CDPSession, network: Network | undefined, cpu: number) {
  await tools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network?.latency ?? 0,
    downloadThroughput: network ? network.down * 1000 : -1,
    uploadThroughput: network ? network.up * 1000 : -1,
  })
}
