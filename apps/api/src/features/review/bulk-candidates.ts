import type { EventKind } from '@cradle/domain/event'
import { samplingFor } from '@cradle/domain/review'
import { BULK_CANDIDATES, type BulkCandidates } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { isCallersToDo } from '#api/claim/callers-to-do.ts'
import { readClaims } from '#api/claim/claim-record.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { sortedForBulk } from './bulk-approvals.ts'
import { grantedIn } from './judged-review.ts'

// The order of the queue itself; what is held waits for something outside.
const waiting = statement<{ id: string; riskScore: number | null }>(
  'review.bulk-candidates',
  `select queued.claim_id as id, queued.risk_score as "riskScore" from queued_claim as queued
   where queued.agency_id = $1 and queued.status = $2 and ${isCallersToDo}
     and not exists (select from claim_hold where claim_hold.claim_id = queued.claim_id)
   order by queued.due_on, queued.risk_order, queued.waiting_since, queued.claim_id limit ${BULK_CANDIDATES + 1}`,
)

/** The first that wait for the approver, each with what a bulk approval would do with it and why; changes nothing. */
export const bulkCandidatesOf = (caller: SignedIn): Promise<BulkCandidates> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const rows = await db.query(waiting, [caller.agencyId, 'second-reviewed', caller.holderId, 'approval'])
    const told = rows.slice(0, BULK_CANDIDATES)
    const found = new Map(
      (
        await readClaims(
          db,
          told.map(({ id }) => id),
          now.today,
        )
      ).map((claim) => [claim.id, claim]),
    )
    const claims = told.flatMap(({ id }) => found.get(id) ?? [])
    const sorted = await sortedForBulk(db, claims, claims, now)
    const scores = new Map(told.map(({ id, riskScore }) => [id, riskScore]))
    const region = claims[0]?.regionCode
    return {
      claims: sorted.flatMap(({ claim, act, verdict, why }) =>
        claim
          ? [
              {
                id: claim.id,
                version: claim.version,
                number: claim.number,
                personName: claim.person.name,
                employerName: claim.employer?.name ?? null,
                treatment: claim.kind as EventKind | null,
                riskScore: scores.get(claim.id) ?? null,
                amountFen: act?.outcomes ? grantedIn(act.outcomes) : null,
                verdict,
                why,
              },
            ]
          : [],
      ),
      hasMore: rows.length > BULK_CANDIDATES,
      percent: region ? samplingFor(region, now.today).percent : null,
    }
  })
