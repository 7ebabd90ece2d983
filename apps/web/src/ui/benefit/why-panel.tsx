import type { ClaimView } from '@cradle/domain/wire'
import { Yuan } from '#web/ui/yuan.tsx'
import { rowsOf } from './benefit-rows.ts'
import type { BasisView, BreakdownView } from './breakdown-view.ts'
import { RefusalStep, Step } from './step.tsx'
import { RulesUsed } from './rules-used.tsx'
import { WageBase } from './wage-base.tsx'
import styles from './why.module.css'

export type WhyPanelProps = {
  id: string
  breakdown: BreakdownView
  /** What it was computed from beside the answers; null where only what was filed is known. */
  basis: BasisView | null
  /** What happened and when: by which of the days the rules were picked. */
  dates: WhyDates
}
export type WhyDates = {
  kind: ClaimView['sections']['event']['data']['kind']
  eventOn: string | null | undefined
  dischargedOn: string | null | undefined
}

/** Why the amounts are what they are: each step of each benefit with its source, and the rules as a whole. */
export function WhyPanel({ id, breakdown, basis, dates }: WhyPanelProps) {
  const opening = breakdown.lines.filter(({ code }) => code.startsWith('event.'))
  return (
    <section id={id} className={styles.why} aria-label="金额的依据">
      {opening.length > 0 && (
        <ol className={styles.steps}>
          {opening.map((line) => (
            <Step key={line.code} line={line} />
          ))}
        </ol>
      )}
      {rowsOf(breakdown).map(({ component, lines, refusal, amountFen }) => (
        <section key={component} className={styles.benefit} aria-label={titles[component]}>
          <h3>
            {titles[component]} <Yuan amount={amountFen} />
          </h3>
          <ol className={styles.steps}>
            {lines.map((line) => (
              <Step key={line.code + line.label} line={line}>
                {line.code === 'allowance.base' && basis && <WageBase wageBase={basis.wageBase} />}
              </Step>
            ))}
            {refusal && (
              <RefusalStep refusal={refusal}>
                {refusal.code === 'wage-missing' && basis && <WageBase wageBase={basis.wageBase} />}
              </RefusalStep>
            )}
          </ol>
        </section>
      ))}
      <RulesUsed {...{ breakdown, basis, dates }} />
    </section>
  )
}

const titles = { medical: '医疗费', prenatal: '产前检查费', allowance: '生育津贴' } as const
