import { type Component, components } from '@cradle/domain/event'
import { fen, total } from '@cradle/domain/money'
import type { ReviewView } from '@cradle/domain/wire'
import { Panel } from '#web/ui/page.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './review-desk.module.css'

/** Each benefit as it was filed, as it comes out of the review, and as it was decided. */
export function AmountsPane({ review }: { review: ReviewView }) {
  const rows = review.components
  return (
    <Panel title="待遇金额">
      <table className={`${styles.lines} ${styles.benefits}`}>
        <caption className="visually-hidden">各项待遇的申报、审核和核定金额</caption>
        <thead>
          <tr>
            <th scope="col">待遇</th>
            <th scope="col" className={styles.amount}>
              申报<span className={styles.unit}>（元）</span>
            </th>
            <th scope="col" className={styles.amount}>
              审核<span className={styles.unit}>（元）</span>
            </th>
            <th scope="col" className={styles.amount}>
              核定<span className={styles.unit}>（元）</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ component, filedFen, reviewedFen, decidedFen, decision }) => (
            <tr key={component}>
              <th scope="row">
                {components[component satisfies Component]}
                {decision && decision.outcome !== 'grant' && (
                  <span className={styles.because}>
                    {decision.outcome === 'refuse' ? '不予支付' : '部分支付'}
                    {decision.reason && `：${decision.reason}`}
                  </span>
                )}
              </th>
              <td className={styles.amount}>
                <Yuan amount={filedFen} />
              </td>
              <td className={styles.amount} data-changed={reviewedFen !== null && reviewedFen !== filedFen}>
                <Yuan amount={reviewedFen} />
              </td>
              <td className={styles.amount} data-changed={decidedFen !== null && decidedFen !== reviewedFen}>
                <Yuan amount={decidedFen} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计</th>
            {(['filedFen', 'reviewedFen', 'decidedFen'] as const).map((side) => (
              <td key={side} className={styles.amount}>
                <Yuan amount={sumOf(rows.map((row) => row[side]))} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Panel>
  )
}

/** The sum of what is known; nothing where nothing is. */
const sumOf = (amounts: (number | null)[]) => {
  const known = amounts.filter((amount) => amount !== null)
  return known.length > 0 ? total(known.map(fen)) : null
}
