import { baseMethods } from '@cradle/domain/benefit'
import { Tag } from '#web/ui/status-tag.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import type { BasisView } from './breakdown-view.ts'
import styles from './why.module.css'

/** How the monthly base was found in the register: which employer, which months, how many people. */
export function WageBase({ wageBase }: { wageBase: BasisView['wageBase'] }) {
  if ('missing' in wageBase) return <p className={styles.formula}>{wageBase.missing}</p>
  const { method, lines, provisional, regionalMonthlyAverageFen } = wageBase
  return (
    <div className={styles.base}>
      <p>按{baseMethods[method]}</p>
      <ul>
        {lines.map(({ label, amountFen, formula }, index) => (
          <li key={index}>
            <span>
              {label}
              {formula && <small>{formula}</small>}
            </span>
            {amountFen !== undefined && <Yuan amount={amountFen} />}
          </li>
        ))}
        {regionalMonthlyAverageFen !== null && (
          <li>
            <span>全口径月平均工资（核对基数上下限）</span>
            <Yuan amount={regionalMonthlyAverageFen} />
          </li>
        )}
      </ul>
      {provisional && (
        <p className={styles.mark}>
          <Tag tone="warn">暂定</Tag>
          <span>{provisional}</span>
        </p>
      )}
    </div>
  )
}
