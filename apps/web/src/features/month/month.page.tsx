import type { MonthView } from '@cradle/domain/wire'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { claimsQuery } from '#web/lib/claim.queries.ts'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, dateTime, endInWords, momentInWords, monthInWords } from '#web/lib/format.ts'
import { monthQuery, whyNoNewClaim } from '#web/lib/month.queries.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Confirmed } from '#web/ui/confirmed.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { deadlineOf, fateOf } from './fates.ts'
import { BatchPrints } from '#web/ui/print/batch-prints.tsx'
import { MonthLine } from './month-line.tsx'
import styles from './month.module.css'
import { useDeclareNil, useWithdraw } from './month.queries.ts'

/** The clerk's home: where the month stands, what waits in which pile and what becomes of it, and the next step. */
export function MonthPage() {
  const { data: month } = useSuspenseQuery(monthQuery)
  const now = useBusinessNow()
  const { period, piles, submitted } = month
  const blocked = whyNoNewClaim(month)
  const isEmpty = piles.incomplete + piles.ready + piles.returned + piles.submitted === 0

  return (
    <Page
      title={`本月 · ${monthInWords(period)}期`}
      lead={<Deadline month={month} now={now} />}
      actions={
        <>
          <ButtonLink to={paths.newClaim} disabledBecause={blocked}>
            新建申报
          </ButtonLink>
          <ButtonLink to={paths.submitMonth} primary={!submitted}>
            预审并申报
          </ButtonLink>
        </>
      }
    >
      <Standing month={month} />
      <Panel>
        <MonthLine month={month} now={now} />
      </Panel>
      <ul className={styles.piles}>
        <Pile
          to={paths.claims({ status: 'draft', complete: 'no' })}
          name="未完成"
          count={piles.incomplete}
          fate={fateOf('incomplete', month)}
        >
          还缺内容，补齐后才能申报
        </Pile>
        <Pile
          to={paths.claims({ status: 'draft', complete: 'yes' })}
          name="可申报"
          count={piles.ready}
          fate={fateOf('ready', month)}
        >
          内容齐全，等待一起申报
        </Pile>
        <Pile
          to={paths.claims({ status: 'returned' })}
          name="已退回"
          count={piles.returned}
          fate={fateOf('returned', month)}
          urgent
        >
          审核退回，修改后重新申报
        </Pile>
        <Pile
          to={paths.claims({ period, status: 'submitted' })}
          name="已申报"
          count={piles.submitted}
          fate={fateOf('submitted', month)}
        >
          本期已提交，等待审核
        </Pile>
      </ul>
      {month.carriedOver > 0 && (
        <p className={styles.first}>
          未申报的申报单中有 {month.carriedOver} 份是从以前的所属期结转来的，在
          <Link to={paths.claims({ status: 'draft' })}>申报单</Link>里标有“结转”。
        </p>
      )}
      {piles.returned > 0 && <ReturnedClaims />}
      {isEmpty && !blocked && (
        <p className={styles.first}>
          本期还没有申报单。<Link to={paths.newClaim}>新建第一份申报</Link>
          ：准备好参保人的身份证号或医保卡号、出院记录和医院票据。
        </p>
      )}
      {isEmpty && !submitted && !month.nilReturn && month.submission.isOpen && <NilReturn period={period} />}
    </Page>
  )
}

/** The moment that counts now, and how long until then. */
function Deadline({ month, now }: { month: MonthView; now: Date }) {
  const { text, until } = deadlineOf(month)
  const left = until ? Date.parse(until) - now.getTime() : 0
  return (
    <>
      {text}
      {left > 0 && <span className={styles.left}>还有 {countdown(left)}</span>}
    </>
  )
}

