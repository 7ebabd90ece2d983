import type { Cell, Column } from './file-columns.ts'

/** A file of records, whatever its format: what stands above the table, the table page by page, and the sums below it. */
export type RecordsFile = {
  /** What the file is, and who had it made, when and for which conditions: a line each. */
  head: string[]
  columns: Column[]
  /** Whether the national names of the fields stand above the titles. */
  nationalCodes: boolean
  pages: AsyncIterable<Cell[][]>
  /** The sums, once every page was read. */
  foot: () => Cell[]
}

/** The heads of the columns: the national names if they are wanted, and the titles. */
export const headsOf = ({ columns, nationalCodes }: RecordsFile): string[][] => [
  ...(nationalCodes ? [columns.map(({ code }) => code)] : []),
  columns.map(({ title }) => title),
]
