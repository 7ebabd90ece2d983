import { auditPage, verificationView } from '@cradle/domain/wire'
import { infiniteQueryOptions, useMutation } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'

/** The audit trail, newest first. */
export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam, signal }) =>
    request(auditPage, pageParam ? `/audit-events?cursor=${pageParam}` : '/audit-events', { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** Verifies every chain now, on demand: a deed with an answer, not something to keep. */
export const useVerification = () =>
  useMutation({ mutationFn: () => request(verificationView, '/audit-events/verification') })
