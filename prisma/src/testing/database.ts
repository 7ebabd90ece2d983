import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { keepSettings, migrate } from '../migrate.ts'

const TEMPLATE = 'cradle_template'

/**
 * Migrates the template that every test file clones; `adminUrl` names a database of the test server. A server that
 * lives on between runs keeps its template while the migrations stay as they are.
 */
export async function makeTemplate(adminUrl: string): Promise<void> {
  await withAdmin(adminUrl, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE])
    if (rowCount === 0) await admin.query(`create database ${TEMPLATE}`)
    try {
      await migrate(urlOf(adminUrl, TEMPLATE))
    } catch {
      await admin.query(`drop database ${TEMPLATE} with (force)`)
      await admin.query(`create database ${TEMPLATE}`)
      await migrate(urlOf(adminUrl, TEMPLATE))
    }
  })
}

/** A fresh database of its own for one test file: append-only tables cannot be emptied between tests. */
export async function cloneTemplate(adminUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `cradle_test_${randomBytes(6).toString('hex')}`
  await withAdmin(adminUrl, async (admin) => {
    await admin.query(`create database ${name} template ${TEMPLATE}`)
    await keepSettings(admin, name)
  })
  return {
    url: urlOf(adminUrl, name),
    drop: () =>
      withAdmin(adminUrl, async (admin) => {
        await admin.query(`drop database ${name} with (force)`)
        await admin.query(`drop role if exists cradle_login_${name}`)
      }),
  }
}

export function urlOf(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function withAdmin(url: string, use: (admin: pg.Client) => Promise<unknown>) {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    // Cloning refuses a template that somebody is connected to, and two clones at once would be somebody.
    await admin.query('select pg_advisory_lock(72707371)')
    await use(admin)
  } finally {
    await admin.end()
  }
}
