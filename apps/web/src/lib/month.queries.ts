import { type MonthView, monthView } from '@cradle/domain/wire'
import { queryOptions } from '@tanstack/react-query'
import { request } from './api-client.ts'

export const monthQuery = queryOptions({
  queryKey: ['month'],
  queryFn: ({ signal }) => request(monthView, '/month', { signal }),
})

/** Why no claim can be begun now, or undefined while one can. */
export function whyNoNewClaim({ submitted, entry }: MonthView): string | undefined {
  if (submitted) return '本期已申报，11 日起才能新建申报'
  return entry.isOpen ? undefined : '现在不在录入时间内'
}
