import { useInfiniteQuery, useQueryClient, useSuspenseQueries } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { dateTime, monthInWords } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { queueFilterIn } from '#web/lib/queue-filter.ts'
import { ClaimBenefit } from '#web/ui/benefit/claim-benefit.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { IssuedNotices } from '#web/ui/print/issued-notices.tsx'
import { PrintButton } from '#web/ui/print/print-button.tsx'
import { StatusTag } from '#web/ui/status-tag.tsx'
import { type ClaimAction, claimActions } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { AmountsPane } from './amounts-pane.tsx'
import { ChargesPane } from './charges-pane.tsx'
import { DecisionPane } from './decision-pane.tsx'
import { prefetchDesk, reviewQuery } from './desk.queries.ts'
import { DocumentsPane } from './documents-pane.tsx'
import { FactsPane } from './facts-pane.tsx'
import { FilingsPane } from './filings-pane.tsx'
import { FindingsPane } from './findings-pane.tsx'
import { History } from './history.tsx'
import { NearDuplicates } from './near-duplicates.tsx'
import { noticeIn, type NoticeState } from './notice-state.ts'
import { OfferedAdjustments } from './offered-adjustments.tsx'
import styles from './review-desk.module.css'
import { before, nextAfter, nextToDo, queueQuery, rowsOf } from './review.queries.ts'
import { StandingPane } from './standing-pane.tsx'
import { SurroundingsPane } from './surroundings-pane.tsx'
import { TasksPane } from './tasks-pane.tsx'
import { isToBeDone } from './words.ts'

/** One claim on the reviewer's desk: its papers, what was filed, and the decision, all in sight together. */
export function ReviewDeskPage() {
  const { claimId = '' } = useParams()
  const [query] = useSearchParams()
  const queryClient = useQueryClient()
  const [{ data: claim }, { data: review }] = useSuspenseQueries({
    queries: [claimQuery(claimId), reviewQuery(claimId)],
  })
  const { data: waiting = [] } = useInfiniteQuery({ ...queueQuery(queueFilterIn(query) ?? {}), select: rowsOf })
  const navigate = useNavigate()
  const location = useLocation()
  const { search } = location
  const notice = noticeIn(location.state)
  const next = nextAfter(waiting, claimId)
  const toDo = nextToDo(waiting, claimId)
  const previous = before(waiting, claimId)
  // The queue is gone through as it was narrowed.
  const queue = { pathname: paths.review, search }
  const deskOf = (id: string) => ({ pathname: paths.reviewClaim(id), search })
  usePageKeys([
    { keys: 'j', does: '下一份申报', run: () => next && void navigate(deskOf(next.id)) },
    { keys: 'k', does: '上一份申报', run: () => previous && void navigate(deskOf(previous.id)) },
  ])
  const [nextId, toDoId] = [next?.id, toDo?.id]
  useEffect(() => {
    for (const id of new Set([toDoId, nextId])) if (id) void prefetchDesk(queryClient, id)
  }, [queryClient, nextId, toDoId])

  function goOn(decided: ClaimView, action: ClaimAction) {
    // After 受理, and after one's own decision was taken back, the claim stays with the same reviewer, who goes on with it.
    if (isToBeDone(decided)) return
    const told: NoticeState = { notice: `${decided.person.name} ${decided.number}：已${claimActions[action]}` }
    void navigate(toDo ? deskOf(toDo.id) : queue, { state: told })
  }

  return (
    <div className={styles.desk}>
      <title>{`审核 ${claim.person.name} · Cradle 摇篮`}</title>
      <header className={styles.head}>
        <div className={styles.who}>
          <h1>{claim.person.name}</h1>
          <StatusTag status={claim.status} />
          <span className={styles.quiet}>{standingOf(claim)}</span>
        </div>
        <nav className={styles.turn} aria-label="审核队列">
          {previous && <Link to={deskOf(previous.id)}>上一份</Link>}
          {next && <Link to={deskOf(next.id)}>下一份</Link>}
          <Link to={queue}>审核台</Link>
        </nav>
        <PrintButton claimId={claim.id} />
      </header>
      {notice && <Notice tone="good">{notice}</Notice>}
      <div className={styles.panes} key={claim.id}>
        <section className={styles.papers} aria-label="资料">
          <DocumentsPane claim={claim} />
        </section>
        <section className={styles.charges} aria-label="申报内容">
          <StandingPane claim={claim} />
          <FilingsPane filings={review.filings} />
          <FindingsPane claim={claim} />
          <NearDuplicates claim={claim} />
          <FactsPane claim={claim} />
          <OfferedAdjustments claim={claim} offered={review.offered} />
          <ChargesPane claim={claim} review={review} />
          <AmountsPane review={review} />
          <ClaimBenefit claim={claim} />
          <SurroundingsPane claim={claim} />
        </section>
        <section className={styles.decide} aria-label="办理">
          <TasksPane claim={claim} review={review} />
          <DecisionPane claim={claim} review={review} onDecided={goOn} />
          <NoticesPanel claim={claim} />
          <History claim={claim} />
        </section>
      </div>
    </div>
  )
}

function NoticesPanel({ claim }: { claim: ClaimView }) {
  if (claim.notices.length === 0) return null
  return (
    <Panel title={`文书 ${claim.notices.length} 份`}>
      <IssuedNotices notices={claim.notices} />
    </Panel>
  )
}

/** Which filing lies on the desk. */
function standingOf({ number, period, filings }: ClaimView): string {
  const filing = filings.at(-1)
  const parts = [
    number,
    period && `${monthInWords(period)}期`,
    filing && `第 ${filing.n} 次申报 ${dateTime(filing.filedAt)}`,
  ]
  return parts.filter(Boolean).join(' · ')
}
