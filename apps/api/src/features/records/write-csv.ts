import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Cell, Column } from './file-columns.ts'
import { headsOf, type RecordsFile } from './records-file.ts'

// Excel takes a file without this mark for one in GBK.
const MARK = '\u{FEFF}'

/** Writes the file as CSV (RFC 4180) in UTF-8, with the mark that Excel needs to see it. */
export const writeCsv = (file: RecordsFile, out: Writable): Promise<void> => pipeline(linesOf(file), out)

async function* linesOf(file: RecordsFile): AsyncGenerator<string> {
  const { head, columns, pages, foot } = file
  const inLine = (cells: Cell[]) => ended(cells.map((cell, index) => inCsv(columns[index]!, cell)))
  const heads = [...head.map((line) => [line]), ...headsOf(file)]
  yield MARK + heads.map((texts) => ended(texts.map(textInCsv))).join('')
  for await (const rows of pages) yield rows.map(inLine).join('')
  yield inLine(foot())
}

const ended = (fields: string[]) => `${fields.join(',')}\r\n`

function inCsv({ kind }: Column, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textInCsv(cell)
  return kind === 'money' ? yuan(cell) : String(cell)
}

/** Yuan without separators: a number to whatever reads it. */
const yuan = (amount: number) => `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`

// What a spreadsheet takes for a formula (OWASP: CSV injection), also behind blanks and in the wide forms of Chinese input.
const FORMULA = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/u

/** Text as a field: never a formula, and in quotes where it holds what separates fields. */
export function textInCsv(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
