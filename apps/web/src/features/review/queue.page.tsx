import { roles } from '@cradle/domain/access'
import type { QueueFilter } from '@cradle/domain/wire'
import { usePrefetchQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Suspense } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { queryFor, queueFilterIn, type TypedFilter, typedFilterIn } from '#web/lib/queue-filter.ts'
import { useMe } from '#web/lib/session.ts'
import { Meanwhile } from '#web/ui/meanwhile.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { noticeIn } from './notice-state.ts'
import { Narrowing } from './queue-narrowing.tsx'
import { countsQuery, savedFiltersQuery, useTakeNext } from './review.queries.ts'
import { WaitingClaims } from './waiting-claims.tsx'

/** The claims that wait for the reviewer's stage, narrowed as the address says, what is due first. */
export function QueuePage() {
  const [query, setQuery] = useSearchParams()
  const location = useLocation()
  const { search } = location
  const navigate = useNavigate()
  const takeNext = useTakeNext((id) => navigate({ pathname: paths.reviewClaim(id), search }))
  const filter = queueFilterIn(query)
  // Both at once, not one after the other as they are drawn.
  usePrefetchQuery(countsQuery)
  usePrefetchQuery(savedFiltersQuery)
  const left = noticeIn(location.state)
  const nothingLeft = isNarrowed(takeNext.variables) ? '符合筛选条件的申报里没有可取的了' : '没有无人认领的申报了'
  const notice = takeNext.data?.claimId === null ? nothingLeft : left
  const stage = roles[useMe().acting.role]

  /** What was said of the list before does not hold of this one. */
  function ask(asked: TypedFilter | QueueFilter) {
    takeNext.reset()
    setQuery(queryFor(asked))
  }

  return (
    <Page
      title={`审核台 · ${stage}`}
      lead="先到期的在前；同一天到期的，疑点高的在前"
      actions={
        <Button
          type="primary"
          disabled={!filter}
          loading={takeNext.isPending}
          onClick={() => filter && takeNext.mutate(filter)}
        >
          取下一件
        </Button>
      }
    >
      {notice && <Notice tone="good">{notice}</Notice>}
      {takeNext.error && <Notice tone="block">{sentenceOf(takeNext.error)}</Notice>}
      <Panel>
        <Narrowing asked={typedFilterIn(query)} filter={filter} onAsk={ask} />
        {filter && (
          <Suspense fallback={<Loading />}>
            <WaitingClaims key={search} filter={filter} stage={stage} />
          </Suspense>
        )}
      </Panel>
    </Page>
  )
}

const Loading = () => (
  <Meanwhile>
    <p>正在加载…</p>
  </Meanwhile>
)

const isNarrowed = (filter: QueueFilter = {}) => Object.keys(filter).length > 0
