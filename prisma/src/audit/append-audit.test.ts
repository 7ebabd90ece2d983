import { createHash, randomUUIDv7 } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Caller, systemCaller } from '../caller.ts'
import { callerOf, givenDatabase, sql } from '../testing/given-database.ts'
import type { AuditEvent } from './append-audit.ts'
import { canonical } from './canonical.ts'
import { withOrigin } from './origin.ts'
import { type ChainedEvent, verifyChain } from './verify-chain.ts'

const { database, owner, session } = await givenDatabase({ connections: 40 })
const agencyId = randomUUIDv7()
const clerkOf = (scopeId: string) => callerOf('employer-clerk', { agencyId, scopeId })
const eventOf = (scopeId: string | null, detail: Record<string, unknown> = {}): AuditEvent => ({
  type: 'claim.submit',
  subject: { kind: 'claim', id: null },
  scopeId,
  agencyId,
  businessOn: '2026-11-05',
  detail,
})
const record = (caller: Caller, ...events: AuditEvent[]) =>
  database.inScope(caller, async (db) => {
    for (const event of events) db.audit(event)
  })

const read = async (chain: number) => {
  const { rows } = await owner.query<ChainedEvent>(
    `select chain, seq, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
       payload, prev, hash from audit_event where chain = $1 order by seq, recorded_at`,
    [chain],
  )
  return rows
}
const heads = async () => {
  const { rows } = await owner.query<{ chain: number; seq: number; hash: Buffer }>(
    'select chain, seq, hash from audit_chain where seq > 0 order by chain',
  )
  return rows
}
const faults = async () => {
  const found = []
  for (const head of await heads()) found.push(verifyChain(head.chain, await read(head.chain), head))
  return found.filter((fault) => fault !== undefined)
}
/** The chain of a scope, as anybody can compute it: the first byte of a hash of its id. */
const chainOf = (scope: string) => createHash('sha256').update(scope).digest()[0]!
/** Scopes of chains that differ, in descending order of the chains. */
const scopesApart = (many: number) => {
  const byChain = new Map<number, string>()
  while (byChain.size < many) {
    const scope = randomUUIDv7()
    byChain.set(chainOf(scope), scope)
  }
  return [...byChain].toSorted(([a], [b]) => b - a).map(([, scope]) => scope)
}

describe('append_audit', () => {
  test('puts an event into the chain of its scope, and one of no scope into the agency’s own', async () => {
    const scope = randomUUIDv7()
    await record(clerkOf(scope), eventOf(scope), eventOf(null))
    expect((await read(chainOf(scope))).at(-1)).toMatchObject({ chain: chainOf(scope) })
    expect((await read(256)).at(-1)).toMatchObject({ chain: 256, seq: 1 })
    expect((await heads()).map(({ chain }) => chain)).toEqual([chainOf(scope), 256])
  })

  test('keeps the order of events within a transaction', async () => {
    const scope = randomUUIDv7()
    await record(clerkOf(scope), ...[1, 2, 3].map((n) => eventOf(scope, { n })))
    const last = (await read(chainOf(scope))).slice(-3)
    expect(last.map(({ payload }) => payload.includes('"detail":{"n":1}'))).toEqual([true, false, false])
    expect(new Set(last.map(({ recordedAt }) => recordedAt)).size).toBe(1)
  })

  test('hashes the canonical bytes of what was done, by whom and under which membership', async () => {
    const scope = randomUUIDv7()
    const clerk = clerkOf(scope)
    const event = eventOf(scope, { z: '产', a: [1, null] })
    await record(clerk, event)
    const said = { actor: clerk.name, role: clerk.role, membership: clerk.membershipId, request: clerk.requestId }
    expect((await read(chainOf(scope))).at(-1)?.payload).toBe(canonical({ ...event, ...said }))
    const { rows } = await owner.query(
      `select type, scope_id, agency_id, membership_id, actor_name, role, request_id, business_on from audit_event
       where scope_id = $1`,
      [scope],
    )
    expect(rows).toEqual([
      {
        type: 'claim.submit',
        scope_id: scope,
        agency_id: agencyId,
        membership_id: clerk.membershipId,
        actor_name: clerk.name,
        role: clerk.role,
        request_id: clerk.requestId,
        business_on: '2026-11-05',
      },
    ])
  })

  test('says whose deed it was, where the product carried it out for somebody', async () => {
    const scope = randomUUIDv7()
    const as = { membershipId: randomUUIDv7(), role: 'auditor' }
    await database.inScope(systemCaller('a test'), async (db) => db.audit({ ...eventOf(scope), actor: '许慧', as }))
    const { rows } = await owner.query(
      'select membership_id as "membershipId", role, actor_name as name from audit_event where scope_id = $1',
      [scope],
    )
    expect(rows).toEqual([{ ...as, name: '许慧' }])
    expect(await faults()).toEqual([])
  })

  test('never lets somebody speak for another membership than their own', async () => {
    const scope = randomUUIDv7()
    const clerk = clerkOf(scope)
    await record(clerk, { ...eventOf(scope), as: { membershipId: randomUUIDv7(), role: 'approver' } })
    const { rows } = await owner.query('select membership_id as id, role from audit_event where scope_id = $1', [scope])
    expect(rows).toEqual([{ id: clerk.membershipId, role: 'employer-clerk' }])
  })

  test('says from where a request came, and nothing where the product works by itself', async () => {
    const scope = randomUUIDv7()
    const origin = { address: '203.0.113.7', userAgent: 'a browser' }
    await withOrigin(origin, () => record(clerkOf(scope), eventOf(scope)))
    await record(clerkOf(scope), eventOf(scope))
    const told = (await read(chainOf(scope))).slice(-2).map(({ payload }) => JSON.parse(payload) as { from?: object })
    expect(told.map(({ from }) => from)).toEqual([origin, undefined])
  })

  test('writes chains that verify, whatever an event tells', async () => {
    const scope = randomUUIDv7()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), { maxLength: 4 }),
        async (details) => {
          await record(clerkOf(scope), ...details.map((detail) => eventOf(scope, detail)))
        },
      ),
      { numRuns: 25 },
    )
    expect(await faults()).toEqual([])
  })

  test('by forty writers on one employer leaves no gap, and times follow numbers', async () => {
    const scope = randomUUIDv7()
    const before = (await read(chainOf(scope))).length
    await Promise.all(Array.from({ length: 40 }, (_, n) => record(clerkOf(scope), eventOf(scope, { n }))))
    const events = await read(chainOf(scope))
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 40 }, (_, n) => n + 1))
    const times = events.map(({ recordedAt }) => recordedAt)
    expect(times).toEqual(times.toSorted())
    expect(await faults()).toEqual([])
  })

  test('by forty writers on the same many chains, each in another order, locks nobody out', async () => {
    const scopes = scopesApart(12)
    const writers = Array.from({ length: 40 }, (_, n) => {
      const turned = [...scopes.slice(n % 12), ...scopes.slice(0, n % 12), null]
      return record(clerkOf(scopes[0]!), ...turned.map((scope) => eventOf(scope, { n })))
    })
    await Promise.all(writers)
    expect(await faults()).toEqual([])
  })

  test('is open to every role, and to the login role without one shut', async () => {
    const call = `select append_audit('[]')`
    for (const role of ['employer-clerk', 'approver', 'auditor'] as const)
      await database.inScope(callerOf(role, {}), (db) => db.query(sql(call)))
    await database.inScope(systemCaller('a test'), (db) => db.query(sql(call)))
    const { rows } = await owner.query<{ acl: string }>(
      `select proacl::text as acl from pg_proc where proname in ('append_audit', 'ensure_audit_partitions')`,
    )
    // An entry without a name before "=" is everybody's.
    for (const { acl } of rows) expect(acl).not.toMatch(/[{,]=/)
  })
})

