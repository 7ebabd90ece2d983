import { useInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { notFiledQuery } from './windows.queries.ts'
import styles from './windows.module.css'

/** Employers whose complete drafts wait: how many, and nothing of what is in them. */
export function NotFiledPanel({ period }: { period: string }) {
  const list = useInfiniteQuery(notFiledQuery)
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Panel title={`有完整草稿、${period} 期尚未申报的单位`}>
      {list.error && (
        <Notice tone="block" actions={<Button onClick={() => void list.refetch()}>重试</Button>}>
          <p>{sentenceOf(list.error)}</p>
        </Notice>
      )}
      {list.isPending && <Skeleton heading={false} lines={3} />}
      {list.data && rows.length === 0 && <EmptyState title="没有这样的单位">有完整草稿的单位都已申报。</EmptyState>}
      <ul className={styles.reopenings}>
        {rows.map(({ employer, complete, nilDeclared }) => (
          <li key={employer.id}>
            <span className={styles.who}>
              <strong>{employer.name}</strong>
              <span>{employer.unitNumber}</span>
              {nilDeclared && <Tag tone="warn">已作零申报</Tag>}
            </span>
            <span className={styles.count}>{complete} 份</span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          加载更多
        </Button>
      )}
    </Panel>
  )
}
