import { addMonths, type Month } from '@cradle/domain/calendar'

/** How large a province is, and what it is made from. */
export type ProvinceSizes = {
  /** Other seeds make other people and other claims. */
  seed: number
  claims: number
  persons: number
  employers: number
  hospitals: number
  /** Of a hundred claims of earlier periods, how many still wait for an approver. */
  backlog: number
  /** The last period whose submissions are under way; five years end with it. */
  lastPeriod: Month
}

/** Of a hundred earlier claims ten are refused, returned, abandoned or closed. */
const MOST_BACKLOG = 90

/** Filing periods a province's claims are spread over. */
export const PERIODS = 60

/** Sizes that belong together, from how many claims there are: 2 M persons, 50 k employers, 3 k hospitals for 1 M claims. */
export function sizesFor(claims: number, lastPeriod: Month, given: Partial<ProvinceSizes> = {}): ProvinceSizes {
  if (given.backlog !== undefined && given.backlog > MOST_BACKLOG)
    throw new Error(`of a hundred claims at most ${MOST_BACKLOG} wait for an approver`)
  return {
    seed: 1,
    claims,
    persons: Math.max(50, claims * 2),
    employers: Math.max(8, Math.ceil(claims / 20)),
    hospitals: Math.max(20, Math.ceil((claims * 3) / 1000)),
    backlog: 2,
    lastPeriod,
    ...given,
  }
}

/** The period a claim belongs to, counted from the first; claims come in the order of their periods. */
export const periodIndexOf = (claim: number, claims: number): number => Math.floor((claim * PERIODS) / claims)

const periods = new Map<Month, Month[]>()
/** The period of that count. */
export function periodOf(index: number, { lastPeriod }: ProvinceSizes): Month {
  const known =
    periods.get(lastPeriod) ?? Array.from({ length: PERIODS }, (_, n) => addMonths(lastPeriod, n - PERIODS + 1))
  periods.set(lastPeriod, known)
  return known[index]!
}
