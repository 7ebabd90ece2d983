import type { Permission } from '@cradle/domain/access'
import { type ComponentType, lazy, type ReactNode } from 'react'
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router'
import { ForRoles } from './for-roles.tsx'
import { NotFoundPage } from './not-found.page.tsx'
import { PageFrame } from './page-frame.tsx'
import { Shell } from './shell.tsx'
import { HomePage } from './home.tsx'

/** A page as its own chunk, fetched when its route is first opened. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name): ReactNode {
  const Lazy = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }))
  return (
    <PageFrame>
      <Lazy />
    </PageFrame>
  )
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
          </PageFrame>
        ),
      },
      whoMay('claims.file', [
        {
          path: 'month/submit',
          element: page(() => import('#web/features/month/submit-month.page.tsx'), 'SubmitMonthPage'),
        },
        {
          path: 'month/proposals/:proposalId',
          element: page(() => import('#web/features/month/proposal.page.tsx'), 'ProposalPage'),
        },
        { path: 'claims/new', element: page(() => import('#web/features/claims/new-claim.page.tsx'), 'NewClaimPage') },
        {
          path: 'claims/deleted',
          element: page(() => import('#web/features/claims/deleted-claims.page.tsx'), 'DeletedClaimsPage'),
        },
        {
          path: 'claims/:claimId/:step',
          element: page(() => import('#web/features/claims/claim-form.page.tsx'), 'ClaimFormPage'),
        },
      ]),
      { path: 'claims', element: page(() => import('#web/features/claims/claims.page.tsx'), 'ClaimsPage') },
      { path: 'records', element: page(() => import('#web/features/records/records.page.tsx'), 'RecordsPage') },
      { path: 'claims/:claimId', element: page(() => import('#web/features/claims/claim.page.tsx'), 'ClaimPage') },
      whoMay('claims.review', [
        { path: 'review', element: page(() => import('#web/features/review/queue.page.tsx'), 'QueuePage') },
        {
          path: 'review/:claimId',
          element: page(() => import('#web/features/review/review-desk.page.tsx'), 'ReviewDeskPage'),
        },
      ]),
      whoMay('audit.read', [
        { path: 'audit', element: page(() => import('#web/features/audit/audit.page.tsx'), 'AuditPage') },
        {
          path: 'audit/claims/:claimId',
          element: page(() => import('#web/features/audit/story.page.tsx'), 'ClaimStoryPage'),
        },
      ]),
      whoMay('operators.manage', [
        { path: 'unit', element: page(() => import('#web/features/unit/unit.page.tsx'), 'UnitPage') },
      ]),
      whoMay('unit-accounts.manage', [
        {
          path: 'unit-accounts',
          element: page(() => import('#web/features/unit-accounts/unit-accounts.page.tsx'), 'UnitAccountsPage'),
        },
      ]),
      whoMay('windows.keep', [
        { path: 'windows', element: page(() => import('#web/features/windows/windows.page.tsx'), 'WindowsPage') },
      ]),
      whoMay('staff.manage', [
        { path: 'staff', element: page(() => import('#web/features/staff/staff.page.tsx'), 'StaffPage') },
      ]),
      {
        path: 'q/:number',
        element: page(() => import('#web/features/printed-form/printed-form.page.tsx'), 'PrintedFormPage'),
      },
      { path: 'account', element: page(() => import('#web/features/account/account.page.tsx'), 'AccountPage') },
      { path: 'index.html', element: <Navigate to="/" replace /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]

export const makeRouter = () => createBrowserRouter(routes)
