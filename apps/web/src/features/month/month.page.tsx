import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, dateTime, endOfDayBefore, monthInWords } from '#web/lib/format.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { MonthLine } from './month-line.tsx'
import styles from './month.module.css'
import { monthQuery, whyNoNewClaim } from './month.queries.ts'

/** The clerk's home: where the month stands, what waits in which pile, and the next step. */
export function MonthPage() {
  const { data: month } = useSuspenseQuery(monthQuery)
  const now = useBusinessNow()
  const { period, piles, submission, submitted } = month
  const blocked = whyNoNewClaim(month)

  return (
    <Page
      title={`本月 · ${monthInWords(period)}期`}
      lead={<Deadline now={now} closesAt={submission.closesAt} isOpen={submission.isOpen} opensAt={submission.opensAt} />}
      actions={
        <>
          <ButtonLink to={paths.newClaim} disabledBecause={blocked}>
            新建申报
          </ButtonLink>
          <ButtonLink to={paths.submitMonth} primary>
            预审并申报
          </ButtonLink>
        </>
      }
    >
      {submitted && (
        <Notice tone="good" title={`本期已申报：${submitted.claims} 份`}>
          <p>
            批次 {submitted.number}，{dateTime(submitted.submittedAt)} 提交。新的申报单从 11 日起可以录入，进入下一期；
            被退回的申报单随时可以修改后重新申报。
          </p>
        </Notice>
      )}
      <Panel>
        <MonthLine month={month} now={now} />
      </Panel>
      <ul className={styles.piles}>
        <Pile to={paths.claims({ status: 'draft', complete: 'no' })} name="未完成" count={piles.incomplete}>
          还缺内容，补齐后才能申报
        </Pile>
        <Pile to={paths.claims({ status: 'draft', complete: 'yes' })} name="可申报" count={piles.ready}>
          内容齐全，等待一起申报
        </Pile>
        <Pile to={paths.claims({ status: 'returned' })} name="已退回" count={piles.returned} urgent>
          审核退回，修改后重新申报
        </Pile>
        <Pile to={paths.claims({ period, status: 'submitted' })} name="已申报" count={piles.submitted}>
          本期已提交，等待审核
        </Pile>
      </ul>
      {piles.incomplete + piles.ready + piles.returned + piles.submitted === 0 && !blocked && (
        <p className={styles.first}>
          本期还没有申报单。<Link to={paths.newClaim}>新建第一份申报</Link>：准备好参保人的身份证号或医保卡号、出院记录和医院票据。
        </p>
      )}
    </Page>
  )
}

function Deadline({ now, closesAt, isOpen, opensAt }: { now: Date; closesAt: string; isOpen: boolean; opensAt: string }) {
  if (isOpen)
    return (
      <>
        申报 {endOfDayBefore(closesAt)} 截止，还有 {countdown(Date.parse(closesAt) - now.getTime())}
      </>
    )
  return <>申报 {dateTime(opensAt)} 开始，还有 {countdown(Date.parse(opensAt) - now.getTime())}；现在可以录入</>
}

function Pile({ to, name, count, urgent, children }: { to: string; name: string; count: number; urgent?: boolean; children: string }) {
  return (
    <li>
      <Link to={to} className={urgent && count > 0 ? `${styles.pile} ${styles.urgent}` : styles.pile}>
        <span className={styles.name}>{name}</span>
        <span className={count === 0 ? `${styles.count} ${styles.zero}` : styles.count}>{count}</span>
        <span className={styles.what}>{children}</span>
      </Link>
    </li>
  )
}
