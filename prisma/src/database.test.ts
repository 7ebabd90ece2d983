import { randomUUIDv7 } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { systemCaller, systemFor } from './caller.ts'
import { type Database, openDatabase, type Scoped } from './database.ts'
import { insert, makeDraft } from './factories/index.ts'
import { statement } from './statement.ts'
import { givenDatabase, sql, until, vault } from './testing/given-database.ts'
import { draftOf, type Employer, givenAgency, givenEmployer } from './testing/region.ts'

const { database, owner, session, open, loginUrl, lost } = await givenDatabase({ connections: 4 })
const agency = await givenAgency(owner, '甲市', '130100')
const one = await givenEmployer(owner, agency)
const other = await givenEmployer(owner, agency)
const system = systemCaller('a test')

type Standing = { role: string; scope: string | null; pid: number }
const standing = sql<Standing>(
  `select current_user::text as role, nullif(current_setting('cradle.scope', true), '') as scope, pg_backend_pid() as pid`,
)
const employers = sql<{ id: string }>('select id from employer')
const divide = sql('select 1 / 0')
const countDrafts = sql<{ count: number }>('select count(*) from claim')
const begin = sql(`insert into claim (id, agency_id, scope_id, employer_id, insured_person_id, begun_period, created_by)
  values (gen_random_uuid(), $1, $2, $2, $3, '2026-11-01', $4)`)
const beginDraft = ({ agencyId, id, personId, clerk }: Employer) => [agencyId, id, personId, clerk.membershipId]
const event = { type: 'claim.begin', subject: { kind: 'claim', id: null }, businessOn: '2026-11-05' } as const
const eventOf = ({ agencyId, id }: Employer) => ({ ...event, agencyId, scopeId: id })
const trail = async () => {
  const { rows } = await owner.query<{ count: number }>('select count(*) from audit_event')
  return rows[0]!.count
}

describe('a scope', () => {
  test('is the caller’s role, employer and membership, and theirs alone', async () => {
    const acting = await database.inScope(one.clerk, (db) => db.query(standing))
    expect(acting).toMatchObject([{ role: 'cradle_employer', scope: one.id }])
    expect(await database.inScope(one.clerk, (db) => db.query(employers))).toEqual([{ id: one.id }])
    const reviewer = await database.inScope(agency.as('first-reviewer'), (db) => db.query(employers))
    expect(reviewer).toHaveLength(2)
  })

  test('ends with its transaction: the connection has neither role nor scope afterwards', async () => {
    const connect = vi.spyOn(pg.Pool.prototype, 'connect')
    await database.inScope(one.clerk, (db) => db.query(standing))
    const connection = (await connect.mock.results.at(-1)?.value) as unknown as pg.PoolClient
    connect.mockRestore()
    const after = async () => (await connection.query<Standing>(standing.text)).rows[0]
    expect(await after()).toMatchObject({ role: decodeURIComponent(new URL(loginUrl).username), scope: null })
    await expect(connection.query('select from employer')).rejects.toThrow('permission denied')
    await expect(database.inScope(one.clerk, (db) => db.query(divide))).rejects.toThrow('division by zero')
    expect(await after()).toMatchObject({ role: decodeURIComponent(new URL(loginUrl).username), scope: null })
  })

  test('keeps its rows to itself under a statement that was prepared for another role', async () => {
    const single = await open({ connections: 1 })
    // Often enough that PostgreSQL would keep a generic plan.
    for (let round = 0; round < 8; round++) {
      expect(await single.inScope(one.clerk, (db) => db.query(employers))).toEqual([{ id: one.id }])
      expect(await single.inScope(agency.as('first-reviewer'), (db) => db.query(employers))).toHaveLength(2)
      expect(await single.inScope(other.clerk, (db) => db.query(employers))).toEqual([{ id: other.id }])
    }
  })

  test('plans anew only the statements that ask for it, not those after them', async () => {
    const mode = (plan: 'once' | 'each time') =>
      statement<{ mode: string }>(`plan ${plan}`, `select current_setting('plan_cache_mode') as mode`, { plan })
    const modes = await database.inScope(one.clerk, async (db) => {
      const plans = ['once', 'each time', 'each time', 'once'] as const
      return Promise.all(plans.map(async (plan) => (await db.query(mode(plan)))[0]!.mode))
    })
    expect(modes).toEqual(['force_generic_plan', 'force_custom_plan', 'force_custom_plan', 'force_generic_plan'])
  })

  test('is not entered twice', async () => {
    const nested = database.inScope(one.clerk, () => database.inScope(system, (db) => db.query(standing)))
    await expect(nested).rejects.toThrow('inScope was entered twice')
  })

  test('may be followed by another, also from work that it began', async () => {
    let later: Promise<unknown> | undefined
    const gate = Promise.withResolvers<void>()
    await database.inScope(one.clerk, async () => {
      later = gate.promise.then(() => database.inScope(other.clerk, (db) => db.query(employers)))
    })
    gate.resolve()
    expect(await later).toEqual([{ id: other.id }])
  })

  test('cannot be used when it has ended', async () => {
    const leaked = await database.inScope(one.clerk, async (db) => ({ db, prisma: db.prisma }))
    await expect(leaked.db.query(employers)).rejects.toThrow('the scope has ended')
    await expect(leaked.prisma.employer.findMany()).rejects.toThrow('the scope has ended')
  })

  test.each(['', "'; reset role; --", '*', '00000000-0000-0000-0000-000000000000 '])(
    'refuses %j as an id',
    async (id) => {
      const entered = database.inScope({ ...one.clerk, scopeId: id }, (db) => db.query(employers))
      await expect(entered).rejects.toThrow('a scope is a UUID')
    },
  )

  test('serves without named statements, for an old pooler', async () => {
    const unnamed = await open({ unnamed: true })
    expect(await unnamed.inScope(one.clerk, (db) => db.query(standing))).toMatchObject([{ scope: one.id }])
  })
})

