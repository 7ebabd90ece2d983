import { addDays, type PlainDate } from '../calendar/index.ts'

/** How near a due day is, as the queue is divided by it. */
export const urgencies = { overdue: '逾期', today: '今天到期', week: '7 日内到期' } as const
export type Urgency = keyof typeof urgencies

/** How near `dueOn` is on `today`: undefined for what is later or unknown. What is due today is due within the week, too. */
export function urgencyOf(dueOn: PlainDate | null, today: PlainDate): Urgency | undefined {
  if (dueOn === null) return undefined
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= addDays(today, 7) ? 'week' : undefined
}

/** The due days of an urgency, both included; from the beginning of time where `from` is null. */
export function daysDue(urgency: Urgency, today: PlainDate): { from: PlainDate | null; to: PlainDate } {
  if (urgency === 'overdue') return { from: null, to: addDays(today, -1) }
  return { from: today, to: urgency === 'today' ? today : addDays(today, 7) }
}
