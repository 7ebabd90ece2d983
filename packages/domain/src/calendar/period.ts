import { addMonths, type Month } from './month.ts'
import { dateInShanghai, instantInShanghai } from './shanghai.ts'

/** From `opensAt` on, and before `closesAt`: the closing instant itself is outside. */
export type FilingWindow = { opensAt: Date; closesAt: Date }

/** The filing period (所属期) open for entry at `instant`: this month until its 10th ends, then the next. */
export function periodAt(instant: Date): Month {
  const today = dateInShanghai(instant)
  const thisMonth = today.slice(0, 'YYYY-MM'.length)
  return today.slice(-2) <= '10' ? thisMonth : addMonths(thisMonth, 1)
}

/** When claims may be entered for `period`: “每月11日至下月10日止” (2014 filing manual), midnight to midnight in Shanghai. */
export function entryWindow(period: Month): FilingWindow {
  return { opensAt: dayOf(addMonths(period, -1), 11), closesAt: dayOf(period, 11) }
}

/** When `period` may be submitted: from the 1st to the end of the 10th (2014 filing manual). */
export function submissionWindow(period: Month): FilingWindow {
  return { opensAt: dayOf(period, 1), closesAt: dayOf(period, 11) }
}

/** Whether, by the regular windows, the period open for entry at `instant` may also be submitted then. */
export function isSubmissionOpen(instant: Date): boolean {
  const { opensAt, closesAt } = submissionWindow(periodAt(instant))
  return opensAt <= instant && instant < closesAt
}

function dayOf(month: Month, day: number): Date {
  return instantInShanghai(`${month}-${String(day).padStart(2, '0')}`)
}
