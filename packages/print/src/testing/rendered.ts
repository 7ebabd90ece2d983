import { createCanvas } from '@napi-rs/canvas'
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PNG } from 'pngjs'

/** A page as grey levels, row by row. */
export type Picture = { width: number; height: number; grey: Uint8Array }

/** Fine enough that half a millimetre shows, small enough to keep. */
const PER_INCH = 60

/** The pages of a PDF, drawn by pdf.js as outlines: no font of the machine has a say. */
export async function rendered(bytes: Uint8Array): Promise<Picture[]> {
  const pdf = await opened(bytes)
  const pictures: Picture[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { width, height } = page.getViewport({ scale: PER_INCH / 72 })
    pictures.push(await drawnTo(page, { scale: PER_INCH / 72, width, height }))
  }
  return pictures
}

/** The corner at the right of the first page's head, fine enough for a telephone. */
export async function renderedCorner(bytes: Uint8Array): Promise<Picture> {
  const page = await (await opened(bytes)).getPage(1)
  const scale = 3
  const side = 110 * scale
  const { width } = page.getViewport({ scale })
  return drawnTo(page, { scale, width: side, height: side, offsetX: side - width })
}

const opened = (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true }).promise

type View = { scale: number; width: number; height: number; offsetX?: number }

async function drawnTo(page: PDFPageProxy, { scale, offsetX = 0, ...size }: View): Promise<Picture> {
  const [width, height] = [Math.round(size.width), Math.round(size.height)]
  const canvas = createCanvas(width, height)
  const canvasContext = canvas.getContext('2d')
  const viewport = page.getViewport({ scale, offsetX })
  await page.render({ canvas: canvas as never, canvasContext: canvasContext as never, viewport }).promise
  const { data } = canvasContext.getImageData(0, 0, width, height)
  return { width, height, grey: Uint8Array.from({ length: width * height }, (_, at) => greyOf(data, at * 4)) }
}

const greyOf = (data: Uint8ClampedArray, at: number) =>
  Math.round(((data[at] ?? 0) * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1000)

/** As a PNG of one channel in sixteen greys, half as large and as telling. */
export function pngOf({ width, height, grey }: Picture): Buffer {
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 })
  png.data = Buffer.from(grey.map((level) => Math.round(level / 17) * 17))
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false, deflateLevel: 9 })
}

export function pictureOf(file: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(file))
  return { width, height, grey: Uint8Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0) }
}

/** How many of the pixels that are not paper in either picture differ by more than a smoothed edge does, 0 to 1. */
export function difference(one: Picture, other: Picture): number {
  if (one.width !== other.width || one.height !== other.height) return 1
  let [ink, different] = [0, 0]
  one.grey.forEach((level, at) => {
    const beside = other.grey[at] ?? 255
    if (level < 240 || beside < 240) ink++
    if (Math.abs(level - beside) > 60) different++
  })
  return ink === 0 ? 0 : different / ink
}
