import { roles } from '@cradle/domain/access'
import { auditDeeds, auditSubjects } from '@cradle/domain/audit'
import type { verificationView } from '@cradle/domain/wire'
import type { z } from 'zod'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { dateTime } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import table from '#web/ui/table.module.css'
import styles from './audit.module.css'
import { auditQuery, useVerification } from './audit.queries.ts'

/** The audit trail, and its verification on the spot. */
export function AuditPage() {
  const list = useSuspenseInfiniteQuery(auditQuery)
  const verification = useVerification()
  const events = list.data.pages.flatMap((page) => page.items)
  return (
    <Page
      title="审计记录"
      lead="每一笔业务操作都在同一事务中留痕，逐条以哈希相连，最新的在前。"
      actions={
        <Button type="primary" loading={verification.isPending} onClick={() => verification.mutate()}>
          立即校验
        </Button>
      }
    >
      {verification.data && <Verdict verification={verification.data} />}
      {verification.error && (
        <Notice tone="block" title="没有完成校验">
          <p>{sentenceOf(verification.error)}</p>
        </Notice>
      )}
      <Panel>
        {events.length === 0 ? (
          <EmptyState title="还没有审计记录" />
        ) : (
          <div className={table.wrap}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th>记录时间</th>
                  <th>业务日期</th>
                  <th>操作</th>
                  <th>操作人</th>
                  <th>对象</th>
                  <th>链 · 序号</th>
                  <th>哈希</th>
                </tr>
              </thead>
              <tbody>
                {events.map((event) => (
                  <tr key={`${event.chain}-${event.seq}`}>
                    <td className={table.tight}>{dateTime(event.recordedAt)}</td>
                    <td className={table.tight}>{event.businessOn}</td>
                    <td>
                      <details>
                        <summary className={styles.deed}>{wordOf(auditDeeds, event.type)}</summary>
                        <pre className={styles.payload}>{JSON.stringify(event.payload, null, 2)}</pre>
                      </details>
                    </td>
                    <td>
                      {event.actorName}
                      <span className={styles.role}>{roleInWords(event.role)}</span>
                    </td>
                    <td>
                      {wordOf(auditSubjects, event.subjectKind)}
                      {event.subjectId && <span className={styles.role}>{event.subjectId.slice(0, 8)}</span>}
                    </td>
                    <td className={table.tight}>
                      {event.chain} · {event.seq}
                    </td>
                    <td className={table.tight} title={event.hash}>
                      {event.hash.slice(0, 12)}…
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {list.hasNextPage && (
          <p className={styles.more}>
            <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
              加载更多
            </Button>
          </p>
        )}
      </Panel>
    </Page>
  )
}

const roleInWords = (role: string) => (role === 'system' ? '系统' : ((roles as Record<string, string>)[role] ?? role))

function Verdict({ verification }: { verification: z.infer<typeof verificationView> }) {
  const { ok, chains, events, firstFault } = verification
  if (ok || !firstFault) return <Notice tone="good" title={`校验通过：${chains} 条链，${events} 条记录，前后相符`} />
  return (
    <Notice tone="block" title="校验没有通过">
      <p>
        第 {firstFault.chain} 条链的第 {firstFault.seq} 条记录起不相符：{firstFault.fault}
      </p>
    </Notice>
  )
}

/** A code of the trail in words; one that is newer than this page names itself. */
const wordOf = (words: Record<string, string>, code: string) => words[code] ?? code
