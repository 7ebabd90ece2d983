import type { DraftAnswers } from '@cradle/domain/claim'
import type { ClaimView, FindingView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { type ClaimStep, paths } from '#web/app/paths.ts'
import { documentsQuery } from '#web/lib/documents.queries.ts'
import { StatusTag, Tag } from '#web/ui/status-tag.tsx'
import styles from './claim-form.module.css'
import { pinsOf } from './pin-notes.tsx'
import { stateOf, steps } from './steps.ts'

type StepRailProps = {
  claim: ClaimView
  current: ClaimStep
  answers: DraftAnswers
  findings: FindingView[]
  onGo: (to: string) => void
}

/** The steps with their state: the whole claim always in sight. Memoized: it follows what is typed, a moment later. */
export const StepRail = memo(function StepRail({ claim, current, answers, findings, onGo }: StepRailProps) {
  return (
    <nav className={styles.rail} aria-label="申报步骤">
      <div className={styles.subject}>
        <strong>{claim.person.name}</strong>
        <span>{claim.number}</span>
        <span className={styles.tags}>
          <StatusTag status={claim.status} />
          {claim.status === 'draft' && claim.begunPeriod !== claim.openPeriod && (
            <Tag tone="quiet">{`${claim.begunPeriod} 结转`}</Tag>
          )}
        </span>
      </div>
      <ol>
        {steps.map(({ step, title }, index) => {
          const to = paths.claimStep(claim.id, step)
          return (
            <li key={step}>
              <a
                href={to}
                aria-current={step === current ? 'step' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return
                  event.preventDefault()
                  onGo(to)
                }}
              >
                <span className={styles.ordinal}>{index + 1}</span>
                <span className={styles.stepTitle}>{title}</span>
                <Mark {...{ step, current, claim, answers, findings }} />
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
})

function Mark({ step, current, claim, answers, findings }: Omit<StepRailProps, 'onGo'> & { step: ClaimStep }) {
  const wanted = pinsOf(claim, step).length
  if (wanted > 0) return <span className={styles.missing}>补正 {wanted} 处</span>
  if (step === 'check') return null
  if (step === 'documents') return <DocumentsMark claim={claim} />
  const state = stateOf(step, { claim, answers, findings })
  if (state.kind === 'not-asked')
    return <span className={styles.untouched}>{step === 'payee' ? '可以后填' : '不需要'}</span>
  if (state.kind === 'complete') return <span className={styles.complete}>✓ 完整</span>
  if (state.kind === 'missing') return <span className={styles.missing}>缺 {state.count} 项</span>
  return <span className={styles.untouched}>{step === current ? '填写中' : '未填'}</span>
}

/** Documents may come after the claim was sent: what is missing is no fault of the form yet. */
function DocumentsMark({ claim }: { claim: ClaimView }) {
  const { data } = useQuery(documentsQuery(claim))
  if (!data) return null
  if (data.missing.length === 0) return <span className={styles.complete}>✓ 齐全</span>
  return <span className={styles.untouched}>待交 {data.missing.length} 种</span>
}
