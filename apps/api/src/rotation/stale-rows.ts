import { type Statement, statement } from '@cradle/db'

/** Rows of one small transaction: few enough that a request that meets them hardly waits. */
const BATCH = 100

/** Values that wait to be sealed or hashed under today's keys, and how they are written anew. */
export type StaleRows<Row> = {
  name: string
  /** How many wait; asked, as the next two, with the ids of today's sealing and hashing key. */
  count: Statement<{ stale: number }>
  /** The next of them, locked; those that a request is at work on are left for later. */
  take: Statement<Row>
  /** Writes the renewed rows, given as one JSON array. */
  write: Statement<unknown>
  renew: (row: Row) => Record<string, string | null>
}

type Source<Row> = {
  name: string
  /** SQL: from which tables, under which condition, which columns, which of the tables is locked. */
  from: string
  stale: string
  columns: string
  locks: string
  write: string
  renew: StaleRows<Row>['renew']
}

/** The three statements of a kind of stale rows. */
export function staleRows<Row>({ name, from, stale, columns, locks, write, renew }: Source<Row>): StaleRows<Row> {
  const waiting = `from ${from} where $1::text is not null and $2::text is not null and (${stale})`
  return {
    name,
    count: statement(`rotate.count.${name}`, `select count(*)::int as stale ${waiting}`),
    take: statement(
      `rotate.take.${name}`,
      `select ${columns} ${waiting} limit ${BATCH} for update of ${locks} skip locked`,
    ),
    write: statement(`rotate.write.${name}`, write),
    renew,
  }
}
