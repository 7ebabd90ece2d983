import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { joinPdfs } from './join.ts'
import { renderPdf } from './render.ts'
import { givenForms } from './testing/forms.ts'
import { readPdf, subsetFont } from './testing/pdf.ts'
import { zipOf } from './zip.ts'

const pdfOf = (form: keyof typeof givenForms) => renderPdf(draw([givenForms[form].full]), subsetFont)
const [one, other] = [await pdfOf('review-form'), await pdfOf('charge-ledger')]

describe('joined PDFs', () => {
  test('keep every page as it was, in order, and its words', async () => {
    const pages = await readPdf(await joinPdfs([one, other]))
    expect(pages.map(({ text }) => text)).toEqual(
      [...(await readPdf(one)), ...(await readPdf(other))].map(({ text }) => text),
    )
  })

  test('of one part are that part', async () => {
    expect(await joinPdfs([one])).toBe(one)
  })

  test('of nothing are none', async () => {
    await expect(joinPdfs([])).rejects.toThrow(RangeError)
  })
})

test('a zip holds each file under its name, byte for byte', () => {
  const files = unzipSync(
    zipOf(
      new Map([
        ['审核表-1.pdf', one],
        ['明细表.pdf', other],
      ]),
    ),
  )
  expect(Object.keys(files)).toEqual(['审核表-1.pdf', '明细表.pdf'])
  expect(files['审核表-1.pdf']).toEqual(new Uint8Array(one))
})
