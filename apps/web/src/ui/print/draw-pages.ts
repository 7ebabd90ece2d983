// oxlint-disable-next-line import/default -- an address that Vite makes
import workerUrl from './draw-pages.worker.ts?worker&url'
import type { PagesOrder, PagesResult } from './draw-pages.worker.ts'

type Options = { most: number; className: string; signal: AbortSignal }

/** Has the browser fetch what draws pages, so that it is at hand when there is one. */
export function prepareToDraw() {
  if (document.querySelector(`link[href="${workerUrl}"]`)) return
  document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href: workerUrl }))
}

/**
 * Draws the first pages of a PDF, one under another, and answers how many there are. The browser's own viewer is not on
 * phones and brings bars of its own. pdf.js is half a megabyte to read in and a page some thousand strokes: both are done in
 * a worker, and the page answers meanwhile.
 */
export async function drawPages(file: Blob, into: HTMLElement, { most, className, signal }: Options): Promise<number> {
  const pdf = await file.arrayBuffer()
  signal.throwIfAborted()
  const worker = new Worker(workerUrl, { type: 'module', name: 'pages' })
  try {
    return await new Promise((resolve, reject) => {
      let number = 0
      worker.addEventListener('error', () => reject(new Error('what draws pages did not come')))
      worker.addEventListener('message', ({ data: result }: MessageEvent<PagesResult>) => {
        if ('page' in result) into.append(canvasOf(result.page, { className, number: ++number }))
        else if ('count' in result) resolve(result.count)
        else if ('unreadable' in result) reject(new Error('pages cannot be drawn'))
      })
      signal.addEventListener('abort', () => reject(signal.reason as Error))
      worker.postMessage({ pdf, most } satisfies PagesOrder, [pdf])
    })
  } finally {
    worker.terminate()
    if (signal.aborted) into.replaceChildren()
  }
}

function canvasOf(page: ImageBitmap, { className, number }: { className: string; number: number }) {
  const canvas = document.createElement('canvas')
  canvas.className = className
  canvas.width = page.width
  canvas.height = page.height
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', `第 ${number} 页`)
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(page)
  return canvas
}
