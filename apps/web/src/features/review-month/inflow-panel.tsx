import type { ReviewMonth } from '@cradle/domain/wire'
import { Panel } from '#web/ui/page.tsx'
import shared from '#web/ui/table.module.css'
import { ChartBeside } from './chart-beside.tsx'
import { CountLink } from './count-link.tsx'

/** What came in on each day. */
export function InflowPanel({ inflow }: { inflow: ReviewMonth['inflow'] }) {
  if (inflow.length === 0)
    return (
      <Panel title="每日收到的申报">
        <p>这一期的申报还没有开始。</p>
      </Panel>
    )
  const bars = {
    names: inflow.map(({ on }) => on.slice('YYYY-'.length)),
    series: [{ name: '收到', tone: 'plain' as const, values: inflow.map(({ claims }) => claims) }],
  }
  return (
    <ChartBeside title="每日收到的申报" note="单位首次报来的日期；退回后重新申报的不另计。" bars={bars}>
      <table className={shared.table} aria-label="每日收到的申报">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col" className={shared.amount}>
              份数
            </th>
          </tr>
        </thead>
        <tbody>
          {inflow.map((day) => (
            <tr key={day.on}>
              <th scope="row">{day.on}</th>
              <td className={shared.amount}>
                <CountLink counted={day} of={`${day.on} 收到`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartBeside>
  )
}
