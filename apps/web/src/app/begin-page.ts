import type { Role } from '@cradle/domain/access'
import { openSession } from '#web/lib/session.ts'
import { actedLast } from '#web/lib/tab-membership.ts'
import { homeOf } from './home-of.ts'
import { loadPage, openingReads } from './pages.ts'

/** How long the app waits for its question to leave, in milliseconds, where another tab is renewing the session. */
const PATIENCE = 300

/**
 * Begins the page that the browser was sent to, all at once: its chunk, and with the session all that it reads. By itself
 * each would wait for the one before: the session, then the chunk, then what the chunk asks for. What it needs is a small
 * part of the app, so that it is done while the rest is still under way. `sent` says when that has left: the app's own
 * modules, which then run, hold the page for as long as an answer takes.
 */
export function beginPage({ pathname, search }: { pathname: string; search: string }): {
  opening: Promise<boolean>
  sent: Promise<void>
} {
  const role = actedLast()?.role
  const placeOf = (role: Role) => (pathname === '/' ? homeOf(role) : pathname)
  const { promise: sent, resolve: onSent } = settled()
  const opening = openSession((role) => openingReads(placeOf(role), new URLSearchParams(search), role), onSent)
  // Whoever waits for it is told of a failure, when there is a page to say it.
  opening.catch(() => undefined)
  setTimeout(onSent, PATIENCE)
  void sent.then(() => role && loadPage(placeOf(role), role))
  return { opening, sent }
}

function settled() {
  let resolve!: () => void
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve }
}
