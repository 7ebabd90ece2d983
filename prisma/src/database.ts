import { AsyncLocalStorage } from 'node:async_hooks'
import { availableParallelism } from 'node:os'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../generated/prisma/client.ts'
import { type AuditEvent, appendAudit } from './audit/append-audit.ts'
import { actorOf, type Caller, databaseRoleOf, databaseRoles, type SystemCaller } from './caller.ts'
import { type Answered, type Asked, PassedOver, RoundTrip } from './round-trip.ts'
import type { Plan, Statement } from './statement.ts'

// Business dates are text: a JavaScript Date at midnight belongs to another day somewhere else.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Amounts fit a safe integer by their CHECKs and schemas; counts do too.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

/** What a use-case sees of the database: its caller's rows, in one transaction. */
export type Scoped<Who extends Caller | SystemCaller = Caller> = {
  caller: Who
  /** Runs a named statement. Statements sent without waiting leave together and are answered in order. */
  query: <Row>(statement: Statement<Row>, values?: readonly unknown[]) => Promise<Row[]>
  /** Prisma in the same transaction, for what nobody waits for. Reads and single writes; no nested writes. */
  prisma: PrismaClient
  /** Buffers an audit event; it is written last in this transaction. */
  audit: (event: AuditEvent) => void
  /**
   * Says that nothing more is asked than what was sent: the audit events and COMMIT leave with it, where they would have
   * been a round trip of their own. What only shapes the answer may follow; it can undo nothing any more.
   */
  closing: () => void
}

export type DatabaseOptions = {
  url: string
  /** Connections for requests; more wait. */
  connections?: number
  /** Connections for streams, which are held as long as somebody reads; more wait, and no request waits for them. */
  streams?: number
  /** Turns named statements off, for a pooler older than PgBouncer 1.21. */
  unnamed?: boolean
  onConnectionError: (error: Error) => void
}

/** The only way to the data: `inScope`, and `inStream` for what lasts as long as its reader. */
export type Database = {
  inScope: <Who extends Caller | SystemCaller, Result>(
    caller: Who,
    use: (db: Scoped<Who>) => Promise<Result>,
  ) => Promise<Result>
  /** `inScope` on a connection for streams. When `signal` aborts, the statement that runs is stopped in PostgreSQL. */
  inStream: <Who extends Caller | SystemCaller, Result>(
    caller: Who,
    signal: AbortSignal,
    use: (db: Scoped<Who>) => Promise<Result>,
  ) => Promise<Result>
  close: () => Promise<void>
}

/**
 * For each core of the machine four: with more, PostgreSQL spends its time between them (each keeps plans of its own), and
 * with fewer, batches of the month's last day hold up who only reads.
 */
export const CONNECTIONS = 4 * availableParallelism()

const uuid = /^[0-9a-f-]{36}$/

/** A scope while its transaction runs; what is left of it afterwards must not reach the next one's connection. */
type Entered = {
  open: boolean
  closing?: true
  client: pg.PoolClient
  unnamed: boolean
  firstFailure?: Error
  /** What was asked in this turn of the event loop and has not left yet. */
  leaving?: RoundTrip
}

/** Inside a scope there is no second door: a nested `inScope` would hold two connections and two truths. */
const entered = new AsyncLocalStorage<Entered>()

