import { PDFDocument } from '@cantoo/pdf-lib'

/**
 * Several PDFs as one. Hundreds of forms are drawn in parts and joined: pdfmake holds a whole document in memory until its
 * last page is drawn, some half a megabyte to a form.
 */
export async function joinPdfs(parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const [first, ...others] = parts
  if (!first) throw new RangeError('nothing to join')
  if (others.length === 0) return first
  const whole = await PDFDocument.load(first)
  for (const part of others) {
    const document = await PDFDocument.load(part)
    for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page)
  }
  return whole.save()
}
