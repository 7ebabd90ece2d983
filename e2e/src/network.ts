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

type Kept = { keptAt: number; iv: Uint8Array }

/** What of unsent edits is on this browser's disk, sealed. */
const keptRows = (page: Page): Promise<Kept[]> =>
  page.evaluate(
    () =>
      new Promise<Kept[]>((resolve) => {
        const opening = indexedDB.open('cradle-unsent')
        opening.addEventListener('success', () => {
          const rows = opening.result.transaction('sections').objectStore('sections').getAll()
          rows.addEventListener('success', () => {
            opening.result.close()
            resolve((rows.result as Kept[]).map(({ keptAt, iv }) => ({ keptAt, iv })))
          })
        })
      }),
  )

/** When the latest unsent edit reached this browser's disk, in milliseconds since 1970; 0 while none did. */
export const keptAt = async (page: Page): Promise<number> =>
  Math.max(0, ...(await keptRows(page)).map((row) => row.keptAt))

/**
 * Answers what a page's unsent edits on the disk say. The key to them never leaves the page's memory, so each text is
 * remembered from here on as it is sealed, under the number used once for it that lies beside it on the disk.
 */
export async function watchKept(page: Page): Promise<() => Promise<string>> {
  const sealed = await page.evaluateHandle(() => {
    const texts = new Map<string, string>()
    const subtle = SubtleCrypto.prototype
    // oxlint-disable-next-line typescript/unbound-method -- called with the one it was asked of, below
    const { encrypt } = subtle
    subtle.encrypt = function watched(this: SubtleCrypto, algorithm, key, data) {
      texts.set(String((algorithm as { iv?: Uint8Array }).iv), new TextDecoder().decode(data))
      return encrypt.call(this, algorithm, key, data)
    }
    return texts
  })
  return async () => {
    const rows = await keptRows(page)
    const ivs = rows.map(({ iv }) => String(iv))
    const texts = await sealed.evaluate((known, asked) => asked.map((iv) => known.get(iv)), ivs)
    return texts.join('\n')
  }
}
