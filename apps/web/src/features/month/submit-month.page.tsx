import { certificationText, type ClaimRow, type MonthView, type SubmissionView } from '@cradle/domain/wire'
import { total, fen } from '@cradle/domain/money'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { draftsQuery } from '#web/lib/claim.queries.ts'
import { dateTime, monthInWords } from '#web/lib/format.ts'
import { monthQuery } from '#web/lib/month.queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './month.module.css'
import { useSubmitMonth } from './month.queries.ts'
import { SubmissionRefused } from './submission-refused.tsx'
import { SubmittedPage } from './submitted.tsx'

/** Chooses complete drafts and submits them together: all of them or none. */
export function SubmitMonthPage() {
  const { data: month } = useSuspenseQuery(monthQuery)
  const { data: drafts } = useSuspenseQuery(draftsQuery)
  const submit = useSubmitMonth()
  const [submitted, setSubmitted] = useState<SubmissionView>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isCertified, setCertified] = useState(false)
  const [reminder, setReminder] = useState<string>()
  const certify = useRef<HTMLInputElement>(null)

  if (submitted) return <SubmittedPage submission={submitted} />

  // After the month was submitted only what was recalled from that batch may be sent again.
  const ready = drafts.filter((claim) => claim.isComplete && (month.submitted === null || claim.rejoins))
  const later = drafts.filter((claim) => claim.isComplete && !ready.includes(claim))
  const unfinished = drafts.filter((claim) => !claim.isComplete)
  const chosen = ready.filter((claim) => !left.has(claim.id))
  const title = `申报 ${monthInWords(month.period)}期`
  const closed = whyClosed(month, ready.length > 0)

  function send() {
    if (chosen.length === 0) return setReminder('请先勾选要申报的申报单')
    if (!isCertified) {
      setReminder('请先确认申报声明')
      return certify.current?.focus()
    }
    setReminder(undefined)
    const claims = chosen.map(({ id, version }) => ({ id, version }))
    submit.mutate({ period: month.period, claims, certification: certificationText }, { onSuccess: setSubmitted })
  }

  const toggle = (claim: ClaimRow) => {
    const next = new Set(left)
    if (!next.delete(claim.id)) next.add(claim.id)
    setLeft(next)
  }

  return (
    <Page title={title} lead="勾选的申报单一起提交，提交后内容即冻结。每月只能申报一次。">
      {closed && (
        <Notice tone="warn" title={closed.title}>
          <p>{closed.text}</p>
        </Notice>
      )}
      {month.submitted && !closed && (
        <Notice tone="course" title="撤回的申报单可以重新提交">
          <p>提交后归入原批次 {month.submitted.number}，不另起一批。</p>
        </Notice>
      )}
      {submit.error && <SubmissionRefused key={submit.failureCount} error={submit.error} claims={drafts} />}
      <Panel title={`可申报 ${ready.length} 份`}>
        {ready.length === 0 ? (
          <EmptyState
            title="没有内容齐全的申报单"
            action={<Link to={paths.claims({ status: 'draft' })}>查看未申报的申报单</Link>}
          >
            申报单填写完整并通过核对后，会出现在这里。
          </EmptyState>
        ) : (
          <div className={styles.rows}>
            <label className={`${styles.pick} ${styles.all}`}>
              <input
                type="checkbox"
                disabled={closed !== undefined}
                checked={chosen.length === ready.length}
                ref={(box) => void (box && (box.indeterminate = chosen.length > 0 && chosen.length < ready.length))}
                onChange={() =>
                  setLeft(chosen.length === ready.length ? new Set(ready.map((claim) => claim.id)) : new Set())
                }
              />
              <span>全选</span>
              <span className={styles.amount}>医疗费总额（元）</span>
            </label>
            {ready.map((claim) => (
              <label key={claim.id} className={styles.pick}>
                <input
                  type="checkbox"
                  disabled={closed !== undefined}
                  checked={!left.has(claim.id)}
                  onChange={() => toggle(claim)}
                  aria-label={`${claim.person.name} ${claim.number}`}
                />
                <span className={styles.who}>
                  <strong>{claim.person.name}</strong>
                  <span>{treatmentInWords(claim.treatment)}</span>
                  <span>{claim.eventOn}</span>
                  <Link to={paths.claim(claim.id)}>{claim.number}</Link>
                </span>
                <span className={styles.amount}>
                  <Yuan amount={claim.totalFen} />
                </span>
              </label>
            ))}
          </div>
        )}
      </Panel>
      {later.length > 0 && (
        <Panel title={`留到下一期 ${later.length} 份`}>
          <ul>
            {later.map((claim) => (
              <li key={claim.id} className={styles.unfinished}>
                <span className={styles.who}>
                  <strong>{claim.person.name}</strong>
                  <span>{treatmentInWords(claim.treatment)}</span>
                  <Link to={paths.claim(claim.id)}>{claim.number}</Link>
                </span>
                <span>
                  <Yuan amount={claim.totalFen} unit />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {unfinished.length > 0 && (
        <Panel title={`未完成 ${unfinished.length} 份，不在这次申报内`}>
          <ul>
            {unfinished.map((claim) => (
              <li key={claim.id} className={styles.unfinished}>
                <span className={styles.who}>
                  <strong>{claim.person.name}</strong>
                  <span>{treatmentInWords(claim.treatment)}</span>
                  <Link to={paths.claimStep(claim.id, 'check')}>{claim.number}</Link>
                </span>
                <span>缺 {claim.missing} 项</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {ready.length > 0 && !closed && (
        <section className={styles.send} aria-label="申报">
          <label className={styles.certify}>
            <input ref={certify} type="checkbox" checked={isCertified} onChange={() => setCertified(!isCertified)} />
            <span>{certificationText}</span>
          </label>
          <p className={styles.sum} role="status">
            <span>已选 {chosen.length} 份，合计</span>
            <strong>
              <Yuan amount={total(chosen.map((claim) => fen(claim.totalFen ?? 0)))} />
            </strong>
          </p>
          <Button type="primary" size="large" loading={submit.isPending} onClick={send}>
            申报
          </Button>
          {reminder && (
            <p className={styles.remind} role="alert">
              {reminder}
            </p>
          )}
        </section>
      )}
    </Page>
  )
}

/** Why nothing can be submitted now, and when it can; undefined while it can. */
function whyClosed(
  { submitted, submission, now }: MonthView,
  mayRejoin: boolean,
): { title: string; text: string } | undefined {
  if (Date.parse(now) < Date.parse(submission.opensAt))
    return {
      title: '现在不是申报时间',
      text: `本期 ${dateTime(submission.opensAt)} 开始申报。现在可以继续录入和核对。`,
    }
  if (submitted && !mayRejoin)
    return { title: '本期已经申报', text: `批次 ${submitted.number}。每月只能申报一次，其余申报单可以留到下一期。` }
  if (Date.parse(now) >= Date.parse(submission.closesAt))
    return { title: '本期申报已经截止', text: '下一期从下月 1 日起申报。' }
  return undefined
}
