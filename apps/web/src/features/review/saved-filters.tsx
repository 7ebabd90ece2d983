import { type QueueFilter, savedFilterBody } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { sentenceIn } from '#web/lib/api-problem.ts'
import { queryFor } from '#web/lib/queue-filter.ts'
import { DeedForm, TextField } from '#web/ui/fields/index.ts'
import { filterInWords } from './filter-in-words.ts'
import styles from './queue.module.css'
import { savedFiltersQuery, useForgetFilter, useSaveFilter } from './review.queries.ts'

const judged = z.strictObject({ filterName: z.preprocess((typed) => typed ?? '', savedFilterBody.shape.name) })

type SavedFiltersProps = {
  /** What the queue is narrowed by now; undefined where something of it is wrong. */
  filter: QueueFilter | undefined
  onAsk: (filter: QueueFilter) => void
}

/** One's own ways of narrowing the queue: each a press away; what it is narrowed by now can be kept among them. */
export function SavedFilters({ filter, onAsk }: SavedFiltersProps) {
  const { data: saved } = useSuspenseQuery(savedFiltersQuery)
  const forget = useForgetFilter()
  const list = useRef<HTMLUListElement>(null)
  const now = filter && queryFor(filter).toString()
  return (
    <section className={styles.form} aria-label="我的筛选">
      {saved.items.length > 0 ? (
        <ul ref={list} className={styles.saved} tabIndex={-1}>
          {saved.items.map(({ id, name, filter: kept }) => (
            <li key={id}>
              <Button
                {...(queryFor(kept).toString() === now ? { 'aria-current': true } : {})}
                onClick={() => onAsk(kept)}
              >
                {name}
              </Button>
              <span className={styles.meant}>{filterInWords(kept).join('、') || '全部'}</span>
              <Button
                type="link"
                size="small"
                aria-label={`删除筛选 ${name}`}
                disabled={forget.isPending}
                onClick={() => {
                  list.current?.focus()
                  forget.mutate(id)
                }}
              >
                删除
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p>还没有保存的筛选。先把队列筛选成常看的样子，再在这里取个名字保存，以后一按就到。</p>
      )}
      {forget.error && <p role="alert">{sentenceIn(forget.error)}</p>}
      {filter && now !== '' && <Keep filter={filter} />}
    </section>
  )
}

function Keep({ filter }: { filter: QueueFilter }) {
  const save = useSaveFilter()
  const [times, setTimes] = useState(0)
  return (
    <DeedForm<{ filterName: string | null }, z.infer<typeof judged>>
      key={times}
      schema={judged}
      start={{ filterName: null }}
      deed="保存当前筛选"
      onSend={async ({ filterName: name }) => {
        await save.mutateAsync({ name, filter })
        setTimes(times + 1)
      }}
    >
      {(field) => (
        <TextField
          label="名称"
          hint={`现在只看：${filterInWords(filter).join('、')}。同名的会被替换。`}
          maxLength={30}
          {...field('filterName')}
        />
      )}
    </DeedForm>
  )
}
