import { may, type Permission } from '@cradle/domain/access'
import { Outlet } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { NotFoundPage } from './not-found.page.tsx'

/** The routes of who may do this; to others they do not exist. The API holds the real gate. */
export function ForRoles({ may: permission }: { may: Permission }) {
  return may(useMe().acting.role, permission) ? <Outlet /> : <NotFoundPage />
}
