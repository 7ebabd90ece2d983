import { missingFrom } from '@cradle/domain/checks'
import { type DraftAnswers, isEditable, type SectionName, sectionNames } from '@cradle/domain/claim'
import type { ClaimView, FindingView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import { memo, type RefObject, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Navigate, useLocation, useNavigate, useParams } from 'react-router'
import { type ClaimStep, paths } from '#web/app/paths.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { useWhy } from '#web/ui/benefit/use-why.ts'
import { FieldNotesContext } from '#web/ui/fields/index.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { AsidePane } from './aside-pane.tsx'
import { benefitAsTyped } from './benefit-as-typed.ts'
import { ChargesStep } from './charges-step.tsx'
import { CheckStep } from './check-step.tsx'
import { ColleaguesHere } from './colleagues-here.tsx'
import { ConflictPanel } from './conflict-panel.tsx'
import { ContactStep } from './contact-step.tsx'
import type { UnsentSections } from './draft-keep.ts'
import { DocumentsStep } from './documents-step.tsx'
import { EventStep } from './event-step.tsx'
import { fieldNotesOf } from './field-findings.ts'
import { focusField } from './focus-field.ts'
import { PayeeStep } from './payee-step.tsx'
import styles from './claim-form.module.css'
import type { StepProps } from './use-step.ts'
import { StepPins } from './step-pins.tsx'
import { StayStep } from './stay-step.tsx'
import { StepFooter } from './step-footer.tsx'
import { StepRail } from './step-rail.tsx'
import { isStep, stepBeside, steps } from './steps.ts'
import { useAnswers, useAnswersBeside } from './use-answers.ts'
import { useClaimSaver, useKept, useSaveState } from './use-claim-saver.ts'

/** The form of one claim: its steps on the left, the step in the middle, what follows from it on the right. */
export function ClaimFormPage() {
  const { claimId = '', step } = useParams()
  const { data: claim } = useSuspenseQuery(claimQuery(claimId))
  const kept = useKept(claimId)
  if (!isStep(step) || !isEditable(claim.status)) return <Navigate to={paths.claim(claimId)} replace />
  if (!kept) return <Skeleton lines={6} />
  return <ClaimForm key={claim.id} claim={claim} step={step} kept={kept} />
}

function ClaimForm({ claim, step, kept }: { claim: ClaimView; step: ClaimStep; kept: UnsentSections }) {
  const navigate = useNavigate()
  const saver = useClaimSaver(claim, kept)
  const state = useSaveState(saver)
  const form = useRef<HTMLFormElement>(null)
  const showsAll = useArrival(step, form)
  const typed = useAnswers(saver)
  // What follows from what is typed stands beside the field: typing goes before it.
  const answers = useDeferredValue(typed)
  const beside = useAnswersBeside(step, typed)
  const findings = useMemo(() => findingsNow(claim, answers), [claim, answers])
  const benefit = useMemo(() => benefitAsTyped(claim, answers), [claim, answers])
  const why = useWhy()
  const notes = useMemo(() => fieldNotesOf(step, claim, showsAll), [step, claim, showsAll])

  /** Saving never refuses, so a step can always be left; what is missing shows on the left. */
  const go = useCallback(
    (to: string) => {
      void saver.flush()
      void navigate(to)
    },
    [saver, navigate],
  )
  const goBeside = (by: 1 | -1) => {
    const beside = stepBeside(step, by)
    if (beside) go(paths.claimStep(claim.id, beside))
  }
  usePageKeys([
    { keys: 'Enter', does: '下一步' },
    { keys: 'Ctrl+S', does: '立即保存', run: () => void saver.flush() },
    { keys: 'Alt+←', does: '上一步', run: () => goBeside(-1) },
    { keys: 'Alt+→', does: '下一步', run: () => goBeside(1) },
    { keys: 'Alt+W', does: '待遇金额为什么是这些', run: why.toggle },
    { keys: '1 … 9, 0', does: '在选项上：选第几项；在票据类别上：选类别并跳到金额' },
  ])

  const title = steps.find((one) => one.step === step)?.title ?? ''
  return (
    <div className={why.isOpen && step !== 'check' ? `${styles.form} ${styles.explaining}` : styles.form}>
      <title>{`${title} · ${claim.person.name} · Cradle 摇篮`}</title>
      <StepRail claim={claim} current={step} answers={answers} findings={findings} onGo={go} />
      <form
        ref={form}
        id="step"
        className={styles.middle}
        noValidate
        autoComplete="off"
        onKeyDown={(event) => {
          // A step without fields begins at its heading: Enter goes on from there, too.
          if (event.key === 'Enter' && event.target instanceof HTMLHeadingElement) goBeside(1)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          goBeside(1)
        }}
      >
        <ColleaguesHere claim={claim} step={step} />
        {state.kind === 'conflict' && (
          <ConflictPanel
            key={state.conflict.section}
            conflict={state.conflict}
            answers={typed}
            onChoose={(section, data) => void saver.settle(section, data)}
          />
        )}
        <StepPins claim={claim} step={step} />
        <FieldNotesContext value={notes}>
          {step === 'check' ? (
            <CheckStep {...{ claim, findings, answers, benefit, why }} />
          ) : step === 'documents' ? (
            <DocumentsStep claim={claim} />
          ) : (
            <SectionStep
              key={`${step} ${saver.edition}`}
              section={step}
              person={claim.person}
              answers={beside}
              saver={saver}
            />
          )}
        </FieldNotesContext>
      </form>
      <AsidePane {...{ claim, step, findings, answers, benefit, why }} />
      <StepFooter
        saver={saver}
        state={state}
        isFirst={step === 'event'}
        isLast={step === 'check'}
        onBack={() => goBeside(-1)}
        onLeave={() => go(paths.claim(claim.id))}
      />
    </div>
  )
}

/**
 * Arriving at a step: at its top with the first field in focus, or, where the address names a field, at that one with
 * all errors shown, since who comes from a list of what is missing wants to see it. Answers whether all are shown.
 */
function useArrival(step: ClaimStep, form: RefObject<HTMLFormElement | null>): boolean {
  const { hash, key } = useLocation()
  const field = hash.slice(1)
  const [shownOn, setShownOn] = useState<ClaimStep>()
  if (field && shownOn !== step) setShownOn(step)
  useEffect(() => {
    if (field) focusField(field)
    else {
      scrollTo(0, 0)
      // On a touch screen the focus would raise the keyboard over the form.
      if (matchMedia('(pointer: fine)').matches) firstIn(form.current)?.focus()
    }
  }, [step, field, key, form])
  return shownOn === step
}

const firstIn = (form: HTMLFormElement | null) =>
  form?.querySelector<HTMLElement>('input:not([type=file]), select') ?? form?.querySelector<HTMLElement>('h1')

const sectionSteps = {
  event: EventStep,
  contact: ContactStep,
  stay: StayStep,
  charges: ChargesStep,
  payee: PayeeStep,
}

/** A section's step. Memoized: what is typed changes the page around it, not the step itself. */
const SectionStep = memo(function SectionStep({ section, ...rest }: StepProps & { section: SectionName }) {
  const Step = sectionSteps[section]
  return <Step {...rest} />
})

/** The server's findings, those of what is being typed judged anew at each key. */
function findingsNow(claim: ClaimView, answers: DraftAnswers): FindingView[] {
  const missing = missingFrom(answers).map((finding) => ({ ...finding, reason: null }))
  return sectionNames.flatMap((section) => [
    ...missing.filter((finding) => finding.section === section),
    ...claim.findings.filter((finding) => finding.section === section && finding.code !== 'field'),
  ])
}
