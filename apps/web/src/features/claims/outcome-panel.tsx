import { printedInWords } from '@cradle/domain/claim'
import { components } from '@cradle/domain/event'
import { remediesByRegion, remediesInWords } from '@cradle/domain/review'
import type { ClaimView } from '@cradle/domain/wire'
import { dateTime } from '#web/lib/format.ts'
import { Panel } from '#web/ui/page.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './outcome-panel.module.css'

type Outcome = NonNullable<ClaimView['outcome']>
type Decided = Outcome['components'][number]

const words = {
  grant: { tone: 'good', says: '核准' },
  reduce: { tone: 'warn', says: '部分支付' },
  refuse: { tone: 'block', says: '不予支付' },
} as const

/** What was decided, benefit by benefit, in plain words: how much, why less, and what may be done about it. */
export function OutcomePanel({ claim }: { claim: ClaimView }) {
  const { outcome } = claim
  if (!outcome) return null
  const region = claim.benefit.filed?.breakdown.ruleSet.region
  const remedies = region && remediesByRegion[region]
  const isLess = outcome.components.some((one) => one.outcome !== 'grant')
  return (
    <Panel title="审核结果">
      <p className={styles.when}>{dateTime(outcome.at)} 决定</p>
      <ul className={styles.components}>
        {outcome.components.map((one) => (
          <li key={one.component}>
            <div className={styles.amount}>
              <strong>{components[one.component]}</strong>
              <Tag tone={words[one.outcome].tone}>{words[one.outcome].says}</Tag>
              <span>
                <Yuan amount={one.amountFen} unit />
              </span>
            </div>
            {one.outcome !== 'grant' && <Why decided={one} />}
            {one.component === 'medical' && one.outcome === 'reduce' && <ReducedLines {...{ claim, outcome }} />}
          </li>
        ))}
      </ul>
      {isLess && remedies && <p className={styles.remedies}>{remediesInWords(remedies, '决定')}</p>}
    </Panel>
  )
}

function Why({ decided: { facts, reason, article } }: { decided: Decided }) {
  const told = [
    ['事实', facts],
    ['理由', reason],
    ['依据', article],
  ].filter(([, text]) => text)
  return (
    <dl className={styles.why}>
      {told.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The lines of which less was allowed, each with its reason. */
function ReducedLines({ claim, outcome }: { claim: ClaimView; outcome: Outcome }) {
  const { invoices } = claim.sections.charges.data
  const nameAt = (invoice: number, line: number) => {
    const printed = invoices?.[invoice - 1]?.lines?.[line - 1]
    return (printed && printedInWords(printed)) ?? `明细 ${line}`
  }
  if (outcome.lines.length === 0) return null
  return (
    <table className={styles.lines}>
      <caption className="visually-hidden">核减的费用明细</caption>
      <thead>
        <tr>
          <th scope="col">票据</th>
          <th scope="col">费用</th>
          <th scope="col">申报（元）</th>
          <th scope="col">核定（元）</th>
          <th scope="col">原因</th>
        </tr>
      </thead>
      <tbody>
        {outcome.lines.map(({ invoice, line, filedFen, allowedFen, reason }) => (
          <tr key={`${invoice}-${line}`}>
            <td>
              票据 {invoice} 第 {line} 行
            </td>
            <td>{nameAt(invoice, line)}</td>
            <td>
              <Yuan amount={filedFen} />
            </td>
            <td>
              <Yuan amount={allowedFen} />
            </td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
