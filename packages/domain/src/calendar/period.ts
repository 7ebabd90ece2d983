import { type WindowEdge, type WindowRules, windowRulesByRegion } from './filing-windows.ts'
import { addMonths, type Month } from './month.ts'
import { addDays, type PlainDate } from './plain-date.ts'
import { dateInShanghai, instantInShanghai } from './shanghai.ts'
import { isWorkingDay } from './working-days.ts'

/** From `opensAt` on, and before `closesAt`: the closing instant itself is outside. */
export type FilingWindow = { opensAt: Date; closesAt: Date }

/** A submission window that the agency moved for everybody, in advance. */
export type WindowMove = FilingWindow & { period: Month; reason: string }

/** A period opened again for one employer, whose claims join its one submission as an addition. */
export type Reopening = { period: Month; from: Date; until: Date; reason: string }

/**
 * What decides about the periods of an employer: its region's regular windows, what was moved, what was opened again, the
 * latest first.
 */
export type FilingCalendar = {
  region: string
  moves: readonly WindowMove[]
  reopenings: readonly Reopening[]
}

/** 所属期 with everything that the page, the API and the jobs ask of it. */
export type Period = {
  month: Month
  entry: FilingWindow
  submission: FilingWindow
  /** The rules behind the windows, moved or not. */
  rules: WindowRules
  /** Why the window is not the regular one. */
  moved: WindowMove | null
  /** The last reopening for the employer that asks, over or not. */
  reopened: Reopening | null
  /** The day on which employers with unsubmitted drafts are reminded. */
  remindOn: PlainDate
}

/**
 * How a period stands for submission: before and after its window, open, opened again for this employer, on a day on
 * which the region takes nothing, or on a day of which nobody knows yet whether it is a working day.
 */
export type SubmissionState = 'before' | 'open' | 'reopened' | 'day-off' | 'unknown-day' | 'after'

/** Whether the regular windows of a region are known. */
export const hasWindows = (region: string): boolean => windowRulesByRegion[region] !== undefined

/** A period by its month. Throws RangeError for a word that is no month, and for a region without windows. */
export function periodOf(calendar: FilingCalendar, month: Month): Period {
  const rules = rulesFor(calendar.region, month)
  const moved = moveOf(calendar, month)
  const submission = windowOf(calendar, month)
  return {
    month,
    entry: { opensAt: windowOf(calendar, addMonths(month, -1)).closesAt, closesAt: submission.closesAt },
    submission,
    rules,
    moved: moved ?? null,
    reopened: calendar.reopenings.find(({ period }) => period === month) ?? null,
    remindOn: dayOf(month, rules.remindOn),
  }
}

/** The period open for entry at `instant`: the one between whose predecessor's closing and whose own it lies. */
export function periodAt(calendar: FilingCalendar, instant: Date): Period {
  let month = dateInShanghai(instant).slice(0, 'YYYY-MM'.length)
  // A moved closing may lie in another month than the period's own.
  while (instant < windowOf(calendar, addMonths(month, -1)).closesAt) month = addMonths(month, -1)
  while (instant >= windowOf(calendar, month).closesAt) month = addMonths(month, 1)
  return periodOf(calendar, month)
}

/** How `period` stands for submission at `instant`. */
export function submissionState({ submission, rules, reopened }: Period, instant: Date): SubmissionState {
  if (reopened && reopened.from <= instant && instant < reopened.until) return 'reopened'
  if (instant < submission.opensAt) return 'before'
  if (instant >= submission.closesAt) return 'after'
  if (rules.days === 'every') return 'open'
  const works = isWorkingDay(dateInShanghai(instant))
  if (works === undefined) return 'unknown-day'
  return works ? 'open' : 'day-off'
}

/** Whether claims of `period` may be submitted, recalled and sent again at `instant`. */
export function isOpenForSubmission(period: Period, instant: Date): boolean {
  const state = submissionState(period, instant)
  return state === 'open' || state === 'reopened'
}

/** What happens next to a period: its window opens, or it closes with entry, and the next period begins. */
export type Boundary = { what: 'opens' | 'closes'; at: Date }

/** The next boundary of a period that is open for entry at `instant`. */
export const nextBoundary = ({ submission }: Period, instant: Date): Boundary =>
  instant < submission.opensAt ? { what: 'opens', at: submission.opensAt } : { what: 'closes', at: submission.closesAt }

/**
 * Why a window may not be moved so, in one sentence, or undefined where it may. Nothing that has passed is moved, a
 * window that is open is only ever lengthened, and no two periods are ever open for submission together.
 */
export function whyNoMove(calendar: FilingCalendar, move: WindowMove, now: Date): string | undefined {
  const { submission } = periodOf(calendar, move.period)
  const isOpen = submission.opensAt <= now
  if (submission.closesAt <= now) return '这个所属期的申报已经截止，不能再整体调整；可以为个别单位重新开放'
  if (move.opensAt >= move.closesAt) return '截止时间应晚于开始时间'
  if (isOpen && move.opensAt.getTime() !== submission.opensAt.getTime()) return '申报已经开始，开始时间不能再改'
  if (isOpen && move.closesAt < submission.closesAt) return '申报已经开始，截止时间只能延后'
  if (!isOpen && move.opensAt <= now) return '开始时间应晚于现在'
  if (move.opensAt < windowOf(calendar, addMonths(move.period, -1)).closesAt)
    return '上一所属期还没有截止，开始时间应在其后'
  if (move.closesAt > windowOf(calendar, addMonths(move.period, 1)).opensAt)
    return '截止时间应不晚于下一所属期开始申报的时间'
  return undefined
}

function windowOf(calendar: FilingCalendar, month: Month): FilingWindow {
  const moved = moveOf(calendar, month)
  if (moved) return { opensAt: moved.opensAt, closesAt: moved.closesAt }
  return regularWindowOf(calendar.region, month)
}

/** Every request asks where its month stands: windows asked for lately, by region and month. */
const known = new Map<string, FilingWindow>()
const MOST_KNOWN = 1000

function regularWindowOf(region: string, month: Month): FilingWindow {
  const key = `${region} ${month}`
  const asked = known.get(key)
  if (asked) return asked
  const { opens, closes } = rulesFor(region, month)
  const window = { opensAt: instantAt(month, opens), closesAt: instantAt(month, closes) }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, window)
  return window
}

const moveOf = ({ moves }: FilingCalendar, month: Month) => moves.find(({ period }) => period === month)

function rulesFor(region: string, month: Month): WindowRules {
  const versions = windowRulesByRegion[region]
  const rules = versions?.find(({ from }) => from <= month) ?? versions?.at(-1)
  if (!rules) throw new RangeError(`no filing windows are known for the region ${region}`)
  return rules
}

const dayOf = (month: Month, day: number): PlainDate => `${month}-${String(day).padStart(2, '0')}`

function instantAt(month: Month, { day, time }: WindowEdge): Date {
  const date = dayOf(month, day)
  return time === '24:00' ? instantInShanghai(addDays(date, 1)) : instantInShanghai(date, time)
}
