import { createHmac, randomUUIDv7 } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DEMONSTRATION_SECRET, keysFrom, makeLoginRole, migrate, startEmbedded } from '@cradle/db'
import { FIRST_PERSON, sizesFor, unitUsername, writeProvince } from '@cradle/db/province'
import { personNumber } from '@cradle/db/seed'
import pg from 'pg'

/** The last period of every bench's province, and the morning its business clock stands still at. */
export const PERIOD = '2026-10'
const MORNING = '2026-10-05T09:00:00+08:00'

/** Somebody who asks: their headers, for the product a token, for the others who they are. */
export type Asker = { headers: Record<string, string>; scopeId: string; membershipId: string }
export type Clerk = Asker & { claims: string[]; persons: { id: string; idNumber: string }[] }

export type BenchData = {
  claims: number
  ownerUrl: string
  loginUrl: string
  owner: pg.Client
  /** Of the largest employers that have not submitted yet; of the first two most persons are given. */
  clerks: [Clerk, Clerk, ...Clerk[]]
  reviewer: Asker
  auditor: Asker
  stop: () => Promise<void>
}

type Opening = { folder: string; claims: number; anew: boolean; say: (line: string) => void }

/** A province of that many claims in a PostgreSQL of its own; kept in `folder` it is found again, unless asked for anew. */
export async function openData({ folder, claims, anew, say }: Opening): Promise<BenchData> {
  mkdirSync(folder, { recursive: true })
  const server = await startEmbedded({ folder: join(folder, `province-${claims}`) })
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  if (anew) await admin.query('drop database if exists whole')
  const { rowCount } = await admin.query(`select from pg_database where datname = 'whole'`)
  if (!rowCount) {
    const start = performance.now()
    say(`writing a province of ${claims} claims`)
    await admin.query(`drop database if exists making`)
    await admin.query('create database making')
    const url = server.url('making')
    await migrate(url)
    await writeProvince({ url, secrets: [DEMONSTRATION_SECRET], sizes: sizesFor(claims, PERIOD), parts: 2 })
    // Only a province that was written to its end bears this name.
    await admin.query('alter database making rename to whole')
    await admin.query(`alter database whole set timezone = 'UTC'`)
    const seconds = (performance.now() - start) / 1000
    say(
      `written in ${seconds.toFixed(1)} s, ${Math.round(claims / seconds)} claims a second, register and indexes included`,
    )
  }
  await admin.end()
  const ownerUrl = server.url('whole')
  await migrate(ownerUrl)
  const keys = keysFrom([DEMONSTRATION_SECRET])
  const loginUrl = await makeLoginRole(ownerUrl, keys.databasePassword)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into business_clock (set_to, frozen) values ($1, true)
     on conflict (singleton) do update set set_to = excluded.set_to, frozen = true`,
    [MORNING],
  )
  const [first, second, ...others] = await clerksOf(owner, keys.accessTokens)
  if (!first || !second) throw new Error('the province is too small for a bench')
  return {
    claims,
    ownerUrl,
    loginUrl,
    owner,
    clerks: [first, second, ...others],
    reviewer: await askerOf(owner, keys.accessTokens, 'first-reviewer'),
    auditor: await askerOf(owner, keys.accessTokens, 'auditor'),
    stop: async () => {
      await owner.end()
      await server.stop()
    },
  }
}

/** Employers whose clerks take part. */
const CLERKS = 40

async function clerksOf(owner: pg.Client, key: Buffer): Promise<Clerk[]> {
  const usernames = Array.from({ length: CLERKS * 3 }, (_, n) => unitUsername(n))
  const { rows } = await owner.query<{ username: string; scope: string }>(
    `select username, employer_id as scope from account join membership on membership.account_id = account.id
     where username = any($1)
       and not exists (select from submission where submission.employer_id = membership.employer_id and period = $2)
       and (select count(*) from claim where scope_id = membership.employer_id) > 3
     order by username limit ${CLERKS}`,
    [usernames, `${PERIOD}-01`],
  )
  const clerks: Clerk[] = []
  for (const [place, { username, scope }] of rows.entries()) {
    const claims = await owner.query<{ id: string }>(
      'select id from claim where scope_id = $1 and deleted_at is null order by md5(id::text) limit 400',
      [scope],
    )
    const persons = await owner.query<{ id: string }>(
      `select person_id as id from enrolment join person_version using (person_id)
       where employer_id = $1 and sex = 'female' and enrolment.valid_until is null
         -- The last eight characters count persons: who is not among this employer's claimants may be filed for.
         and not exists (select from claim where insured_person_id = person_id)
       order by person_id limit $2`,
      [scope, place < 2 ? 2200 : 60],
    )
    const numbered = persons.rows.map(({ id }) => ({
      id,
      idNumber: personNumber(numberIn(id) + FIRST_PERSON).idNumber,
    }))
    if (numbered.length < 4) continue
    clerks.push({
      ...(await askerOf(owner, key, 'employer-clerk', username)),
      claims: claims.rows.map(({ id }) => id),
      persons: numbered,
    })
  }
  return clerks
}

/** A person's number in the province, which their id ends with. */
const numberIn = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(-12), 16)

type Membership = { membership: string; account: string; holder: string; agency: string; scope: string; name: string }

/** Somebody signed in as the product would have it: a session, and a token that says so. */
async function askerOf(owner: pg.Client, key: Buffer, role: string, username?: string): Promise<Asker> {
  const { rows } = await owner.query<Membership>(
    `select membership.id as membership, account.id as account, account.holder_id as holder, membership.agency_id as agency,
       coalesce(employer_id, office_id) as scope, account_holder.name
     from membership join account on account.id = account_id join account_holder on account_holder.id = holder_id
     where role = $1 and ($2::text is null or username = $2) order by username limit 1`,
    [role, username ?? null],
  )
  const [found] = rows
  if (!found) throw new Error(`the province has no ${role}`)
  const session = randomUUIDv7()
  await owner.query(
    `insert into session (id, account_id, membership_id, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [session, found.account, found.membership],
  )
  const now = Math.floor(Date.now() / 1000)
  const { membership, account, holder, agency, scope, name } = found
  const claims = { account, holder, membership, session, role, agency, scope, name, iat: now, exp: now + 86_400 }
  return {
    scopeId: scope,
    membershipId: membership,
    headers: {
      authorization: `Bearer ${signed(claims, key)}`,
      'x-scope': scope,
      'x-agency': agency,
      'x-membership': membership,
      'x-holder': holder,
    },
  }
}

/** A token as the product signs it; the bench needs one that outlives it. */
function signed(claims: object, key: Buffer): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}
