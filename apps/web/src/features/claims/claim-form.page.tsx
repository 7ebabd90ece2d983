import { type Finding, missingFromSection } from '@cradle/domain/checks'
import { isEditable, type SectionName, sectionNames } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { Navigate, useLocation, useNavigate, useParams } from 'react-router'
import { type ClaimStep, paths } from '#web/app/paths.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { FieldNotesContext } from '#web/ui/fields/index.ts'
import { AsidePane } from './aside-pane.tsx'
import { ChargesStep } from './charges-step.tsx'
import { CheckStep } from './check-step.tsx'
import type { ClaimSaver, SectionData } from './claim-saver.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { ContactStep } from './contact-step.tsx'
import { EventStep } from './event-step.tsx'
import { fieldNotesOf } from './field-findings.ts'
import { focusField } from './focus-field.ts'
import styles from './claim-form.module.css'
import { StayStep } from './stay-step.tsx'
import { StepFooter } from './step-footer.tsx'
import { StepRail } from './step-rail.tsx'
import { isStep, stepBeside, steps } from './steps.ts'
import { useClaimSaver, useSaveState } from './use-claim-saver.ts'

/** The form of one claim: its steps on the left, the step in the middle, what follows from it on the right. */
export function ClaimFormPage() {
  const { claimId = '', step } = useParams()
  const { data: claim } = useSuspenseQuery(claimQuery(claimId))
  if (!isStep(step) || !isEditable(claim.status)) return <Navigate to={paths.claim(claimId)} replace />
  return <ClaimForm key={claim.id} claim={claim} step={step} />
}

function ClaimForm({ claim, step }: { claim: ClaimView; step: ClaimStep }) {
  const navigate = useNavigate()
  const saver = useClaimSaver(claim)
  const state = useSaveState(saver)
  const [live, setLive] = useState<{ section: SectionName; data: SectionData }>()
  const form = useRef<HTMLFormElement>(null)
  const showsAll = useArrival(step, form)
  const findings = findingsNow(claim, saver, live)

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
    { keys: '1 … 9, 0', does: '在选项上：选第几项；在票据类别上：选类别并跳到金额' },
  ])

  const title = steps.find((one) => one.step === step)?.title ?? ''
  return (
    <div className={styles.form}>
      <title>{`${title} · ${claim.person.name} · Cradle 摇篮`}</title>
      <StepRail claim={claim} current={step} findings={findings} onGo={go} />
      <form
        ref={form}
        id="step"
        className={styles.middle}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          goBeside(1)
        }}
      >
        {state.kind === 'conflict' && <ConflictPanel conflict={state.conflict} onChoose={(section, data) => void saver.settle(section, data)} />}
        <FieldNotesContext value={fieldNotesOf(step, findings, showsAll)}>
          <Step key={`${step} ${saver.edition}`} {...{ step, claim, saver, findings }} onLive={setLive} />
        </FieldNotesContext>
      </form>
      <AsidePane claim={claim} step={step} findings={findings} charges={chargesNow(saver, live)} />
      <StepFooter
        state={state}
        isFirst={step === 'event'}
        isLast={step === 'check'}
        onRetry={() => void saver.flush()}
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
  const [shownOn, setShownOn] = useState<ClaimStep>()
  useEffect(() => {
    const field = decodeURIComponent(hash.slice(1))
    if (field) {
      setShownOn(step)
      focusField(field)
    } else {
      scrollTo(0, 0)
      // On a touch screen the focus would raise the keyboard over the form.
      if (matchMedia('(pointer: fine)').matches) form.current?.querySelector<HTMLElement>('input, select')?.focus()
    }
  }, [step, hash, key, form])
  return shownOn === step
}

export type StepProps<Name extends SectionName = SectionName> = {
  claim: ClaimView
  saver: ClaimSaver
  /** What is typed now, for what follows from it beside the form. */
  onLive: (live: { section: Name; data: SectionData }) => void
}

function Step({ step, findings, ...rest }: StepProps & { step: ClaimStep; findings: Finding[] }) {
  if (step === 'check') return <CheckStep claim={rest.claim} findings={findings} />
  const Section = { event: EventStep, contact: ContactStep, stay: StayStep, charges: ChargesStep }[step]
  return <Section {...rest} />
}

/** The server's findings, those of what is being typed judged anew at each key. */
function findingsNow(claim: ClaimView, saver: ClaimSaver, live: { section: SectionName; data: SectionData } | undefined): Finding[] {
  return sectionNames.flatMap((section) => {
    const data = live?.section === section ? live.data : saver.dataOf(section)
    const onServer = claim.findings.filter((finding) => finding.section === section && finding.code !== 'field')
    return [...missingFromSection(section, data), ...onServer]
  })
}

const chargesNow = (saver: ClaimSaver, live: { section: SectionName; data: SectionData } | undefined) =>
  (live?.section === 'charges' ? live.data : saver.dataOf('charges')) as ClaimView['sections']['charges']['data']
