import {
  issuedUnitAccountView,
  type IssueUnitAccountBody,
  letterView,
  type ResetBody,
  type SuspensionBody,
  unitAccountPage,
  unitAccountRow,
} from '@cradle/domain/wire'
import { infiniteQueryOptions, keepPreviousData, useQueryClient } from '@tanstack/react-query'
import { request } from '#web/lib/api-client.ts'

const key = ['unit-accounts']

/** The agency's employers whose name or unit number holds `q`, with their unit accounts. */
export const unitAccountsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...key, q],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) })
      return request(unitAccountPage, `/unit-accounts?${query.toString()}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })

/** All that the agency does about a unit account. */
export function useUnitAccountMoves() {
  const queryClient = useQueryClient()
  const then = async <Result>(sent: Promise<Result>): Promise<Result> => {
    const result = await sent
    await queryClient.invalidateQueries({ queryKey: key })
    return result
  }
  return {
    issue: (body: IssueUnitAccountBody) =>
      then(request(issuedUnitAccountView, '/unit-accounts', { method: 'POST', body })),
    newLetter: (id: string, body: ResetBody) =>
      then(request(letterView, `/unit-accounts/${id}/letter`, { method: 'POST', body })),
    suspend: (id: string, body: SuspensionBody) =>
      then(request(unitAccountRow, `/unit-accounts/${id}/suspension`, { method: 'POST', body })),
    resume: (id: string) => then(request(unitAccountRow, `/unit-accounts/${id}/suspension`, { method: 'DELETE' })),
  }
}
