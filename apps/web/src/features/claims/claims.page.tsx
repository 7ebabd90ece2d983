import { may } from '@cradle/domain/access'
import { claimStatuses } from '@cradle/domain/claim'
import { eventKinds } from '@cradle/domain/event'
import { addMonths } from '@cradle/domain/calendar'
import { useQuery, useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Link, useSearchParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { claimsQuery } from '#web/lib/claim.queries.ts'
import { claimsFilterIn } from '#web/lib/claims-filter.ts'
import { clockQuery } from '#web/lib/clock.queries.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { monthQuery, whyNoNewClaim } from '#web/lib/month.queries.ts'
import { useMe } from '#web/lib/session.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { ClaimsTable } from './claims-table.tsx'
import { ListPrints } from './list-prints.tsx'
import { JustDeletedNotice } from './just-deleted.tsx'
import styles from './claims.module.css'

/** The claims of the employer (to the agency: of all), by what the address filters for. */
export function ClaimsPage() {
  const [query, setQuery] = useSearchParams()
  const { role } = useMe().acting
  const isEmployer = may(role, 'claims.file')
  const { complete } = claimsFilterIn(query)

  const list = useSuspenseInfiniteQuery(claimsQuery(claimsFilterIn(query)))
  const rows = list.data.pages.flatMap((page) => page.items)

  const choose = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    next.delete(name)
    next.delete('complete')
    if (value) next.set(name, value)
    setQuery(next)
  }

  return (
    <Page title="申报单" actions={isEmployer && <NewClaimLink>新建申报</NewClaimLink>}>
      {isEmployer && <JustDeletedNotice />}
      <Panel>
        <div className={styles.filters} role="group" aria-label="筛选">
          <Filter
            label="状态"
            value={query.get('status') ?? ''}
            options={Object.entries(claimStatuses)}
            onChange={(value) => choose('status', value)}
          />
          <PeriodFilter value={query.get('period') ?? ''} onChange={(value) => choose('period', value)} />
          <Filter
            label="治疗方式"
            value={query.get('treatment') ?? ''}
            options={Object.entries(eventKinds)}
            onChange={(value) => choose('treatment', value)}
          />
          {complete && (
            <span className={styles.only}>
              只看{complete === 'yes' ? '可申报' : '未完成'}的
              <Button size="small" onClick={() => choose('complete', '')}>
                全部显示
              </Button>
            </span>
          )}
        </div>
        {rows.length === 0 && !list.hasNextPage ? (
          <Nothing isFiltered={query.size > 0} isEmployer={isEmployer} />
        ) : (
          <ClaimsTable rows={rows} showsEmployer={!isEmployer} />
        )}
        {rows.length > 0 && may(role, 'claims.print') && (
          <div className={styles.prints}>
            <ListPrints filter={claimsFilterIn(query)} />
          </div>
        )}
        {list.error && (
          <Notice tone="block">
            <p>{sentenceOf(list.error)}</p>
          </Notice>
        )}
        <p className={styles.more}>
          <span>
            <span role="status">已显示 {rows.length} 份</span>
            {isEmployer && (
              <>
                {' · '}
                <Link to={paths.deletedClaims}>最近删除</Link>
              </>
            )}
          </span>
          {list.hasNextPage && (
            <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
              加载更多
            </Button>
          )}
        </p>
      </Panel>
    </Page>
  )
}

/** The way to a new claim, closed with its reason once the month is submitted. */
function NewClaimLink({ children }: { children: string }) {
  const { data: month } = useQuery(monthQuery)
  return (
    <ButtonLink to={paths.newClaim} disabledBecause={month && whyNoNewClaim(month)}>
      {children}
    </ButtonLink>
  )
}

function PeriodFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { data: clock } = useSuspenseQuery(clockQuery)
  const thisMonth = clock.today.slice(0, 7)
  const months = Array.from({ length: 14 }, (_, back) => addMonths(thisMonth, 1 - back))
  const options = (value && !months.includes(value) ? [value, ...months] : months).map((month): [string, string] => [
    month,
    `${month} 期`,
  ])
  return <Filter label="所属期" value={value} options={options} onChange={onChange} />
}

type FilterProps = { label: string; value: string; options: [string, string][]; onChange: (value: string) => void }

function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <label className={styles.filter}>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">全部</option>
        {options.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Nothing({ isFiltered, isEmployer }: { isFiltered: boolean; isEmployer: boolean }) {
  if (isFiltered) return <EmptyState title="没有符合条件的申报单">换一个条件试试，或者清除筛选。</EmptyState>
  if (!isEmployer) return <EmptyState title="还没有申报单" />
  return (
    <EmptyState title="还没有申报单" action={<NewClaimLink>新建第一份申报</NewClaimLink>}>
      准备好参保人的身份证号或医保卡号、出院记录和医院票据，几分钟就能填完一份。
    </EmptyState>
  )
}
