import type { Page, Request, Route } from '@playwright/test'

/** What the page waited for, answer after answer: the addresses that were under way together. */
export type RoundTrips = string[][]

/**
 * Opens an address and counts how often its content had to wait for the network: everything asked for is held until the
 * page asks for nothing more, and then answered together. `returning`: the built files are in the browser already, as
 * they are after the first visit, being immutable.
 */
export async function roundTripsTo(
  page: Page,
  path: string,
  { returning }: { returning: boolean },
): Promise<RoundTrips> {
  const held: Route[] = []
  const underWay = new Set<Request>()
  const over = new Set<Request>()
  const ended = (request: Request) => {
    over.add(request)
    underWay.delete(request)
  }
  const letGo = (route: Route) => {
    // What the page before it asked for may have been given up while it was held.
    if (!over.has(route.request())) underWay.add(route.request())
    return route.continue()
  }
  let isOpening = false
  const hold = async (route: Route) => {
    isOpening ||= route.request().isNavigationRequest()
    // What the page before it still asks for is none of its round trips, and must not be taken for the first.
    if (!isOpening) return letGo(route)
    const { pathname } = new URL(route.request().url())
    if (isNothingToWaitFor(pathname) || (returning && pathname.startsWith('/assets/'))) return letGo(route)
    held.push(route)
  }
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  await page.route('**/*', hold)

  const trips: RoundTrips = []
  const opening = page.goto(path, { waitUntil: 'commit' })
  while (trips.length === 0 || !(await showsContent(page))) {
    const together = held.splice(0)
    if (together.length === 0) {
      await pause()
      continue
    }
    trips.push(together.map((route) => new URL(route.request().url()).pathname))
    await Promise.all(together.map(letGo))
    if (trips.length === 1) await opening
    await settled(page, underWay, held)
  }

  page.off('requestfinished', ended)
  page.off('requestfailed', ended)
  await Promise.all(held.splice(0).map((route) => route.continue()))
  await page.unroute('**/*', hold)
  return trips
}

/** The brand's picture, the tab's icon, and the beat that tells colleagues who is here: no content comes with them. */
const isNothingToWaitFor = (pathname: string) => pathname === '/icon.svg' || pathname.endsWith('/presence')

/** Whether the page shows what it was opened for: its heading, and nothing that still loads. */
async function showsContent(page: Page): Promise<boolean> {
  const main = page.getByRole('main')
  const hasHeading = (await main.getByRole('heading', { level: 1 }).count()) > 0
  return hasHeading && (await main.getByText('正在加载').count()) === 0
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

/**
 * Until the page shows its content, or has made what it will of the answers: none is under way, and it asks for nothing
 * more while its timers are served and its thread has nothing else to do, again and again. On a busy machine it has later.
 */
async function settled(page: Page, underWay: Set<Request>, held: Route[]) {
  let before = 0
  for (let quiet = 0; quiet < 8; quiet++) {
    if (await showsContent(page)) return
    await page.evaluate(servesAll)
    if (underWay.size > 0 || held.length !== before) quiet = 0
    before = held.length
  }
}

/** In the page. Its idle callbacks do not serve: it draws nothing while its styles are held, and is never told that it is idle. */
async function servesAll() {
  await new Promise((resolve) => setTimeout(resolve, 20))
  await scheduler.postTask(() => undefined, { priority: 'background' })
}
