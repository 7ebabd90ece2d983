import { fen, type Fen, formatYuan, total } from '@cradle/domain/money'
import type { Alignment, Content, TableCell } from 'pdfmake/interfaces.js'
import { linesOf } from './lines-of-text.ts'
import { lineWidth } from './page.ts'
import { type Answered, PADDING, RULE, ruled } from './table.ts'

/** A column of a list: its name, its width in points, how its answers stand. */
export type Column = { name: string; width: number; alignment?: Alignment }

/** One entry: a text for every column, and the amount it adds to the sum, where it has one. */
export type Entry = { texts: string[]; amount: number | null }

/** A list as it is drawn, and what the foot of a page says of the entries upon it. */
export type Ledger = { content: Content; footOf: (page: number) => string }

/** The cell that knows, once pdfmake has laid the list out, on which page its entry came to stand. */
type Mark = Answered & { positions?: { pageNumber: number }[] }

const FONT = 8

/**
 * A list as wide as the page lying down: a head repeated on every page, entries that no page end tears, and at the foot of
 * each page its own sum (本页小计) and the sum so far (累计).
 */
export function ledger(columns: readonly Column[], entries: readonly Entry[]): Ledger {
  const used = columns.reduce((sum, { width }) => sum + width + 2 * PADDING + RULE, RULE)
  if (used > lineWidth('landscape') + 0.01) throw new RangeError(`the columns are ${used} points wide`)
  const rows = entries.map(({ texts, amount }) => ({ amount, cells: cellsOf(columns, texts) }))
  const table = {
    widths: columns.map(({ width }) => width),
    body: [columns.map(headOf), ...rows.map(({ cells }) => cells as TableCell[])],
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
  }
  const pageOf = ({ cells }: (typeof rows)[number]) => cells[0]?.positions?.[0]?.pageNumber ?? 0
  const sumOf = (chosen: typeof rows): Fen => total(chosen.map(({ amount }) => fen(amount ?? 0)))
  // The list may be one part of a bundle: pages are counted from where its first entry stands. The entries of a page stand
  // side by side: each is looked at once, not once for every page.
  const footOf = (page: number) => {
    const last = (rows[0] ? pageOf(rows[0]) : 0) + page - 1
    const from = firstAfter(rows, (row) => pageOf(row) >= last)
    const to = firstAfter(rows, (row) => pageOf(row) > last)
    const [here, upToHere] = [rows.slice(from, to), rows.slice(0, to)]
    return `本页 ${here.length} 份，小计 ${formatYuan(sumOf(here))} 元　累计 ${upToHere.length} 份，${formatYuan(sumOf(upToHere))} 元`
  }
  return { content: { table, layout: ruled }, footOf }
}

const headOf = ({ name }: Column): TableCell => ({
  text: name,
  fontSize: FONT,
  alignment: 'center',
  verticalAlignment: 'middle',
})

/** Where the rows begin of which that is true; it is of all that come after. */
function firstAfter<Row>(rows: readonly Row[], isThere: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isThere(rows[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** The cells of an entry, each in the middle of its row: one that fills the row stands there by itself. */
function cellsOf(columns: readonly Column[], texts: readonly string[]): Mark[] {
  const lines = columns.map(({ width }, i) => linesIn(texts[i] ?? '', width))
  const most = Math.max(...lines)
  return columns.map(({ name, alignment = 'left' }, i) => ({
    text: texts[i] ?? '',
    answers: name,
    fontSize: FONT,
    alignment,
    ...(lines[i] === most ? {} : { verticalAlignment: 'middle' as const }),
    // What surely fits is one piece (see table.ts).
    ...(lines[i] === 1 ? { noWrap: true } : {}),
  }))
}

const linesIn = (text: string, width: number) => (text.length * FONT <= width ? 1 : linesOf(text, width, FONT))