/** Opens the pool and proves that it may become every role and speaks UTC; throws one plain sentence otherwise. */
export async function openDatabase({
  url,
  connections = CONNECTIONS,
  streams = 4,
  unnamed = false,
  onConnectionError,
}: DatabaseOptions): Promise<Database> {
  const poolOf = (max: number, application_name: string) => {
    const made = new pg.Pool({ connectionString: url, max, pipeline: true, application_name })
    made.on('error', onConnectionError)
    return made
  }
  const pool = poolOf(connections, 'cradle')
  const streamPool = poolOf(streams, 'cradle streams')
  const prismaByClient = new WeakMap<pg.PoolClient, PrismaClient>()
  const prismaOn = (client: pg.PoolClient) => {
    const known = prismaByClient.get(client)
    if (known) return known
    // One client per connection: Prisma batches reads of one tick, and only so does a batch stay in one scope.
    const made = new PrismaClient({ adapter: new PrismaPg(new SingleConnection(client)) })
    prismaByClient.set(client, made)
    return made
  }

  await proveRoles(pool)

  async function enter<Who extends Caller | SystemCaller, Result>(
    from: pg.Pool,
    caller: Who,
    use: (db: Scoped<Who>) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    if (entered.getStore()?.open) throw new Error('inScope was entered twice')
    const opening = openingOf(caller)
    const client = await from.connect()
    client.on('error', onConnectionError)
    const scope: Entered = { open: true, client, unnamed }
    let broken: Error | undefined
    // The request to stop may arrive late: the connection is not used again, lest it stop somebody else's statement.
    const stop = () => {
      broken = new Error('the stream was stopped')
      pool
        .query('select pg_cancel_backend($1)', [(client as unknown as { processID: number }).processID])
        .catch(onConnectionError)
    }
    signal?.addEventListener('abort', stop, { once: true })
    try {
      signal?.throwIfAborted()
      // Not awaited: the first statement travels with it. A failure here aborts the transaction, so that nothing
      // after it can run under another role.
      const opened = Promise.all(opening.map((asked) => ask(scope, asked)))
      opened.catch((failure: Error) => (scope.firstFailure ??= failure))
      const events: AuditEvent[] = []
      const role = databaseRoleOf(caller.role)
      let planned: Plan = 'once'
      const query = async <Row>({ name, text, plan = 'once' }: Statement<Row>, values: readonly unknown[] = []) => {
        // Asked to stop between two statements, the server has none to stop.
        if (broken) throw broken
        // Named by role: PostgreSQL plans a statement anew whenever another role's policies hold for it.
        const asked = { name: `${name} ${role}`, text, values }
        const { rows } = await sent(scope, () => {
          if (plan !== planned) ask(scope, plans[plan]).catch(() => undefined)
          planned = plan
          return ask(scope, asked)
        })
        return rows as Row[]
      }
      let ended: Promise<[Answered, unknown]> | undefined
      const end = () => {
        if (ended) return ended
        const written = events.length > 0 ? appendAudit(query, caller, events) : undefined
        ended = Promise.all([ask(scope, COMMIT), written])
        scope.closing = true
        return ended
      }
      // Awaited inside: a promise of Prisma's is sent by whoever awaits it.
      const result = await entered.run(
        scope,
        async () =>
          await use({
            caller,
            query,
            get prisma() {
              return prismaOn(client)
            },
            audit: (event) => {
              refuseClosing(scope)
              events.push(event)
            },
            // A failure is heard where the end is waited for; until then it is nobody's.
            closing: () => void end().catch(() => undefined),
          }),
      )
      await opened
      const [committed] = await end()
      // A failed statement turns COMMIT into ROLLBACK without an error of its own.
      if (committed.command !== 'COMMIT') throw scope.firstFailure ?? new Error('the transaction was rolled back')
      return result
    } catch (error) {
      leave(scope)
      await client.query('rollback').catch((lost: Error) => (broken = lost))
      throw isAftermath(error) ? (scope.firstFailure ?? error) : error
    } finally {
      scope.open = false
      signal?.removeEventListener('abort', stop)
      client.off('error', onConnectionError)
      client.release(broken)
    }
  }

  return {
    inScope: (caller, use) => enter(pool, caller, use),
    inStream: (caller, signal, use) => enter(streamPool, caller, use, signal),
    close: async () => void (await Promise.all([pool.end(), streamPool.end()])),
  }
}

/** Takes a statement along with whatever else is asked in this turn of the event loop. */
function ask(scope: Entered, asked: Asked): Promise<Answered> {
  if (!scope.leaving) process.nextTick(() => leave(scope))
  scope.leaving ??= new RoundTrip()
  const { name: _name, ...unnamed } = asked
  return scope.leaving.ask(scope.unnamed ? unnamed : asked)
}

