import type { PlainDate } from '@cradle/domain/calendar'
import { type ClaimAction, type ClaimStatus, correctionUntil } from '@cradle/domain/claim'
import {
  clockPaused,
  clockResumed,
  clockStarted,
  componentDeadlines,
  earliest,
  type ReviewClock,
} from '@cradle/domain/review'
import type { Component } from '@cradle/domain/event'
import type { BusinessNow } from '#api/lib/clock.ts'

/** The clock of a claim once it has been moved; null of what is with its clerk as a draft. */
export function clockAfter(action: ClaimAction, clock: ReviewClock | null, today: PlainDate): ReviewClock | null {
  if (action === 'recall' || action === 'withdraw') return null
  if (action === 'submit' || action === 'file' || action === 'reopen' || !clock) return clockStarted(today)
  if (action === 'return') return clockPaused(clock, today)
  return action === 'resend' ? clockResumed(clock, today) : clock
}

type Due = Record<Component | 'earliest', PlainDate | null>
type Clocked = { regionCode: string; components: readonly Component[] }

/** What is due of a claim that came to stand at `to`: each component, and the earliest of everything its stage must do. */
export function dueAfter(
  to: ClaimStatus,
  claim: Clocked,
  clock: ReviewClock | null,
  now: Pick<BusinessNow, 'at'>,
): Due {
  const none: Due = { medical: null, prenatal: null, allowance: null, earliest: null }
  if (!clock || to === 'draft') return none
  const known = componentDeadlines(claim.regionCode, claim.components, clock)
  const byComponent = Object.fromEntries(known.map(({ component, dueOn }) => [component, dueOn]))
  // What is missing of a claim not yet accepted is told within five working days of its coming in.
  const telling = to === 'submitted' ? correctionUntil(now.at) : undefined
  return { ...none, ...byComponent, earliest: earliest([telling, ...known.map(({ dueOn }) => dueOn)]) }
}
