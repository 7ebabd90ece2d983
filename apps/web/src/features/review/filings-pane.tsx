import type { ReviewView } from '@cradle/domain/wire'
import { dateTime } from '#web/lib/format.ts'
import { Panel } from '#web/ui/page.tsx'
import styles from './review-desk.module.css'

/** What changed from one send to the next, the latest first; of a claim that was sent once there is nothing to say. */
export function FilingsPane({ filings }: Pick<ReviewView, 'filings'>) {
  if (filings.length < 2) return null
  const latestFirst = [...filings].reverse().slice(0, -1)
  return (
    <Panel title={`第 ${filings.length} 次申报的变化`}>
      <div className={styles.filings}>
        {latestFirst.map(({ n, filedAt, changes }, index) => (
          <details key={n} open={index === 0}>
            <summary>
              第 {n} 次申报 {dateTime(filedAt)} · {changes.length > 0 ? `改动 ${changes.length} 处` : '没有改动'}
            </summary>
            {changes.length > 0 && (
              <table className={`${styles.lines} ${styles.benefits}`}>
                <caption className="visually-hidden">{`第 ${n} 次申报改动的内容`}</caption>
                <thead>
                  <tr>
                    <th scope="col">内容</th>
                    <th scope="col">原来</th>
                    <th scope="col">现在</th>
                  </tr>
                </thead>
                <tbody>
                  {changes.map(({ section, label, before, after }, at) => (
                    <tr key={`${section}${label}${at}`}>
                      <th scope="row">{label}</th>
                      <td>{before ? <del>{before}</del> : '—'}</td>
                      <td>{after ? <ins>{after}</ins> : '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </details>
        ))}
      </div>
    </Panel>
  )
}
