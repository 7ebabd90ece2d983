import { isEmployerRole, isReviewRole, type Role } from '@cradle/domain/access'
import { Outlet } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { NotFoundPage } from './not-found.page.tsx'

const permits: Record<'employer' | 'review' | 'audit', (role: Role) => boolean> = {
  employer: isEmployerRole,
  review: isReviewRole,
  audit: (role) => role === 'auditor',
}

/** The routes of some roles; to others they do not exist. The API holds the real gate. */
export function ForRoles({ may }: { may: keyof typeof permits }) {
  return permits[may](useMe().acting.role) ? <Outlet /> : <NotFoundPage />
}
