import { may, type Permission, type Role } from '@cradle/domain/access'
import type { OpeningRead } from '@cradle/domain/wire'
import { claimsFilterIn, claimsPath } from '#web/lib/claims-filter.ts'
import { recordsFilterIn } from '#web/lib/records-filter.ts'
import { reviewMonthPath } from '#web/lib/review-month-path.ts'
import { queueFilterIn, queuePath } from '#web/lib/queue-filter.ts'
import { chunks, loadHome } from './chunks.ts'

type Reads = (params: Record<string, string>, query: URLSearchParams, mayDo: MayDo) => OpeningRead[]
type MayDo = (permission: Permission) => boolean
type Load = (role: Role) => Promise<unknown>
const get = (...paths: string[]): OpeningRead[] => paths.map((path) => ({ path }))

/**
 * Every page of the app: who may see it, its chunk, and what it asks for as it opens, as its queries ask for it. A query
 * that is not here, or asks otherwise, still works and takes one more round trip, which the play `round-trips` counts.
 */
const pages: [pattern: string, needs: Permission | undefined, load: Load, reads: Reads][] = [
  ['/', 'claims.file', loadHome, () => get('/month', '/claims?status=returned')],
  ['/month/submit', 'claims.file', chunks.submitMonth, () => get('/month', '/claims?status=draft')],
  ['/month/proposals/:id', 'claims.file', chunks.proposal, ({ id }) => get(`/submission-proposals/${id}`)],
  ['/claims/new', 'claims.file', chunks.newClaim, () => get('/month')],
  ['/claims/deleted', 'claims.file', chunks.deletedClaims, () => get('/claims/deleted')],
  [
    '/claims',
    'claims.read',
    chunks.claims,
    (_params, query, mayDo) =>
      get(claimsPath(claimsFilterIn(query), null), ...(mayDo('claims.file') ? ['/month'] : [])),
  ],
  ['/claims/:id', 'claims.read', chunks.claim, ({ id }) => get(`/claims/${id}`, `/claims/${id}/documents`)],
  ['/claims/:id/:step', 'claims.file', chunks.claimForm, ({ id }) => get(`/claims/${id}`, `/claims/${id}/documents`)],
  [
    '/records',
    'claims.read',
    chunks.records,
    (_params, query) => [
      { path: '/claim-records/search', body: recordsFilterIn(query) },
      { path: '/claim-records/sums', body: recordsFilterIn(query) },
    ],
  ],
  ['/review/approvals', 'claims.approve', chunks.bulkApproval, () => get('/review/bulk-approvals')],
  ['/review/month', 'reviews.watch', chunks.reviewMonth, (_params, query) => get(reviewMonthPath(query.get('period')))],
  [
    '/review',
    'claims.review',
    chunks.queue,
    (_params, query) => {
      const filter = queueFilterIn(query)
      return get('/review/counts', '/review/queue/filters', ...(filter ? [queuePath(filter, null)] : []))
    },
  ],
  [
    '/review/:id',
    'claims.review',
    chunks.reviewDesk,
    ({ id }, query) =>
      get(
        `/claims/${id}`,
        `/claims/${id}/review`,
        queuePath(queueFilterIn(query) ?? {}, null),
        `/claims/${id}/documents`,
        `/claims/${id}/surroundings`,
        `/review/claims/${id}/standing`,
      ),
  ],
  ['/audit', 'audit.read', chunks.audit, () => [{ path: '/audit-events/search', body: {} }]],
  ['/audit/claims/:id', 'audit.read', chunks.claimStory, ({ id }) => get(`/claims/${id}/story`)],
  [
    '/unit',
    'operators.manage',
    chunks.unit,
    () => get('/operators', '/unit/commitment-letter', '/unit/submission-rule'),
  ],
  ['/unit-accounts', 'unit-accounts.manage', chunks.unitAccounts, () => get('/unit-accounts?')],
  ['/windows', 'windows.keep', chunks.windows, () => get('/filing-windows', '/not-filed')],
  ['/staff', 'staff.manage', chunks.staff, () => get('/staff')],
  ['/q/:number', 'claims.read', chunks.printedForm, ({ number }) => get(`/printed-forms/${number}`)],
  [
    '/account',
    undefined,
    chunks.account,
    (_params, _query, mayDo) =>
      get('/auth/sessions', '/auth/totp', ...(mayDo('relatives.declare') ? ['/auth/relatives'] : [])),
  ],
]

/** The page at an address of the app, and what its address names. */
function pageAt(pathname: string) {
  for (const [pattern, needs, load, reads] of pages) {
    const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name!)
    const match = new RegExp(`^${pattern.replaceAll(/:\w+/g, '([^/]+)')}/?$`).exec(pathname)
    if (match) return { needs, load, reads, params: Object.fromEntries(names.map((name, n) => [name, match[n + 1]!])) }
  }
  return undefined
}

/** Fetches the chunk of the page at an address of the app, as this role will see it. */
export function loadPage(pathname: string, role: Role): void {
  // The page itself says so when its chunk does not come.
  pageAt(pathname)
    ?.load(role)
    .catch(() => undefined)
}

/** All that the page at an address of the app asks for as it opens, its frame included, as this role may. */
export function openingReads(pathname: string, query: URLSearchParams, role: Role): OpeningRead[] {
  const mayDo: MayDo = (permission) => may(role, permission)
  const frame = get(
    '/clock',
    ...(mayDo('claims.read') ? ['/period'] : []),
    ...(mayDo('claims.file') ? ['/notices'] : []),
  )
  const page = pageAt(pathname)
  if (!page || (page.needs !== undefined && !mayDo(page.needs))) return frame
  return [...frame, ...page.reads(page.params, query, mayDo)]
}
