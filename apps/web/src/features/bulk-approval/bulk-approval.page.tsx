import { fen, total } from '@cradle/domain/money'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import { ApproveChosen } from './approve-chosen.tsx'
import { ApprovalRefused } from './approval-refused.tsx'
import { bulkCandidatesQuery, type Candidate, useApproveTogether } from './bulk-approval.queries.ts'
import { CandidateRows, PlainRows } from './candidate-rows.tsx'

/** 批量核准: what is clean is approved together; what was drawn is looked at a second time, one by one. */
export function BulkApprovalPage() {
  const { data } = useSuspenseQuery(bulkCandidatesQuery)
  const approve = useApproveTogether()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState<readonly Candidate[]>([])
  const of = (verdict: Candidate['verdict']) => data.claims.filter((claim) => claim.verdict === verdict)
  const [clean, drawn, unfit] = [of('clean'), of('drawn'), of('unfit')]
  const chosen = clean.filter(({ id }) => !left.has(id))

  function approveChosen(close: () => void) {
    setSent(chosen)
    approve.mutate(chosen, { onSettled: close })
  }

  return (
    <Page
      title="批量核准"
      lead={
        data.claims.length > 0 &&
        `等待审批的${data.hasMore ? `前 ${data.claims.length} 份` : ` ${data.claims.length} 份`}中，${clean.length} 份可以一起核准，${drawn.length} 份抽中复看，${unfit.length} 份须逐份办理。`
      }
    >
      {approve.isSuccess && (
        <Notice tone="good">
          <p>
            已核准 {sent.length} 份，合计 <Yuan amount={sumOf(sent)} unit />。
          </p>
        </Notice>
      )}
      {approve.error && <ApprovalRefused key={approve.failureCount} error={approve.error} claims={sent} />}
      <Panel title={`可以一起核准 ${clean.length} 份`}>
        {clean.length === 0 ? (
          <EmptyState title="没有可以一起核准的申报" action={<Link to={paths.review}>到审核台逐份办理</Link>}>
            复审通过、没有核减和疑点，也没有抽中复看的申报会出现在这里。
          </EmptyState>
        ) : (
          <>
            <CandidateRows claims={clean} left={left} onLeft={setLeft} />
            <ApproveChosen
              count={chosen.length}
              sumFen={sumOf(chosen)}
              isPending={approve.isPending}
              onApprove={approveChosen}
            />
          </>
        )}
      </Panel>
      {drawn.length > 0 && (
        <Panel title={`抽中复看 ${drawn.length} 份`}>
          <p>
            每个经办人的首份申报、有疑点的申报，以及其余申报的 {data.percent}%
            抽出来逐份核对后核准。抽中与否由申报本身决定，重新打开不会改变。
          </p>
          <PlainRows label="抽中复看" claims={drawn} />
        </Panel>
      )}
      {unfit.length > 0 && (
        <Panel title={`须逐份办理 ${unfit.length} 份`}>
          <PlainRows label="须逐份办理" claims={unfit} />
        </Panel>
      )}
    </Page>
  )
}

const sumOf = (claims: readonly Candidate[]) => total(claims.map(({ amountFen }) => fen(amountFen ?? 0)))
