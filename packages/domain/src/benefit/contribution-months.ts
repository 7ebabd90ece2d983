import { type Month, monthNumber, type PlainDate } from '../calendar/index.ts'

/** Months with a contribution base, as ranges: `until` is the first month without. */
export type PaidRange = { from: Month; until: Month | null }

export type ContributionMonths = { cumulative: number; continuous: number }

/**
 * Months paid up to a day, its own month counted: in all, and back from that month without a gap. A person whose month of
 * the event is not paid has paid no month without a gap.
 */
export function contributionMonths(ranges: readonly PaidRange[], on: PlainDate): ContributionMonths {
  const end = monthNumber(on.slice(0, 'YYYY-MM'.length)) + 1
  const paid = ranges
    .map(({ from, until }) => ({
      from: monthNumber(from),
      until: until === null ? end : Math.min(monthNumber(until), end),
    }))
    .filter(({ from, until }) => from < until)
    .sort((one, other) => one.from - other.from)
  let cumulative = 0
  // The months without a gap that were counted last.
  let [since, reached] = [-Infinity, -Infinity]
  for (const { from, until } of paid) {
    if (from > reached) since = from
    cumulative += Math.max(0, until - Math.max(from, reached))
    reached = Math.max(reached, until)
  }
  return { cumulative, continuous: reached === end ? end - since : 0 }
}
