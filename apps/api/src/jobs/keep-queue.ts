import type { ClaimStatus } from '@cradle/domain/claim'
import type { Component } from '@cradle/domain/event'
import type { ReviewClock } from '@cradle/domain/review'
import { type Scoped, statement, systemCaller, type SystemCaller } from '@cradle/db'
import { dueAfter } from '#api/claim/review-clock.ts'
import { inScope } from '#api/lib/installation.ts'

/** Claims dated in one transaction. */
const BATCH = 200

type Undated = {
  claimId: string
  status: ClaimStatus
  region: string
  components: Component[]
  reviewClock: ReviewClock
  submittedAt: string
}

const undated = statement<Undated>(
  'queue.undated',
  `select queued.claim_id as "claimId", queued.status, agency.region_code as region, claim.review_clock as "reviewClock",
     claim.submitted_at::text as "submittedAt",
     array(select component from claim_component where claim_component.claim_id = claim.id) as components
   from queued_claim as queued
   join claim on claim.id = queued.claim_id
   join agency on agency.id = queued.agency_id
   where queued.due_on = 'infinity' and queued.status <> 'returned' and claim.review_clock is not null and ($1::uuid is null or queued.claim_id > $1)
   order by queued.claim_id limit $2
   for update of queued skip locked`,
)
const date = statement(
  'queue.date',
  `update queued_claim set due_on = given.due_on, medical_due_on = given.medical, prenatal_due_on = given.prenatal,
     allowance_due_on = given.allowance
   from jsonb_to_recordset($1) as given(claim_id uuid, due_on date, medical date, prenatal date, allowance date)
   where queued_claim.claim_id = given.claim_id`,
)
const addUp = statement(
  'queue-tally.add-up',
  `with gone as (delete from queue_tally returning agency_id, status, due_on, waiting_on, claims)
   insert into queue_tally (agency_id, status, due_on, waiting_on, claims)
   select agency_id, status, due_on, waiting_on, sum(claims) from gone group by 1, 2, 3, 4 having sum(claims) <> 0`,
)

/**
 * Keeps the reviewers' queue: adds its tallies up, so that counting stays quick, and dates what could not be dated when it
 * came, because its days run into a year whose holidays were not known. It may run as often as it likes.
 */
export async function keepQueue(requestId: string): Promise<void> {
  await inScope(systemCaller(requestId), (db) => db.query(addUp))
  let after: string | null = null
  do after = await inScope(systemCaller(requestId), (db) => dateSome(db, after))
  while (after !== null)
}

/** Dates a batch of what has no due day; answers the last it looked at, or null where there is no more. */
async function dateSome(db: Scoped<SystemCaller>, after: string | null): Promise<string | null> {
  const claims = await db.query(undated, [after, BATCH])
  const dated = claims.flatMap(({ claimId, status, region, components, reviewClock, submittedAt }) => {
    const claim = { regionCode: region, components }
    const due = dueAfter(status, claim, reviewClock, { at: new Date(submittedAt) })
    if (due.earliest === null) return []
    const { medical, prenatal, allowance } = due
    return [{ claim_id: claimId, due_on: due.earliest, medical, prenatal, allowance }]
  })
  if (dated.length > 0) await db.query(date, [JSON.stringify(dated)])
  return claims.length === BATCH ? claims.at(-1)!.claimId : null
}
