import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
// It says on globalThis that it is here: what reads the file and what draws it are one thread.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'

/** A PDF, and how many of its pages are wanted at most. */
export type PagesOrder = { pdf: ArrayBuffer; most: number }
/** A page as it is drawn, the number of all pages once no more are wanted, or that it did not work. */
export type PagesResult = { page: ImageBitmap } | { count: number } | { unreadable: true }

/** Pixels to a point: what is read on a screen without being enlarged. */
const SCALE = 1.4

/** Canvases that no document holds. */
class CanvasFactory {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height)
    return { canvas, context: canvas.getContext('2d') }
  }
  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number) {
    Object.assign(canvas, { width, height })
  }
  destroy({ canvas }: { canvas: OffscreenCanvas }) {
    Object.assign(canvas, { width: 0, height: 0 })
  }
  getNoAlphaContext(canvas: OffscreenCanvas) {
    return canvas.getContext('2d', { alpha: false })
  }
}

/** Filters are made of a document's SVG; a form has none. */
class FilterFactory {
  addFilter = () => 'none'
  addHCMFilter = () => 'none'
  addAlphaFilter = () => 'none'
  addLuminosityFilter = () => 'none'
  addKnockoutFilter = () => 'none'
  addHighlightHCMFilter = () => 'none'
  destroy() {}
}

const answer = (result: PagesResult, transfer: Transferable[] = []) => self.postMessage(result, { transfer })

self.addEventListener('message', ({ data: order }: MessageEvent<PagesOrder>) => {
  if (!('pdf' in order)) return
  drawPages(order).then(
    (count) => answer({ count }),
    () => answer({ unreadable: true }),
  )
})

async function drawPages({ pdf: bytes, most }: PagesOrder): Promise<number> {
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    CanvasFactory,
    FilterFactory,
  }).promise
  for (let number = 1; number <= Math.min(most, pdf.numPages); number++) {
    const page = await pdf.getPage(number)
    const viewport = page.getViewport({ scale: SCALE })
    const canvas = new OffscreenCanvas(viewport.width, viewport.height)
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise
    page.cleanup()
    const drawn = canvas.transferToImageBitmap()
    answer({ page: drawn }, [drawn])
  }
  return pdf.numPages
}
