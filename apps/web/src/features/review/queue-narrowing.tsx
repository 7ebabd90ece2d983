import type { QueueFilter } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { usePageKeys } from '#web/lib/keys.ts'
import type { TypedFilter } from '#web/lib/queue-filter.ts'
import { CountChips } from './count-chips.tsx'
import { FilterSummary } from './filter-summary.tsx'
import { QueueFilterForm } from './queue-filter-form.tsx'
import { savedFiltersQuery } from './review.queries.ts'
import { SavedFilters } from './saved-filters.tsx'
import styles from './queue.module.css'

type NarrowingProps = {
  asked: TypedFilter
  /** The same, unless something of it is wrong. */
  filter: QueueFilter | undefined
  onAsk: (asked: TypedFilter | QueueFilter) => void
}

/** All ways to narrow the queue, and what it is narrowed by now. */
export function Narrowing({ asked, filter, onAsk }: NarrowingProps) {
  const [isFormOpen, setFormOpen] = useState(filter === undefined)
  const [isSavedOpen, setSavedOpen] = useState(false)
  const [wasAskedFor, setAskedFor] = useState(false)
  const [replaced, setReplaced] = useState(0)
  const formOpener = useRef<HTMLButtonElement>(null)
  const { data: saved } = useSuspenseQuery(savedFiltersQuery)
  usePageKeys([{ keys: 'f', does: '筛选', run: openForm }])

  function openForm() {
    setAskedFor(true)
    setFormOpen(true)
  }
  function fold() {
    formOpener.current?.focus()
    setFormOpen(false)
  }
  /** Asks for something else altogether: what is in the form goes, too. */
  function replace(by: QueueFilter) {
    setAskedFor(false)
    setReplaced(replaced + 1)
    onAsk(by)
  }
  function clear() {
    formOpener.current?.focus()
    replace({})
  }

  return (
    <div className={styles.narrowing}>
      <div className={styles.ways}>
        <CountChips asked={asked} onAsk={onAsk} />
        <Button ref={formOpener} aria-expanded={isFormOpen} onClick={isFormOpen ? fold : openForm}>
          筛选
        </Button>
        <Button aria-expanded={isSavedOpen} onClick={() => setSavedOpen(!isSavedOpen)}>
          {`我的筛选 ${saved.items.length}`}
        </Button>
      </div>
      {(isFormOpen || wasAskedFor) && (
        <QueueFilterForm
          key={replaced}
          isOpen={isFormOpen}
          asked={asked}
          onAsk={onAsk}
          onFold={fold}
          takesFocus={wasAskedFor}
        />
      )}
      {isSavedOpen && <SavedFilters filter={filter} onAsk={replace} />}
      <FilterSummary filter={filter} onClear={clear} />
    </div>
  )
}
