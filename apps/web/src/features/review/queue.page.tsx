import { roles } from '@cradle/domain/access'
import { dateInShanghai, type PlainDate } from '@cradle/domain/calendar'
import { type EventKind, eventKinds } from '@cradle/domain/event'
import { leftUntil, urgencyOf } from '@cradle/domain/review'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, dateTime } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { useMe } from '#web/lib/session.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { StatusTag } from '#web/ui/status-tag.tsx'
import shared from '#web/ui/table.module.css'
import { Yuan } from '#web/ui/yuan.tsx'
import { noticeIn } from './notice-state.ts'
import styles from './queue.module.css'
import { type QueueRow, queueQuery, rowsOf, useRelease, useTakeNext } from './review.queries.ts'

/** The claims that wait for the reviewer's stage, what is due first. */
export function QueuePage() {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, error } = useSuspenseInfiniteQuery(queueQuery)
  const stage = roles[useMe().acting.role]
  const navigate = useNavigate()
  const takeNext = useTakeNext((id) => navigate(paths.reviewClaim(id)))
  const left = noticeIn(useLocation().state)
  const notice = takeNext.data?.claimId === null ? '没有无人认领的申报了' : left
  const rows = rowsOf(data)
  const table = useRef<HTMLTableElement>(null)
  usePageKeys([
    { keys: 'j', does: '下一份申报', run: () => step(table.current, 1) },
    { keys: 'k', does: '上一份申报', run: () => step(table.current, -1) },
    { keys: 'Enter', does: '打开所选申报' },
  ])

  return (
    <Page
      title={`审核台 · ${stage}`}
      lead={rows.length > 0 && `等待${stage} ${rows.length}${hasNextPage ? '+' : ''} 份，先到期的在前`}
      actions={
        rows.length > 0 && (
          <Button type="primary" loading={takeNext.isPending} onClick={() => takeNext.mutate()}>
            取下一件
          </Button>
        )
      }
    >
      {notice && <Notice tone="good">{notice}</Notice>}
      {takeNext.error && <Notice tone="block">{sentenceOf(takeNext.error)}</Notice>}
      <Panel>
        {rows.length === 0 ? (
          <EmptyState title={`没有等待${stage}的申报`}>单位申报或上一环节办结后，申报会出现在这里。</EmptyState>
        ) : (
          <table ref={table} className={`${shared.table} ${styles.queue}`}>
            <thead>
              <tr>
                <th scope="col">期限</th>
                <th scope="col">参保职工</th>
                <th scope="col">申报单号</th>
                <th scope="col">用人单位</th>
                <th scope="col">事由</th>
                <th scope="col" className={shared.amount}>
                  医疗费总额（元）
                </th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Waiting key={row.id} row={row} />
              ))}
            </tbody>
          </table>
        )}
        {hasNextPage && (
          <p className={styles.more}>
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              加载更多
            </Button>
            {error && <span role="alert">{sentenceOf(error)}</span>}
          </p>
        )}
      </Panel>
    </Page>
  )
}

function Waiting({ row }: { row: QueueRow }) {
  const now = useBusinessNow()
  return (
    <tr>
      <td className={styles.waiting} title={row.order}>
        <Due row={row} today={dateInShanghai(now)} />
        <span className={styles.quiet} title={`${dateTime(row.waitingSince)} 起`}>
          已等 {countdown(now.getTime() - Date.parse(row.waitingSince))}
        </span>
      </td>
      <td className={styles.person}>
        <Link to={paths.reviewClaim(row.id)}>{row.person.name}</Link>
        <span className={styles.quiet}>{row.person.idNumberMasked}</span>
      </td>
      <td className={styles.number}>{row.number}</td>
      <td className={styles.employer}>{row.employerName ?? '—'}</td>
      <td className={styles.event}>
        {treatmentOf(row)}
        <span className={styles.quiet}>{row.eventOn}</span>
      </td>
      <td className={`${shared.amount} ${styles.amount}`}>
        <Yuan amount={row.totalFen} />
      </td>
      <td className={styles.status}>
        <StatusTag status={row.status} />
        {row.hold && <span className={styles.quiet}>暂缓：{row.hold.reason}</span>}
        {row.assignee && <InHand claimId={row.id} name={row.person.name} assignee={row.assignee} />}
      </td>
    </tr>
  )
}

/** How long until it is due; the day itself for who points at it. */
function Due({ row: { dueOn }, today }: { row: QueueRow; today: PlainDate }) {
  if (dueOn === null) return <>暂不能推算</>
  const urgency = urgencyOf(dueOn, today)
  const tone = urgency === 'overdue' ? styles.overdue : urgency === 'today' ? styles.today : undefined
  return (
    <span className={tone} title={dueOn}>
      {leftUntil(dueOn, today)}
    </span>
  )
}

/** Who has it in hand, and for the one who has, the way to put it back. */
function InHand(props: { claimId: string; name: string; assignee: NonNullable<QueueRow['assignee']> }) {
  const { claimId, name, assignee } = props
  const release = useRelease(claimId)
  if (!assignee.byMe) return <span className={styles.quiet}>{assignee.name}已认领</span>
  return (
    <span className={styles.quiet}>
      我已认领{' '}
      <Button
        className={styles.release ?? ''}
        type="link"
        size="small"
        aria-label={`释放 ${name}`}
        loading={release.isPending}
        onClick={() => release.mutate()}
      >
        释放
      </Button>
      {release.error && <span role="alert">{sentenceOf(release.error)}</span>}
    </span>
  )
}

/** 治疗方式 in words: the API names the kind of event. */
const treatmentOf = ({ treatment }: QueueRow) => (treatment ? (eventKinds[treatment as EventKind] ?? treatment) : '—')

/** Puts the focus on the next or previous claim; on the first where none has it. */
function step(table: HTMLTableElement | null, by: 1 | -1) {
  const links = [...(table?.querySelectorAll<HTMLAnchorElement>('tbody a') ?? [])]
  const at = links.findIndex((link) => link === document.activeElement)
  links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus()
}
