import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { dateTime, monthInWords } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { Notice } from '#web/ui/notice.tsx'
import { PrintButton } from '#web/ui/print/print-button.tsx'
import { StatusTag } from '#web/ui/status-tag.tsx'
import { type ClaimAction, claimActions } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { ChargesPane } from './charges-pane.tsx'
import { DecisionPane } from './decision-pane.tsx'
import { DocumentsPane } from './documents-pane.tsx'
import { FactsPane } from './facts-pane.tsx'
import { History } from './history.tsx'
import { noticeIn, type NoticeState } from './notice-state.ts'
import styles from './review-desk.module.css'
import { before, nextAfter, queueQuery, rowsOf } from './review.queries.ts'

/** One claim on the reviewer's desk: what was filed, stays and invoices, and the decision, all in sight together. */
export function ReviewDeskPage() {
  const { claimId = '' } = useParams()
  const { data: claim } = useSuspenseQuery(claimQuery(claimId))
  const { data: queue = [] } = useInfiniteQuery({ ...queueQuery, select: rowsOf })
  const navigate = useNavigate()
  const notice = noticeIn(useLocation().state)
  const next = nextAfter(queue, claimId)
  const previous = before(queue, claimId)
  usePageKeys([
    { keys: 'j', does: '下一份申报', run: () => next && void navigate(paths.reviewClaim(next.id)) },
    { keys: 'k', does: '上一份申报', run: () => previous && void navigate(paths.reviewClaim(previous.id)) },
  ])

  function goOn(decided: ClaimView, action: ClaimAction) {
    // After 受理 the claim stays with the same reviewer, who goes on with it.
    if (decided.moves.length > 0) return
    const state: NoticeState = { notice: `${decided.person.name} ${decided.number}：已${claimActions[action]}` }
    void navigate(next ? paths.reviewClaim(next.id) : paths.review, { state })
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
          {previous && <Link to={paths.reviewClaim(previous.id)}>上一份</Link>}
          {next && <Link to={paths.reviewClaim(next.id)}>下一份</Link>}
          <Link to={paths.review}>审核台</Link>
        </nav>
        <PrintButton claimId={claim.id} />
      </header>
      {notice && <Notice tone="good">{notice}</Notice>}
      <div className={styles.panes}>
        <FactsPane claim={claim} />
        <div className={styles.charges}>
          <DocumentsPane key={claim.id} claim={claim} />
          <ChargesPane claim={claim} />
        </div>
        <div className={styles.decide}>
          <DecisionPane key={claim.id} claim={claim} onDecided={goOn} />
          <History claim={claim} />
        </div>
      </div>
    </div>
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
