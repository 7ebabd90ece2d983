import type { Permission } from '@cradle/domain/access'
import type { OpeningRead } from '@cradle/domain/wire'
import { matchPath } from 'react-router'
import { claimsFilterIn, listPath } from '#web/lib/claim.queries.ts'
import { recordsFilterIn } from '#web/lib/records-filter.ts'
import { reviewMonthPath } from '#web/lib/review-month-path.ts'
import { queueFilterIn, queuePath } from '#web/lib/queue-filter.ts'

type Reads = (params: Record<string, string>, query: URLSearchParams, mayDo: MayDo) => OpeningRead[]
type MayDo = (permission: Permission) => boolean
const get = (...paths: string[]): OpeningRead[] => paths.map((path) => ({ path }))

/**
 * What each page asks for as it opens, as its queries ask for it, and who may. A query that is not here, or asks
 * otherwise, still works and takes one more round trip, which the play `round-trips` counts.
 */
const pages: [pattern: string, needs: Permission | undefined, reads: Reads][] = [
  ['/', 'claims.file', () => get('/month', '/claims?status=returned')],
  ['/month/submit', 'claims.file', () => get('/month', '/claims?status=draft')],
  ['/month/proposals/:id', 'claims.file', ({ id }) => get(`/submission-proposals/${id}`)],
  ['/claims/new', 'claims.file', () => get('/month')],
  ['/claims/deleted', 'claims.file', () => get('/claims/deleted')],
  [
    '/claims',
    'claims.read',
    (_params, query, mayDo) => get(listPath(claimsFilterIn(query), null), ...(mayDo('claims.file') ? ['/month'] : [])),
  ],
  ['/claims/:id', 'claims.read', ({ id }) => get(`/claims/${id}`, `/claims/${id}/documents`)],
  ['/claims/:id/:step', 'claims.file', ({ id }) => get(`/claims/${id}`, `/claims/${id}/documents`)],
  [
    '/records',
    'claims.read',
    (_params, query) => [
      { path: '/claim-records/search', body: recordsFilterIn(query) },
      { path: '/claim-records/sums', body: recordsFilterIn(query) },
    ],
  ],
  ['/review/approvals', 'claims.approve', () => get('/review/bulk-approvals')],
  ['/review/month', 'reviews.watch', (_params, query) => get(reviewMonthPath(query.get('period')))],
  [
    '/review',
    'claims.review',
    (_params, query) => {
      const filter = queueFilterIn(query)
      return get('/review/counts', '/review/queue/filters', ...(filter ? [queuePath(filter, null)] : []))
    },
  ],
  [
    '/review/:id',
    'claims.review',
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
  ['/audit', 'audit.read', () => [{ path: '/audit-events/search', body: {} }]],
  ['/audit/claims/:id', 'audit.read', ({ id }) => get(`/claims/${id}/story`)],
  ['/unit', 'operators.manage', () => get('/operators', '/unit/commitment-letter', '/unit/submission-rule')],
  ['/unit-accounts', 'unit-accounts.manage', () => get('/unit-accounts?')],
  ['/windows', 'windows.keep', () => get('/filing-windows', '/not-filed')],
  ['/staff', 'staff.manage', () => get('/staff')],
  ['/q/:number', 'claims.read', ({ number = '' }) => get(`/printed-forms/${encodeURIComponent(number)}`)],
  [
    '/account',
    undefined,
    (_params, _query, mayDo) =>
      get('/auth/sessions', '/auth/totp', ...(mayDo('relatives.declare') ? ['/auth/relatives'] : [])),
  ],
]

/** All that the page at an address of the app asks for as it opens, its frame included, for who may do what. */
export function openingReads(pathname: string, query: URLSearchParams, mayDo: MayDo): OpeningRead[] {
  const frame = get(
    '/clock',
    ...(mayDo('claims.read') ? ['/period'] : []),
    ...(mayDo('claims.file') ? ['/notices'] : []),
  )
  for (const [pattern, needs, reads] of pages) {
    const match = matchPath(pattern, pathname)
    if (match && (needs === undefined || mayDo(needs)))
      return [...frame, ...reads(match.params as Record<string, string>, query, mayDo)]
  }
  return frame
}
