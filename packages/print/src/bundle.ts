import type { Content, DynamicContent, TDocumentDefinitions } from 'pdfmake/interfaces.js'

/** Where pdfmake notes, once a page is laid out, on which pages a node came to stand. */
type Mark = { text: string; fontSize: number; lineHeight: number; positions?: { pageNumber: number }[] }

/**
 * Several documents as one, each on pages of its own that it counts from 1. The first says what the file is called. Like
 * any document, it and its parts are used up by being rendered.
 */
export function bundle(documents: readonly TDocumentDefinitions[]): TDocumentDefinitions {
  const [first] = documents
  if (!first) throw new RangeError('a bundle holds at least one document')
  // A line of no height at the head of each: pdfmake writes to it where it came to stand.
  const marks = documents.map((): Mark => ({ text: ' ', fontSize: 0.1, lineHeight: 0.1 }))
  const firstPageOf = (index: number) => marks[index]?.positions?.[0]?.pageNumber
  const parts = documents.map((document, index) => {
    /** Pages as the part counts them. */
    const counted = (part: TDocumentDefinitions['header']): DynamicContent | null => {
      if (typeof part !== 'function') return null
      return (page, count, size) => {
        const start = firstPageOf(index) ?? 1
        return part(page - start + 1, (firstPageOf(index + 1) ?? count + 1) - start, size)
      }
    }
    const { content, header, footer, watermark, pageOrientation, pageMargins } = document
    return {
      section: [marks[index], content],
      header: counted(header),
      footer: counted(footer),
      watermark: watermark ?? null,
      ...(pageOrientation && { pageOrientation }),
      ...(pageMargins !== undefined && { pageMargins }),
    }
  })
  const { header: _header, footer: _footer, watermark: _watermark, content: _content, ...rest } = first
  return { ...rest, content: parts as unknown as Content }
}
