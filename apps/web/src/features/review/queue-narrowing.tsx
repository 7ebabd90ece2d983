import type { QueueFilter } from '@cradle/domain/wire'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { usePageKeys } from '#web/lib/keys.ts'
import type { TypedFilter } from '#web/lib/queue-filter.ts'
import { CountChips } from './count-chips.tsx'
import { FilterSummary } from './filter-summary.tsx'
import { QueueFilterForm } from './queue-filter-form.tsx'
import styles from './queue.module.css'

type NarrowingProps = {
  asked: TypedFilter
  /** The same, unless something of it is wrong. */
  filter: QueueFilter | undefined
  onAsk: (asked: TypedFilter | QueueFilter) => void
}

/** All ways to narrow the queue, and what it is narrowed by now. */
export function Narrowing({ asked, filter, onAsk }: NarrowingProps) {
  const [isOpen, setOpen] = useState(filter === undefined)
  const [wasAskedFor, setAskedFor] = useState(false)
  const [cleared, setCleared] = useState(0)
  const opener = useRef<HTMLButtonElement>(null)
  usePageKeys([{ keys: 'f', does: '筛选', run: open }])

  function open() {
    setAskedFor(true)
    setOpen(true)
  }
  function fold() {
    opener.current?.focus()
    setOpen(false)
  }
  function clear() {
    opener.current?.focus()
    setCleared(cleared + 1)
    onAsk({})
  }

  return (
    <div className={styles.narrowing}>
      <div className={styles.ways}>
        <CountChips asked={asked} onAsk={onAsk} />
        <Button ref={opener} aria-expanded={isOpen} onClick={isOpen ? fold : open}>
          筛选
        </Button>
      </div>
      {isOpen && (
        <QueueFilterForm
          key={cleared}
          asked={asked}
          onAsk={onAsk}
          onFold={fold}
          takesFocus={wasAskedFor && cleared === 0}
        />
      )}
      <FilterSummary filter={filter} onClear={clear} />
    </div>
  )
}
