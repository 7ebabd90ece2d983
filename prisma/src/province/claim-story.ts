import { addMonths, instantInShanghai, type Month } from '@cradle/domain/calendar'
import type { ClaimAction, ClaimStatus } from '@cradle/domain/claim'
import type { Chance } from './chance.ts'
import { asked, employerOf, womanAt, womenAmong } from './people.ts'
import { periodIndexOf, periodOf, PERIODS, type ProvinceSizes } from './sizes.ts'
import { dayInShanghai } from './time.ts'

export type Act = { action: ClaimAction; by: 'first' | 'second' | 'approver' | 'clerk'; at: number }

/** One claim's life, as chance would have it: whose it is, what happened when, where it stands. Instants are in ms. */
export type ClaimStory = {
  n: number
  person: number
  employer: number
  kind: 'birth' | 'family-planning'
  /** Counted from 1970-01-01. */
  eventDay: number
  period: Month
  begunAt: number
  /** When each section after the first was saved; a draft that was left early has none. */
  savedAt: readonly number[]
  submittedAt: number | null
  acts: readonly Act[]
  status: ClaimStatus
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const paths = {
  submitted: [],
  accepted: ['accept'],
  'first-reviewed': ['accept', 'agree'],
  'second-reviewed': ['accept', 'agree', 'agree'],
  approved: ['accept', 'agree', 'agree', 'approve'],
  refused: ['accept', 'propose-refusal', 'propose-refusal', 'refuse'],
  returned: ['accept', 'return'],
  abandoned: ['accept', 'return', 'abandon'],
  closed: ['accept', 'return', 'close'],
} as const satisfies Partial<Record<ClaimStatus, readonly ClaimAction[]>>

/** Of a hundred claims, where they stand by the age of their period: the last, the one before, all earlier ones. */
const outcomes = (backlog: number): readonly (readonly [keyof typeof paths, number])[][] => [
  [
    ['submitted', 70],
    ['accepted', 30],
  ],
  [
    ['accepted', 20],
    ['first-reviewed', 25],
    ['second-reviewed', 20],
    ['approved', 25],
    ['returned', 7],
    ['refused', 3],
  ],
  [
    ['approved', 90 - backlog],
    ['refused', 4],
    ['returned', 2],
    ['abandoned', 2],
    ['closed', 2],
    ['second-reviewed', backlog],
  ],
]

/**
 * Whether an employer has sent its batch of the last period already; of earlier ones everybody has. The two largest are
 * always late: a batch of theirs is what measuring looks for.
 */
const hasSubmitted = (employer: number, age: number, chance: Chance) =>
  age > 0 || (employer > 1 && chance.draw(asked.submission, employer, 10) < 6)

const firstMornings = new Map<Month, number>()
/** Nine o'clock on the first of a month. */
function firstMorningOf(month: Month): number {
  const instant = firstMornings.get(month) ?? instantInShanghai(`${month}-01`, '09:00').getTime()
  firstMornings.set(month, instant)
  return instant
}

const WORKING_DAY = 8 * 60

/** When an employer sends its batch of a period: in working hours of one of the first five days. */
export function submissionInstant(employer: number, period: Month, chance: Chance): number {
  const minutes = chance.draw(asked.submittedOn, employer, 5 * WORKING_DAY)
  return firstMorningOf(period) + Math.floor(minutes / WORKING_DAY) * DAY + (minutes % WORKING_DAY) * MINUTE
}

/** Whose claim the `n`-th is: enough to know which part of the work it belongs to. */
export function claimantOf(n: number, sizes: ProvinceSizes, chance: Chance) {
  const person = womanAt(n % womenAmong(sizes.persons))
  return { person, employer: employerOf(person, sizes, chance) }
}

const previous = new Map<Month, Month>()
function monthBefore(month: Month): Month {
  const known = previous.get(month) ?? addMonths(month, -1)
  previous.set(month, known)
  return known
}

/** The story of the `n`-th claim. */
export function storyOf(n: number, sizes: ProvinceSizes, chance: Chance): ClaimStory {
  const { person, employer } = claimantOf(n, sizes, chance)
  const index = periodIndexOf(n, sizes.claims)
  const age = PERIODS - 1 - index
  const period = periodOf(index, sizes)
  const draw = (question: number, below: number) => chance.draw(question, n, below)
  // Of a woman's claims every other one is an operation; of the first ones every fifth.
  const round = Math.floor(n / womenAmong(sizes.persons))
  const kind = (round + (draw(asked.kind, 5) === 0 ? 1 : 0)) % 2 === 0 ? 'birth' : 'family-planning'
  // A period is open for entry from the 11th of the month before; eight hours of each day are worked, of February too.
  const entry = draw(asked.begun, 18 * WORKING_DAY)
  const opens = firstMorningOf(monthBefore(period)) + 10 * DAY
  const begunAt = opens + Math.floor(entry / WORKING_DAY) * DAY + (entry % WORKING_DAY) * MINUTE
  const eventDay = dayInShanghai(begunAt) - 6 - draw(asked.eventDay, 30)
  const isSent = hasSubmitted(employer, age, chance) && draw(asked.outcome, 1000) < (age === 0 ? 940 : 985)
  const isLeft = !isSent && draw(asked.pace, 3) === 0
  const savedAt = isLeft ? [] : [begunAt + 4 * MINUTE, begunAt + 7 * MINUTE, begunAt + 16 * MINUTE]
  const story = { n, person, employer, kind, eventDay, period, begunAt, savedAt } as const
  if (!isSent) return { ...story, submittedAt: null, acts: [], status: 'draft' }
  const submittedAt = submissionInstant(employer, period, chance)
  const status = outcomeOf(draw(asked.status, 100), outcomes(sizes.backlog)[Math.min(age, 2)]!)
  return { ...story, submittedAt, status, acts: actsOf(paths[status], submittedAt, draw(asked.act, 200)) }
}

function outcomeOf(drawn: number, shares: readonly (readonly [keyof typeof paths, number])[]): keyof typeof paths {
  let below = 0
  for (const [status, share] of shares) {
    below += share
    if (drawn < below) return status
  }
  return 'approved'
}

/** Days lie between acts, each at a minute of its own. */
function actsOf(path: readonly ClaimAction[], submittedAt: number, drawn: number): Act[] {
  const stages = ['first', 'first', 'second', 'approver'] as const
  const isClosed = path.at(-1) === 'close'
  return path.map((action, index) => ({
    action,
    by: action === 'abandon' ? 'clerk' : isClosed ? 'first' : stages[index]!,
    at: submittedAt + index * (2 + (drawn % 4)) * DAY + (index + 1) * (5 + Math.floor(drawn / 4)) * MINUTE,
  }))
}
