import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { writeLeanPages } from './lean-pages.ts'
import { fontFamily } from './font-family.ts'

/** What pdfmake has and its types leave out: the file system in memory that fonts are read from. */
type Files = { virtualfs: { writeFileSync(name: string, content: Uint8Array): void } }
type Stream = { ref(data: object): unknown }

let lean: Promise<void> | undefined
/** Every document is written lean; pdfmake lets nobody at pdfkit but through a document, so one of nothing is made first. */
const leanPages = () => (lean ??= made({ content: [] }).getStream().then(writeLeanPages))
const made = (document: TDocumentDefinitions) =>
  pdfmake.createPdf(document) as unknown as { getStream(): Promise<Stream>; getBuffer(): Promise<Uint8Array> }

/**
 * The document as a PDF, its text in `font` (TrueType; pdfmake embeds a WOFF2 whole and is ten times slower on WOFF).
 * Works in a browser, in a worker and in Node alike. A document is used up by this: make another for another copy.
 */
export async function renderPdf(document: TDocumentDefinitions, font: Uint8Array): Promise<Uint8Array> {
  const file = `${fontFamily}.ttf`
  ;(pdfmake as unknown as Files).virtualfs.writeFileSync(file, font)
  pdfmake.setFonts({ [fontFamily]: { normal: file } })
  pdfmake.setUrlAccessPolicy(() => false)
  // Node's build alone reads local files; a form never does.
  if ('setLocalAccessPolicy' in pdfmake) pdfmake.setLocalAccessPolicy(() => false)
  await leanPages()
  return made(document).getBuffer()
}
