import { bulkApprovalView, bulkCandidates, type BulkCandidates } from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'

export type Candidate = BulkCandidates['claims'][number]

/** What waits for the approver, and what an approval together would do with each. */
export const bulkCandidatesQuery = queryOptions({
  queryKey: ['review', 'bulk'],
  queryFn: ({ signal }) => request(bulkCandidates, '/review/bulk-approvals', { signal }),
})

/** Approves these claims as they were reviewed, all of them or none. Either way the list is read anew: it has changed. */
export function useApproveTogether() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (claims: readonly Candidate[]) =>
      request(bulkApprovalView, '/review/bulk-approvals', {
        method: 'POST',
        body: { claims: claims.map(({ id, version }) => ({ id, version })) },
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['review'] }),
  })
}
