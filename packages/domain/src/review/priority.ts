import { daysBetween, type PlainDate } from '../calendar/index.ts'

/** Where a claim stands in its queue, as far as the order asks. */
export type Waiting = {
  id: string
  /** The earliest of what is due; null where it cannot be told. */
  dueOn: PlainDate | null
  /** Null until its filing was assessed, which comes within a minute. */
  riskScore: number | null
  /** RFC 3339 in UTC, so that such texts sort as the instants they name. */
  waitingSince: string
}

/**
 * The order of every queue: the earliest due day first; of one day the higher risk first, so that what needs a second
 * look is not looked at last; then whoever has waited longest. What cannot be dated comes last.
 */
export function compareWaiting(one: Waiting, other: Waiting): number {
  return (
    compare(one.dueOn ?? '9999', other.dueOn ?? '9999') ||
    (other.riskScore ?? 0) - (one.riskScore ?? 0) ||
    compare(one.waitingSince, other.waitingSince) ||
    compare(one.id, other.id)
  )
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Why a claim stands where it stands, in words. `telling` is the last day to tell what is missing, of what is not accepted. */
export function whyHere(
  { dueOn, riskScore }: Pick<Waiting, 'dueOn' | 'riskScore'>,
  { today, telling }: { today: PlainDate; telling: PlainDate | null },
): string {
  const risk = riskScore ? `，疑点分 ${riskScore}，同日到期的排在前面` : ''
  if (dueOn === null) return `到期日所在年份的节假日安排尚未录入，暂不能推算，排在最后${risk}`
  const what = telling === dueOn ? '一次性补正告知' : '办结'
  return `${what}期限 ${dueOn}，${leftUntil(dueOn, today)}${risk}`
}

/** How long until the day that something is due, in calendar days and words. */
export function leftUntil(dueOn: PlainDate, today: PlainDate): string {
  const days = daysBetween(today, dueOn)
  if (days === 0) return '今天到期'
  return days < 0 ? `已逾期 ${-days} 天` : `还有 ${days} 天`
}