/** Sends what was taken along so far. */
function leave(scope: Entered) {
  const { client, leaving } = scope
  delete scope.leaving
  if (leaving) client.query(leaving)
}

/** Sends a statement of an open scope and remembers the first that fails. */
async function sent<Result>(scope: Entered | undefined, send: () => Promise<Result>): Promise<Result> {
  if (!scope?.open) throw new Error('the scope has ended')
  refuseClosing(scope)
  try {
    return await send()
  } catch (error) {
    if (!isAftermath(error)) scope.firstFailure ??= error as Error
    throw error
  }
}

function refuseClosing({ closing }: Entered) {
  if (closing) throw new Error('nothing more can be asked of a scope that is closing')
}

/** Whether a failure only says that an earlier statement had failed already: it was to prepare this one, or to go before it. */
const isAftermath = (error: unknown) =>
  error instanceof PassedOver ||
  (error instanceof pg.DatabaseError && (error.code === '25P02' || error.code === '26000'))

const named = (text: string): Asked => ({ name: text, text })
const BEGIN = named('begin')
const COMMIT = named('commit')
// Left to itself PostgreSQL plans most statements at every execution, which for a claim takes longer than reading it.
const plans: Record<Plan, Asked> = {
  once: named('set local plan_cache_mode = force_generic_plan'),
  'each time': named('set local plan_cache_mode = force_custom_plan'),
}

/** BEGIN, the role, what its policies compare with and whether the session stands. */
function openingOf(caller: Caller | SystemCaller): Asked[] {
  const begin = [BEGIN, named(`set local role ${databaseRoleOf(caller.role)}`)]
  const actor = actorOf(caller)
  if (!('scopeId' in actor)) return [...begin, plans.once]
  const { membershipId, sessionId } = actor
  // The product itself sees by no scope; what it does for somebody is still theirs.
  const ids = new Map([['membership', membershipId]])
  if (caller.role !== 'system') ids.set('scope', actor.scopeId).set('agency', actor.agencyId)
  const settings = [...ids.keys()].map((name, at) => `set_config('cradle.${name}', $${at + 1}, true)`)
  // As `plans.once` says, at a statement's cost less.
  settings.push(`set_config('plan_cache_mode', 'force_generic_plan', true)`)
  const values = [...ids.values()]
  if (sessionId !== undefined) {
    settings.push(`require_session($${values.length + 1}, $${values.length + 2})`)
    values.push(sessionId, membershipId)
  }
  for (const id of values) if (!uuid.test(id)) throw new Error('a scope is a UUID')
  const name = `enter ${[...ids.keys(), ...(sessionId === undefined ? [] : ['session'])].join(' ')}`
  return [...begin, { name, text: `select ${settings.join(', ')}`, values }]
}

async function proveRoles(pool: pg.Pool) {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ zone: string }>(`select current_setting('TimeZone') as zone`)
    if (rows[0]?.zone !== 'UTC')
      throw new Error(`the database speaks ${rows[0]?.zone}, not UTC: run the migrations again`)
    for (const role of databaseRoles) {
      await client.query('begin')
      await client.query(`set local role ${role}`)
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
}

/** A pool of exactly the connection a scope holds, for Prisma's adapter. */
class SingleConnection extends pg.Pool {
  constructor(client: pg.PoolClient) {
    super({ max: 1 })
    const query = (config: pg.QueryConfig) => {
      const scope = entered.getStore()
      // What is left over from another scope must not be sent in this one.
      const own = scope?.client === client ? scope : undefined
      return sent(own, () => {
        if (own) leave(own)
        return client.query(config)
      })
    }
    this.query = query as typeof this.query
  }

  override connect(): never {
    throw new Error('Prisma opens no transaction of its own inside a scope: write without nesting')
  }
}