/** What there is to say of the month as a whole: submitted, prepared, opened again, moved, reported as nothing. */
function Standing({ month }: { month: MonthView }) {
  const { submitted, proposal, reopened, moved, nilReturn, submission, entry } = month
  return (
    <>
      {submitted && (
        <Notice
          tone="good"
          title={`本期已申报：${submitted.claims} 份`}
          actions={
            <>
              <BatchPrints submissionId={submitted.id} />
              <WithdrawButton id={submitted.id} claims={submitted.claims} month={month} />
            </>
          }
        >
          <p>
            批次 {submitted.number}，{dateTime(submitted.submittedAt)} 提交。新的申报单从{' '}
            {momentInWords(entry.closesAt)}
            {' 起可以录入，进入下一期；被退回的申报单随时可以修改后重新申报。'}
          </p>
        </Notice>
      )}
      {proposal && (
        <Notice
          tone="warn"
          title={`${proposal.period} 期有 ${proposal.claims} 份申报等待${proposal.mayConfirm ? '您' : '单位管理员'}确认`}
          actions={
            <ButtonLink to={paths.confirmMonth(proposal.id)} primary={proposal.mayConfirm}>
              {proposal.mayConfirm ? '核对并确认' : '查看'}
            </ButtonLink>
          }
        >
          <p>
            {proposal.preparedBy} {dateTime(proposal.preparedAt)} 准备。确认后才算申报，
            {endInWords(submission.closesAt)} 截止。
          </p>
        </Notice>
      )}
      {reopened.map((one) => (
        <Notice key={one.period} tone="course" title={`${one.period} 期已为本单位重新开放`}>
          <p>
            至 {endInWords(one.until)}，可以补充申报，归入该期的同一批次。原因：{one.reason}
          </p>
        </Notice>
      ))}
      {moved && (
        <Notice tone="course" title="本期申报时间有调整">
          <p>
            {momentInWords(submission.opensAt)} 至 {endInWords(submission.closesAt)}。原因：{moved.reason}
          </p>
        </Notice>
      )}
      {nilReturn && (
        <Notice tone="course" title="本期已作零申报">
          <p>
            {nilReturn.declaredBy} {dateTime(nilReturn.declaredAt)}{' '}
            办理。不影响录入和申报；一旦正式申报，零申报自动失效。
          </p>
        </Notice>
      )}
    </>
  )
}

/** 业务回退: takes the whole batch back. */
function WithdrawButton({ id, claims, month }: { id: string; claims: number; month: MonthView }) {
  const withdraw = useWithdraw({ id, claims })
  return (
    <Confirmed
      deed="业务回退"
      danger
      title={`整批回退本期的 ${claims} 份申报？`}
      isPending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={(close) => withdraw.mutate(undefined, { onSuccess: close })}
    >
      整批回到未申报，可以修改后再次申报，{endInWords(month.submission.closesAt)}{' '}
      截止；过了时间转入下一期。只要有一份已受理或已退回，就不能整批回退。
    </Confirmed>
  )
}

function NilReturn({ period }: { period: string }) {
  const declare = useDeclareNil(period)
  return (
    <div className={styles.nil}>
      <p>本期确实没有要申报的，可以作零申报告知经办机构。零申报不是必须的，也不影响以后录入和申报。</p>
      <Confirmed
        deed="零申报"
        title={`${monthInWords(period)}期作零申报？`}
        isPending={declare.isPending}
        error={declare.error}
        onConfirm={(close) => declare.mutate(undefined, { onSuccess: close })}
      >
        本单位本期没有要申报的生育待遇。之后如有申报，照常办理，零申报自动失效。
      </Confirmed>
    </div>
  )
}

/** What was returned, with why: nothing on this page is more pressing. */
function ReturnedClaims() {
  const { data } = useInfiniteQuery(claimsQuery({ status: 'returned' }))
  const rows = data?.pages[0]?.items.slice(0, 5) ?? []
  if (rows.length === 0) return null
  return (
    <Panel title="退回的原因">
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={styles.returned}>
            <Link to={paths.claim(row.id)}>{row.person.name}</Link>
            <span>{row.returnReason}</span>
            <span>{row.number}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Pile({
  to,
  name,
  count,
  fate,
  urgent,
  children,
}: {
  to: string
  name: string
  count: number
  /** What becomes of it at the next boundary. */
  fate: string
  urgent?: boolean
  children: string
}) {
  return (
    <li>
      <Link to={to} className={urgent && count > 0 ? `${styles.pile} ${styles.urgent}` : styles.pile}>
        <span className={styles.name}>{name}</span>
        <span className={count === 0 ? `${styles.count} ${styles.zero}` : styles.count}>{count}</span>
        <span className={styles.what}>{children}</span>
        {count > 0 && <span className={styles.fate}>{fate}</span>}
      </Link>
    </li>
  )
}
