import { addMonths } from '@cradle/domain/calendar'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { ButtonLink } from '#web/ui/button-link.tsx'
import { Page } from '#web/ui/page.tsx'
import { AgeingPanel } from './ageing-panel.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { DeadlinesPanel } from './deadlines-panel.tsx'
import { InflowPanel } from './inflow-panel.tsx'
import { RefusalsPanel } from './refusals-panel.tsx'
import { reviewMonthQuery } from './review-month.queries.ts'
import styles from './review-month.module.css'

/** 审核概况: a month in charts, each number beside its chart and the way to its list. */
export function ReviewMonthPage() {
  const [query] = useSearchParams()
  const { data: month } = useSuspenseQuery(reviewMonthQuery(query.get('period')))
  const { period, window, inflow, ageing, deadlines, refusals, checks } = month
  const received = inflow.reduce((sum, { claims }) => sum + claims, 0)
  const [before, after] = [addMonths(period, -1), addMonths(period, 1)]
  return (
    <Page
      title={`审核概况 · ${period} 期`}
      lead={`申报时间 ${window.from} 至 ${window.to}，共收到 ${received} 份。点数字查看对应的申报。`}
      actions={
        <>
          <ButtonLink to={paths.reviewMonth(before)}>上一期 {before}</ButtonLink>
          <ButtonLink to={paths.reviewMonth(after)}>下一期 {after}</ButtonLink>
        </>
      }
    >
      <InflowPanel inflow={inflow} />
      <div className={styles.pair}>
        <AgeingPanel ageing={ageing} />
        <DeadlinesPanel deadlines={deadlines} />
      </div>
      <RefusalsPanel month={period} refusals={refusals} />
      <ChecksPanel checks={checks} />
    </Page>
  )
}
