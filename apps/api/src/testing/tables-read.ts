import type pg from 'pg'

/** Rows of a table that were read by reading all of it. */
export type TableRead = { table: string; rows: number }

/**
 * Which tables were read from end to end by what others did in a database meanwhile, as the server counts it: what a plan
 * does not show, inside functions, triggers and policies, is counted too. Ends the others' connections; their pool makes new
 * ones.
 */
export async function tablesReadDuring(owner: pg.Client, work: () => Promise<unknown>): Promise<TableRead[]> {
  const before = await readSoFar(owner)
  await work()
  const after = await readSoFar(owner)
  return [...after].flatMap(([table, rows]) => {
    const meanwhile = rows - (before.get(table) ?? 0)
    return meanwhile > 0 ? [{ table, rows: meanwhile }] : []
  })
}

async function readSoFar(owner: pg.Client): Promise<Map<string, number>> {
  // A connection counts when it has a moment for it, and at the latest when it ends.
  await owner.query(
    `select pg_terminate_backend(pid, 10000) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )
  await owner.query('select pg_stat_force_next_flush()')
  const { rows } = await owner.query<{ table: string; rows: string }>(
    'select relname as table, seq_tup_read as rows from pg_stat_user_tables',
  )
  return new Map(rows.map(({ table, rows: read }) => [table, Number(read)]))
}