describe('a scope in a session', () => {
  const accountOf = async (membershipId: string) =>
    (await owner.query<{ id: string }>('select account_id as id from membership where id = $1', [membershipId]))
      .rows[0]!.id
  const givenSession = async ({ clerk }: Employer) => {
    const id = randomUUIDv7()
    const account_id = await accountOf(clerk.membershipId)
    await insert(owner, 'session', { id, account_id, membership_id: clerk.membershipId, expires_at: '2100-01-01' })
    return { ...clerk, sessionId: id }
  }
  const ended = { code: 'CRD01' }

  test('is entered while the session stands, under each role', async () => {
    const clerk = await givenSession(one)
    expect(await database.inScope(clerk, (db) => db.query(employers))).toEqual([{ id: one.id }])
    const asSystem = await database.inScope(systemFor(clerk), (db) => db.query(standing))
    expect(asSystem).toMatchObject([{ role: 'cradle_system', scope: null }])
  })

  test.each([
    ['was ended', 'update session set ended_at = now() where id = $1'],
    ['has run out', 'update session set expires_at = now() where id = $1'],
  ])('is not where the session %s, and nothing of it is written', async (_what, change) => {
    const clerk = await givenSession(one)
    await owner.query(change, [clerk.sessionId])
    const before = await trail()
    const writing = database.inScope(clerk, async (db) => {
      db.audit(eventOf(one))
      await db.query(begin, beginDraft(one))
    })
    await expect(writing).rejects.toMatchObject(ended)
    await expect(database.inScope(clerk, async () => 'nothing asked')).rejects.toMatchObject(ended)
    await expect(database.inScope(systemFor(clerk), (db) => db.query(standing))).rejects.toMatchObject(ended)
    expect(await trail()).toBe(before)
  })

  test('is not under a membership of another account', async () => {
    const { sessionId } = await givenSession(one)
    const stolen = { ...other.clerk, sessionId }
    await expect(database.inScope(stolen, (db) => db.query(employers))).rejects.toMatchObject(ended)
  })

  test('leaves the connection as it was for the next', async () => {
    const single = await open({ connections: 1 })
    const clerk = await givenSession(one)
    await owner.query('update session set ended_at = now() where id = $1', [clerk.sessionId])
    await expect(single.inScope(clerk, (db) => db.query(employers))).rejects.toMatchObject(ended)
    expect(await single.inScope(other.clerk, (db) => db.query(employers))).toEqual([{ id: other.id }])
  })

  test('refuses a session that is no id', async () => {
    const entered = database.inScope({ ...one.clerk, sessionId: "'); reset role; --" }, (db) => db.query(employers))
    await expect(entered).rejects.toThrow('a scope is a UUID')
  })

  test('records what the product does for somebody as theirs', async () => {
    const clerk = await givenSession(other)
    await database.inScope(systemFor(clerk), async (db) => db.audit(eventOf(other)))
    const { rows } = await owner.query(
      `select actor_name as actor, role, membership_id as membership from audit_event order by recorded_at desc limit 1`,
    )
    expect(rows).toEqual([{ actor: clerk.name, role: 'employer-clerk', membership: clerk.membershipId }])
  })
})

