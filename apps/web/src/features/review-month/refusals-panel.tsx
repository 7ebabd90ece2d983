import type { ReviewMonth } from '@cradle/domain/wire'
import { Panel } from '#web/ui/page.tsx'
import shared from '#web/ui/table.module.css'
import { ChartBeside } from './chart-beside.tsx'
import { CountLink } from './count-link.tsx'

const title = '不予支付的依据'

/** What the refusals of the month rest on. */
export function RefusalsPanel({ month, refusals }: { month: string; refusals: ReviewMonth['refusals'] }) {
  if (refusals.length === 0)
    return (
      <Panel title={title}>
        <p>{month} 没有作出不予支付的决定。</p>
      </Panel>
    )
  const bars = {
    names: refusals.map(({ article }) => article),
    series: [{ name: '份数', tone: 'plain' as const, values: refusals.map(({ claims }) => claims) }],
    lies: true,
  }
  return (
    <ChartBeside title={title} note={`${month} 作出的决定，整份或者其中一项不予支付的都计入。`} bars={bars}>
      <table className={shared.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">文件和条款</th>
            <th scope="col" className={shared.amount}>
              份数
            </th>
          </tr>
        </thead>
        <tbody>
          {refusals.map((refusal) => (
            <tr key={refusal.article}>
              <th scope="row">{refusal.article}</th>
              <td className={shared.amount}>
                <CountLink counted={refusal} of={`依据${refusal.article}不予支付`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartBeside>
  )
}
