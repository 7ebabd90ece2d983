import type { Alignment, Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js'

/** The thickness of every rule, in points. */
const RULE = 0.5
/** Every row of a section is divided into so many units, so that boxes of different sections stand in line. */
const UNITS = 24
const SIDE_WIDTH = 18
const PADDING = 2.5
// Fixed widths: a word too long for its box is broken there instead of widening the table past the page.
const unitWidths = Array.from({ length: UNITS }, () => 15)
// Adjoining parts share the rule between them.
const OVERLAP: [number, number, number, number] = [0, -RULE, 0, 0]

/** A box of a row, as wide as so many units. */
export type Box = { units: number; cell: TableCell }
/** A row of boxes, at least as high as `height` points. */
export type Row = { boxes: Box[]; height?: number }

/** A text on the form that says which field it answers, so that a refusal can name it. */
export type Answered = ContentText & { answers?: string; verticalAlignment?: 'middle' }

const ruled: CustomTableLayout = {
  hLineWidth: () => RULE,
  vLineWidth: () => RULE,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  // Noto's line is taller above a character than below it.
  paddingTop: () => 1.5,
  paddingBottom: () => 3.5,
}

/** The rules within a part; those around it are drawn by the table that holds it. */
const ruledInside: CustomTableLayout = {
  ...ruled,
  hLineWidth: (line, { table }) => (line === 0 || line === table.body.length ? 0 : RULE),
  vLineWidth: (line) => (line === 0 || line === UNITS ? 0 : RULE),
}

/** A frame around a part that fills it to its rules. */
const frame: CustomTableLayout = {
  ...ruled,
  paddingLeft: (column) => (column === 0 ? PADDING : 0),
  paddingRight: (column) => (column === 0 ? PADDING : 0),
  paddingTop: () => 0,
  paddingBottom: () => 0,
}

/** The printed name of the box that follows, or of a column. */
export const label = (text: string, units: number): Box => ({
  units,
  cell: { text, style: 'label', verticalAlignment: 'middle' },
})

/** A box with an answer; a list keeps each of its parts on one line. */
export function answer(to: string, text: string | string[], units: number, alignment: Alignment = 'left'): Box {
  const parts = typeof text === 'string' ? text : text.map((part) => ({ text: part, noWrap: true }))
  const cell: Answered = { text: parts, answers: to, style: 'answer', alignment, verticalAlignment: 'middle' }
  return { units, cell }
}

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

/** Part of the form with its name at the left. It is never torn apart by the end of a page. */
export function section(name: string, rows: Row[]): Content {
  // A cell that spans the rows would be simpler, but pdfmake 0.3.11 loses its middle on the second page.
  const inner = {
    table: { widths: unitWidths, heights: heightsOf(rows), body: rows.map(cellsOf) },
    layout: ruledInside,
  }
  const table = { widths: [SIDE_WIDTH, '*'], body: [[sideOf(name), inner]], dontBreakRows: true }
  return { table, layout: frame, margin: OVERLAP }
}

/** A part with as many numbered rows as there are: its head is repeated on every page, and no row is torn. */
export function list(name: string, head: Row, rows: Row[]): Content {
  const table = {
    widths: [SIDE_WIDTH, ...unitWidths],
    heights: heightsOf([head, ...rows]),
    body: [head, ...rows].map((row, index) => [sideOf(index === 0 ? name : String(index)), ...cellsOf(row)]),
    headerRows: 1,
    keepWithHeaderRows: 1,
    dontBreakRows: true,
  }
  return { table, layout: ruled, margin: OVERLAP }
}

/** The name of a part, written downwards unless it is short, or the number of a row. */
const sideOf = (name: string) => ({
  text: name.length > 2 ? [...name].join('\n') : name,
  style: 'label',
  verticalAlignment: 'middle' as const,
})

const heightsOf = (rows: Row[]) => rows.map((row) => row.height ?? ('auto' as const))

function cellsOf({ boxes }: Row): TableCell[] {
  const units = boxes.reduce((sum, box) => sum + box.units, 0)
  if (units !== UNITS) throw new RangeError(`a row holds ${UNITS} units, not ${units}`)
  return boxes.flatMap(({ units, cell }) => [
    { ...(cell as object), colSpan: units },
    ...Array.from({ length: units - 1 }, () => ({})),
  ])
}
