import { type Network, seenBy, slowedDown, type Watched } from './watched-page.ts'
import { median } from './report.ts'

/** Milliseconds from the address to the content, with nothing in the browser and when it was here before. */
export type Visit = { page: string; first: number; again: number }

/** Visits a page of the app as often as the median needs. */
export function visits(watched: Watched, name: string, path: string, network: Network, times: number): Promise<Visit> {
  return slowedDown(watched, { network }, async () => {
    const first: number[] = []
    const again: number[] = []
    for (let time = 0; time < times; time++) {
      await watched.tools.send('Network.clearBrowserCache')
      first.push(await timeTo(watched, path))
      again.push(await timeTo(watched, path))
    }
    return { page: name, first: median(first), again: median(again) }
  })
}

async function timeTo({ page }: Watched, path: string): Promise<number> {
  await page.goto(path, { timeout: 120_000 })
  const isThere = () => (Reflect.get(globalThis, 'seen') as { contentAt: number }).contentAt > 0
  await page.waitForFunction(isThere, undefined, { timeout: 120_000 })
  const { contentAt } = await seenBy(page)
  // What is fetched ahead comes before the next visit, as it would while somebody reads.
  await page.waitForLoadState('networkidle')
  return contentAt
}
