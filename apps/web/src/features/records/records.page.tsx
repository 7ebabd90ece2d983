import { isEmployerRole } from '@cradle/domain/access'
import { openedConditions, openedInWords, type RecordsFilter } from '@cradle/domain/wire'
import { useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { recordsFilterIn } from '#web/lib/records-filter.ts'
import { useMe } from '#web/lib/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Meanwhile } from '#web/ui/meanwhile.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { ExportPanel } from './export-panel.tsx'
import { FilterForm } from './filter-form.tsx'
import { recordsQuery } from './records.queries.ts'
import { RecordsTable } from './records-table.tsx'
import { SumsTable } from './sums-table.tsx'
import styles from './records.module.css'

/** 《生育保险待遇申报明细表》: claims of all periods, found, summed and taken along as a file. */
export function RecordsPage() {
  const [query] = useSearchParams()
  return <Records key={query.toString()} opened={recordsFilterIn(query)} />
}

/** The records, narrowed at first as the address says: a number of 审核概况 opens just its claims. */
function Records({ opened }: { opened: RecordsFilter }) {
  const [filter, setFilter] = useState(opened)
  const [person, setPerson] = useState<{ id: string; name: string }>()
  const queries = useQueryClient()
  const { role } = useMe().acting
  const isEmployer = isEmployerRole(role)
  const asked: RecordsFilter = person ? { ...filter, person: person.id } : filter

  const conditions = openedInWords(filter)

  async function search(typed: RecordsFilter) {
    const next = { ...typed, ...onlyOpened(filter) }
    // First fetched, then shown: what is refused is said at its field, and the list stays.
    await queries.infiniteQuery(recordsQuery(person ? { ...next, person: person.id } : next))
    setFilter(next)
  }

  return (
    <Page
      title="生育保险待遇申报明细表"
      lead="申报金额取自最近一次申报，核定金额取自现行有效的审核决定，二者分列。按结算期查询在待遇拨付之后才有。"
    >
      <Panel title="查询">
        <FilterForm start={opened} hidesDrafts={!isEmployer && role !== 'auditor'} onSearch={search} />
        {conditions.length > 0 && (
          <p className={styles.only}>
            另按：{conditions.join('，')}
            <Button size="small" onClick={() => setFilter(withoutOpened(filter))}>
              不按这些条件
            </Button>
          </p>
        )}
        {person && (
          <p className={styles.only}>
            只看{person.name}的申报
            <Button size="small" onClick={() => setPerson(undefined)}>
              全部显示
            </Button>
          </p>
        )}
      </Panel>
      <Suspense fallback={<NotFoundYet />}>
        <Found asked={asked} showsEmployer={!isEmployer} onPerson={(id, name) => setPerson({ id, name })} />
      </Suspense>
    </Page>
  )
}

/** The part of a filter that was opened from a number, and the part that a form asks. */
const onlyOpened = (filter: RecordsFilter): RecordsFilter => partOf(filter, (name) => isOpened(name))
const withoutOpened = (filter: RecordsFilter): RecordsFilter => partOf(filter, (name) => !isOpened(name))
const isOpened = (name: string) => openedConditions.some((one) => one === name)
const partOf = (filter: RecordsFilter, takes: (name: string) => boolean): RecordsFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => takes(name)))

const NotFoundYet = () => (
  <Meanwhile>
    <Panel title="明细">{null}</Panel>
  </Meanwhile>
)
const Summing = () => (
  <Meanwhile>
    <p>正在合计…</p>
  </Meanwhile>
)

type FoundProps = { asked: RecordsFilter; showsEmployer: boolean; onPerson: (id: string, name: string) => void }

function Found({ asked, showsEmployer, onPerson }: FoundProps) {
  const list = useSuspenseInfiniteQuery(recordsQuery(asked))
  const records = list.data.pages.flatMap((page) => page.items)
  if (records.length === 0)
    return (
      <Panel title="明细">
        <EmptyState title="没有符合条件的申报">换一个条件试试，或者清空条件再查询。</EmptyState>
      </Panel>
    )
  return (
    <>
      <Panel title="合计">
        <Suspense fallback={<Summing />}>
          <SumsTable filter={asked} />
        </Suspense>
      </Panel>
      <Panel title="明细">
        <ExportPanel filter={asked} />
        <RecordsTable records={records} showsEmployer={showsEmployer} onPerson={onPerson} />
        {list.error && (
          <Notice tone="block">
            <p>{sentenceOf(list.error)}</p>
          </Notice>
        )}
        <p className={styles.more}>
          <span role="status">已显示 {records.length} 份，新建的在前</span>
          {list.hasNextPage && (
            <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
              加载更多
            </Button>
          )}
        </p>
      </Panel>
    </>
  )
}
