import { type MonthView, monthView, periodView } from '@cradle/domain/wire'
import { dateInShanghai } from '@cradle/domain/calendar'
import { queryOptions } from '@tanstack/react-query'
import { request } from './api-client.ts'

const FIVE_MINUTES = 5 * 60_000

/** The open period and its windows, in the header of every page; asked for anew, for a window opens while one looks. */
export const periodQuery = queryOptions({
  queryKey: ['period'],
  queryFn: ({ signal }) => request(periodView, '/period', { signal }),
  staleTime: FIVE_MINUTES,
  refetchInterval: FIVE_MINUTES,
})

export const monthQuery = queryOptions({
  queryKey: ['month'],
  queryFn: ({ signal }) => request(monthView, '/month', { signal }),
})

/** Why no claim can be begun now, or undefined while one can. */
export function whyNoNewClaim({ entry }: Pick<MonthView, 'entry'>): string | undefined {
  if (entry.isOpen) return undefined
  return `本期已申报，${Number(dateInShanghai(new Date(entry.closesAt)).slice(8))} 日起才能新建申报`
}
