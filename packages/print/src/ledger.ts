import { fen, type Fen, formatYuan, total } from '@cradle/domain/money'
import type { Alignment, Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'
import { LINE_HEIGHT, linesOf } from './lines-of-text.ts'
import { HEAD, lineWidth, type Rule, type Sheet, SIDE } from './page.ts'
import { piece } from './piece.ts'
import { ABOVE, type Answered, BELOW, PADDING, RULE } from './table.ts'

/** A column of a list: its name, its width in points, how its answers stand. */
export type Column = { name: string; width: number; alignment?: Alignment }

/** One entry: a text for every column, and the amount it adds to the sum, where it has one. */
export type Entry = { texts: string[]; amount: number | null }

/** A list as it is drawn, and what each page bears of it beside its entries. */
export type Ledger = {
  content: Content[]
  footOf: NonNullable<Sheet['list']>['footOf']
  rulesOf: NonNullable<Sheet['list']>['rulesOf']
}

/** Where pdfmake notes, once a page is laid out, how far down which page it was when it came to a node. */
type Mark = { positions?: { pageNumber: number; top: number }[] }

const FONT = 8

/**
 * A list as wide as the page lying down: a head repeated on every page, entries that no page end tears, and at the foot of
 * each page its own sum (本页小计) and the sum so far (累计).
 */
export function ledger(columns: readonly Column[], entries: readonly Entry[]): Ledger {
  const xs = [0]
  for (const { width } of columns) xs.push(xs.at(-1)! + width + 2 * PADDING + RULE)
  const used = xs.at(-1)! + RULE
  if (used > lineWidth('landscape') + 0.01) throw new RangeError(`the columns are ${used} points wide`)
  const head = columns.map(headOf)
  const rows = entries.map(({ texts, amount }) => ({ amount, cells: cellsOf(columns, texts) }))
  const table = {
    widths: columns.map(({ width }) => width),
    body: [head, ...rows.map(({ cells }) => cells)] as TableCell[][],
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
  }
  const end = { text: ' ', fontSize: 0.1, lineHeight: 0 }
  const begun = markOf(head[0])
  // Each entry is laid out by itself and then put where it finds room: where it ended is where pdfmake was when it came to the next.
  const ends = [...rows.slice(1).map(({ cells }) => markOf(cells[0])), markOf(end)]
  const pageOf = (at: number) => ends[at]?.()?.pageNumber ?? 0
  const sumOf = (chosen: typeof rows): Fen => total(chosen.map(({ amount }) => fen(amount ?? 0)))

  /** The entries on a page of the list, counted from where it begins: it may be one part of a bundle. */
  const entriesOn = (page: number) => {
    const number = (begun()?.pageNumber ?? 1) + page - 1
    return [
      firstOf(rows.length, (at) => pageOf(at) >= number),
      firstOf(rows.length, (at) => pageOf(at) > number),
    ] as const
  }
  const footOf = (page: number) => {
    const [from, to] = entriesOn(page)
    const [here, upToHere] = [rows.slice(from, to), rows.slice(0, to)]
    return `本页 ${here.length} 份，小计 ${formatYuan(sumOf(here))} 元　累计 ${upToHere.length} 份，${formatYuan(sumOf(upToHere))} 元`
  }
  const rulesOf = (page: number): Rule[] => {
    const [from, to] = entriesOn(page)
    if (from === to && (page > 1 || rows.length > 0)) return []
    const top = page === 1 ? (begun()?.top ?? 0) : HEAD
    const bottoms = [
      top + RULE,
      top + RULE + headHeight(columns),
      ...ends.slice(from, rows.length === 0 ? 0 : to).map((mark) => mark()?.top ?? 0),
    ]
    const across = bottoms.map((y) => rule(SIDE, y - RULE / 2, SIDE + used, y - RULE / 2))
    return [...across, ...xs.map((x) => rule(SIDE + x + RULE / 2, top, SIDE + x + RULE / 2, bottoms.at(-1)!))]
  }
  return { content: [{ table, layout: unruled }, end], footOf, rulesOf }
}

/**
 * Room for the rules, which are drawn page by page: pdfmake draws each cell's by themselves, some forty strokes to an entry,
 * which takes longer than its words.
 */
const unruled: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => RULE + PADDING,
  paddingRight: (column, { table }) => PADDING + (column === (table.widths?.length ?? 0) - 1 ? RULE : 0),
  paddingTop: (row) => (row === 0 ? RULE : 0) + ABOVE,
  paddingBottom: () => BELOW + RULE,
}

const rule = (x1: number, y1: number, x2: number, y2: number): Rule => ({ x1, y1, x2, y2, lineWidth: RULE })

const markOf = (node: unknown) => () => (node as Mark | undefined)?.positions?.[0]

const headOf = ({ name }: Column): Answered =>
  piece(name, { fontSize: FONT, alignment: 'center' }, { verticalAlignment: 'middle' as const })

/** The height of the head without the rule above it. */
const headHeight = (columns: readonly Column[]) =>
  Math.max(...columns.map(({ name, width }) => linesIn(name, width))) * FONT * LINE_HEIGHT + ABOVE + BELOW + RULE

/** The first of so many of which that is true; it is of all that come after. */
function firstOf(count: number, isThere: (at: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isThere(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The cells of an entry, each in the middle of its row: one that fills the row stands there by itself. */
function cellsOf(columns: readonly Column[], texts: readonly string[]): Answered[] {
  const lines = columns.map(({ width }, i) => linesIn(texts[i] ?? '', width))
  const most = Math.max(...lines)
  return columns.map(({ name, alignment }, i) =>
    // What surely fits is laid out whole (see table.ts).
    piece(
      texts[i] ?? '',
      { fontSize: FONT, noWrap: lines[i] === 1, ...(alignment && { alignment }) },
      { answers: name, ...(lines[i] === most ? {} : { verticalAlignment: 'middle' as const }) },
    ),
  )
}

const linesIn = (text: string, width: number) => (text.length * FONT <= width ? 1 : linesOf(text, width, FONT))
