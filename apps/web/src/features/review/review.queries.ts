import { type DecisionBody, queuePage, type QueuePage, claimView, type ClaimView, takenNext } from '@cradle/domain/wire'
import { type InfiniteData, infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { nothing, request } from '#web/lib/api-client.ts'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { claimQuery, putClaim } from '#web/lib/claim.queries.ts'
import { inTurn, ownVersion, reviewQuery } from './desk.queries.ts'

export type QueueRow = QueuePage['items'][number]

/** The claims that wait for the caller's stage, what is due first, a page at a time. */
export const queueQuery = infiniteQueryOptions({
  queryKey: ['review', 'queue'],
  queryFn: ({ pageParam, signal }) =>
    request(queuePage, pageParam ? `/review/queue?cursor=${pageParam}` : '/review/queue', { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** All rows of the queue that were loaded. */
export const rowsOf = ({ pages }: InfiniteData<QueuePage>): QueueRow[] => pages.flatMap((page) => page.items)

/** The claim to turn to after this one: the next in the queue as it was shown, else the first of it. */
export function nextAfter(queue: readonly QueueRow[], claimId: string): QueueRow | undefined {
  const at = queue.findIndex(({ id }) => id === claimId)
  return queue[at + 1] ?? queue.find(({ id }) => id !== claimId)
}

/** The one before it, if any. */
export function before(queue: readonly QueueRow[], claimId: string): QueueRow | undefined {
  return queue[queue.findIndex(({ id }) => id === claimId) - 1]
}

/** Takes the first claim that nobody has in hand, and goes on to it; `claimId` is null where none is left. */
export function useTakeNext(goTo: (claimId: string) => unknown) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => request(takenNext, '/review/next', { method: 'POST' }),
    onSuccess: ({ claimId }) => {
      void queryClient.invalidateQueries({ queryKey: queueQuery.queryKey })
      if (claimId !== null) void goTo(claimId)
    },
  })
}

/** Puts a claim that is in one's own hand back for everybody. */
export function useRelease(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => request(nothing, `/review/assignments/${claimId}`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queueQuery.queryKey }),
  })
}

/** A decision came too late: somebody moved the claim since it was read. Carries the claim as it stands now. */
export class ClaimMovedOn extends Error {
  readonly claim: ClaimView

  constructor(claim: ClaimView, cause: unknown) {
    super('claim moved on', { cause })
    this.name = 'ClaimMovedOn'
    this.claim = claim
  }
}

/** Decides on a claim as it was read; throws `ClaimMovedOn` where it has changed meanwhile. */
export function useDecide(claim: ClaimView) {
  const queryClient = useQueryClient()
  return useMutation({
    scope: inTurn(claim.id),
    mutationFn: (body: DecisionBody) =>
      decide(claim.id, { ...body, version: ownVersion(queryClient, claim.id, body.version) }),
    onSuccess: (decided) => {
      putClaim(queryClient, decided)
      void queryClient.invalidateQueries({ queryKey: reviewQuery(claim.id).queryKey })
      void queryClient.invalidateQueries({ queryKey: queueQuery.queryKey })
    },
  })
}

async function decide(claimId: string, body: DecisionBody): Promise<ClaimView> {
  try {
    return await request(claimView, `/claims/${claimId}/decisions`, { method: 'POST', body })
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 409)) throw error
    const claim = await request(claimView, `/claims/${claimId}`).catch(() => undefined)
    throw claim ? new ClaimMovedOn(claim, error) : error
  }
}

/** Shows the claim as it stands now. */
export function useTakeNewest() {
  const queryClient = useQueryClient()
  return (claim: ClaimView) => {
    queryClient.setQueryData(claimQuery(claim.id).queryKey, claim)
    void queryClient.invalidateQueries({ queryKey: reviewQuery(claim.id).queryKey })
    void queryClient.invalidateQueries({ queryKey: queueQuery.queryKey })
  }
}
