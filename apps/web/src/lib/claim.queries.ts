import type { DraftAnswers, SectionName } from '@cradle/domain/claim'
import { claimPage, type ClaimRow, claimView, type ClaimView, deletedClaimList } from '@cradle/domain/wire'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { request } from './api-client.ts'
import { type ClaimsFilter, claimsPath } from './claims-filter.ts'

export const claimQuery = (claimId: string) =>
  queryOptions({
    queryKey: ['claims', 'one', claimId],
    queryFn: ({ signal }) => request(claimView, `/claims/${claimId}`, { signal }),
  })

/** All answers of a claim as its view holds them. */
export const answersOf = ({ sections }: Pick<ClaimView, 'sections'>): DraftAnswers => ({
  event: sections.event.data,
  contact: sections.contact.data,
  stay: sections.stay.data,
  charges: sections.charges.data,
  payee: sections.payee.data,
})

/** The caller's claims, newest first, a page at a time. */
export const claimsQuery = (filter: ClaimsFilter) =>
  infiniteQueryOptions({
    queryKey: ['claims', 'list', filter],
    queryFn: ({ pageParam, signal }) => request(claimPage, claimsPath(filter, pageParam), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** One insured person's claims with this employer, the latest changed first. */
export const personClaimsQuery = (person: string) =>
  queryOptions({
    queryKey: ['claims', 'list', 'of', person],
    queryFn: async ({ signal }) => (await request(claimPage, claimsPath({ person }, null), { signal })).items,
  })

/** Every draft of the employer: what the month's submission chooses from. */
export const draftsQuery = queryOptions({
  queryKey: ['claims', 'drafts'],
  queryFn: async ({ signal }) => {
    const rows: ClaimRow[] = []
    let cursor: string | null = null
    do {
      const page: { items: ClaimRow[]; nextCursor: string | null } = await request(
        claimPage,
        claimsPath({ status: 'draft' }, cursor),
        { signal },
      )
      rows.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return rows
  },
})

/** Saves one section as typed; `version` is the section's as last seen. */
export function saveSection(
  claimId: string,
  body: { section: SectionName; version: number; data: ClaimView['sections'][SectionName]['data'] },
  { keepalive = false } = {},
): Promise<ClaimView> {
  return request(claimView, `/claims/${claimId}`, { method: 'PATCH', body: body, keepalive })
}

/** The employer's drafts that were deleted lately. */
export const deletedClaimsQuery = queryOptions({
  queryKey: ['claims', 'deleted'],
  queryFn: async ({ signal }) => (await request(deletedClaimList, '/claims/deleted', { signal })).items,
})

/** A claim has changed: pages that show it take it as it now is, lists are asked for anew. */
export function putClaim(queryClient: QueryClient, claim: ClaimView) {
  queryClient.setQueryData(claimQuery(claim.id).queryKey, claim)
  readListsAnew(queryClient)
}

/** Which claims there are, or what the lists say of one, has changed. */
export function readListsAnew(queryClient: QueryClient) {
  void queryClient.invalidateQueries({ queryKey: ['claims', 'list'] })
  void queryClient.invalidateQueries({ queryKey: ['claims', 'drafts'] })
  void queryClient.invalidateQueries({ queryKey: ['month'] })
}
