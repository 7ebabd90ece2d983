import type { QueueFilter } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { hospitalsLikeQuery } from '#web/lib/hospitals.queries.ts'
import { filterInWords } from './filter-in-words.ts'
import styles from './queue.module.css'
import { employersLikeQuery } from './review.queries.ts'

type FilterSummaryProps = {
  /** Undefined where something of what was asked is wrong. */
  filter: QueueFilter | undefined
  onClear: () => void
}

/** In one line what the queue is narrowed by, and the way back to all of it; nothing where it is not. */
export function FilterSummary({ filter, onClear }: FilterSummaryProps) {
  const names = useNames(filter)
  const phrases = filter ? filterInWords(filter, names) : []
  if (filter && phrases.length === 0) return null
  return (
    <p className={styles.summary}>
      <span role="status">{filter ? `只看：${phrases.join('、')}` : '筛选条件有误，改正后再列出申报'}</span>
      <Button size="small" onClick={onClear}>
        清除筛选
      </Button>
    </p>
  )
}

/** Hospital and employer by name, once they are known: the line does not wait for them. */
function useNames({ hospital = '', employer = '' }: QueueFilter = {}) {
  const { data: hospitals = [] } = useQuery(hospitalsLikeQuery(hospital))
  const { data: employers = [] } = useQuery(employersLikeQuery(employer))
  const one = hospitals.find(({ code }) => code === hospital.toUpperCase())
  const other = employers.find(({ unitNumber }) => unitNumber === employer.toUpperCase())
  return { ...(one ? { hospital: one.name } : {}), ...(other ? { employer: other.name } : {}) }
}
