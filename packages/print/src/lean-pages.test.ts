import { describe, expect, test, vi } from 'vitest'
import { fontFamily } from './font-family.ts'
import { writeLeanPages } from './lean-pages.ts'
import { renderPdf } from './render.ts'
import { readPdf, subsetFont } from './testing/pdf.ts'

type Reference = { data: { Length?: number; Filter?: string }; write(chunk: unknown): void; end(): void }

/** An object of a document of pdfkit's shape, and all that is written to the file. */
function givenReference({ compress = false } = {}) {
  const file: (string | Uint8Array)[] = []
  class PdfObject {
    data: { Length?: number; Filter?: string } = {}
    compress = compress
    buffer: Uint8Array[] = []
    write(chunk: Uint8Array) {
      this.buffer.push(chunk)
    }
    finalize() {
      file.push(...this.buffer)
    }
    end() {
      this.finalize()
    }
  }
  const document = { ref: () => new PdfObject() }
  writeLeanPages(document)
  writeLeanPages(document)
  return { reference: document.ref() as Reference, file }
}

describe('an object of a lean document', () => {
  test('holds what was written, line by line and byte by byte, in its order', () => {
    const { reference, file } = givenReference()
    reference.write('q')
    reference.write('1 0 0 \u00ff cm')
    reference.write(Uint8Array.of(1, 2))
    reference.write('Q')
    reference.end()
    expect(file.map((chunk) => [...Buffer.from(chunk)])).toEqual([
      [...Buffer.from('q\n1 0 0 \u00ff cm\n', 'latin1')],
      [1, 2],
      [...Buffer.from('Q\n')],
    ])
  })

  test('of no words stays empty', () => {
    const { reference, file } = givenReference({ compress: true })
    reference.end()
    expect([file, reference.data]).toEqual([[], {}])
  })

  test('is compressed once, and says so', async () => {
    const { reference, file } = givenReference({ compress: true })
    for (let line = 0; line < 1000; line++) reference.write('0 0 m')
    reference.end()
    await vi.waitFor(() => expect(file).toHaveLength(1))
    expect(reference.data.Filter).toBe('FlateDecode')
    expect(file[0]!.length).toBeLessThan(200)
  })

  test('is written as it is where nothing compresses', async () => {
    vi.stubGlobal('CompressionStream', undefined)
    const { reference, file } = givenReference({ compress: true })
    reference.write('0 0 m')
    reference.end()
    await vi.waitFor(() => expect(file).toEqual([Uint8Array.from(Buffer.from('0 0 m\n'))]))
    expect(reference.data.Filter).toBeUndefined()
    vi.unstubAllGlobals()
  })
})

test('a page is read as it was written, whether its document is compressed or not', async () => {
  const document = (compress: boolean) => ({
    content: [{ text: '生育保险 3,120.55' }],
    defaultStyle: { font: fontFamily },
    compress,
  })
  const [small, large] = await Promise.all([true, false].map((compress) => renderPdf(document(compress), subsetFont)))
  const [page, other] = [await readPdf(small!), await readPdf(large!)]
  expect(page.map(({ text }) => text)).toEqual(['生育保险3,120.55'])
  expect(other).toEqual(page)
  expect(small!.byteLength).toBeLessThan(large!.byteLength)
})
