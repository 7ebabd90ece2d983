import { type MonthView, monthView, type SubmitMonthBody, submissionView } from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newIdempotencyKey, request } from '#web/lib/api-client.ts'

export const monthQuery = queryOptions({
  queryKey: ['month'],
  queryFn: ({ signal }) => request(monthView, '/month', { signal }),
})

/** Why no claim can be begun now, or undefined while one can. */
export function whyNoNewClaim({ submitted, entry }: MonthView): string | undefined {
  if (submitted) return '本期已申报，11 日起才能新建申报'
  return entry.isOpen ? undefined : '现在不在录入时间内'
}

/** Submits the month. One key serves all attempts at the same choice, so that a retry never submits twice. */
export function useSubmitMonth() {
  const queryClient = useQueryClient()
  const attempt = useRef({ body: '', key: '' })
  return useMutation({
    mutationFn: (body: SubmitMonthBody) => {
      const text = JSON.stringify(body)
      if (attempt.current.body !== text) attempt.current = { body: text, key: newIdempotencyKey() }
      const idempotencyKey = attempt.current.key
      return request(submissionView, '/submissions', { method: 'POST', body, idempotencyKey })
    },
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['month'] })
      void queryClient.invalidateQueries({ queryKey: ['claims'] })
    },
  })
}
