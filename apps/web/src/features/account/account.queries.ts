import {
  type ChangePasswordBody,
  ownSessionList,
  type RelativeBody,
  relativeList,
  relativeView,
  secondFactorView,
  type totpConfirmationBody,
  type TotpRemovalBody,
  totpView,
} from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { nothing, request } from '#web/lib/api-client.ts'

export const sessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => request(ownSessionList, '/auth/sessions', { signal }),
  staleTime: 0,
})

/** Ends one of the own sessions. */
export function useEndSession() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (sessionId: string) => request(nothing, `/auth/sessions/${sessionId}`, { method: 'DELETE' }),
    onSettled: () => queryClient.invalidateQueries(sessionsQuery),
  })
}

/** Ends all of them, this one too. */
export const endAllSessions = () => request(nothing, '/auth/sessions/end-all', { method: 'POST' })

export const changePassword = (body: ChangePasswordBody) => request(nothing, '/auth/password', { method: 'PUT', body })

export const secondFactorQuery = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => request(secondFactorView, '/auth/totp', { signal }),
})

/** A secret and recovery codes, pending until a code is given. Kept in no cache. */
export const useBeginSecondFactor = () =>
  useMutation({ mutationFn: () => request(totpView, '/auth/totp', { method: 'POST' }), gcTime: 0 })

/** Puts the pending second factor in force, and removes the one in force. */
export function useSecondFactorMoves() {
  const queryClient = useQueryClient()
  const then = async <Result>(sent: Promise<Result>) => {
    const result = await sent
    await queryClient.invalidateQueries(secondFactorQuery)
    return result
  }
  return {
    confirm: (body: z.output<typeof totpConfirmationBody>) =>
      then(request(nothing, '/auth/totp/confirmation', { method: 'POST', body })),
    remove: (body: TotpRemovalBody) => then(request(nothing, '/auth/totp', { method: 'DELETE', body })),
  }
}

export const relativesQuery = queryOptions({
  queryKey: ['account', 'relatives'],
  queryFn: ({ signal }) => request(relativeList, '/auth/relatives', { signal }),
})

export function useRelativeMoves() {
  const queryClient = useQueryClient()
  const then = async <Result>(sent: Promise<Result>) => {
    const result = await sent
    await queryClient.invalidateQueries(relativesQuery)
    return result
  }
  return {
    declare: (body: RelativeBody) => then(request(relativeView, '/auth/relatives', { method: 'POST', body })),
    withdraw: (relativeId: string) => then(request(nothing, `/auth/relatives/${relativeId}`, { method: 'DELETE' })),
  }
}
