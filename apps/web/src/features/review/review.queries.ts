import {
  assignmentsView,
  claimView,
  type ClaimView,
  type DecisionBody,
  employerList,
  queueCounts,
  type QueueFilter,
  type HoldBody,
  queuePage,
  type QueuePage,
  savedFilterList,
  type SavedFilterBody,
  standingView,
  takenNext,
} from '@cradle/domain/wire'
import {
  type InfiniteData,
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { nothing, request } from '#web/lib/api-client.ts'
import { ApiProblem } from '#web/lib/api-problem.ts'
import { claimQuery, putClaim } from '#web/lib/claim.queries.ts'
import { nextPath, queuePath } from '#web/lib/queue-filter.ts'
import { inTurn, ownVersion, reviewQuery, standingQuery } from './desk.queries.ts'

export type QueueRow = QueuePage['items'][number]

const queueKey = ['review', 'queue'] as const

/** The claims that wait for the caller's stage, narrowed, what is due first, a page at a time. */
export const queueQuery = (filter: QueueFilter) =>
  infiniteQueryOptions({
    queryKey: [...queueKey, 'list', filter],
    queryFn: ({ pageParam, signal }) => request(queuePage, queuePath(filter, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** How many claims wait for the stage, of everybody's: colleagues take and decide, so it is asked for every minute. */
export const countsQuery = queryOptions({
  queryKey: [...queueKey, 'counts'],
  queryFn: ({ signal }) => request(queueCounts, '/review/counts', { signal }),
  refetchInterval: 60_000,
})

/** One's own ways of narrowing the queue, by name. */
export const savedFiltersQuery = queryOptions({
  queryKey: ['review', 'saved-filters'],
  queryFn: ({ signal }) => request(savedFilterList, '/review/queue/filters', { signal }),
  staleTime: 10 * 60_000,
})

/** Keeps a way of narrowing the queue under a name. */
export function useSaveFilter() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: SavedFilterBody) => request(savedFilterList, '/review/queue/filters', { method: 'PUT', body }),
    onSuccess: (saved) => queryClient.setQueryData(savedFiltersQuery.queryKey, saved),
  })
}

/** Forgets one of them. */
export function useForgetFilter() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (filterId: string) => request(nothing, `/review/queue/filters/${filterId}`, { method: 'DELETE' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: savedFiltersQuery.queryKey }),
  })
}

/** Employers that what is typed may mean: a part of the name, or the beginning of the unit number. */
export const employersLikeQuery = (typed: string) =>
  queryOptions({
    queryKey: ['review', 'employers', typed],
    queryFn: async ({ signal }) =>
      (await request(employerList, `/review/employers?q=${encodeURIComponent(typed)}`, { signal })).items,
    enabled: typed.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  })

/** Something was done with a claim of the queue: its lists and counts are read anew. */
const readQueueAnew = (queryClient: QueryClient) => queryClient.invalidateQueries({ queryKey: queueKey })

/** All rows of the queue that were loaded. */
export const rowsOf = ({ pages }: InfiniteData<QueuePage>): QueueRow[] => pages.flatMap((page) => page.items)

/** The claim to turn to after this one: the next in the queue as it was shown, else the first of it. */
export function nextAfter(queue: readonly QueueRow[], claimId: string): QueueRow | undefined {
  const at = queue.findIndex(({ id }) => id === claimId)
  return queue[at + 1] ?? queue.find(({ id }) => id !== claimId)
}

/** The one to go on with once this one is decided: what is in another's hand or held is passed over. */
export const nextToDo = (queue: readonly QueueRow[], claimId: string): QueueRow | undefined =>
  nextAfter(
    queue.filter(({ id, assignee, hold }) => id === claimId || (!hold && (assignee?.byMe ?? true))),
    claimId,
  )

/** The one before it, if any. */
export function before(queue: readonly QueueRow[], claimId: string): QueueRow | undefined {
  return queue[queue.findIndex(({ id }) => id === claimId) - 1]
}

/** Takes the first claim of the queue so narrowed that nobody has in hand, and goes on to it; `claimId` is null where none is left. */
export function useTakeNext(goTo: (claimId: string) => unknown) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (filter: QueueFilter) => request(takenNext, nextPath(filter), { method: 'POST' }),
    onSuccess: ({ claimId }) => {
      void readQueueAnew(queryClient)
      if (claimId !== null) void goTo(claimId)
    },
  })
}

/** Takes claims in hand, all of them or none; also where it was refused, the lists say then who has them. */
export function useTakeClaims() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (claims: string[]) =>
      request(assignmentsView, '/review/assignments', { method: 'POST', body: { claims } }),
    onSettled: (_taken, _refusal, claims) => readStandingsAnew(queryClient, claims),
  })
}

/** Puts a claim that is in one's own hand back for everybody. */
export function useRelease(claimId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => request(nothing, `/review/assignments/${claimId}`, { method: 'DELETE' }),
    onSuccess: () => readStandingsAnew(queryClient, [claimId]),
  })
}

/** Holds a claim that waits for something outside. */
export function useHold() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ claimId, ...body }: HoldBody & { claimId: string }) =>
      request(standingView, `/review/claims/${claimId}/hold`, { method: 'PUT', body }),
    onSettled: (_standing, _refusal, { claimId }) => readStandingsAnew(queryClient, [claimId]),
  })
}

/** Takes a claim up again that was held. */
export function useResume() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (claimId: string) => request(standingView, `/review/claims/${claimId}/hold`, { method: 'DELETE' }),
    onSettled: (_standing, _refusal, claimId) => readStandingsAnew(queryClient, [claimId]),
  })
}

/** How claims stand has changed, or is otherwise than it was shown. */
function readStandingsAnew(queryClient: QueryClient, claims: readonly string[]) {
  for (const claimId of claims) void queryClient.invalidateQueries({ queryKey: standingQuery(claimId).queryKey })
  return readQueueAnew(queryClient)
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
      void readStandingsAnew(queryClient, [claim.id])
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
    void readStandingsAnew(queryClient, [claim.id])
  }
}
