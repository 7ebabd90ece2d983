import type { Permission, Role } from '@cradle/domain/access'
import { type ComponentType, lazy } from 'react'
import { createBrowserRouter, matchRoutes, Navigate, type RouteObject } from 'react-router'
import { FetchAhead } from './fetch-ahead.tsx'
import { ForRoles } from './for-roles.tsx'
import { NotFoundPage } from './not-found.page.tsx'
import { PageFrame } from './page-frame.tsx'
import { Shell } from './shell.tsx'
import { HomePage, loadHome } from './home.tsx'

/** A page as its own chunk, fetched when its route is first opened, or before by whoever knows that it will be. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  const Lazy = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }))
  const element = (
    <PageFrame>
      <Lazy />
      <FetchAhead load={loadPage} />
    </PageFrame>
  )
  return { element, handle: { load } satisfies PageHandle }
}

/** What a route says of its page. */
export type PageHandle = { load: (role: Role) => Promise<unknown> }

/** Fetches the chunk of the page at an address of the app, as this role will see it. */
export function loadPage(pathname: string, role: Role): void {
  const handle = matchRoutes(routes, pathname)?.at(-1)?.route.handle as PageHandle | undefined
  // The page itself says so when its chunk does not come.
  handle?.load(role).catch(() => undefined)
}

const whoMay = (permission: Permission, children: RouteObject[]) => ({
  element: <ForRoles may={permission} />,
  children,
})

const routes: RouteObject[] = [
  {
    path: '/',
    element: <Shell />,
    children: [
      {
        index: true,
        element: (
          <PageFrame>
            <HomePage />
            <FetchAhead load={loadPage} />
          </PageFrame>
        ),
        handle: { load: loadHome } satisfies PageHandle,
      },
      whoMay('claims.file', [
        {
          path: 'month/submit',
          ...page(() => import('#web/features/month/submit-month.page.tsx'), 'SubmitMonthPage'),
        },
        {
          path: 'month/proposals/:proposalId',
          ...page(() => import('#web/features/month/proposal.page.tsx'), 'ProposalPage'),
        },
        { path: 'claims/new', ...page(() => import('#web/features/claims/new-claim.page.tsx'), 'NewClaimPage') },
        {
          path: 'claims/deleted',
          ...page(() => import('#web/features/claims/deleted-claims.page.tsx'), 'DeletedClaimsPage'),
        },
        {
          path: 'claims/:claimId/:step',
          ...page(() => import('#web/features/claims/claim-form.page.tsx'), 'ClaimFormPage'),
        },
      ]),
      { path: 'claims', ...page(() => import('#web/features/claims/claims.page.tsx'), 'ClaimsPage') },
      { path: 'records', ...page(() => import('#web/features/records/records.page.tsx'), 'RecordsPage') },
      { path: 'claims/:claimId', ...page(() => import('#web/features/claims/claim.page.tsx'), 'ClaimPage') },
      whoMay('reviews.watch', [
        {
          path: 'review/month',
          ...page(() => import('#web/features/review-month/review-month.page.tsx'), 'ReviewMonthPage'),
        },
      ]),
      whoMay('claims.approve', [
        {
          path: 'review/approvals',
          ...page(() => import('#web/features/bulk-approval/bulk-approval.page.tsx'), 'BulkApprovalPage'),
        },
      ]),
      whoMay('claims.review', [
        { path: 'review', ...page(() => import('#web/features/review/queue.page.tsx'), 'QueuePage') },
        {
          path: 'review/:claimId',
          ...page(() => import('#web/features/review/review-desk.page.tsx'), 'ReviewDeskPage'),
        },
      ]),
      whoMay('audit.read', [
        { path: 'audit', ...page(() => import('#web/features/audit/audit.page.tsx'), 'AuditPage') },
        {
          path: 'audit/claims/:claimId',
          ...page(() => import('#web/features/audit/story.page.tsx'), 'ClaimStoryPage'),
        },
      ]),
      whoMay('operators.manage', [
        { path: 'unit', ...page(() => import('#web/features/unit/unit.page.tsx'), 'UnitPage') },
      ]),
      whoMay('unit-accounts.manage', [
        {
          path: 'unit-accounts',
          ...page(() => import('#web/features/unit-accounts/unit-accounts.page.tsx'), 'UnitAccountsPage'),
        },
      ]),
      whoMay('windows.keep', [
        { path: 'windows', ...page(() => import('#web/features/windows/windows.page.tsx'), 'WindowsPage') },
      ]),
      whoMay('staff.manage', [
        { path: 'staff', ...page(() => import('#web/features/staff/staff.page.tsx'), 'StaffPage') },
      ]),
      {
        path: 'q/:number',
        ...page(() => import('#web/features/printed-form/printed-form.page.tsx'), 'PrintedFormPage'),
      },
      { path: 'account', ...page(() => import('#web/features/account/account.page.tsx'), 'AccountPage') },
      { path: 'index.html', element: <Navigate to="/" replace /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]

export const makeRouter = () => createBrowserRouter(routes)
