import { type FilingCalendar, hasWindows, type Month, periodAt, type PlainDate } from '@cradle/domain/calendar'
import { type ClaimStatus, deemedAcceptedOn } from '@cradle/domain/claim'
import type { DocumentKind } from '@cradle/domain/documents'
import type { Component } from '@cradle/domain/event'
import { acceptanceNotice, type ReviewClock } from '@cradle/domain/review'
import { type Scoped, statement, systemCaller, type SystemCaller } from '@cradle/db'
import { readClaims } from '#api/claim/claim-record.ts'
import { moveClaims } from '#api/claim/move-claims.ts'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { isThere } from '#api/documents/document-row.ts'
import { inScope } from '#api/lib/installation.ts'
import { headingOf, issueNotices } from '#api/notices/issue-notices.ts'
import { raiseNotices } from '#api/notices/raise-notices.ts'

type Db = Scoped<SystemCaller>

/**
 * What the calendar does by itself: reminds employers with unsubmitted drafts from the region's day on, and takes the
 * agency's silence for acceptance. It may run at any time and as often as it likes; each deed is done once.
 */
export async function keepMonth(requestId: string): Promise<void> {
  await inScope(systemCaller(requestId), async (db) => remind(db, await businessNow(db)))
  // A batch at a time, so that nobody waits long for a claim.
  while (await inScope(systemCaller(requestId), async (db) => acceptSilently(db, await businessNow(db))));
}

type AgencyRow = { id: string; region: string; moves: { period: Month; opensAt: string; closesAt: string }[] }
const agencies = statement<AgencyRow>(
  'month-keeping.agencies',
  `select id, region_code as region, coalesce((select json_agg(json_build_object('period', to_char(period, 'YYYY-MM'),
     'opensAt', opens_at, 'closesAt', closes_at) order by recorded_at desc, id desc) from window_move
     where window_move.agency_id = agency.id), '[]') as moves from agency`,
)
const unsubmitted = statement<{ id: string }>(
  'month-keeping.unsubmitted',
  `select distinct claim.employer_id as id from claim
   where claim.agency_id = $1 and claim.status = 'draft' and claim.deleted_at is null and claim.employer_id is not null
     and not exists (select from submission where submission.employer_id = claim.employer_id and submission.period = $2
       and withdrawn_at is null)`,
)

/** Reminds every employer whose drafts wait while the window is about to close. */
async function remind(db: Db, now: BusinessNow): Promise<void> {
  for (const agency of await db.query(agencies)) {
    if (!hasWindows(agency.region)) continue
    const period = periodAt(calendarOf(agency), now.at)
    if (now.today < period.remindOn || now.at < period.submission.opensAt) continue
    const month = firstOf(period.month)
    const employers = await db.query(unsubmitted, [agency.id, month])
    if (employers.length === 0) continue
    await raiseNotices(db, {
      kind: 'month-due',
      about: period.month,
      period: month,
      at: now.at,
      to: { employerIds: employers.map(({ id }) => id), roles: ['employer-clerk', 'employer-admin'] },
    })
  }
}

const calendarOf = ({ region, moves }: AgencyRow): FilingCalendar => ({
  region,
  moves: moves.map(({ period, opensAt, closesAt }) => ({
    period,
    opensAt: new Date(opensAt),
    closesAt: new Date(closesAt),
    reason: '',
  })),
  reopenings: [],
})

/** Claims accepted in one transaction. */
const BATCH = 200

type SilentClaim = {
  id: string
  version: number
  status: ClaimStatus
  returnedFrom: ClaimStatus | null
  scopeId: string
  agencyId: string
  waitingSince: Date
  regionCode: string
  components: Component[]
  reviewClock: ReviewClock | null
}
const receivedOn = statement<{ on: PlainDate; since: Date }>(
  'month-keeping.received',
  `select distinct on ((waiting_since at time zone 'Asia/Shanghai')::date)
     (waiting_since at time zone 'Asia/Shanghai')::date as "on", waiting_since as since
   from claim where status = 'submitted' and deleted_at is null and waiting_since < $1`,
)
// Whoever is at work on a claim decides first: a claim that is locked is looked at again in the next round.
const silent = statement<SilentClaim>(
  'month-keeping.silent',
  `select id, version, status, returned_from as "returnedFrom", scope_id as "scopeId", agency_id as "agencyId",
     waiting_since as "waitingSince", review_clock as "reviewClock",
     (select region_code from agency where agency.id = claim.agency_id) as "regionCode",
     array(select component from claim_component where claim_id = claim.id) as components
   from claim where status = 'submitted' and deleted_at is null
     and (waiting_since at time zone 'Asia/Shanghai')::date = any($1)
   order by id limit ${BATCH} for no key update skip locked`,
)

/** Accepts a batch of claims that the agency has been silent about; answers whether there was one. */
async function acceptSilently(db: Db, now: BusinessNow): Promise<boolean> {
  const due = (await db.query(receivedOn, [now.at])).filter(({ since }) => {
    const on = deemedAcceptedOn(since)
    return on !== undefined && on <= now.today
  })
  if (due.length === 0) return false
  const claims = await db.query(silent, [due.map(({ on }) => on)])
  await moveClaims(db, claims, {
    action: 'deem-accepted',
    now,
    detail: ({ waitingSince }) => ({ waitingSince: waitingSince.toISOString() }),
  })
  await giveReceipts(
    db,
    claims.map(({ id }) => id),
    now.today,
  )
  return claims.length > 0
}

const handedIn = statement<{ claimId: string; documents: { kind: DocumentKind; count: number }[] }>(
  'month-keeping.documents',
  `select claim_id as "claimId", json_agg(json_build_object('kind', kind, 'count', count) order by kind) as documents
   from (select claim_id, kind, count(*)::int as count from document where claim_id = any($1) and ${isThere}
     group by claim_id, kind) there group by claim_id`,
)

/** 受理通知书 of claims accepted by silence: they are accepted like any other, and told so. */
async function giveReceipts(db: Db, claimIds: readonly string[], today: PlainDate): Promise<void> {
  if (claimIds.length === 0) return
  const [claims, documents] = await Promise.all([readClaims(db, claimIds, today), db.query(handedIn, [claimIds])])
  const byClaim = new Map(documents.map((row) => [row.claimId, row.documents]))
  await issueNotices(
    db,
    claims.map((claim) => ({
      claim,
      actId: null,
      papers: [
        acceptanceNotice(headingOf(claim, today), claim.regionCode, {
          acceptedOn: today,
          documents: byClaim.get(claim.id) ?? [],
        }),
      ],
    })),
    today,
  )
}
