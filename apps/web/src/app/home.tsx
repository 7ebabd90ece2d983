import { may } from '@cradle/domain/access'
import { lazy } from 'react'
import { Navigate } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { paths } from './paths.ts'

const MonthPage = lazy(async () => ({ default: (await import('#web/features/month/month.page.tsx')).MonthPage }))
const OtherHomePage = lazy(async () => ({
  default: (await import('#web/features/home/other-home.page.tsx')).OtherHomePage,
}))

/** What each role begins with. */
export function HomePage() {
  const { role } = useMe().acting
  if (may(role, 'claims.file')) return <MonthPage />
  const place = homes.find(([permission]) => may(role, permission))?.[1]
  return place ? <Navigate to={place} replace /> : <OtherHomePage />
}

const homes = [
  ['claims.review', paths.review],
  ['audit.read', paths.audit],
  ['unit-accounts.manage', paths.unitAccounts],
  ['staff.manage', paths.staff],
] as const
