import { may, type Role } from '@cradle/domain/access'
import { openSession } from '#web/lib/session.ts'
import { actedLast } from '#web/lib/tab-membership.ts'
import { homeOf } from './home.tsx'
import { openingReads } from './opening-reads.ts'
import { loadPage } from './router.tsx'

/**
 * Begins the page that the browser was sent to, all at once: its chunk, and with the session all that it reads. By itself
 * each would wait for the one before: the session, then the chunk, then what the chunk asks for.
 */
export function beginPage({ pathname, search }: { pathname: string; search: string }): Promise<boolean> {
  const role = actedLast()?.role
  const placeOf = (role: Role) => (pathname === '/' ? homeOf(role) : pathname)
  const opening = openSession((role) =>
    openingReads(placeOf(role), new URLSearchParams(search), (right) => may(role, right)),
  )
  if (role) loadPage(placeOf(role), role)
  return opening
}
