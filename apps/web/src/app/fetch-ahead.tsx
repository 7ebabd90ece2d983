import type { Role } from '@cradle/domain/access'
import { useEffect } from 'react'
import { matchPath, useLocation } from 'react-router'
import { useMe } from '#web/lib/session.ts'
import { paths } from './paths.ts'

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

/** Stands beside a page's content: once that is there, fetches the chunks of the next pages while the browser is idle. */
export function FetchAhead({ load }: { load: Load }) {
  const { pathname } = useLocation()
  const { role } = useMe().acting
  useEffect(
    () =>
      whenIdle(() => {
        for (const place of nextPlaces(pathname)) load(place, role)
      }),
    [pathname, role, load],
  )
  return null
}

/** Safari has no idle callback; there a moment after the page stands is as good. What it answers calls the deed off. */
function whenIdle(deed: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const idle = requestIdleCallback(deed, { timeout: 5000 })
    return () => cancelIdleCallback(idle)
  }
  const moment = setTimeout(deed, 1000)
  return () => clearTimeout(moment)
}
