import type { Permission } from '@cradle/domain/access'
import { type ComponentType, lazy } from 'react'
import { Navigate, type RouteObject, useRoutes } from 'react-router'
import { chunks } from './chunks.ts'
import { FetchAhead } from './fetch-ahead.tsx'
import { ForRoles } from './for-roles.tsx'
import { NotFoundPage } from './not-found.page.tsx'
import { PageFrame } from './page-frame.tsx'
import { Shell } from './shell.tsx'
import { HomePage } from './home.tsx'
import { loadPage } from './pages.ts'

/** A page whose chunk is fetched when its route is first opened. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  const Lazy = lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }))
  return {
    element: (
      <PageFrame>
        <Lazy />
        <FetchAhead load={loadPage} />
      </PageFrame>
    ),
  }
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
      },
      whoMay('claims.file', [
        {
          path: 'month/submit',
          ...page(chunks.submitMonth, 'SubmitMonthPage'),
        },
        {
          path: 'month/proposals/:proposalId',
          ...page(chunks.proposal, 'ProposalPage'),
        },
        { path: 'claims/new', ...page(chunks.newClaim, 'NewClaimPage') },
        {
          path: 'claims/deleted',
          ...page(chunks.deletedClaims, 'DeletedClaimsPage'),
        },
        {
          path: 'claims/:claimId/:step',
          ...page(chunks.claimForm, 'ClaimFormPage'),
        },
      ]),
      { path: 'claims', ...page(chunks.claims, 'ClaimsPage') },
      { path: 'records', ...page(chunks.records, 'RecordsPage') },
      { path: 'claims/:claimId', ...page(chunks.claim, 'ClaimPage') },
      whoMay('reviews.watch', [
        {
          path: 'review/month',
          ...page(chunks.reviewMonth, 'ReviewMonthPage'),
        },
      ]),
      whoMay('claims.approve', [
        {
          path: 'review/approvals',
          ...page(chunks.bulkApproval, 'BulkApprovalPage'),
        },
      ]),
      whoMay('claims.review', [
        { path: 'review', ...page(chunks.queue, 'QueuePage') },
        {
          path: 'review/:claimId',
          ...page(chunks.reviewDesk, 'ReviewDeskPage'),
        },
      ]),
      whoMay('audit.read', [
        { path: 'audit', ...page(chunks.audit, 'AuditPage') },
        {
          path: 'audit/claims/:claimId',
          ...page(chunks.claimStory, 'ClaimStoryPage'),
        },
      ]),
      whoMay('operators.manage', [{ path: 'unit', ...page(chunks.unit, 'UnitPage') }]),
      whoMay('unit-accounts.manage', [
        {
          path: 'unit-accounts',
          ...page(chunks.unitAccounts, 'UnitAccountsPage'),
        },
      ]),
      whoMay('windows.keep', [{ path: 'windows', ...page(chunks.windows, 'WindowsPage') }]),
      whoMay('staff.manage', [{ path: 'staff', ...page(chunks.staff, 'StaffPage') }]),
      {
        path: 'q/:number',
        ...page(chunks.printedForm, 'PrintedFormPage'),
      },
      { path: 'account', ...page(chunks.account, 'AccountPage') },
      { path: 'index.html', element: <Navigate to="/" replace /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]

/** The page that the address names, in its frame. */
export const Pages = () => useRoutes(routes)
