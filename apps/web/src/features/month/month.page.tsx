import { dateInShanghai } from '@cradle/domain/calendar'
import type { MonthView } from '@cradle/domain/wire'
import { useInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { claimsQuery } from '#web/lib/claim.queries.ts'
import { useBusinessNow } from '#web/lib/clock.queries.ts'
import { countdown, dateTime, endOfDayBefore, monthAndDay, monthInWords } from '#web/lib/format.ts'
import { monthQuery, whyNoNewClaim } from '#web/lib/month.queries.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { BatchPrints } from '#web/ui/print/batch-prints.tsx'
import { MonthLine } from './month-line.tsx'
import styles from './month.module.css'

/** The clerk's home: where the month stands, what waits in which pile, and the next step. */
export function MonthPage() {
  const { data: month } = useSuspenseQuery(monthQuery)
  const now = useBusinessNow()
  const { period, piles, submitted } = month
  const blocked = whyNoNewClaim(month)

  return (
    <Page
      title={`本月 · ${monthInWords(period)}期`}
      lead={deadlineInWords(month, now)}
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
      {submitted && (
        <Notice
          tone="good"
          title={`本期已申报：${submitted.claims} 份`}
          actions={<BatchPrints submissionId={submitted.id} />}
        >
          <p>
            批次 {submitted.number}，{dateTime(submitted.submittedAt)} 提交。
            {'新的申报单从 11 日起可以录入，进入下一期；被退回的申报单随时可以修改后重新申报。'}
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
      {piles.returned > 0 && <ReturnedClaims />}
      {piles.incomplete + piles.ready + piles.returned + piles.submitted === 0 && !blocked && (
        <p className={styles.first}>
          本期还没有申报单。<Link to={paths.newClaim}>新建第一份申报</Link>
          ：准备好参保人的身份证号或医保卡号、出院记录和医院票据。
        </p>
      )}
    </Page>
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

/** The moment that counts now, and how long until then. */
function deadlineInWords({ submission, submitted, entry }: MonthView, now: Date): string {
  const until = (instant: string) => countdown(Date.parse(instant) - now.getTime())
  if (submitted) return `本期已申报；下一期 ${monthAndDay(dateInShanghai(new Date(entry.closesAt)))}起录入`
  if (now.getTime() < Date.parse(submission.opensAt))
    return `申报 ${monthAndDay(dateInShanghai(new Date(submission.opensAt)))} 0:00 开始，还有 ${until(submission.opensAt)}；现在可以录入`
  return `申报 ${endOfDayBefore(submission.closesAt)} 截止，还有 ${until(submission.closesAt)}`
}

function Pile({
  to,
  name,
  count,
  urgent,
  children,
}: {
  to: string
  name: string
  count: number
  urgent?: boolean
  children: string
}) {
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
