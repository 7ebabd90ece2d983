import { may } from '@cradle/domain/access'
import { lazy } from 'react'
import { Navigate } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { chunks } from './chunks.ts'
import { homeOf } from './home-of.ts'
import { paths } from './paths.ts'

const MonthPage = lazy(async () => ({ default: (await chunks.month()).MonthPage }))
const OtherHomePage = lazy(async () => ({ default: (await chunks.otherHome()).OtherHomePage }))

/** What each role begins with. */
export function HomePage() {
  const { role } = useMe().acting
  if (may(role, 'claims.file')) return <MonthPage />
  const place = homeOf(role)
  return place === paths.home ? <OtherHomePage /> : <Navigate to={place} replace />
}
