import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist/legacy/build/pdf.mjs'
// oxlint-disable-next-line import/default -- an address that Vite makes
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

type Options = { most: number; className: string; signal: AbortSignal }

/**
 * Draws the first pages of a PDF, one under another, and answers how many there are. The browser's own viewer is
 * not on phones and brings bars of its own; pdf.js reads in a worker of its own and draws a few strokes at a time.
 */
export async function drawPages(file: Blob, into: HTMLElement, { most, className, signal }: Options): Promise<number> {
  const loading = getDocument({ data: new Uint8Array(await file.arrayBuffer()), disableFontFace: true })
  try {
    const pdf = await loading.promise
    for (let number = 1; number <= Math.min(most, pdf.numPages); number++) {
      signal.throwIfAborted()
      const page = await pdf.getPage(number)
      const viewport = page.getViewport({ scale: 1.4 })
      const canvas = document.createElement('canvas')
      canvas.className = className
      canvas.width = viewport.width
      canvas.height = viewport.height
      canvas.setAttribute('role', 'img')
      canvas.setAttribute('aria-label', `第 ${number} 页`)
      into.append(canvas)
      await page.render({ canvas, viewport }).promise
      page.cleanup()
    }
    return pdf.numPages
  } finally {
    void loading.destroy()
    if (signal.aborted) into.replaceChildren()
  }
}
