import type pg from 'pg'

/** What the server may write to its log before it makes a checkpoint: the rows of some 150,000 claims. */
const LONG = '8GB'

/**
 * Lets the server's log grow while a province is written, and answers how to put it back. After a checkpoint each page that
 * is touched goes to the log whole, and all are touched again when indexes are built and rows are looked over: at the usual
 * 1 GB such pages are more than half of the log. It stays as durable as ever; only a start after a crash takes longer.
 */
export async function lengthenLog(owner: pg.ClientBase): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ enough: boolean; own: string | null }>(
    `select pg_size_bytes(current_setting('max_wal_size')) >= pg_size_bytes($1) as enough,
       (select setting from pg_file_settings where name = 'max_wal_size' and sourcefile ~ 'postgresql.auto.conf$') as own`,
    [LONG],
  )
  const [{ enough, own } = { enough: true, own: null }] = rows
  // Another province may be under way: it puts back what both found.
  if (enough || own === LONG) return async () => undefined
  const alter = async (what: string) => {
    await owner.query(`alter system ${what}`)
    await owner.query('select pg_reload_conf()')
  }
  await alter(`set max_wal_size = '${LONG}'`)
  return () => alter(own === null ? 'reset max_wal_size' : `set max_wal_size = '${own}'`)
}
