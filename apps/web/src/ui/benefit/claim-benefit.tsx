import type { ClaimView } from '@cradle/domain/wire'
import { usePageKeys } from '#web/lib/keys.ts'
import { Panel } from '#web/ui/page.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import { BenefitMarks } from './benefit-marks.tsx'
import { BenefitTable } from './benefit-table.tsx'
import styles from './claim-benefit.module.css'
import { Missing } from './missing.tsx'
import { UsedFacts } from './used-facts.tsx'
import { useWhy } from './use-why.ts'
import { WhyButton } from './why-button.tsx'
import { whyDatesOf } from './why-dates.ts'
import { Why } from './why.tsx'

/**
 * The benefit of a claim that is read, not filled in: as it stands now, beside it what was filed,
 * what it was computed from, and why.
 */
export function ClaimBenefit({ claim }: { claim: ClaimView }) {
  const why = useWhy()
  const { breakdown, basis, filed, decided, missing } = claim.benefit
  usePageKeys(breakdown ? [{ keys: 'w', does: '待遇金额为什么是这些', run: why.toggle }] : [])
  if (!breakdown)
    return (
      <Panel title="预计待遇">
        {missing.length > 0 ? (
          <Missing sentences={missing} />
        ) : (
          <p className={styles.quiet}>申报时没有保存待遇测算。</p>
        )}
      </Panel>
    )
  const isNow = basis !== null
  const used = basis ?? filed?.basis ?? null
  const hasChanged = isNow && filed !== null && filed.changes.length > 0
  const dates = whyDatesOf({ event: claim.sections.event.data, stay: claim.sections.stay.data })
  return (
    <Panel
      title={isNow ? '预计待遇' : '申报时的待遇'}
      actions={<WhyButton keys="W" isOpen={why.isOpen} controls={why.id} onToggle={why.toggle} />}
    >
      <div className={styles.sides}>
        <div className={styles.amounts}>
          <BenefitTable
            caption={isNow ? '预计待遇' : '申报时的待遇'}
            breakdown={breakdown}
            filed={hasChanged ? filed.breakdown : undefined}
          />
          {isNow && filed && !hasChanged && <p className={styles.quiet}>与申报时一致。</p>}
          {decided && (
            <p className={styles.decided}>
              {claim.status === 'refused' ? '决定不予支付，金额' : '核准'}{' '}
              <strong>
                <Yuan amount={decided.totalFen} unit />
              </strong>
            </p>
          )}
          <BenefitMarks breakdown={breakdown} basis={used} />
          <p className={styles.quiet}>{isNow ? '预计金额' : '申报时的测算'}，以经办机构的审核决定为准。</p>
        </div>
        <UsedFacts claim={claim} />
      </div>
      {why.isOpen && (
        <div className={styles.why}>
          <Why id={why.id} {...{ breakdown, dates }} basis={used} />
        </div>
      )}
    </Panel>
  )
}
