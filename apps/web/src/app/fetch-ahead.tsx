import type { Role } from '@cradle/domain/access'
import { useEffect } from 'react'
import { matchPath, useLocation } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { whenIdle } from '#web/lib/when-idle.ts'
import { prepareDialogs } from '#web/ui/dialog.tsx'
import { paths } from './paths.ts'
import { SignInAgain } from './session-gate.tsx'

/** Where a page leads to next, as often as not. An id stands for all: only the chunk is fetched. */
const leadsTo: [pattern: string, places: string[]][] = [
  ['/', [paths.newClaim, paths.claims(), paths.submitMonth]],
  ['/claims', [paths.claim('one'), paths.claimStep('one', 'event')]],
  ['/claims/new', [paths.claimStep('one', 'event')]],
  ['/claims/:id', [paths.claimStep('one', 'event')]],
  ['/claims/:id/:step', [paths.claim('one'), paths.submitMonth]],
  ['/month/submit', [paths.claim('one')]],
  ['/review', [paths.reviewClaim('one')]],
  ['/review/approvals', [paths.reviewClaim('one')]],
  ['/review/month', [paths.records()]],
  ['/review/:id', [paths.review]],
  ['/audit', [paths.claimStory('one')]],
]

/** The pages that the one at `pathname` leads to. */
const nextPlaces = (pathname: string): string[] => leadsTo.find(([pattern]) => matchPath(pattern, pathname))?.[1] ?? []

type Load = (place: string, role: Role) => void

/**
 * Stands beside a page's content: once that is there, fetches the chunks of the next pages, and what may come over this
 * one, while the browser is idle.
 */
export function FetchAhead({ load }: { load: Load }) {
  const { pathname } = useLocation()
  const { role } = useMe().acting
  useEffect(
    () =>
      whenIdle(() => {
        for (const place of nextPlaces(pathname)) load(place, role)
        // Whoever shows them says so when they do not come.
        for (const prepare of [prepareDialogs, SignInAgain.prepare]) prepare().catch(() => undefined)
      }),
    [pathname, role, load],
  )
  return null
}
