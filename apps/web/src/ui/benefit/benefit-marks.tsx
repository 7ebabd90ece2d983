import { Tag } from '#web/ui/status-tag.tsx'
import styles from './benefit.module.css'
import type { BasisView, BreakdownView } from './breakdown-view.ts'

type BenefitMarksProps = { breakdown: BreakdownView; basis: BasisView | null }

/** What is not certain about the amounts, each mark with its words; what is unverified is told line by line under 为什么. */
export function BenefitMarks({ breakdown, basis }: BenefitMarksProps) {
  const provisional = provisionalOf(basis)
  const unverified = breakdown.ruleSet.unverified.length
  if (!provisional && unverified === 0) return null
  return (
    <ul className={styles.marks}>
      {provisional && (
        <li>
          <Tag tone="warn">暂定</Tag>
          <span>{provisional}</span>
        </li>
      )}
      {unverified > 0 && (
        <li>
          <Tag tone="quiet">未核实</Tag>
          <span>所用规则有 {unverified} 处未核实原文，详见依据</span>
        </li>
      )}
    </ul>
  )
}

/** Why the monthly base may still change, where it may. */
const provisionalOf = (basis: BasisView | null): string | null =>
  basis && 'provisional' in basis.wageBase ? basis.wageBase.provisional : null
