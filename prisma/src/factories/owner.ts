import type pg from 'pg'

/** Writes as the owner: the register comes from the agency's own systems, so no role of the product may insert it. */
export type Owner = Pick<pg.ClientBase, 'query'>

/** Inserts one row; the columns are the object's keys. Answers nothing: ids are made by the caller. */
export async function insert(owner: Owner, table: string, row: Record<string, unknown>) {
  const columns = Object.keys(row)
  const places = columns.map((_, index) => `$${index + 1}`)
  await owner.query(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, Object.values(row))
}
