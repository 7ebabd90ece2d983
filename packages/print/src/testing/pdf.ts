import { readFile } from 'node:fs/promises'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { FontCoverage } from '../coverage.ts'

/** A file that build-font.ts made; `turbo run test` builds first. */
const built = (name: string) => readFile(new URL(`../../dist/fonts/${name}`, import.meta.url))

export const subsetFont = await built('noto-sans-sc-subset.ttf')
export const fullFont = await built('noto-sans-sc-full.ttf')
export const coverage = JSON.parse(String(await built('coverage.json'))) as FontCoverage

/** A text as it lies on a page: where its line begins, how wide it is, and how its line is turned. */
type Placed = { text: string; x: number; y: number; width: number; level: boolean }
export type Page = { text: string; placed: Placed[] }

/** What a reader finds in a PDF, page by page; blanks and line ends are left out of `text`. */
export async function readPdf(bytes: Uint8Array): Promise<Page[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent()
      const placed = items.flatMap((item) => ('str' in item ? [placedOf(item)] : []))
      return { text: squeezed(placed.map(({ text }) => text).join('')), placed }
    }),
  )
}

/** Text without the blanks and line ends that a layout adds and takes away. */
export const squeezed = (text: string): string => text.replace(/\s/g, '')

function placedOf({ str, transform, width }: { str: string; transform: unknown[]; width: number }): Placed {
  const [, turn, , , x, y] = transform.map(Number)
  return { text: str, x: x ?? 0, y: y ?? 0, width, level: turn === 0 }
}
