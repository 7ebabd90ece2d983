import { type ClaimStatus, claimStatuses } from '@cradle/domain/claim'
import { type EventKind, eventKinds } from '@cradle/domain/event'

/** What the list of claims can be narrowed by. */
export type ClaimsFilter = {
  status?: ClaimStatus
  period?: string
  treatment?: EventKind
  person?: string
  complete?: 'yes' | 'no'
}

/** What the address of the list filters for; anything else in it is nothing. */
export function claimsFilterIn(query: URLSearchParams): ClaimsFilter {
  const status = query.get('status')
  const treatment = query.get('treatment')
  const period = query.get('period')
  const complete = query.get('complete')
  return {
    ...(status && status in claimStatuses ? { status: status as ClaimStatus } : {}),
    ...(treatment && treatment in eventKinds ? { treatment: treatment as EventKind } : {}),
    ...(period && /^\d{4}-(?:0[1-9]|1[0-2])$/.test(period) ? { period } : {}),
    ...(complete === 'yes' || complete === 'no' ? { complete } : {}),
  }
}

/** Where the API answers the claims narrowed so, from `cursor` on. */
export function claimsPath(filter: ClaimsFilter, cursor: string | null): string {
  const chosen = Object.entries({ ...filter, cursor }).filter((entry): entry is [string, string] => !!entry[1])
  return chosen.length > 0 ? `/claims?${new URLSearchParams(chosen).toString()}` : '/claims'
}
