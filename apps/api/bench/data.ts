import { createHmac, randomUUIDv7 } from 'node:crypto'
import { DEMONSTRATION_SECRET, keysFrom, makeLoginRole } from '@cradle/db'
import { FIRST_PERSON, unitUsername } from '@cradle/db/province'
import { personNumber } from '@cradle/db/seed'
import pg from 'pg'
import { openProvince, PERIOD, type ProvinceOpening } from './province.ts'

/** The morning that every bench's business clock stands still at. */
const MORNING = '2026-10-05T09:00:00+08:00'

/** Somebody who asks: their headers, for the product a token, for the others who they are. */
export type Asker = { headers: Record<string, string>; scopeId: string; membershipId: string }
export type Clerk = Asker & {
  claims: string[]
  persons: { id: string; idNumber: string }[]
  /** Persons nothing was filed for lately, kept for a batch: no two claims of it are for one person. */
  batch: string[]
}

export type BenchData = {
  claims: number
  ownerUrl: string
  loginUrl: string
  owner: pg.Client
  /** Of the largest employers that have not submitted yet; the first two have persons for a batch. */
  clerks: [Clerk, Clerk, ...Clerk[]]
  reviewer: Asker
  approver: Asker
  auditor: Asker
  stop: () => Promise<void>
}

type Opening = ProvinceOpening & { batches: readonly number[] }

/** A province as the bench asks it. `batches` says for how many persons the largest employers shall be able to file. */
export async function openData({ batches, ...opening }: Opening): Promise<BenchData> {
  const { ownerUrl, stop } = await openProvince(opening)
  const keys = keysFrom([DEMONSTRATION_SECRET])
  const loginUrl = await makeLoginRole(ownerUrl, keys.databasePassword)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(
    `insert into business_clock (set_to, frozen) values ($1, true)
     on conflict (singleton) do update set set_to = excluded.set_to, frozen = true`,
    [MORNING],
  )
  const [first, second, ...others] = await clerksOf(owner, keys.accessTokens, batches)
  if (!first || !second) throw new Error('the province is too small for a bench')
  return {
    claims: opening.claims,
    ownerUrl,
    loginUrl,
    owner,
    clerks: [first, second, ...others],
    reviewer: await askerOf(owner, keys.accessTokens, 'first-reviewer'),
    approver: await askerOf(owner, keys.accessTokens, 'approver'),
    auditor: await askerOf(owner, keys.accessTokens, 'auditor'),
    stop: async () => {
      await owner.end()
      await stop()
    },
  }
}

/** Employers whose clerks take part, and persons of each that they are asked for. */
const CLERKS = 40
const PERSONS = 60

async function clerksOf(owner: pg.Client, key: Buffer, batches: readonly number[]): Promise<Clerk[]> {
  const usernames = Array.from({ length: CLERKS * 3 }, (_, n) => unitUsername(n))
  const { rows } = await owner.query<{ username: string; scope: string }>(
    `select username, employer_id as scope from account join membership on membership.account_id = account.id
     where username = any($1)
       and not exists (select from submission where submission.employer_id = membership.employer_id and period = $2)
       and (select count(*) from claim where scope_id = membership.employer_id) > 3
     order by username limit ${CLERKS}`,
    [usernames, `${PERIOD}-01`],
  )
  const filing = rows.slice(0, batches.length).map(({ scope }) => scope)
  for (const [place, scope] of filing.entries())
    await takeOver(owner, scope, { least: PERSONS + batches[place]!, filing })
  const clerks: Clerk[] = []
  for (const [place, { username, scope }] of rows.entries()) {
    const claims = await owner.query<{ id: string }>(
      'select id from claim where scope_id = $1 and deleted_at is null order by md5(id::text) limit 400',
      [scope],
    )
    const persons = await owner.query<{ id: string }>(`${unclaimed} and employer_id = $1 order by person_id limit $2`, [
      scope,
      PERSONS + (batches[place] ?? 0),
    ])
    const numbered = persons.rows.slice(0, PERSONS).map(({ id }) => ({
      id,
      // The last eight characters count persons.
      idNumber: personNumber(numberIn(id) + FIRST_PERSON).idNumber,
    }))
    if (numbered.length < 4) continue
    clerks.push({
      ...(await askerOf(owner, key, 'employer-clerk', username)),
      claims: claims.rows.map(({ id }) => id),
      persons: numbered,
      batch: persons.rows.slice(PERSONS).map(({ id }) => id),
    })
  }
  return clerks
}

/** Insured women for whom nothing was filed lately, and nothing ever by the employer $1. */
const unclaimed = `select person_id as id from enrolment join person_version using (person_id)
  where sex = 'female' and person_version.valid_until is null and enrolment.valid_until is null
    and not exists (select from claim where insured_person_id = person_id
      and (scope_id = $1 or event_on is null or event_on > '2024-06-30'))`

type Wanted = { least: number; filing: readonly string[] }

/**
 * Lets an employer have as many women to file for, of those who file no batch: of a small province none has enough. Whom
 * the employer they leave filed for stays there, since a claim is shown with the person it has a spell of.
 */
async function takeOver(owner: pg.Client, employer: string, { least, filing }: Wanted) {
  // What only the trigger of foreign keys would refuse: a base goes over with its spell.
  await owner.query('begin; set local session_replication_role = replica')
  await owner.query(
    `with taken as (
       select id from (${unclaimed} and employer_id <> all($3)
           and not exists (select from claim where insured_person_id = person_id and scope_id = enrolment.employer_id)
         order by person_id
         limit greatest(0, $2 - (select count(*) from (${unclaimed} and employer_id = $1) as own))) as others),
     moved as (update enrolment set employer_id = $1 from taken where person_id = taken.id and valid_until is null)
     -- All of an employer earn the same: whoever joins leaves its average as its claims were filed by.
     update enrolment_base set employer_id = $1,
       base_fen = (select base_fen from enrolment_base where employer_id = $1 and valid_until is null limit 1)
     from taken where person_id = taken.id and valid_until is null`,
    [employer, least, filing],
  )
  await owner.query('commit')
  await owner.query('vacuum analyze enrolment, enrolment_base')
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
