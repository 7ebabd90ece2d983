import { useSuspenseQuery } from '@tanstack/react-query'
import { Notice } from '#web/ui/notice.tsx'
import { Page, Panel } from '#web/ui/page.tsx'
import { NotFiledPanel } from './not-filed-panel.tsx'
import { PeriodsPanel } from './periods-panel.tsx'
import { ReopeningsPanel } from './reopenings-panel.tsx'
import { windowsQuery } from './windows.queries.ts'
import styles from './windows.module.css'

/** 申报时间: when the months are submitted, for all and for one employer, and who has not done so. */
export function WindowsPage() {
  const { data: windows } = useSuspenseQuery(windowsQuery)
  const { rules, unknownYears, undecidedSilence, holidays } = windows
  return (
    <Page title="申报时间" lead="整体调整各所属期的申报时间，为个别单位重新开放，查看尚未申报的单位。">
      {unknownYears.length > 0 && (
        <Notice tone="warn" title={`${unknownYears.join('、')} 年的节假日安排尚未录入`}>
          <p>
            国务院办公厅的通知公布后随版本录入；在此之前，落在该年的工作日期限不推算。
            {undecidedSilence > 0 &&
              `现有 ${undecidedSilence} 份已申报的申报单因此暂不能确定何时视同受理，请及时受理。`}
          </p>
        </Notice>
      )}
      <PeriodsPanel windows={windows} />
      <ReopeningsPanel windows={windows} />
      <NotFiledPanel period={windows.current} />
      <Panel title="依据">
        <dl className={styles.sources}>
          <dt>申报时间</dt>
          <dd>
            {rules.source}：{rules.article}
            {rules.unverified && `（${rules.unverified}）`}
          </dd>
          {holidays.map(({ year, source, article, grade }) => (
            <div key={year}>
              <dt>{year} 年节假日</dt>
              <dd>
                {source}
                {article && `，${article}`}（来源等级 {grade}）
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Page>
  )
}
