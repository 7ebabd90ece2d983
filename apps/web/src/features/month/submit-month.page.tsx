import { certificationText, type ClaimRow, type MonthView, type SubmissionView } from '@cradle/domain/wire'
import { total, fen } from '@cradle/domain/money'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { draftsQuery } from '#web/lib/claim.queries.ts'
import { dateTime, endInWords, momentInWords, monthInWords } from '#web/lib/format.ts'
import { monthQuery } from '#web/lib/month.queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { Checking } from './checking.tsx'
import { DryRunResult } from './dry-run-result.tsx'
import styles from './month.module.css'
import { useDryRun, usePropose, useSubmitMonth } from './month.queries.ts'
import { SubmissionRefused } from './submission-refused.tsx'
import { SubmittedPage } from './submitted.tsx'

/** Chooses complete drafts, judges them without sending, and submits them together: all of them or none. */
export function SubmitMonthPage() {
  const { data: month } = useSuspenseQuery(monthQuery)
  const { data: drafts } = useSuspenseQuery(draftsQuery)
  const submit = useSubmitMonth()
  const propose = usePropose()
  const dryRun = useDryRun()
  const navigate = useNavigate()
  const [submitted, setSubmitted] = useState<SubmissionView>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [chosenPeriod, setPeriod] = useState<string>()
  const [isCertified, setCertified] = useState(false)
  const [reminder, setReminder] = useState<string>()
  const certify = useRef<HTMLInputElement>(null)

  if (submitted) return <SubmittedPage submission={submitted} />

  const periods = openPeriods(month)
  const period = periods.find((one) => one === chosenPeriod) ?? periods[0] ?? month.period
  const takesAdditions = month.reopened.some((one) => one.period === period)
  // After the month was submitted only what was recalled from that batch may be sent again.
  const ready = drafts.filter(
    (claim) => claim.isComplete && (takesAdditions || month.submitted === null || claim.rejoins),
  )
  const later = drafts.filter((claim) => claim.isComplete && !ready.includes(claim))
  const unfinished = drafts.filter((claim) => !claim.isComplete)
  const chosen = ready.filter((claim) => !left.has(claim.id))
  const closed = takesAdditions ? undefined : whyClosed(month, ready.length > 0)
  const sending = month.needsConfirmation ? propose : submit
  const refusal = sending.error

  function send() {
    if (chosen.length === 0) return setReminder('请先勾选要申报的申报单')
    if (!month.needsConfirmation && !isCertified) {
      setReminder('请先确认申报声明')
      return certify.current?.focus()
    }
    setReminder(undefined)
    dryRun.reset()
    const claims = ticked(chosen)
    if (month.needsConfirmation)
      propose.mutate({ period, claims }, { onSuccess: ({ id }) => void navigate(paths.confirmMonth(id)) })
    else submit.mutate({ period, claims, certification: certificationText }, { onSuccess: setSubmitted })
  }

  const toggle = (claim: ClaimRow) => {
    const next = new Set(left)
    if (!next.delete(claim.id)) next.add(claim.id)
    setLeft(next)
  }

  const judge = () => {
    submit.reset()
    propose.reset()
    dryRun.mutate(ticked([...chosen, ...unfinished]))
  }

  return (
    <Page
      title={`申报 ${monthInWords(period)}期`}
      lead={
        month.needsConfirmation
          ? '勾选的申报单一起提交单位管理员确认，确认后才算申报。每月只能申报一次。'
          : '勾选的申报单一起提交，提交后内容即冻结。每月只能申报一次。'
      }
      actions={
        chosen.length + unfinished.length > 0 && (
          <Button loading={dryRun.isPending} onClick={judge}>
            预审
          </Button>
        )
      }
    >
      {closed && (
        <Notice tone="warn" title={closed.title}>
          <p>{closed.text}</p>
        </Notice>
      )}
      {month.submitted && !closed && !takesAdditions && (
        <Notice tone="course" title="撤回的申报单可以重新提交">
          <p>提交后归入原批次 {month.submitted.number}，不另起一批。</p>
        </Notice>
      )}
      {periods.length > 1 && (
        <fieldset className={styles.periods}>
          <legend className="visually-hidden">所属期</legend>
          {periods.map((one) => (
            <label key={one}>
              <input type="radio" name="period" checked={one === period} onChange={() => setPeriod(one)} />{' '}
              {monthInWords(one)}期{one === month.period ? '' : '（重新开放）'}
            </label>
          ))}
        </fieldset>
      )}
      {refusal && <SubmissionRefused key={sending.failureCount} error={refusal} claims={drafts} />}
      {dryRun.progress && <Checking {...dryRun.progress} />}
      {dryRun.error && <SubmissionRefused key={dryRun.failureCount} error={dryRun.error} claims={drafts} />}
      {dryRun.data && <DryRunResult result={dryRun.data} />}
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
                  {claim.carriedOver && <Tag tone="quiet">结转</Tag>}
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
          {month.needsConfirmation ? (
            <p>提交后通知单位管理员；由准备人以外的管理员核对、确认申报声明后申报。</p>
          ) : (
            <label className={styles.certify}>
              <input ref={certify} type="checkbox" checked={isCertified} onChange={() => setCertified(!isCertified)} />
              <span>{certificationText}</span>
            </label>
          )}
          <p className={styles.sum} role="status">
            <span>已选 {chosen.length} 份，合计</span>
            <strong>
              <Yuan amount={total(chosen.map((claim) => fen(claim.totalFen ?? 0)))} />
            </strong>
          </p>
          <Button type="primary" size="large" loading={sending.isPending} onClick={send}>
            {month.needsConfirmation ? '提交确认' : '申报'}
          </Button>
          {submit.progress && <Checking {...submit.progress} />}
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

const ticked = (claims: ClaimRow[]) => claims.map(({ id, version }) => ({ id, version }))

/** The periods that claims can be sent for now: those opened again, and the month’s own. */
const openPeriods = ({ reopened, period, submission }: MonthView): string[] => [
  ...new Set([...reopened.map((one) => one.period), ...(submission.isOpen ? [period] : [])]),
]

/** Why nothing can be submitted now, and when it can; undefined while it can. */
function whyClosed(
  { submitted, submission, entry }: MonthView,
  mayRejoin: boolean,
): { title: string; text: string } | undefined {
  const text = `本期 ${momentInWords(submission.opensAt)} 至 ${endInWords(submission.closesAt)} 申报。现在可以继续录入和核对。`
  if (submission.state === 'before') return { title: '现在不是申报时间', text }
  if (submission.state === 'day-off') return { title: '今天不是工作日，不受理申报', text }
  if (submission.state === 'unknown-day')
    return { title: '今天是否工作日尚不能确定', text: '本年度的节假日安排尚未录入，请与经办机构联系。' }
  if (submitted && !mayRejoin)
    return { title: '本期已经申报', text: `批次 ${submitted.number}。每月只能申报一次，其余申报单可以留到下一期。` }
  if (submission.state === 'after')
    return { title: '本期申报已经截止', text: `下一期 ${dateTime(entry.closesAt)} 起录入。` }
  return undefined
}
