import { isEmployerRole, isReviewRole } from '@cradle/domain/access'
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
  if (isEmployerRole(role)) return <MonthPage />
  if (isReviewRole(role)) return <Navigate to={paths.review} replace />
  if (role === 'auditor') return <Navigate to={paths.audit} replace />
  return <OtherHomePage />
}
