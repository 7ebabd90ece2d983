import { isSubmissionOpen, periodAt, submissionWindow } from '@cradle/domain/calendar'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, endOfDayBefore, monthAndDay } from '#web/lib/format.ts'
import { dateInShanghai } from '@cradle/domain/calendar'

/** The month in one line: which period, and until when it can be submitted. */
export function PeriodLine() {
  const now = useBusinessNow()
  const period = periodAt(now)
  const { opensAt, closesAt } = submissionWindow(period)
  return (
    <>
      <strong>{period} 期</strong>
      <span>
        {isSubmissionOpen(now)
          ? `申报截止 ${endOfDayBefore(closesAt)}（还有 ${countdown(closesAt.getTime() - now.getTime())}）`
          : `${monthAndDay(dateInShanghai(opensAt))}起可申报`}
      </span>
    </>
  )
}
