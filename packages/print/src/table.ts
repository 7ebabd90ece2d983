import { LINE_HEIGHT, linesOf, linesOfPieces } from './lines-of-text.ts'
import { piece } from './piece.ts'
import type { Alignment, Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'

/** The thickness of every rule, in points. */
export const RULE = 0.5
/** Between a rule and what stands beside it. */
export const PADDING = 2.5
// Noto's line is taller above a character than below it.
export const ABOVE = 1.5
export const BELOW = 3.5
/** Every row of a section is divided into so many units, so that boxes of different sections stand in line. */
const UNITS = 24
const SIDE_WIDTH = 18
const UNIT_WIDTH = 15
/** How printed names stand. */
const named = { fontSize: 8.5, alignment: 'center' as const }
// Fixed widths: a word too long for its box is broken there instead of widening the table past the page.
const widthOf = (units: number): number => units * UNIT_WIDTH + (units - 1) * (2 * PADDING + RULE)
// Adjoining parts share the rule between them.
const OVERLAP: [number, number, number, number] = [0, -RULE, 0, 0]

/** A box of a row, as wide as so many units; how high its text is, in points. */
export type Box = { units: number; cell: TableCell; height?: number }
/** A row of boxes, at least as high as `height` points. */
export type Row = { boxes: Box[]; height?: number }

/** A text on the form that says which field it answers, so that a refusal can name it. */
export type Answered = ContentText & { answers?: string; verticalAlignment?: 'middle' }

/** 0.5 pt rules around every cell. */
export const ruled: CustomTableLayout = {
  hLineWidth: () => RULE,
  vLineWidth: () => RULE,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => ABOVE,
  paddingBottom: () => BELOW,
}

/** The rules within a part, one table to a run of rows alike; those around the part are drawn by the table that holds it. */
const ruledInside = (isFirst: boolean): CustomTableLayout => ({
  ...ruled,
  hLineWidth: (line, { table }) => (line === table.body.length || (line === 0 && isFirst) ? 0 : RULE),
  vLineWidth: (line, { table }) => (line === 0 || line === table.widths?.length ? 0 : RULE),
})

/** A frame around a part that fills it to its rules. */
const frame: CustomTableLayout = {
  ...ruled,
  paddingLeft: (column) => (column === 0 ? PADDING : 0),
  paddingRight: (column) => (column === 0 ? PADDING : 0),
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

/** The printed name of the box that follows, or of a column. */
export function label(text: string, units: number): Box {
  const { height, fit } = inLines(linesOf(text, widthOf(units), named.fontSize), named.fontSize)
  return { units, height, cell: piece(text, { ...named, ...fit }, { verticalAlignment: 'middle' as const }) }
}

/** A box with an answer; a list keeps each of its parts on one line. */
export function answer(to: string, text: string | string[], units: number, alignment: Alignment = 'left'): Box {
  const isList = typeof text !== 'string'
  const lines = isList ? linesOfPieces(text, widthOf(units), 9.5) : linesOf(text, widthOf(units), 9.5)
  const { height, fit } = inLines(lines, 9.5)
  const parts = isList ? text.map((part) => ({ text: part, noWrap: true })) : text
  const standing = { fontSize: 9.5, alignment, ...(isList ? {} : fit) }
  return { units, height, cell: piece(parts, standing, { answers: to, verticalAlignment: 'middle' as const }) }
}

/** The height of a row, in points. */
export const heightOf = ({ boxes, height = 0 }: Row): number =>
  Math.max(height, ...boxes.map((box) => box.height ?? 0)) + ABOVE + BELOW + RULE

/**
 * A text of one line is laid out as one piece: pdfmake otherwise measures every character of Chinese by itself, half of
 * the time and memory that five hundred forms take.
 */
const inLines = (lines: number, fontSize: number) => ({
  height: lines * fontSize * LINE_HEIGHT,
  fit: lines === 1 ? { noWrap: true } : {},
})

/** A label and its answer. */
export const field = (name: string, text: string | string[], [named, answered]: [number, number]): Box[] => [
  label(name, named),
  answer(name, text, answered),
]

/** A label and the amount that belongs to it. */
export const amount = (name: string, text: string, [named, answered]: [number, number]): Box[] => [
  label(name, named),
  answer(name, text, answered, 'right'),
]

/** A box that is left empty, to be written or sealed by hand. */
export const empty = (units: number, content: Content[] = []): Box => ({ units, cell: { stack: content } })

/** The margin of a line in a box written by hand, so far below what is above it. */
export const at = (below: number): [number, number, number, number] => [4, below, 4, 0]

/** Part of the form with its name at the left. It is never torn apart by the end of a page. */
export function section(name: string, rows: Row[]): Content {
  // A cell that spans the rows would be simpler, but pdfmake 0.3.11 loses its middle on the second page.
  const inner = { stack: runsAlike(rows).map((run, index) => tableOf(run, index === 0)) }
  const table = { widths: [SIDE_WIDTH, '*'], body: [[sideOf(name), inner]], dontBreakRows: true }
  return { table, layout: frame, margin: OVERLAP }
}

/** Rows whose boxes stand under one another make one table, so that no cell is there only to be spanned. */
function runsAlike(rows: Row[]): Row[][] {
  const runs: Row[][] = []
  for (const row of rows) {
    const run = runs.at(-1)
    if (run?.[0] && unitsOf(run[0]) === unitsOf(row)) run.push(row)
    else runs.push([row])
  }
  return runs
}

const unitsOf = ({ boxes }: Row): string => boxes.map(({ units }) => units).join()

const tableOf = (rows: Row[], isFirst: boolean): Content => ({
  table: {
    widths: (rows[0]?.boxes ?? []).map(({ units }) => widthOf(units)),
    heights: heightsOf(rows),
    body: rows.map(cellsOf),
  },
  layout: ruledInside(isFirst),
})

/** A part with as many numbered rows as there are: its head is repeated on every page, and no row is torn. */
export function list(name: string, head: Row, rows: Row[]): Content {
  const table = {
    widths: [SIDE_WIDTH, ...head.boxes.map(({ units }) => widthOf(units))],
    heights: heightsOf([head, ...rows]),
    body: [head, ...rows].map((row, index) => [sideOf(index === 0 ? name : String(index)), ...cellsOf(row)]),
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
  }
  return { table, layout: ruled, margin: OVERLAP }
}

/** The name of a part, written downwards unless it is short, or the number of a row. */
const sideOf = (name: string) =>
  piece(name.length > 2 ? [...name].join('\n') : name, named, { verticalAlignment: 'middle' as const })

const heightsOf = (rows: Row[]) => rows.map((row) => row.height ?? ('auto' as const))

function cellsOf({ boxes }: Row): TableCell[] {
  const units = boxes.reduce((sum, box) => sum + box.units, 0)
  if (units !== UNITS) throw new RangeError(`a row holds ${UNITS} units, not ${units}`)
  return boxes.map(({ cell }) => cell)
}
