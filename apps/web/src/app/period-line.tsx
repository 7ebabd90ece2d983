import type { PeriodView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, endInWords, momentInWords } from '#web/lib/format.ts'
import { periodQuery } from '#web/lib/month.queries.ts'

/** The month in one line: which period, and until when it can be submitted. */
export function PeriodLine() {
  const now = useBusinessNow()
  const { data } = useSuspenseQuery(periodQuery)
  return (
    <>
      <strong>{data.period} 期</strong>
      <span>{standing(data, now)}</span>
    </>
  )
}

function standing({ submission: { state, opensAt, closesAt } }: PeriodView, now: Date): string {
  if (now.getTime() < Date.parse(opensAt)) return `${momentInWords(opensAt)} 起可申报`
  const left = Date.parse(closesAt) - now.getTime()
  const deadline = `申报截止 ${endInWords(closesAt)}${left > 0 ? `（还有 ${countdown(left)}）` : ''}`
  return state === 'day-off' ? `${deadline}，今天不受理` : deadline
}
