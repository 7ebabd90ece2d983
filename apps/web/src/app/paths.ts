import type { SectionName } from '@cradle/domain/claim'

/** Every address of the web app, once. */
export const paths = {
  home: '/',
  signIn: (next?: string) => `/sign-in${next && next !== '/' ? `?next=${encodeURIComponent(next)}` : ''}`,
  submitMonth: '/month/submit',
  confirmMonth: (proposalId: string) => `/month/proposals/${proposalId}`,
  windows: '/windows',
  claims: (filter: Record<string, string> = {}) => withQuery('/claims', filter),
  newClaim: '/claims/new',
  /** The records; `filter` as an address may name it: no person and no text. */
  records: (filter: Record<string, string | undefined> = {}) => withQuery('/records', filter),
  deletedClaims: '/claims/deleted',
  claim: (claimId: string) => `/claims/${claimId}`,
  /** A step of the form; `field` is the field to go to, named as the form names it. */
  claimStep: (claimId: string, step: ClaimStep, field?: string) =>
    `/claims/${claimId}/${step}${field ? `#${field}` : ''}`,
  review: '/review',
  reviewMonth: (period?: string) => withQuery('/review/month', { period }),
  bulkApproval: '/review/approvals',
  reviewClaim: (claimId: string) => `/review/${claimId}`,
  audit: '/audit',
  claimStory: (claimId: string) => `/audit/claims/${claimId}`,
  account: '/account',
  unit: '/unit',
  unitAccounts: '/unit-accounts',
  staff: '/staff',
} as const

/** The steps of the form: the sections, then 资料 and 核对. */
export type ClaimStep = SectionName | 'documents' | 'check'

function withQuery(path: string, query: Record<string, string | undefined>) {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}

/** Where to go after signing in: a path of this site, never another one. */
export function safeNext(next: string | null, origin: string): string {
  if (!next?.startsWith('/')) return '/'
  const url = new URL(next, origin)
  return url.origin === origin && !url.pathname.startsWith('/sign-in') ? url.pathname + url.search + url.hash : '/'
}
