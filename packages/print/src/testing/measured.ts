import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A rectangle on the page, in points from its lower left corner. */
type Box = { x0: number; y0: number; x1: number; y1: number }
/** A piece of text with the room its ink takes. */
export type Ink = Box & { text: string }
/** What lies on a page: its texts, and its straight rules. */
export type MeasuredPage = { width: number; height: number; inks: Ink[]; rules: Box[] }

type Matrix = [number, number, number, number, number, number]
type Glyph = { unicode: string; width: number }

/** Measures every page as it is drawn, operator by operator: a text as wide as its glyphs, a rule as long as its stroke. */
export async function measured(bytes: Uint8Array): Promise<MeasuredPage[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
  return Promise.all(numbers.map(async (number) => measuredPage(await pdf.getPage(number))))
}

async function measuredPage(page: PDFPageProxy): Promise<MeasuredPage> {
  const { width, height } = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = await page.getOperatorList()
  const inks: Ink[] = []
  const rules: Box[] = []
  const stack: Matrix[] = []
  let [ctm, text]: [Matrix, Matrix] = [
    [1, 0, 0, 1, 0, 0],
    [1, 0, 0, 1, 0, 0],
  ]
  let [size, spacing] = [0, 0]
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[]
    if (operator === OPS.save) stack.push(ctm)
    else if (operator === OPS.restore) ctm = stack.pop() ?? ctm
    else if (operator === OPS.transform) ctm = times(ctm, args as Matrix)
    else if (operator === OPS.beginText) spacing = 0
    else if (operator === OPS.setTextMatrix)
      text = Array.from({ length: 6 }, (_, at) => Number((args[0] as number[])[at])) as Matrix
    else if (operator === OPS.setFont) size = Number(args[1])
    else if (operator === OPS.setCharSpacing) spacing = Number(args[0])
    else if (operator === OPS.showText) {
      const ink = inkOf(args[0] as (Glyph | number)[], times(ctm, text), size, spacing)
      if (ink) inks.push(ink)
    } else if (operator === OPS.constructPath && args[0] === OPS.stroke && args[2])
      rules.push(corners(ctm, args[2] as number[]))
  })
  return { width, height, inks, rules }
}

function inkOf(shown: (Glyph | number)[], [a, b, c, d, x, y]: Matrix, size: number, spacing: number): Ink | undefined {
  const glyphs = shown.filter((one) => typeof one !== 'number')
  const text = glyphs.map(({ unicode }) => unicode).join('')
  // The mark across a draft is turned, and meant to lie over everything.
  if (text.trim() === '' || b !== 0 || c !== 0) return undefined
  const width = glyphs.reduce((sum, glyph) => sum + (glyph.width / 1000) * size + spacing, -spacing)
  // A character of Chinese hangs an eighth of its height below the line it stands on.
  return { text, x0: x, x1: x + width * a, y0: y - 0.1 * size * d, y1: y + 0.8 * size * d }
}

function corners([a, b, c, d, e, f]: Matrix, [x0 = 0, y0 = 0, x1 = 0, y1 = 0]: ArrayLike<number> & number[]): Box {
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e]
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f]
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }
}

function times([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** The texts that leave their cell: those a rule runs through, those over the margin, and those that lie over another. */
export function misplaced({ width, height, inks, rules }: MeasuredPage): string[] {
  const crossed = inks.filter((ink) => rules.some((rule) => meet(ink, rule)))
  const outside = inks.filter(({ x0, x1, y0, y1 }) => x0 < 39.9 || x1 > width - 39.9 || y0 < 6 || y1 > height - 6)
  const byPlace = inks.toSorted((one, other) => one.x0 - other.x0)
  const over = byPlace.filter((ink, index) =>
    byPlace.slice(index + 1, index + 400).some((other) => other.x0 < ink.x1 && meet(ink, other)),
  )
  return [
    ...crossed.map(({ text }) => `“${text}” is crossed by a rule`),
    ...outside.map(({ text }) => `“${text}” is over the margin`),
    ...over.map(({ text }) => `“${text}” lies over another text`),
  ]
}

const SLACK = 0.4
const meet = (one: Box, other: Box) =>
  one.x0 + SLACK < other.x1 && other.x0 < one.x1 - SLACK && one.y0 + SLACK < other.y1 && other.y0 < one.y1 - SLACK
