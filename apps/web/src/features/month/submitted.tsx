import type { SubmissionView } from '@cradle/domain/wire'
import { useEffect, useRef } from 'react'
import { paths } from '#web/app/paths.ts'
import { dateTime, monthInWords } from '#web/lib/format.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { BatchPrints } from '#web/ui/print/batch-prints.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './month.module.css'

/** The month is submitted: its number, and what happens next. */
export function SubmittedPage({ submission }: { submission: SubmissionView }) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.focus(), [])
  return (
    <Page title="申报成功" narrow>
      <div ref={top} tabIndex={-1}>
        <Notice tone="good" title={`${monthInWords(submission.period)}期已申报 ${submission.claimCount} 份`} />
      </div>
      <Panel>
        <dl className={styles.facts}>
          <dt>批次号</dt>
          <dd>{submission.number}</dd>
          <dt>申报份数</dt>
          <dd>{submission.claimCount} 份</dd>
          <dt>医疗费合计</dt>
          <dd>
            <Yuan amount={submission.totalFen} /> 元
          </dd>
          <dt>申报时间</dt>
          <dd>
            {dateTime(submission.submittedAt)}，{submission.submittedBy}
          </dd>
        </dl>
      </Panel>
      <BatchPrints submissionId={submission.id} />
      <Panel title="接下来">
        <ol className={styles.after}>
          <li>打印《生育保险待遇审核表》和医疗费申报明细表（一式二份），签字盖章后连同票据原件交医保经办机构。</li>
          <li>经办机构受理并审核。有需要补正的，会退回到“已退回”，附原因；修改后随时可以重新申报。</li>
          <li>受理前发现填错，可以在申报单里撤回，修改后再次申报。</li>
        </ol>
      </Panel>
      <div style={{ display: 'flex', gap: 8 }}>
        <ButtonLink to={paths.claims({ period: submission.period, status: 'submitted' })} primary>
          查看已申报
        </ButtonLink>
        <ButtonLink to={paths.home}>回到本月</ButtonLink>
      </div>
    </Page>
  )
}
