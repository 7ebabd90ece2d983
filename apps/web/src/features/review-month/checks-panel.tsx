import type { ReviewMonth } from '@cradle/domain/wire'
import { Panel } from '#web/ui/page.tsx'
import shared from '#web/ui/table.module.css'
import { ChartBeside } from './chart-beside.tsx'
import { CountLink } from './count-link.tsx'
import styles from './review-month.module.css'

const title = '发现问题最多的核对'
type Check = ReviewMonth['checks'][number]

/** The checks that found something in most claims, by field and by hospital. */
export function ChecksPanel({ checks }: { checks: Check[] }) {
  if (checks.length === 0)
    return (
      <Panel title={title}>
        <p>这一期的申报没有核对发现。</p>
      </Panel>
    )
  const bars = {
    names: checks.map(({ name }) => name),
    series: [{ name: '份数', tone: 'plain' as const, values: checks.map(({ claims }) => claims) }],
    lies: true,
  }
  return (
    <ChartBeside title={title} note="本期申报中有提示或者疑点的份数；一份有几处的只计一次。" bars={bars} below>
      <table className={`${shared.table} ${styles.checks}`} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">核对</th>
            <th scope="col" className={shared.amount}>
              份数
            </th>
            <th scope="col">所在字段</th>
            <th scope="col">所在医院</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.code}>
              <th scope="row">{check.name}</th>
              <td className={shared.amount}>
                <CountLink counted={check} of={check.name} />
              </td>
              <td>
                <Places check={check} places={check.fields} />
              </td>
              <td>
                <Places check={check} places={check.hospitals} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartBeside>
  )
}

function Places({ check, places }: { check: Check; places: Check['fields'] }) {
  return (
    <ul className={styles.places}>
      {places.map((place) => (
        <li key={place.name}>
          <span>{place.name}</span>
          <CountLink counted={place} of={`${check.name}，${place.name}`} />
        </li>
      ))}
    </ul>
  )
}
