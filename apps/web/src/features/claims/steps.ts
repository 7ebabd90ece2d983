import { stopsSubmission } from '@cradle/domain/checks'
import { type DraftAnswers, isSectionAsked, type SectionName, sectionNames, sections } from '@cradle/domain/claim'
import type { ClaimView, FindingView } from '@cradle/domain/wire'
import type { ClaimStep } from '#web/app/paths.ts'

/** The steps of the form in their order, with what each is called. */
export const steps: { step: ClaimStep; title: string }[] = [
  ...sectionNames.map((section) => ({ step: section, title: sections[section].title })),
  { step: 'documents', title: '资料' },
  { step: 'check', title: '核对' },
]

export const isStep = (text: string | undefined): text is ClaimStep => steps.some(({ step }) => step === text)

export function stepBeside(step: ClaimStep, by: 1 | -1): ClaimStep | undefined {
  return steps[steps.findIndex((one) => one.step === step) + by]?.step
}

export type StepState =
  | { kind: 'complete' }
  | { kind: 'untouched' }
  | { kind: 'missing'; count: number }
  /** This claim is not asked for it; an account may still be given. */
  | { kind: 'not-asked' }

/** How a section stands: not asked, nothing entered yet, complete, or how many things are to be put right. */
export function stateOf(
  section: SectionName,
  { claim, answers, findings }: { claim: ClaimView; answers: DraftAnswers; findings: readonly FindingView[] },
): StepState {
  const count = findings.filter((finding) => finding.section === section && stopsSubmission(finding)).length
  if (count === 0) return isSectionAsked(section, answers) ? { kind: 'complete' } : { kind: 'not-asked' }
  return claim.sections[section].savedAt === null ? { kind: 'untouched' } : { kind: 'missing', count }
}

/** The first step that still lacks something; 核对 when none does. */
export const firstOpenStep = (claim: ClaimView): ClaimStep =>
  sectionNames.find((section) =>
    claim.findings.some((finding) => finding.section === section && stopsSubmission(finding)),
  ) ?? 'check'
