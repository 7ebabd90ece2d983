import { noticeList } from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from './api-client.ts'

const MINUTE = 60_000

/** What the caller is reminded of; looked for anew while the page is open. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => request(noticeList, '/notices', { signal }),
  refetchInterval: 2 * MINUTE,
})

/** Marks notices as read: these, or all. */
export function useReadNotices() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (ids?: string[]) => request(noticeList, '/notices/read', { method: 'POST', body: ids ? { ids } : {} }),
    onSuccess: (list) => queryClient.setQueryData(noticesQuery.queryKey, list),
  })
}
