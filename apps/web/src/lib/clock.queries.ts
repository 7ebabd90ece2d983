import { type ClockView, clockView, type SetClockBody } from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { request } from './api-client.ts'

/** The business clock, with the moment of ours at which it was read. */
type ReadClock = ClockView & { readAt: number }

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async ({ signal }): Promise<ReadClock> => ({
    ...(await request(clockView, '/clock', { signal })),
    readAt: Date.now(),
  }),
  staleTime: 5 * 60_000,
})

/** What the business clock shows now; looks again every half minute. */
export function useBusinessNow(): Date {
  const { data: clock } = useSuspenseQuery(clockQuery)
  const [tick, setTick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const elapsed = clock.frozen ? 0 : Math.max(0, tick - clock.readAt)
  return new Date(Date.parse(clock.now) + elapsed)
}

/** The business date: what pages take today for. */
export const useToday = () => useSuspenseQuery(clockQuery).data.today

/** Sets the date of the demonstration; everything on the page is then asked for anew. */
export function useSetClock() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: SetClockBody) => request(clockView, '/clock', { method: 'PUT', body }),
    onSuccess: () => queryClient.invalidateQueries(),
  })
}
