import { type PrintedClass, printedClassNamed } from '../codes/index.ts'
import { type Fen, readYuan } from '../money/index.ts'

/** A row of a spreadsheet as a charge line: `printedName` is the class as the sheet calls it, where no table has it. */
export type PastedLine = { printedClass: PrintedClass | null; printedName: string | null; amountFen: Fen }
/** A row that was not taken, by its place among the rows pasted, counted from 1. */
export type UnreadRow = { row: number; text: string; reason: string }

const MAX_ROWS = 200
const sums = /^(?:合计|总计|小计|共计|费用合计|金额合计)[:：]?$/

/**
 * The charge lines of rows copied from a spreadsheet: a column of amounts, or columns that begin with the class and end
 * with the amount. Headings, sums and blank rows are no lines; what else cannot be read is named and not guessed.
 */
export function readPastedLines(text: string): { lines: PastedLine[]; unread: UnreadRow[] } {
  const lines: PastedLine[] = []
  const unread: UnreadRow[] = []
  const rows = text.split(/\r\n|\r|\n/)
  for (const [index, whole] of rows.entries()) {
    const cells = whole.split('\t').map((cell) =>
      cell
        .trim()
        .replace(/^"([^"]*)"$/, '$1')
        .trim(),
    )
    const filled = cells.filter((cell) => cell !== '')
    const refuse = (reason: string) => unread.push({ row: index + 1, text: filled.join(' ').slice(0, 40), reason })
    const amount = filled.at(-1)
    if (amount === undefined) continue
    const name = filled.length > 1 ? filled.find((cell) => !/^\d+[.、]?$/.test(cell) || cell === amount) : undefined
    const words = name === amount ? undefined : name
    const read = readYuan(amount)
    if (words !== undefined && sums.test(words)) refuse('合计行')
    else if (!read.ok) {
      // The first row is a heading where nothing in it is a number.
      if (index > 0 || /\d/.test(amount)) refuse(read.problem)
    } else if (lines.length === MAX_ROWS) refuse(`一张票据最多 ${MAX_ROWS} 行`)
    else lines.push({ ...classOf(words), amountFen: read.fen })
  }
  return { lines, unread }
}

function classOf(words: string | undefined): Pick<PastedLine, 'printedClass' | 'printedName'> {
  if (words === undefined) return { printedClass: null, printedName: null }
  const printedClass = printedClassNamed(words)
  return printedClass
    ? { printedClass, printedName: null }
    : { printedClass: 'unlisted', printedName: words.slice(0, 40) }
}
