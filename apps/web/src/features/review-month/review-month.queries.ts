import { reviewMonth } from '@cradle/domain/wire'
import { queryOptions } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'
import { reviewMonthPath } from '#web/lib/review-month-path.ts'

/** A month as its reviewers watch it; this one where none is named. */
export const reviewMonthQuery = (period: string | null) =>
  queryOptions({
    queryKey: ['review', 'month', period],
    queryFn: ({ signal }) => request(reviewMonth, reviewMonthPath(period), { signal }),
  })
