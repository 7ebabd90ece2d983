import { id, type QueuePage } from '@cradle/domain/wire'
import { type ClaimStatus, stageOf } from '@cradle/domain/claim'
import type { ReviewRole } from '@cradle/domain/access'
import { Problem } from '@cradle/domain/problem'
import { statement } from '@cradle/db'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'
import { businessNow } from '#api/lib/clock.ts'
import { BEFORE_ALL, cursorInstant, paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const PAGE = 50

/** The statuses in which a claim waits for each reviewer. */
const waitingFor: Record<ReviewRole, ClaimStatus[]> = {
  'first-reviewer': ['submitted', 'accepted'],
  'second-reviewer': ['first-reviewed'],
  approver: ['second-reviewed'],
}

export const queue = statement<ListedClaim>(
  'review.queue',
  `select ${columnsOfRow} ${fromClaims(`
     select claim.* from unnest($2::text[]) as waiting(status) cross join lateral (
       select * from claim
       where claim.agency_id = $1 and claim.deleted_at is null and claim.status = waiting.status
       and not exists (select from claim_stage where claim_stage.claim_id = claim.id
         and claim_stage.holder_id = $3 and claim_stage.stage <> $4)
       and (claim.waiting_since, claim.id) > ($5::timestamptz, $6::uuid)
       order by claim.waiting_since, claim.id limit ${PAGE + 1}) as claim
     order by claim.waiting_since, claim.id limit ${PAGE + 1}`)}
   order by claim.waiting_since, claim.id`,
)

/** The claims that wait for the caller's stage, the longest waiting first, less those they hold another stage of. */
export function reviewQueue(caller: SignedIn, cursor: string | undefined): Promise<QueuePage> {
  const stage = stageOf(caller.role)
  const statuses = waitingFor[caller.role as ReviewRole]
  if (!stage || !statuses) throw new Problem('not-permitted')
  const [after, afterId] = cursor ? readCursor(cursor, [cursorInstant, id]) : BEFORE_ALL
  return inScope(caller, async (db) => {
    const [now, rows] = await Promise.all([
      businessNow(db),
      db.query(queue, [caller.agencyId, statuses, caller.holderId, stage, after, afterId]),
    ])
    const { items, nextCursor } = paged(rows, PAGE, (row) => [row.waitingText, row.id])
    return {
      items: items.map((row) => ({ ...claimRow(row, now), waitingSince: row.waitingSince!.toISOString(), stage })),
      nextCursor,
    }
  })
}
