import type { Page } from '@playwright/test'

const saves = '**/api/v1/claims/*'

/** Takes the server away from a page's saves, and gives it back. */
export async function withoutServer(page: Page): Promise<() => Promise<void>> {
  await page.route(saves, (route) =>
    route.request().method() === 'PATCH' ? route.abort('connectionrefused') : route.fallback(),
  )
  return () => page.unroute(saves)
}

/** Lets the next save reach the server, which stops before it answers; every later one finds nobody. */
export async function serverStopsWhileSaving(page: Page): Promise<() => Promise<void>> {
  let reached = false
  await page.route(saves, async (route) => {
    if (route.request().method() !== 'PATCH') return route.fallback()
    if (!reached) {
      reached = true
      await route.fetch()
    }
    return route.abort('connectionreset')
  })
  return () => page.unroute(saves)
}

/** When the latest unsent edit reached this browser's disk, in milliseconds since 1970; 0 while none did. */
export const keptAt = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('cradle-unsent')
        opening.addEventListener('success', () => {
          const rows = opening.result.transaction('sections').objectStore('sections').getAll()
          rows.addEventListener('success', () => {
            const kept = rows.result as { keptAt: number }[]
            opening.result.close()
            resolve(Math.max(0, ...kept.map((row) => row.keptAt)))
          })
        })
      }),
  )