describe('a change of the trail behind the product’s back', () => {
  test.each([
    [
      'altered',
      `update audit_event set payload = replace(payload, '"n":1', '"n":2') where chain = $1 and seq = $2 - 1`,
    ],
    ['removed', 'delete from audit_event where chain = $1 and seq = $2 - 1'],
    ['removed', 'delete from audit_event where chain = $1 and seq = $2'],
    ['head-mismatch', `update audit_chain set hash = '\\x00' where chain = $1 and seq = $2`],
  ])('is found: %s by %s', async (fault, change) => {
    const [scope] = scopesApart(1) as [string]
    const chain = chainOf(scope)
    await record(clerkOf(scope), ...[0, 1, 2].map((n) => eventOf(scope, { n })))
    const { rows } = await owner.query<{ seq: number }>('select seq from audit_chain where chain = $1', [chain])
    await owner.query('begin')
    await owner.query('alter table audit_event disable trigger all')
    await owner.query(change, [chain, rows[0]!.seq])
    const head = (await heads()).find((one) => one.chain === chain)
    const found = verifyChain(chain, await read(chain), head!)
    await owner.query('rollback')
    expect(found).toMatchObject({ chain, fault })
    expect(await faults()).toEqual([])
  })
})

describe('partitions', () => {
  const names = async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_event'::regclass order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  /** The `n`-th month from this one, as the names of partitions say it. */
  const month = (n: number) => {
    const now = new Date()
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + n, 1))
    return first.toISOString().slice(0, 7)
  }
  const named = (n: number) => `audit_event_${month(n).replace('-', '_')}`

  test('are made three months ahead, and once', async () => {
    const made = await names()
    expect(made).toEqual([0, 1, 2, 3].map(named))
    const ensure = sql<{ made: number }>('select ensure_audit_partitions($1) as made')
    const ahead = (months: number) => database.inScope(systemCaller('a test'), (db) => db.query(ensure, [months]))
    expect(await ahead(3)).toEqual([{ made: 0 }])
    const twice = await Promise.all([ahead(5), ahead(5)])
    expect(new Set(twice.flat().map((one) => one.made))).toEqual(new Set([0, 2]))
    expect(await names()).toEqual([0, 1, 2, 3, 4, 5].map(named))
  })

  test('take the first and the last instant of next month', async () => {
    for (const at of [`${month(1)}-01T00:00:00Z`, `${month(2)}-01T00:00:00Z`]) {
      const { rows } = await owner.query<{ in: string }>(
        `insert into audit_event (chain, seq, recorded_at, business_on, type, subject_kind, actor_name, role, payload, prev, hash)
         values (0, 1000, $1, '2026-11-05', 'a.test', 'a test', '某人', 'system', '{}', '', '') returning tableoid::regclass::text as in`,
        [at],
      )
      expect(rows[0]!.in).toBe(`audit_event_${at.slice(0, 7).replace('-', '_')}`)
    }
  })

  test('are made while the trail is being read and written, and nobody waits', async () => {
    const busy = await session()
    await busy.query('begin')
    await busy.query('select count(*) from audit_event')
    await busy.query(`select append_audit($1)`, [
      JSON.stringify([
        {
          type: 'a.test',
          subjectKind: 'a test',
          actorName: '某人',
          role: 'system',
          businessOn: '2026-11-05',
          payload: '{}',
        },
      ]),
    ])
    await owner.query('begin')
    await owner.query(`set local lock_timeout = '5s'`)
    const { rows } = await owner.query<{ made: number }>('select ensure_audit_partitions(7) as made')
    await owner.query('commit')
    await busy.query('commit')
    expect(rows[0]!.made).toBeGreaterThan(0)
  })
})
