import { create } from 'fontkit'
import { expect, test } from 'vitest'
import { LINE_HEIGHT, linesOf, linesOfPieces, textWidth } from './lines-of-text.ts'
import { renderPdf } from './render.ts'
import { fontFamily } from './font-family.ts'
import { coverage, readPdf, subsetFont } from './testing/pdf.ts'

const font = create(subsetFont)
const widthIn = (character: string) => font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth

test('a character of ASCII is as wide as the font says', () => {
  for (let code = 0x20; code < 0x7f; code++) {
    const character = String.fromCharCode(code)
    expect([character, Math.round(textWidth(character, 1000))]).toEqual([character, widthIn(character)])
  }
})

test('no other is wider than a square, and a line is as high as the font says', () => {
  const others = coverage.subset.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  )
  expect(Math.max(...others.map((code) => widthIn(String.fromCodePoint(code))))).toBe(1000)
  expect(LINE_HEIGHT).toBeCloseTo(((font.ascent - font.descent) / font.unitsPerEm) * 0.9)
})

/** Texts as forms have them, and worse. */
const texts = [
  '石家庄市长安区中山东路 326 号 3 单元 1201 室',
  '中国建设银行 石家庄长安支行 105121000012',
  '（一）《石家庄市生育保险和职工基本医疗保险合并实施细则》第十二条；《社会保险经办条例》第二十条。',
  '阿依古丽·买买提艾力·喆堃犇镕䶮',
  'ABCDEFGHIJ'.repeat(9),
  '取出宫内节育器、放置宫内节育器、输卵管结扎术（2 次），共 1,208.25 元',
  '2026-09-17 2026-09-22 130102 19900307 002X',
  '产后出血…并发症：胎盘早剥——转院！',
  '99.5%、100‰，约 3/4；“甲类”药品 A/B（甲）和乙类',
]
const widths = [61, 105, 205, 388]
const cases = texts.flatMap((text) => widths.map((width) => ({ text, width })))

/** The lines that each text of a document really has, one to a page. */
async function linesDrawn(): Promise<number[]> {
  const content = cases.map(({ text, width }, index) => ({
    columns: [{ text, width }],
    ...(index > 0 ? { pageBreak: 'before' as const } : {}),
  }))
  const pdf = await renderPdf({ content, defaultStyle: { font: fontFamily, fontSize: 9.5 } }, subsetFont)
  return (await readPdf(pdf)).map(({ placed }) => new Set(placed.map(({ y }) => y)).size)
}

test('a text takes the lines that it is said to take', async () => {
  const drawn = await linesDrawn()
  expect(drawn).toHaveLength(cases.length)
  expect(cases.map(({ text, width }) => linesOf(text, width, 9.5))).toEqual(drawn)
})

test('no text is one empty line', () => {
  expect(linesOf('', 100, 9.5)).toBe(1)
})

test('a list breaks between its parts alone', () => {
  const part = '0026896566； '
  const three = 3 * textWidth(part, 9.5)
  expect(linesOfPieces([part, part, part], three, 9.5)).toBe(1)
  expect(linesOfPieces([part, part, part], three - 10, 9.5)).toBe(2)
})
