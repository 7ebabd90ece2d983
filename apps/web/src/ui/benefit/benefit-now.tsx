import type { ClaimView } from '@cradle/domain/wire'
import { BenefitMarks } from './benefit-marks.tsx'
import { BenefitTable } from './benefit-table.tsx'
import styles from './benefit.module.css'
import type { BreakdownView } from './breakdown-view.ts'
import { Missing } from './missing.tsx'

export type BenefitNowView = {
  breakdown: BreakdownView | null
  missing: readonly string[]
  /** Why the amounts still rest on what was saved before, or null. */
  lag: string | null
}

/** What the answers come to as they are typed. */
export function BenefitNow({ claim, now }: { claim: ClaimView; now: BenefitNowView }) {
  const { breakdown, missing, lag } = now
  return (
    <>
      {breakdown && (
        <div className={lag ? styles.old : undefined}>
          <BenefitTable caption="预计待遇" breakdown={breakdown} />
        </div>
      )}
      {missing.length > 0 && <Missing sentences={missing} />}
      {lag && <p className={styles.note}>{lag}</p>}
      {breakdown && <BenefitMarks breakdown={breakdown} basis={claim.benefit.basis} />}
      <p className={styles.note}>预计金额，以经办机构的审核决定为准。</p>
    </>
  )
}
