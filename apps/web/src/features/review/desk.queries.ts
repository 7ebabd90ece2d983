import {
  type AdjustmentBody,
  type ClaimView,
  type DuplicateVerdictBody,
  reviewView,
  type ReviewView,
  surroundingsView,
  type TaskBody,
} from '@cradle/domain/wire'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { documentFileQuery, documentsQuery } from '#web/lib/documents.queries.ts'

/** What the reviewers made of a claim so far: lines, components, tasks, approvals, notices. */
export const reviewQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['review', 'claim', claimId],
    queryFn: ({ signal }) => request(reviewView, `/claims/${claimId}/review`, { signal }),
  })

/** What lies around a claim: history, what looks alike, what is usual. */
export const surroundingsQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['review', 'surroundings', claimId],
    queryFn: ({ signal }) => request(surroundingsView, `/claims/${claimId}/surroundings`, { signal }),
  })

/** Loads all of a claim's desk before it is asked for, so that turning to it waits for nothing. */
export async function prefetchDesk(queryClient: QueryClient, claimId: string) {
  const quietly = <Result>(read: Promise<Result>) => read.catch(() => undefined)
  const [claim] = await Promise.all([
    quietly(queryClient.query(claimQuery(claimId))),
    quietly(queryClient.query(reviewQuery(claimId))),
    quietly(queryClient.query(surroundingsQuery(claimId))),
  ])
  const documents = claim && (await quietly(queryClient.query(documentsQuery(claim))))
  const [first] = documents?.items ?? []
  if (first) await quietly(queryClient.query(documentFileQuery(queryClient, claimId, first.id)))
}

/** Takes what an adjustment or a task answered; the claim goes on from that version, its benefit is read anew. */
function takeReview(queryClient: QueryClient, review: ReviewView) {
  const { queryKey } = claimQuery(review.claimId)
  queryClient.setQueryData(reviewQuery(review.claimId).queryKey, review)
  queryClient.setQueryData(queryKey, (claim: ClaimView | undefined) =>
    claim ? { ...claim, version: review.version } : claim,
  )
  void queryClient.invalidateQueries({ queryKey })
}

/** Allows less of a line than was filed, or another class. */
export function useAdjust(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: AdjustmentBody) =>
      request(reviewView, `/claims/${claimId}/adjustments`, { method: 'PUT', body }),
    onSuccess: (review) => takeReview(queryClient, review),
  })
}

/** Takes an adjustment back: the line stands as it was filed. */
export function useTakeBackAdjustment(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (of: { version: number; invoice: number; line: number }) => {
      const query = new URLSearchParams(Object.entries(of).map(([name, value]) => [name, String(value)]))
      return request(reviewView, `/claims/${claimId}/adjustments?${query.toString()}`, { method: 'DELETE' })
    },
    onSuccess: (review) => takeReview(queryClient, review),
  })
}

/** Says that a task of the review is done, or that it is not. */
export function useAnswerTask(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: TaskBody) => request(reviewView, `/claims/${claimId}/tasks`, { method: 'PUT', body }),
    onSuccess: (review) => takeReview(queryClient, review),
  })
}

/** Says that what looks like a duplicate of a claim is none. */
export function useDuplicateVerdict(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ otherId, ...body }: DuplicateVerdictBody & { otherId: string }) =>
      request(surroundingsView, `/claims/${claimId}/duplicate-verdicts/${otherId}`, { method: 'PUT', body }),
    onSuccess: (surroundings) => queryClient.setQueryData(surroundingsQuery(claimId).queryKey, surroundings),
  })
}
