import {
  type AdjustmentBody,
  type ClaimView,
  type DuplicateVerdictBody,
  reviewView,
  type ReviewView,
  standingView,
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

/** How a claim stands in its queue: its risk, its due days, who has it in hand, why it is held. */
export const standingQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['review', 'standing', claimId],
    queryFn: ({ signal }) => request(standingView, `/review/claims/${claimId}/standing`, { signal }),
  })

/** Loads all of a claim's desk before it is asked for, so that turning to it waits for nothing. */
export async function prefetchDesk(queryClient: QueryClient, claimId: string) {
  const quietly = <Result>(read: Promise<Result>) => read.catch(() => undefined)
  const [claim] = await Promise.all([
    quietly(queryClient.query(claimQuery(claimId))),
    quietly(queryClient.query(reviewQuery(claimId))),
    quietly(queryClient.query(surroundingsQuery(claimId))),
    quietly(queryClient.query(standingQuery(claimId))),
  ])
  const documents = claim && (await quietly(queryClient.query(documentsQuery(claim))))
  const [first] = documents?.items ?? []
  if (first) await quietly(queryClient.query(documentFileQuery(queryClient, claimId, first.id)))
}

/** What one reviewer does on one claim goes out one after the other, however quickly it is done. */
export const inTurn = (claimId: string) => ({ id: `review ${claimId}` })

const ownVersionKey = (claimId: string) => ['review', 'own-version', claimId]

/**
 * The version to judge a deed against: the one that was on the screen, or the one that the reviewer's own deeds have led
 * to since. What somebody else did meanwhile is never taken for one's own.
 */
export const ownVersion = (queryClient: QueryClient, claimId: string, shown: number): number =>
  Math.max(shown, queryClient.getQueryData<number>(ownVersionKey(claimId)) ?? 0)

/** Takes what an adjustment or a task answered; the claim goes on from that version, its benefit is read anew. */
function takeReview(queryClient: QueryClient, review: ReviewView) {
  takeVersion(queryClient, review)
  queryClient.setQueryData(reviewQuery(review.claimId).queryKey, review)
  void queryClient.invalidateQueries({ queryKey: claimQuery(review.claimId).queryKey })
}

function takeVersion(queryClient: QueryClient, { claimId, version }: ReviewView) {
  queryClient.setQueryData(ownVersionKey(claimId), version)
  queryClient.setQueryData(
    claimQuery(claimId).queryKey,
    (claim: ClaimView | undefined) => claim && { ...claim, version },
  )
}

/** Allows less of a line than was filed, or another class. */
export function useAdjust(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    scope: inTurn(claimId),
    mutationFn: (body: AdjustmentBody) => {
      const version = ownVersion(queryClient, claimId, body.version)
      return request(reviewView, `/claims/${claimId}/adjustments`, { method: 'PUT', body: { ...body, version } })
    },
    onSuccess: (review) => takeReview(queryClient, review),
  })
}

/** Takes an adjustment back: the line stands as it was filed. */
export function useTakeBackAdjustment(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    scope: inTurn(claimId),
    mutationFn: ({ version: shown, ...line }: { version: number; invoice: number; line: number }) => {
      const of = { version: ownVersion(queryClient, claimId, shown), ...line }
      const query = new URLSearchParams(Object.entries(of).map(([name, value]) => [name, String(value)]))
      return request(reviewView, `/claims/${claimId}/adjustments?${query.toString()}`, { method: 'DELETE' })
    },
    onSuccess: (review) => takeReview(queryClient, review),
  })
}

const answering = (claimId: string) => ['answer-task', claimId]

const withTask = (review: ReviewView, task: TaskBody['task'], done: boolean): ReviewView => ({
  ...review,
  tasks: review.tasks.map((one) => (one.code === task ? { ...one, state: done ? 'done' : 'open' } : one)),
})

/** Says that a task of the review is done, or that it is not; shown at once, and put right where it was refused. */
export function useAnswerTask(claimId: string) {
  const queryClient = useQueryClient()
  const { queryKey } = reviewQuery(claimId)
  return useMutation({
    mutationKey: answering(claimId),
    scope: inTurn(claimId),
    mutationFn: (body: TaskBody) => {
      const version = ownVersion(queryClient, claimId, body.version)
      return request(reviewView, `/claims/${claimId}/tasks`, { method: 'PUT', body: { ...body, version } })
    },
    onMutate: ({ task, done }) => {
      queryClient.setQueryData(queryKey, (review) => review && withTask(review, task, done))
    },
    onSuccess: (review) => {
      // Further ticks may wait their turn: what they showed stays.
      if (queryClient.isMutating({ mutationKey: answering(claimId) }) > 1) {
        takeVersion(queryClient, review)
        return
      }
      takeReview(queryClient, review)
    },
    onError: () => void queryClient.invalidateQueries({ queryKey }),
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
