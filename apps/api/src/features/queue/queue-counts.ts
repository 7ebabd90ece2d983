import { addDays } from '@cradle/domain/calendar'
import type { QueueCounts } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { notCallersToDo } from '#api/claim/callers-to-do.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { queueOf } from './waiting-at.ts'

// Sums of tallies less what is not the caller's to do: however many claims wait, only those few of them are read.
const counts = statement<QueueCounts>(
  'review.counts',
  `with others as materialized (
     select queued_claim.claim_id, queued_claim.due_on from (${notCallersToDo}) as theirs
     join queued_claim on queued_claim.claim_id = theirs.claim_id
     where queued_claim.agency_id = $1 and queued_claim.status = any($2)
   ), tallied as (
     select due_on, claims from queue_tally where agency_id = $1 and status = any($2)
     union all select due_on, -1 from others
   )
   select coalesce(sum(claims), 0)::int as waiting,
     coalesce(sum(claims) filter (where due_on < $5), 0)::int as overdue,
     coalesce(sum(claims) filter (where due_on = $5), 0)::int as today,
     coalesce(sum(claims) filter (where due_on between $5 and $6), 0)::int as week,
     (select count(*)::int from assignment where membership_id = $7 and stage = $4 and until > clock_timestamp()
       and claim_id not in (select claim_id from others)) as mine,
     (select count(*)::int from claim_hold where agency_id = $1 and stage = $4
       and claim_id not in (select claim_id from others)) as held
   from tallied`,
)

/** How many claims of the caller's stage are theirs to do: as many as their list has. */
export const queueCountsOf = (caller: SignedIn): Promise<QueueCounts> =>
  inScope(caller, async (db) => {
    const { stage, statuses } = queueOf(caller)
    const { today } = await businessNow(db)
    const { agencyId, holderId, membershipId } = caller
    const given = [agencyId, statuses, holderId, stage, today, addDays(today, 7), membershipId]
    const [counted] = await db.query(counts, given)
    return counted!
  })
