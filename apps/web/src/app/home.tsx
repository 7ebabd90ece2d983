import { may, type Role } from '@cradle/domain/access'
import { lazy } from 'react'
import { Navigate } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { paths } from './paths.ts'

const loadMonth = () => import('#web/features/month/month.page.tsx')
const loadOther = () => import('#web/features/home/other-home.page.tsx')
const MonthPage = lazy(async () => ({ default: (await loadMonth()).MonthPage }))
const OtherHomePage = lazy(async () => ({ default: (await loadOther()).OtherHomePage }))

/** What each role begins with. */
export function HomePage() {
  const { role } = useMe().acting
  if (may(role, 'claims.file')) return <MonthPage />
  const place = homeOf(role)
  return place === paths.home ? <OtherHomePage /> : <Navigate to={place} replace />
}

/** Where a role is led to from the product's own address. */
export const homeOf = (role: Role): string => homes.find(([permission]) => may(role, permission))?.[1] ?? paths.home

/** Fetches the page that stands at the product's own address. */
export const loadHome = (role: Role): Promise<unknown> => (may(role, 'claims.file') ? loadMonth() : loadOther())

const homes = [
  ['claims.file', paths.home],
  ['claims.review', paths.review],
  ['audit.read', paths.audit],
  ['unit-accounts.manage', paths.unitAccounts],
  ['staff.manage', paths.staff],
] as const
