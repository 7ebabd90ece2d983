import { roles } from '@cradle/domain/access'
import type { QueueFilter } from '@cradle/domain/wire'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Suspense, useRef, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { queryFor, queueFilterIn, type TypedFilter, typedFilterIn } from '#web/lib/queue-filter.ts'
import { useMe } from '#web/lib/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { CountChips } from './count-chips.tsx'
import { FilterSummary } from './filter-summary.tsx'
import { noticeIn } from './notice-state.ts'
import { QueueFilterForm } from './queue-filter-form.tsx'
import { QueueTable } from './queue-table.tsx'
import { queueQuery, rowsOf, useTakeNext } from './review.queries.ts'
import styles from './queue.module.css'

/** The claims that wait for the reviewer's stage, narrowed as the address says, what is due first. */
export function QueuePage() {
  const [query, setQuery] = useSearchParams()
  const location = useLocation()
  const { search } = location
  const navigate = useNavigate()
  const takeNext = useTakeNext((id) => navigate({ pathname: paths.reviewClaim(id), search }))
  const filter = queueFilterIn(query)
  const left = noticeIn(location.state)
  const notice = takeNext.data?.claimId === null ? '没有无人认领的申报了' : left
  const stage = roles[useMe().acting.role]

  return (
    <Page
      title={`审核台 · ${stage}`}
      lead="先到期的在前；同一天到期的，疑点高的在前"
      actions={
        <Button type="primary" loading={takeNext.isPending} onClick={() => takeNext.mutate()}>
          取下一件
        </Button>
      }
    >
      {notice && <Notice tone="good">{notice}</Notice>}
      {takeNext.error && <Notice tone="block">{sentenceOf(takeNext.error)}</Notice>}
      <Panel>
        <Narrowing asked={typedFilterIn(query)} filter={filter} onAsk={(asked) => setQuery(queryFor(asked))} />
        {filter && (
          <Suspense fallback={<p>正在加载…</p>}>
            <WaitingClaims key={search} filter={filter} stage={stage} />
          </Suspense>
        )}
      </Panel>
    </Page>
  )
}

type NarrowingProps = {
  asked: TypedFilter
  /** The same, unless something of it is wrong. */
  filter: QueueFilter | undefined
  onAsk: (asked: TypedFilter | QueueFilter) => void
}

/** All ways to narrow the queue, and what it is narrowed by now. */
function Narrowing({ asked, filter, onAsk }: NarrowingProps) {
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

function WaitingClaims({ filter, stage }: { filter: QueueFilter; stage: string }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, error } = useSuspenseInfiniteQuery(queueQuery(filter))
  const rows = rowsOf(data)
  const table = useRef<HTMLTableElement>(null)
  usePageKeys([
    { keys: 'j', does: '下一份申报', run: () => step(table.current, 1) },
    { keys: 'k', does: '上一份申报', run: () => step(table.current, -1) },
    { keys: 'Enter', does: '打开所选申报' },
  ])
  if (rows.length === 0) return <Nothing isNarrowed={Object.keys(filter).length > 0} stage={stage} />
  return (
    <>
      <QueueTable ref={table} rows={rows} />
      <p className={styles.more}>
        <span role="status">
          已显示 {rows.length} 份{hasNextPage ? '，还有更多' : ''}
        </span>
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            加载更多
          </Button>
        )}
        {error && <span role="alert">{sentenceOf(error)}</span>}
      </p>
    </>
  )
}

function Nothing({ isNarrowed, stage }: { isNarrowed: boolean; stage: string }) {
  if (isNarrowed) return <EmptyState title="没有符合条件的申报">换一个条件试试，或者清除筛选。</EmptyState>
  return <EmptyState title={`没有等待${stage}的申报`}>单位申报或上一环节办结后，申报会出现在这里。</EmptyState>
}

/** Puts the focus on the next or previous claim; on the first where none has it. */
function step(table: HTMLTableElement | null, by: 1 | -1) {
  const links = [...(table?.querySelectorAll<HTMLAnchorElement>('tbody a') ?? [])]
  const at = links.findIndex((link) => link === document.activeElement)
  links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}
