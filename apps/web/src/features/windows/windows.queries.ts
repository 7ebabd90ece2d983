import { type MoveWindowBody, notFiledPage, type ReopenBody, type WindowsView, windowsView } from '@cradle/domain/wire'
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { newIdempotencyKey, request } from '#web/lib/api-client.ts'

export const windowsQuery = queryOptions({
  queryKey: ['windows'],
  queryFn: ({ signal }) => request(windowsView, '/filing-windows', { signal }),
})

/** Employers with complete drafts that have not submitted the open period. */
export const notFiledQuery = infiniteQueryOptions({
  queryKey: ['not-filed'],
  queryFn: ({ pageParam, signal }) =>
    request(notFiledPage, `/not-filed${pageParam ? `?cursor=${pageParam}` : ''}`, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.nextCursor,
})

/** All that is done with windows; each answers how everything stands then. */
export function useWindowDeeds() {
  const queryClient = useQueryClient()
  const keep = (view: WindowsView) => {
    queryClient.setQueryData(windowsQuery.queryKey, view)
    void queryClient.invalidateQueries({ queryKey: ['period'] })
  }
  const send = async (path: string, call: { method: 'PUT' | 'POST'; body?: unknown; idempotencyKey?: string }) =>
    keep(await request(windowsView, path, call))
  return {
    move: (period: string, body: MoveWindowBody) => send(`/filing-windows/${period}`, { method: 'PUT', body }),
    reopen: (body: ReopenBody) => send('/reopenings', { method: 'POST', body, idempotencyKey: newIdempotencyKey() }),
    end: (id: string) => send(`/reopenings/${id}/end`, { method: 'POST', body: {} }),
  }
}
