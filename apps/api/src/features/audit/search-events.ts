import { addDays, instantInShanghai } from '@cradle/domain/calendar'
import { readIdNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import type { AuditSearchBody } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement, systemFor } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { paged } from '#api/lib/cursor.ts'
import { inScope, vault } from '#api/lib/installation.ts'
import { trailHash } from '#api/lib/trail-hash.ts'
import { columnsOfEvent, type EventRow, eventView, joinedClaim, placeAt, placeOf } from './event-row.ts'

const PAGE = 100

const search = statement<EventRow>(
  'audit.search',
  `select ${columnsOfEvent} from audit_event ${joinedClaim}
   where ($1::timestamptz is null or (recorded_at, chain, seq) < ($1, $2::smallint, $3::bigint))
     and ($4::uuid[] is null or subject_id = any($4))
     and ($5::uuid is null or audit_event.scope_id = $5)
     and ($6::uuid[] is null or audit_event.membership_id = any($6) or subject_id = $7)
     and ($8::timestamptz is null or recorded_at >= $8)
     and ($9::timestamptz is null or recorded_at < $9)
     and ($10::text[] is null or type = any($10))
   order by recorded_at desc, chain desc, seq desc limit ${PAGE + 1}`,
  { plan: 'each time' },
)

/** The trail the auditor may see, newest first, narrowed by whatever is asked for. */
export async function searchEvents(auditor: Caller, asked: AuditSearchBody) {
  const place = placeAt(asked.cursor)
  const account = asked.account === undefined ? undefined : await accountOf(auditor, asked.account)
  return inScope(auditor, async (db) => {
    const [subjects, employer] = await Promise.all([subjectsOf(db, asked), employerOf(db, asked.employerUnitNumber)])
    const rows = await db.query(search, [
      ...place,
      subjects,
      employer,
      account?.memberships ?? null,
      account?.id ?? null,
      asked.from ? instantInShanghai(asked.from, '00:00') : null,
      asked.to ? instantInShanghai(addDays(asked.to, 1), '00:00') : null,
      asked.types ?? null,
    ])
    const { items, nextCursor } = paged(rows, PAGE, placeOf)
    return { items: items.map(eventView), nextCursor }
  })
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

const claimByNumber = statement<{ id: string }>('audit.claim-by-number', 'select id from claim where number = $1')
const claimsOfPerson = statement<{ id: string }>(
  'audit.claims-of-person',
  `select claim.id from claim join person_identifier on person_identifier.person_id in (insured_person_id, patient_id)
   where person_identifier.kind = 'id-card' and search_hash = any($1)
   union select claim_id from filing_spouse where search_hash = any($1)`,
)

/** The claims whose events are asked for; null for any, a claim of nobody where none is found. */
async function subjectsOf(db: Scoped, { idNumber, claimNumber, cursor }: AuditSearchBody): Promise<string[] | null> {
  if (idNumber === undefined && claimNumber === undefined) return null
  const ofNumber = claimNumber === undefined ? undefined : await db.query(claimByNumber, [claimNumber.trim()])
  const ofPerson = idNumber === undefined ? undefined : await personsClaims(db, idNumber, cursor === undefined)
  const both = ofNumber && ofPerson ? ofNumber.filter(({ id }) => ofPerson.some((one) => one.id === id)) : undefined
  return (both ?? ofNumber ?? ofPerson ?? []).map(({ id }) => id)
}

/** The claims of a person, insured, patient or spouse. Looking for somebody by number is on record, once per search. */
async function personsClaims(db: Scoped, typed: string, isFirstPage: boolean): Promise<{ id: string }[]> {
  const read = readIdNumber(typed)
  if (!read.ok) throw new Problem('fields-invalid', [{ pointer: '/idNumber', code: 'number', message: read.problem }])
  if (isFirstPage) {
    const { today } = await businessNow(db)
    db.audit({
      type: 'audit.search',
      subject: { kind: 'audit', id: null },
      scopeId: null,
      agencyId: db.caller.agencyId,
      businessOn: today,
      detail: { idNumber: trailHash('id-card', read.number) },
    })
  }
  return db.query(claimsOfPerson, [vault().searchHashes('id-card', read.number)])
}

const employerByNumber = statement<{ id: string }>(
  'audit.employer-by-number',
  'select id from employer where unit_number = $1',
)

async function employerOf(db: Scoped, unitNumber: string | undefined): Promise<string | null> {
  if (unitNumber === undefined) return null
  const [employer] = await db.query(employerByNumber, [unitNumber.trim()])
  return employer?.id ?? NOBODY
}

const membershipsOf = statement<{ id: string; memberships: string[] }>(
  'audit.account',
  `select account.id, array_agg(membership.id) as memberships
   from account join membership on membership.account_id = account.id
   where account.username = $1 and membership.agency_id = $2 group by account.id`,
)

/** An account of the auditor's agency by its username, with all it ever acted under; nobody's where there is none. */
async function accountOf(auditor: Caller, username: string): Promise<{ id: string; memberships: string[] }> {
  const [account] = await inScope(systemFor(auditor), (db) =>
    db.query(membershipsOf, [username.trim(), auditor.agencyId]),
  )
  return account ?? { id: NOBODY, memberships: [] }
}
