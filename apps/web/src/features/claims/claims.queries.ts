import {
  claimView,
  type ClaimView,
  type CreateClaimBody,
  hospitalList,
  hospitalView,
  type LookupBody,
  personView,
} from '@cradle/domain/wire'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newIdempotencyKey, nothing, request } from '#web/lib/api-client.ts'
import { deletedClaimsQuery, putClaim, readListsAnew, saveSection } from '#web/lib/claim.queries.ts'

/** Finds a person by number. A mutation, not a query: the number belongs in no cache and no address. */
export const useLookup = () =>
  useMutation({ mutationFn: (body: LookupBody) => request(personView, '/persons/lookup', { method: 'POST', body }) })

type Beginning = { body: CreateClaimBody; permit: { number: string; office: string } | undefined }

/** Begins a claim; a permit on file is filled in where the server has not done so. */
export function useBeginClaim() {
  const queryClient = useQueryClient()
  const attempt = useRef({ body: '', key: '' })
  return useMutation({
    mutationFn: async ({ body, permit }: Beginning): Promise<ClaimView> => {
      const text = JSON.stringify(body)
      if (attempt.current.body !== text) attempt.current = { body: text, key: newIdempotencyKey() }
      const idempotencyKey = attempt.current.key
      const claim = await request(claimView, '/claims', { method: 'POST', body, idempotencyKey })
      const { data, version } = claim.sections.contact
      if (!permit || data.permitNumber) return claim
      const filled = { ...data, permitNumber: permit.number, permitOffice: permit.office }
      return saveSection(claim.id, { section: 'contact', version, data: filled }).catch(() => claim)
    },
    onSuccess: (claim) => putClaim(queryClient, claim),
  })
}

/** A move of the claim that needs nothing but its version. */
function moveHook(path: 'recall' | 'filings' | 'abandonment') {
  return function useMove(claim: ClaimView) {
    const queryClient = useQueryClient()
    const key = useRef(newIdempotencyKey())
    return useMutation({
      mutationFn: () =>
        request(claimView, `/claims/${claim.id}/${path}`, {
          method: 'POST',
          body: { version: claim.version },
          idempotencyKey: key.current,
        }),
      onSuccess: (moved) => putClaim(queryClient, moved),
      onSettled: () => {
        key.current = newIdempotencyKey()
      },
    })
  }
}
export const useRecall = moveHook('recall')
export const useResend = moveHook('filings')
export const useAbandon = moveHook('abandonment')

/** Deletes a draft. */
export function useDeleteClaim(claim: ClaimView) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: () => request(nothing, `/claims/${claim.id}?version=${claim.version}`, { method: 'DELETE' }),
    onSuccess: () => {
      readListsAnew(queryClient)
      void queryClient.invalidateQueries({ queryKey: deletedClaimsQuery.queryKey })
    },
  })
}

/** Takes the deletion of a draft back. */
export function useRestoreClaim() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (claimId: string) => request(claimView, `/claims/${claimId}/restoration`, { method: 'POST' }),
    onSuccess: (claim) => {
      putClaim(queryClient, claim)
      void queryClient.invalidateQueries({ queryKey: deletedClaimsQuery.queryKey })
    },
  })
}

export const hospitalsQuery = (q: string) =>
  queryOptions({
    queryKey: ['hospitals', 'like', q],
    queryFn: async ({ signal }) => {
      const { items } = await request(hospitalList, `/hospitals?q=${encodeURIComponent(q)}`, { signal })
      return items
    },
    staleTime: 10 * 60_000,
  })

/** One hospital by its code; null when the directory has none. */
export const hospitalQuery = (code: string) =>
  queryOptions({
    queryKey: ['hospitals', 'one', code],
    queryFn: ({ signal }) => request(hospitalView, `/hospitals/${encodeURIComponent(code)}`, { signal }),
    staleTime: 10 * 60_000,
  })