describe('a failing statement', () => {
  test('rolls everything back and is what the caller hears', async () => {
    const before = await database.inScope(one.clerk, (db) => db.query(countDrafts))
    const failing = database.inScope(one.clerk, async (db) => {
      await db.query(begin, beginDraft(one))
      await Promise.all([db.query(divide), db.query(begin, beginDraft(one))])
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await database.inScope(one.clerk, (db) => db.query(countDrafts))).toEqual(before)
  })

  test('is heard also when later ones are waited for first', async () => {
    const failing = database.inScope(one.clerk, async (db) => {
      const first = db.query(divide).catch(() => 'swallowed')
      await db.query(countDrafts)
      return first
    })
    await expect(failing).rejects.toThrow('division by zero')
  })

  test('that was swallowed does not pass for a commit', async () => {
    const failing = database.inScope(one.clerk, async (db) => {
      await db.query(begin, beginDraft(one))
      await db.query(divide).catch(() => undefined)
    })
    await expect(failing).rejects.toThrow('division by zero')
  })

  test('may be answered with a sentence of the product’s own', async () => {
    const failing = database.inScope(one.clerk, (db) =>
      db.query(divide).catch(() => Promise.reject(new Error('发票已被使用'))),
    )
    await expect(failing).rejects.toThrow('发票已被使用')
  })

  test('of Prisma’s is told apart from what it brought down', async () => {
    const failing = database.inScope(one.clerk, async (db) => {
      await db.prisma.claimMove.create({ data: { fromStatus: 'draft', toStatus: 'approved' } }).catch(() => undefined)
      await db.query(countDrafts)
    })
    await expect(failing).rejects.toThrow('permission denied')
  })

  test('and a failing use-case leave the connection fit for the next', async () => {
    for (let round = 0; round < 8; round++)
      await expect(database.inScope(one.clerk, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await database.inScope(one.clerk, (db) => db.query(employers))).toHaveLength(1)
  })
})

describe('an audit event', () => {
  test('is written last in the transaction of what it records', async () => {
    const before = await trail()
    await database.inScope(one.clerk, async (db) => {
      db.audit(eventOf(one))
      await db.query(begin, beginDraft(one))
      const written = sql<{ count: number }>('select count(*) from audit_event')
      expect((await db.query(written))[0]!.count).toBe(0)
    })
    expect(await trail()).toBe(before + 1)
    const { rows } = await owner.query(
      `select xmin = (select xmin from claim order by created_at desc limit 1) as together, membership_id as by
       from audit_event order by recorded_at desc limit 1`,
    )
    expect(rows).toEqual([{ together: true, by: one.clerk.membershipId }])
  })

  test('is not written when the transaction fails, and nothing is when it cannot be written', async () => {
    const before = await trail()
    const drafts = await database.inScope(one.clerk, (db) => db.query(countDrafts))
    const failing = database.inScope(one.clerk, async (db) => {
      db.audit(eventOf(one))
      await db.query(divide)
    })
    await expect(failing).rejects.toThrow('division by zero')
    const unwritable = database.inScope(one.clerk, async (db) => {
      await db.query(begin, beginDraft(one))
      db.audit({ ...eventOf(one), type: 'Not a type.' })
    })
    await expect(unwritable).rejects.toThrow('audit_event')
    expect(await trail()).toBe(before)
    expect(await database.inScope(one.clerk, (db) => db.query(countDrafts))).toEqual(drafts)
  })
})

describe('a scope that is closing', () => {
  test('ends with what was sent, its events among it, before that is answered', async () => {
    const before = await trail()
    const rows = await database.inScope(one.clerk, async (db) => {
      db.audit(eventOf(one))
      const asked = db.query(employers)
      db.closing()
      return asked
    })
    expect(rows).toEqual([{ id: one.id }])
    expect(await trail()).toBe(before + 1)
  })

  test('takes neither a statement nor an event any more', async () => {
    const late = (use: (db: Scoped) => unknown) =>
      database.inScope(one.clerk, async (db) => {
        db.closing()
        await use(db)
      })
    await expect(late((db) => db.query(employers))).rejects.toThrow('nothing more can be asked')
    await expect(late((db) => db.prisma.employer.findMany())).rejects.toThrow('nothing more can be asked')
    await expect(late((db) => db.audit(eventOf(one)))).rejects.toThrow('nothing more can be asked')
  })

  test('rolls back as one where a statement fails, and the caller hears which', async () => {
    const count = async () => (await database.inScope(one.clerk, (db) => db.query(countDrafts)))[0]
    const before = [await count(), await trail()]
    const failing = database.inScope(one.clerk, async (db) => {
      db.audit(eventOf(one))
      const asked = Promise.all([db.query(begin, beginDraft(one)), db.query(divide)])
      db.closing()
      await asked
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect([await count(), await trail()]).toEqual(before)
  })
})

describe('a stream', () => {
  test('that is stopped between two statements sends no more, and leaves the next its connection', async () => {
    const single = await open({ connections: 1 })
    for (let times = 0; times < 6; times++) {
      const stopping = new AbortController()
      const stopped = single.inStream(one.clerk, stopping.signal, async (db) => {
        await db.query(standing)
        stopping.abort()
        await db.query(employers)
      })
      await expect(stopped).rejects.toThrow('the stream was stopped')
    }
    const { signal } = new AbortController()
    expect(await single.inStream(one.clerk, signal, (db) => db.query(employers))).toEqual([{ id: one.id }])
  })
})

describe('Prisma inside a scope', () => {
  test('obeys its policies', async () => {
    const seen = await database.inScope(one.clerk, (db) => db.prisma.employer.findMany())
    expect(seen.map(({ id }) => id)).toEqual([one.id])
    const foreign = database.inScope(one.clerk, (db) => db.prisma.employer.findUnique({ where: { id: other.id } }))
    expect(await foreign).toBeNull()
  })

  test('writes in its transaction, which rolls back as one', async () => {
    const gone = database.inScope(system, async (db) => {
      await db.prisma.businessClock.create({ data: { setTo: new Date(), frozen: true } })
      throw new Error('changed my mind')
    })
    await expect(gone).rejects.toThrow('changed my mind')
    expect(await database.inScope(system, (db) => db.prisma.businessClock.count())).toBe(0)
  })

  test('opens no transaction of its own', async () => {
    const nested = database.inScope(one.clerk, (db) =>
      db.prisma.$transaction([db.prisma.employer.findMany(), db.prisma.claim.findMany()]),
    )
    await expect(nested).rejects.toThrow('Prisma opens no transaction of its own inside a scope')
  })

  test('stores the instant that plain pg reads where people speak Asia/Shanghai', async () => {
    const setTo = new Date('2026-11-05T09:00:00.123+08:00')
    await database.inScope(system, (db) => db.prisma.businessClock.create({ data: { setTo, frozen: true } }))
    const shanghai = await session({ options: '-c TimeZone=Asia/Shanghai' })
    const { rows } = await shanghai.query('select set_to as "setTo", set_to::text as text from business_clock')
    expect(rows).toEqual([{ setTo, text: '2026-11-05 09:00:00.123+08' }])
    // And the other way: what plain SQL wrote there is the same instant to Prisma.
    await shanghai.query(`update business_clock set set_to = '2026-11-06 08:30:00'`)
    const read = await database.inScope(system, (db) => db.prisma.businessClock.findFirstOrThrow())
    expect(read.setTo).toEqual(new Date('2026-11-06T08:30:00+08:00'))
  })

  test('never hands one scope the rows of another, fifty at once', async () => {
    const drafts = new Map<Employer, string>()
    for (const employer of [one, other]) drafts.set(employer, (await makeDraft(owner, vault, draftOf(employer))).id)
    const asked = Array.from({ length: 50 }, (_, n) => {
      const [mine, theirs] = n % 2 === 0 ? [one, other] : [other, one]
      const where = (employer: Employer) => ({ where: { id: drafts.get(employer)! } })
      return database.inScope(mine.clerk, async (db) => {
        // Reads of one tick, which Prisma batches into one statement.
        const [own, foreign, rows, again] = await Promise.all([
          db.prisma.claim.findUnique(where(mine)),
          db.prisma.claim.findUnique(where(theirs)),
          db.query(employers),
          db.prisma.employer.findMany(),
        ])
        return [own?.scopeId, foreign, rows.map(({ id }) => id), again.map(({ id }) => id)].concat([mine.id])
      })
    })
    for (const [own, foreign, rows, again, mine] of await Promise.all(asked)) {
      expect([own, foreign, rows, again]).toEqual([mine, null, [mine], [mine]])
    }
  })
})

test('a login role that may not become every role is refused at start', async () => {
  const role = `"${new URL(loginUrl).username}"`
  await owner.query(`revoke cradle_auditor from ${role}`)
  const opened = openDatabase({ url: loginUrl, onConnectionError: () => undefined })
  await expect(opened).rejects.toThrow('permission denied to set role "cradle_auditor"')
  await owner.query(`grant cradle_auditor to ${role}`)
})

describe('a lost connection', () => {
  const pidsOf = async (db: Database) => {
    const at = await Promise.all(Array.from({ length: 4 }, () => db.inScope(system, (inner) => inner.query(standing))))
    return at.map(([row]) => row!.pid)
  }

  const endOf = async (...pids: number[]) => {
    await owner.query('select pg_terminate_backend(pid) from unnest($1::int[]) as pid', [pids])
    await until(owner, 'select where not exists (select from pg_stat_activity where pid = any($1))', [pids])
  }

  test('in the middle of a scope fails it and is replaced', async () => {
    const broken = database.inScope(one.clerk, async (db) => {
      const [mine] = await db.query(standing)
      const asleep = db.query(sql('select pg_sleep(60)'))
      await Promise.all([asleep, endOf(mine!.pid)])
    })
    await expect(broken).rejects.toThrow(/terminat/)
    expect(await database.inScope(one.clerk, (db) => db.query(employers))).toHaveLength(1)
  })

  test('between two statements is noticed without ending Node', async () => {
    const before = lost.length
    const broken = database.inScope(one.clerk, async (db) => {
      const [mine] = await db.query(standing)
      await endOf(mine!.pid)
      await db.query(employers)
    })
    await expect(broken).rejects.toThrow(/terminat|not queryable/)
    expect(lost.length).toBeGreaterThan(before)
  })

  test('of every idle one is healed', async () => {
    const pids = await pidsOf(database)
    await endOf(...pids)
    // Node hears of it in its own time: a scope that meets a dead connection first may fail, the next finds another.
    await Promise.allSettled([pidsOf(database), pidsOf(database)])
    const after = await pidsOf(database)
    expect(after.filter((pid) => pids.includes(pid))).toEqual([])
  })
})
