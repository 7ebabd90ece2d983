import { urgencies } from '@cradle/domain/review'
import { inWhoseHands, type QueueCounts } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { TypedFilter } from '#web/lib/queue-filter.ts'
import styles from './queue.module.css'
import { countsQuery } from './review.queries.ts'

const chips: { count: keyof QueueCounts; name: string; asks: Partial<TypedFilter> }[] = [
  { count: 'waiting', name: '全部', asks: { due: null, whose: null, held: null } },
  { count: 'overdue', name: urgencies.overdue, asks: { due: 'overdue' } },
  { count: 'today', name: urgencies.today, asks: { due: 'today' } },
  { count: 'week', name: urgencies.week, asks: { due: 'week' } },
  { count: 'mine', name: inWhoseHands.mine, asks: { whose: 'mine' } },
  { count: 'held', name: '暂缓', asks: { held: 'yes' } },
]

type CountChipsProps = { asked: TypedFilter; onAsk: (asked: TypedFilter) => void }

/** How many claims wait for the stage, and of these how many by what; each narrows the queue to them, pressed again no more. */
export function CountChips({ asked, onAsk }: CountChipsProps) {
  const { data: counts } = useSuspenseQuery(countsQuery)
  return (
    <div className={styles.chips} role="group" aria-label="等待办理的份数">
      {chips.map(({ count, name, asks }) => {
        const names = Object.keys(asks) as (keyof TypedFilter)[]
        const isOn = names.every((one) => asked[one] === asks[one])
        const off = Object.fromEntries(names.map((one) => [one, null]))
        return (
          <button
            key={count}
            type="button"
            className={styles.chip}
            data-count={counts[count] > 0 ? count : undefined}
            aria-pressed={isOn}
            onClick={() => onAsk({ ...asked, ...(isOn ? off : asks) })}
          >
            {name} <strong>{counts[count]}</strong>
          </button>
        )
      })}
    </div>
  )
}
