import type { Month, PlainDate } from '@cradle/domain/calendar'
import { type Scoped, statement } from '@cradle/db'
import { businessDay, firstOf, monthOf } from '#api/lib/clock.ts'

// Locked, so that nobody withdraws it while claims join it.
const lockLive = statement<{ id: string }>(
  'submission.live',
  'select id from submission where employer_id = $1 and period = $2 and withdrawn_at is null for no key update',
)

/** The live submission of the acting employer for a period: there is one at most. */
export const liveSubmission = async ({ caller, query }: Scoped, period: Month): Promise<{ id: string } | undefined> =>
  (await query(lockLive, [caller.scopeId, firstOf(period)]))[0]

// Whatever is open for entry is the month of the business day or one beside it.
export const readSubmitted = statement<{ period: PlainDate }>(
  'submission.periods',
  `select period from submission
   where employer_id = $1 and withdrawn_at is null and period > ${businessDay} - 100`,
)

/** The periods of late that the acting employer has submitted. */
export const submittedPeriods = async ({ caller, query }: Scoped): Promise<Month[]> =>
  (await query(readSubmitted, [caller.scopeId])).map(({ period }) => monthOf(period))
