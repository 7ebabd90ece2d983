import { dateInShanghai } from '@cradle/domain/calendar'
import type { AuditSearchBody } from '@cradle/domain/wire'
import { useMutation, useQueryClient, useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useState } from 'react'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import styles from './audit.module.css'
import { saveExport, searchQuery, useVerification } from './audit.queries.ts'
import { EventsTable } from './events-table.tsx'
import { SearchForm } from './search-form.tsx'
import { VerificationPanel } from './verification-panel.tsx'

/** The auditor's console: the trail, searched, verified and exported. Nothing here can be changed. */
export function AuditPage() {
  const [asked, setAsked] = useState<AuditSearchBody>({})
  const queries = useQueryClient()
  const { verification, start, cancel } = useVerification()
  const saving = useMutation({ mutationFn: () => saveExport(`cradle-audit-${dateInShanghai(new Date())}.jsonl`) })
  const search = async (body: AuditSearchBody) => {
    // First fetched, then shown: what is refused is said at its field, and the list stays.
    await queries.infiniteQuery(searchQuery(body))
    setAsked(body)
  }
  return (
    <Page
      title="审计记录"
      lead="每一笔操作都在同一事务中留痕，逐条以哈希相连，每日锚定。这里只能查看，不能改动。"
      actions={
        <>
          <Button onClick={() => saving.mutate()} loading={saving.isPending}>
            导出
          </Button>
          <Button type="primary" onClick={start} disabled={verification.state === 'running'}>
            立即校验
          </Button>
        </>
      }
    >
      <VerificationPanel verification={verification} onCancel={cancel} />
      {saving.error && (
        <Notice tone="block" title="没有导出">
          <p>{sentenceOf(saving.error)}</p>
        </Notice>
      )}
      <Panel title="检索">
        <SearchForm onSearch={search} />
      </Panel>
      <Found asked={asked} />
    </Page>
  )
}

function Found({ asked }: { asked: AuditSearchBody }) {
  const list = useSuspenseInfiniteQuery(searchQuery(asked))
  const events = list.data.pages.flatMap((page) => page.items)
  return (
    <Panel title="记录">
      {events.length === 0 ? (
        <EmptyState title="没有符合条件的记录">请核对号码是否完整，或放宽日期再检索。</EmptyState>
      ) : (
        <EventsTable events={events} />
      )}
      {list.error && (
        <Notice tone="block">
          <p>{sentenceOf(list.error)}</p>
        </Notice>
      )}
      <p className={styles.more}>
        <span role="status">已显示 {events.length} 条，最新的在前</span>
        {list.hasNextPage && (
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            加载更多
          </Button>
        )}
      </p>
    </Panel>
  )
}
