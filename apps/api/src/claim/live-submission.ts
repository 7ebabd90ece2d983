import type { Month } from '@cradle/domain/calendar'
import { type Scoped, statement } from '@cradle/db'
import { firstOf } from '#api/lib/clock.ts'

// Locked, so that nobody withdraws it while claims join it or a new one is begun.
export const lockLive = statement<{ id: string }>(
  'submission.live',
  'select id from submission where employer_id = $1 and period = $2 and withdrawn_at is null for no key update',
)

/** The live submission of the acting employer for a period: there is one at most. */
export const liveSubmission = async ({ caller, query }: Scoped, period: Month): Promise<{ id: string } | undefined> =>
  (await query(lockLive, [caller.scopeId, firstOf(period)]))[0]
