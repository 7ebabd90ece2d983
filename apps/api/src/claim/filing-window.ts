import { holidaysUnknown, isOpenForSubmission, type Month, type Period, submissionState } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import { type BusinessNow, monthOf } from '#api/lib/clock.ts'
import { endInWords, momentInWords } from '#api/lib/instants.ts'
import type { ClaimRecord } from './claim-record.ts'

/** The period that claims are to be sent for, which must be open for that now; says when it opens or closed. */
export function openPeriod(month: Month, now: BusinessNow): Period {
  const period = now.periodOf(month)
  if (isOpenForSubmission(period, now.at)) return period
  if (month !== now.period) throw new Problem('period-not-open', [atPeriod(period, now)])
  throw closed(period, now)
}

/** Whether a claim may be called back: while the period it was submitted for is open. */
export const isRecallOpen = ({ period }: ClaimRecord, now: BusinessNow): boolean =>
  period !== null && isOpenForSubmission(now.periodOf(monthOf(period)), now.at)

/** The refusal of what can only be done while a claim's period is open. */
export const recallClosed = ({ period }: ClaimRecord, now: BusinessNow): Problem =>
  period === null ? new Problem('move-not-open') : closed(now.periodOf(monthOf(period)), now)

const closed = (period: Period, now: BusinessNow) => new Problem('submission-closed', [atPeriod(period, now)])

const atPeriod = (period: Period, now: BusinessNow) => ({
  pointer: '/period',
  code: submissionState(period, now.at),
  message: whyClosed(period, now),
})

function whyClosed(period: Period, { at, today }: BusinessNow): string {
  const { month, submission } = period
  const state = submissionState(period, at)
  if (state === 'before') return `${month} 期的申报 ${momentInWords(submission.opensAt)} 开始`
  if (state === 'day-off')
    return `${month} 期只在工作日受理申报，今天不是工作日，${endInWords(submission.closesAt)} 截止`
  if (state === 'unknown-day') return holidaysUnknown(today.slice(0, 4))
  return `${month} 期的申报已于 ${endInWords(submission.closesAt)} 截止`
}
