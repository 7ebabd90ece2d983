import { addMonths, type Month, type PlainDate } from '../calendar/index.ts'

/** Months with a contribution base, as ranges: `until` is the first month without. */
export type PaidRange = { from: Month; until: Month | null }

export type ContributionMonths = { cumulative: number; continuous: number }

/**
 * Months paid up to a day, its own month counted: in all, and back from that month without a gap. A person whose month of
 * the event is not paid has paid no month without a gap.
 */
export function contributionMonths(ranges: readonly PaidRange[], on: PlainDate): ContributionMonths {
  const last = on.slice(0, 'YYYY-MM'.length)
  const paid = new Set(ranges.flatMap((range) => monthsOf(range, last)))
  let continuous = 0
  while (paid.has(addMonths(last, -continuous))) continuous += 1
  return { cumulative: paid.size, continuous }
}

function monthsOf({ from, until }: PaidRange, last: Month): Month[] {
  const months: Month[] = []
  const end = until !== null && until <= last ? until : addMonths(last, 1)
  for (let month = from; month < end; month = addMonths(month, 1)) months.push(month)
  return months
}
