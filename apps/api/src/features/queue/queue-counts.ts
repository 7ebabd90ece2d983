import { addDays } from '@cradle/domain/calendar'
import type { QueueCounts } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { queueOf } from './waiting-at.ts'

// Sums of tallies: however many claims wait, none of them is read.
const counts = statement<QueueCounts>(
  'review.counts',
  `select coalesce(sum(claims), 0)::int as waiting,
     coalesce(sum(claims) filter (where due_on < $3), 0)::int as overdue,
     coalesce(sum(claims) filter (where due_on = $3), 0)::int as today,
     coalesce(sum(claims) filter (where due_on between $3 and $4), 0)::int as week,
     (select count(*)::int from assignment where membership_id = $5 and stage = $6 and until > clock_timestamp()) as mine,
     (select count(*)::int from claim_hold where agency_id = $1 and stage = $6) as held
   from queue_tally where agency_id = $1 and status = any($2)`,
)

/** How many claims wait for the caller's stage, for whomever of it. */
export const queueCountsOf = (caller: SignedIn): Promise<QueueCounts> =>
  inScope(caller, async (db) => {
    const { stage, statuses } = queueOf(caller)
    const { today } = await businessNow(db)
    const given = [caller.agencyId, statuses, today, addDays(today, 7), caller.membershipId, stage]
    const [counted] = await db.query(counts, given)
    return counted!
  })
