import { type Finding, levels, stopsSubmission } from '@cradle/domain/checks'
import { type DraftAnswers, unallocated, unallocatedOn } from '@cradle/domain/claim'
import type { ClaimView, FindingView } from '@cradle/domain/wire'
import { memo, useState } from 'react'
import { Link } from 'react-router'
import { type ClaimStep, paths } from '#web/app/paths.ts'
import { fieldAt, placeInWords } from '#web/lib/claim-places.ts'
import type { BenefitNowView } from '#web/ui/benefit/benefit-now.tsx'
import type { WhyState } from '#web/ui/benefit/use-why.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import { BenefitSection } from './benefit-section.tsx'
import styles from './claim-form.module.css'
import { FindingReason } from './finding-reason.tsx'
import { focusField } from './focus-field.ts'

type AsidePaneProps = {
  claim: ClaimView
  step: ClaimStep
  findings: FindingView[]
  answers: DraftAnswers
  benefit: BenefitNowView
  why: WhyState
}

/**
 * What follows from what was typed: still to allocate, the benefit, what is to be put right. On the phone it folds. Memoized:
 * it follows a moment later.
 */
export const AsidePane = memo(function AsidePane({ claim, step, findings, answers, benefit, why }: AsidePaneProps) {
  const [isOpen, setOpen] = useState(false)
  const { charges } = answers
  const rest = unallocated(charges)
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length

  return (
    <aside
      className={isOpen || (why.isOpen && step !== 'check') ? `${styles.aside} ${styles.open}` : styles.aside}
      aria-label="待分配与核对"
    >
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <span>
          {rest === 0 && benefit.breakdown ? (
            <>
              预计待遇 <Yuan amount={benefit.breakdown.totalFen} unit />
            </>
          ) : isBlank(charges) ? (
            '费用还没有填写'
          ) : (
            <>
              待分配 <Yuan amount={rest} unit />
            </>
          )}
        </span>
        <span>
          应改 {count('block')}
          {count('warn') > 0 && ` · 提示 ${count('warn')}`} {isOpen ? '▾' : '▴'}
        </span>
      </button>
      <div className={styles.asideBody}>
        <section className={styles.allocate}>
          <h2>待分配</h2>
          {isBlank(charges) ? (
            <p className={styles.later}>费用还没有填写</p>
          ) : (
            <p className={rest === 0 ? styles.even : styles.uneven} role="status">
              <Yuan amount={rest} /> <small>元</small>
            </p>
          )}
          <Allocation charges={charges} />
        </section>
        {step !== 'check' && <BenefitSection {...{ claim, answers, benefit, why }} />}
        <section>
          <h2>{step === 'check' ? '应改与提示' : '这一步应改与提示'}</h2>
          <Findings {...{ claim, step, findings }} />
        </section>
      </div>
    </aside>
  )
})

const isBlank = ({ totalFen, invoices }: DraftAnswers['charges']) =>
  (totalFen ?? null) === null && !invoices?.some((invoice) => (invoice.totalFen ?? null) !== null)

function Allocation({ charges }: { charges: DraftAnswers['charges'] }) {
  const invoices = charges.invoices ?? []
  if (invoices.length < 2) return null
  return (
    <ul className={styles.allocation}>
      {invoices.map((invoice, index) => (
        <li key={index}>
          <span>票据 {index + 1}</span>
          <Yuan amount={unallocatedOn(invoice)} />
        </li>
      ))}
    </ul>
  )
}

function Findings({ claim, step, findings }: Pick<AsidePaneProps, 'claim' | 'step' | 'findings'>) {
  // What is missing on the other steps is counted on the left; here it is listed once this step is done.
  const here = findings.filter((finding) => finding.section === step)
  const shown = step === 'check' ? findings : here
  const elsewhere = findings.length - shown.length
  const isComplete = !findings.some(stopsSubmission)
  return (
    <ul className={styles.findings}>
      {isComplete && <li className={styles.good}>内容齐全，可以申报。</li>}
      {!isComplete && shown.length === 0 && <li className={styles.good}>这一步已完整。</li>}
      {shown.map((finding) => {
        const field = fieldAt(finding.pointer)
        const isHere = finding.section === step
        return (
          <li key={finding.section + finding.pointer + finding.message} data-level={finding.level}>
            <span className={styles.level}>{levels[finding.level]}</span>
            <Link
              to={paths.claimStep(claim.id, finding.section, field)}
              replace={isHere}
              onClick={() => isHere && focusField(field)}
            >
              {!isHere && `${placeInWords({ section: finding.section, field })}：`}
              {finding.message}
            </Link>
            {/* On the last step the reasons are asked in the middle of the page. */}
            {finding.level === 'warn' && step !== 'check' && <FindingReason claimId={claim.id} finding={finding} />}
          </li>
        )
      })}
      {elsewhere > 0 && (
        <li className={styles.elsewhere}>
          <Link to={paths.claimStep(claim.id, 'check')}>其他步骤还有 {elsewhere} 项</Link>
        </li>
      )}
    </ul>
  )
}
