import { once } from 'node:events'
import type { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import type { Cell, Column } from './file-columns.ts'
import { headsOf, type RecordsFile } from './records-file.ts'

type Sheet = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter['addWorksheet']>

const formats = { text: '@', day: 'yyyy-mm-dd', money: '#,##0.00', count: '0' } as const
/** The paper it prints on, by its number in the format; the library's own name is one for compilers only. */
// oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- a const enum is not there when types are stripped
const A4 = 9 as ExcelJS.PaperSize
/** Columns that stay in sight: up to the person's name. */
const FROZEN = 4

/** Writes the file as a workbook, row by row: typed cells, heads that stay in sight, a filter over the titles. */
export async function writeWorkbook(file: RecordsFile, out: Writable): Promise<void> {
  const { head, columns, pages, foot } = file
  const heads = headsOf(file)
  // Whoever waits for room or for the end waits in vain once nobody reads.
  const left = once(out, 'close').then(() => {
    throw new Error('nobody reads any more')
  })
  left.catch(() => undefined)
  const titleAt = head.length + heads.length
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = book.addWorksheet('申报明细', {
    views: [{ state: 'frozen', xSplit: FROZEN, ySplit: titleAt }],
    pageSetup: { paperSize: A4, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
  sheet.columns = columns.map(({ width, kind }) => ({ width, style: { numFmt: formats[kind] } }))
  sheet.autoFilter = { from: { row: titleAt, column: 1 }, to: { row: titleAt, column: columns.length } }
  head.forEach((line, index) => writeRow(sheet, [line], index === 0 ? { bold: true, size: 14 } : undefined))
  for (const texts of heads) writeRow(sheet, texts, { bold: true })
  for await (const rows of pages) {
    for (const cells of rows) writeRow(sheet, valuesIn(columns, cells))
    // That nobody reads any more goes first: what is written then is taken at once.
    await Promise.race([left, taken(sheet)])
  }
  writeRow(sheet, valuesIn(columns, foot()), { bold: true })
  sheet.commit()
  await Promise.race([left, book.commit()])
}

function writeRow(sheet: Sheet, values: ExcelJS.CellValue[], font?: Partial<ExcelJS.Font>) {
  const row = sheet.addRow(values)
  if (font) row.font = font
  row.commit()
}

/** Text stays text, whatever it looks like; a day is a date, an amount yuan. */
const valuesIn = (columns: Column[], cells: Cell[]): ExcelJS.CellValue[] =>
  cells.map((cell, index) => {
    const { kind } = columns[index]!
    if (kind === 'day' && cell !== null) return new Date(`${cell}T00:00:00Z`)
    return kind === 'money' && typeof cell === 'number' ? cell / 100 : cell
  })

/** So much of a sheet, in bytes, may be written and not packed yet. */
const AHEAD = 1024 * 1024

// ExcelJS writes on without asking whether anybody reads; the packer behind its sheet can say.
async function taken(sheet: Sheet) {
  const { pipes } = (sheet as unknown as { stream: { pipes: Writable[] } }).stream
  for (const pipe of pipes) if (pipe.writableLength > AHEAD) await once(pipe, 'drain')
}
