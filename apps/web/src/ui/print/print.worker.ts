import type { ReviewFormData } from '@cradle/domain/wire'
import { type FontCoverage, fontFor, reviewForm } from '@cradle/print'
import coverageUrl from '@cradle/print/fonts/coverage.json?url'
import fullUrl from '@cradle/print/fonts/noto-sans-sc-full.ttf?url'
import subsetUrl from '@cradle/print/fonts/noto-sans-sc-subset.ttf?url'
import { renderPdf } from '@cradle/print/render'

/** One form to make, and what came of it: the bytes, a refusal in words, or `failed` where trying again may help. */
export type PrintJob = { id: number; data: ReviewFormData }
export type PrintResult = { id: number } & ({ pdf: ArrayBuffer } | { problem: string } | { failed: true })

const fontUrls = { subset: subsetUrl, full: fullUrl }

self.addEventListener('message', ({ data: job }: MessageEvent<PrintJob>) => {
  void resultOf(job).then((result) => self.postMessage(result, { transfer: 'pdf' in result ? [result.pdf] : [] }))
})

async function resultOf({ id, data }: PrintJob): Promise<PrintResult> {
  try {
    const document = reviewForm(data)
    const needed = fontFor(document, JSON.parse(new TextDecoder().decode(await bytesAt(coverageUrl))) as FontCoverage)
    if (!needed.ok) return { id, problem: needed.problem }
    const pdf = await renderPdf(document, await bytesAt(fontUrls[needed.font]))
    return { id, pdf: pdf.slice().buffer }
  } catch {
    return { id, failed: true }
  }
}

const fetched = new Map<string, Promise<Uint8Array>>()

// The worker starts when somebody prints: what nearly every form needs is on its way while the form's data still is.
for (const url of [subsetUrl, coverageUrl]) bytesAt(url).catch(() => undefined)

/** The file at `url`, fetched once; a failure is forgotten, so that the next attempt asks again. */
function bytesAt(url: string): Promise<Uint8Array> {
  const before = fetched.get(url)
  if (before) return before
  const now = fetchBytes(url)
  fetched.set(url, now)
  now.catch(() => fetched.delete(url))
  return now
}

async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} at ${url}`)
  return new Uint8Array(await response.arrayBuffer())
}
