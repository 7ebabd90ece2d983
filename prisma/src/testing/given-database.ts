import { createHash, randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import type { Role } from '@cradle/domain/access'
import type { Caller } from '../caller.ts'
import { type Database, type DatabaseOptions, openDatabase } from '../database.ts'
import { keysFrom } from '../keys.ts'
import { makeLoginRole } from '../login-role.ts'
import { statement } from '../statement.ts'
import { cloneTemplate } from './database.ts'

/** Keys of the tests' own. */
export const { vault } = keysFrom(['a secret of the tests, long enough for any of them'])

/** A statement named by its text. */
export const sql = <Row = Record<string, never>>(text: string) =>
  statement<Row>(createHash('sha256').update(text).digest('hex').slice(0, 32), text)

/**
 * A database of this test file's own: the product's door to it, and its owner beside the door. `open` opens another. To be called at
 * a file's top: inside a test nothing would clear up after it.
 */
export async function givenDatabase(options: Partial<DatabaseOptions> = {}) {
  const { url, drop } = await cloneTemplate(inject('adminUrl'))
  const loginUrl = await makeLoginRole(url, 'of a test')
  const lost: Error[] = []
  const onConnectionError = (error: Error) => void lost.push(error)
  const doors: Database[] = []
  const open = async (options: Partial<DatabaseOptions>) => {
    const door = await openDatabase({ url: loginUrl, onConnectionError, ...options })
    doors.push(door)
    return door
  }
  const database = await open(options)
  const sessions: pg.Client[] = []
  const session = async (config: pg.ClientConfig = {}) => {
    const client = new pg.Client({ connectionString: url, ...config })
    client.on('error', onConnectionError)
    await client.connect()
    sessions.push(client)
    return client
  }
  const owner = await session()
  afterAll(async () => {
    await Promise.all(doors.map((door) => door.close()))
    await Promise.all(sessions.map((client) => client.end()))
    await drop()
  })
  return { url, loginUrl, database, owner, session, open, lost }
}

/** Waits until `query` answers a row: a fact that another session is about to make true. */
export async function until(owner: pg.Client, query: string, values: unknown[] = []) {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    const { rowCount } = await owner.query(query, values)
    if (rowCount) return
  }
  throw new Error(`in vain: ${query}`)
}

/** Waits until as many sessions of this database wait for a lock. */
export const untilWaiting = (owner: pg.Client, sessions = 1) =>
  until(
    owner,
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' having count(*) >= $1`,
    [sessions],
  )

/** Somebody signed in; what a test does not say is made up. */
export const callerOf = (role: Role, { agencyId, scopeId, membershipId }: Partial<Caller>): Caller => ({
  membershipId: membershipId ?? randomUUIDv7(),
  accountId: randomUUIDv7(),
  holderId: randomUUIDv7(),
  role,
  name: '某人',
  agencyId: agencyId ?? randomUUIDv7(),
  scopeId: scopeId ?? randomUUIDv7(),
  requestId: 'a test',
})
