import { type SubmitMonthBody, submissionView } from '@cradle/domain/wire'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newIdempotencyKey, request } from '#web/lib/api-client.ts'

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
