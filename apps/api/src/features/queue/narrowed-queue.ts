import type { PlainDate } from '@cradle/domain/calendar'
import { daysDue, riskLevels, type RiskLevel } from '@cradle/domain/review'
import type { QueueFilter } from '@cradle/domain/wire'
import { firstOf } from '#api/lib/clock.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** How many parameters `isAsked` reads. */
const PARAMETERS = 13

/**
 * Which claims of a queue were asked for: conditions on `queued`, whose agency is `$1`, by the parameters of `askedBy` from
 * `$from` on. What is not asked does not narrow.
 */
export function isAsked(from: number): string {
  const [whose, me, dueFrom, dueTo, riskFrom, riskBelow, kind, hospital, employer, period, least, most, held] =
    Array.from({ length: PARAMETERS }, (_parameter, n) => `$${from + n}`)
  return `case ${whose}::text when 'mine' then exists (select from assignment where assignment.claim_id = queued.claim_id
        and membership_id = ${me} and until > clock_timestamp())
      when 'unassigned' then not exists (select from assignment where assignment.claim_id = queued.claim_id
        and until > clock_timestamp()) else true end
    and (${dueFrom}::date is null or queued.due_on >= ${dueFrom})
    and (${dueTo}::date is null or queued.due_on <= ${dueTo})
    and (${riskFrom}::integer is null or coalesce(queued.risk_score, 0) >= ${riskFrom})
    and (${riskBelow}::integer is null or coalesce(queued.risk_score, 0) < ${riskBelow})
    and (${kind}::text is null or queued.kind = ${kind})
    and (${hospital}::text is null or queued.hospital_code = ${hospital})
    and (${employer}::text is null or queued.employer_id
      = (select id from employer where agency_id = $1 and unit_number = ${employer}))
    and (${period}::date is null or queued.period = ${period})
    and (${least}::bigint is null or queued.total_fen >= ${least})
    and (${most}::bigint is null or queued.total_fen <= ${most})
    and (${held}::boolean is null
      or ${held} = exists (select from claim_hold where claim_hold.claim_id = queued.claim_id))`
}

/** Whether anything is asked that narrows the queue at all. */
export const isNarrowed = ({ whose = 'all', ...others }: QueueFilter): boolean =>
  whose !== 'all' || Object.values(others).some((one) => one !== undefined)

/** What `isAsked` reads, in its order. */
export function askedBy({ membershipId }: SignedIn, asked: QueueFilter, today: PlainDate): unknown[] {
  const due = asked.due && daysDue(asked.due, today)
  const risk = asked.risk && scoresOf(asked.risk)
  return [
    asked.whose ?? 'all',
    membershipId,
    due?.from ?? null,
    due?.to ?? null,
    risk?.from ?? null,
    risk?.below ?? null,
    asked.kind ?? null,
    asked.hospital ?? null,
    asked.employer?.toUpperCase() ?? null,
    asked.period ? firstOf(asked.period) : null,
    asked.amountFrom ?? null,
    asked.amountTo ?? null,
    asked.held ? asked.held === 'yes' : null,
  ]
}

/** The scores of a level: from its least to below that of the next. */
function scoresOf(level: RiskLevel): { from: number; below: number | null } {
  const { from } = riskLevels[level]
  const higher = Object.values(riskLevels)
    .map((one) => one.from)
    .filter((least) => least > from)
  return { from, below: higher.length > 0 ? Math.min(...higher) : null }
}
