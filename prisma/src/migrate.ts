import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

/** The lock Prisma's own `migrate deploy` takes, so that the two never run at once. */
const MIGRATION_LOCK = 72707369

const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

type Migration = { name: string; sql: string; checksum: string }

/** Migrations that were once applied under other comments, the statements the same: the checksum of the text of then. */
const formerChecksums: readonly (readonly [name: string, checksum: string])[] = [
  ['20261129000000_review_queue', '15456faacecdb31ee26881f65987ae57a79de6d51de2cbc8a45d590b6110c0ad'],
]

/**
 * Applies the migrations that the database has not seen, each in one transaction, and keeps Prisma's bookkeeping, so
 * that `prisma migrate status` and `deploy` agree. Answers the names it applied. Throws when an applied migration was
 * changed since, or the server is older than PostgreSQL 15.
 */
export async function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await refuseOldServer(client)
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const { rows } = await client.query<{ own: string }>('select current_database() as own')
    await keepSettings(client, rows[0]!.own)
    await client.query(bookkeeping)
    const applied = await client.query<{ migration_name: string; checksum: string }>(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null',
    )
    const checksums = new Map(applied.rows.map((row) => [row.migration_name, row.checksum]))
    const all = await migrationsIn(folder)
    for (const [name, former] of formerChecksums) {
      const now = all.find((migration) => migration.name === name)?.checksum
      if (now === undefined || checksums.get(name) !== former) continue
      await client.query('update _prisma_migrations set checksum = $2 where migration_name = $1', [name, now])
      checksums.set(name, now)
    }
    const changed = all.find(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum)
    if (changed) throw new Error(`migration ${changed.name} was changed after it was applied`)
    const unseen = all.filter(({ name }) => !checksums.has(name))
    for (const migration of unseen) await apply(client, migration)
    return unseen.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function migrationsIn(folder: string): Promise<Migration[]> {
  const folders = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const names = folders.map((folder) => folder.name).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}/${name}/migration.sql`, 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration) {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
}

async function refuseOldServer(client: pg.Client) {
  const { rows } = await client.query<{ number: number }>(`select current_setting('server_version_num')::int as number`)
  if (rows[0]!.number < 150_000) throw new Error('PostgreSQL 15 or newer is needed')
}

/**
 * What a database says of itself to whoever connects, which a copy does not take over, nor a role would say after SET ROLE.
 *
 * UTC: a server initialised in China speaks Asia/Shanghai, and Prisma's adapter would then store every instant eight hours
 * off. The pages: one that is read by an index costs hardly more than the next one, in memory as on today's disks. By the
 * four times as much that PostgreSQL assumes, all claims of a large employer were read and sorted for the first fifty, which
 * an index has in order.
 */
export async function keepSettings(client: pg.Client, database: string) {
  const own = pg.escapeIdentifier(database)
  await client.query(`alter database ${own} set timezone = 'UTC'`)
  await client.query(`alter database ${own} set random_page_cost = 1.1`)
}

const bookkeeping = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`
