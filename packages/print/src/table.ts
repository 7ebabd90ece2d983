import type { Alignment, Content, ContentText, CustomTableLayout, TableCell } from 'pdfmake/interfaces'

/** The thickness of every rule, in points. */
const RULE = 0.5
/** Every row of a section is divided into so many units, so that boxes of different sections stand in line. */
const UNITS = 24
const UNIT_WIDTH = 15
const SIDE_WIDTH = 18

/** A box of a row, as wide as so many units. */
export type Box = { units: number; cell: TableCell }
/** A row of boxes, at least as high as `height` points. */
export type Row = { boxes: Box[]; height?: number }

/** A text on the form that says which field it answers, so that a refusal can name it. */
export type Answered = ContentText & { answers?: string }

const ruled: CustomTableLayout = {
  hLineWidth: () => RULE,
  vLineWidth: () => RULE,
  paddingLeft: () => 2.5,
  paddingRight: () => 2.5,
  paddingTop: () => 3,
  paddingBottom: () => 3,
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

/** Part of the form with its name down the left side. It is never torn apart by the end of a page. */
export function section(name: string, rows: Row[]): Content {
  const side = { text: [...name].join('\n'), style: 'label', rowSpan: rows.length, verticalAlignment: 'middle' as const }
  const body = rows.map((row, index) => [index === 0 ? side : {}, ...cellsOf(row)])
  return { ...ruledTable(body, rows), unbreakable: true }
}

/** A part with as many rows as there are: its head, with its name, is repeated on every page, and no row is torn. */
export function list(name: string, head: Row, rows: Row[]): Content {
  const open = { text: '', border: [true, false, true, false] as [boolean, boolean, boolean, boolean] }
  const closed = { text: '', border: [true, false, true, true] as [boolean, boolean, boolean, boolean] }
  const body = rows.map((row, index) => [index === rows.length - 1 ? closed : open, ...cellsOf(row)])
  const headed = [[{ text: name, style: 'label', verticalAlignment: 'middle' as const }, ...cellsOf(head)], ...body]
  return ruledTable(headed, [head, ...rows], 1)
}

function ruledTable(body: TableCell[][], rows: Row[], headerRows = 0) {
  return {
    table: {
      // Fixed widths: a word too long for its box is broken there instead of widening the table past the page.
      widths: [SIDE_WIDTH, ...Array.from({ length: UNITS }, () => UNIT_WIDTH)],
      heights: rows.map((row) => row.height ?? ('auto' as const)),
      body,
      headerRows,
      keepWithHeaderRows: headerRows,
      dontBreakRows: true,
    },
    layout: ruled,
    margin: [0, -RULE, 0, 0] as [number, number, number, number], // adjoining parts share the rule between them
  }
}

function cellsOf({ boxes }: Row): TableCell[] {
  const units = boxes.reduce((sum, box) => sum + box.units, 0)
  if (units !== UNITS) throw new RangeError(`a row holds ${UNITS} units, not ${units}`)
  return boxes.flatMap(({ units, cell }) => [
    { ...(cell as object), colSpan: units } as TableCell,
    ...Array.from({ length: units - 1 }, () => ({})),
  ])
}
