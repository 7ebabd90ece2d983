import { fen, type Fen, formatYuan, total } from '@cradle/domain/money'
import type { Alignment, Content, TableCell } from 'pdfmake/interfaces.js'
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
  const rows = entries.map(({ texts, amount }) => ({
    amount,
    cells: columns.map((column, i) => cell(column, texts[i] ?? '')),
  }))
  const table = {
    widths: columns.map(({ width }) => width),
    body: [columns.map(headOf), ...rows.map(({ cells }) => cells as TableCell[])],
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
  }
  const sumOf = (chosen: typeof rows): Fen => total(chosen.map(({ amount }) => fen(amount ?? 0)))
  const pageOf = ({ cells }: (typeof rows)[number]) => cells[0]?.positions?.[0]?.pageNumber ?? 0
  // The list may be one part of a bundle: pages are counted from where its first entry stands.
  const footOf = (page: number) => {
    const first = Math.min(...rows.map(pageOf))
    const here = rows.filter((row) => pageOf(row) - first + 1 === page)
    const upToHere = rows.filter((row) => pageOf(row) - first + 1 <= page)
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

function cell({ name, width, alignment = 'left' }: Column, text: string): Mark {
  // What surely fits is one piece (see table.ts).
  const fits = text.length * FONT <= width ? { noWrap: true } : {}
  return { text, answers: name, fontSize: FONT, alignment, verticalAlignment: 'middle', ...fits }
}
