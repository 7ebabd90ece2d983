import type { DraftAnswers, SectionName } from './sections.ts'

/** Whether a section holds anything that was typed: an empty list, text or row counts for nothing. */
export function isTouched(data: unknown): boolean {
  if (data === null || data === undefined || data === '') return false
  if (Array.isArray(data)) return data.some(isTouched)
  if (typeof data === 'object') return Object.values(data).some(isTouched)
  return true
}

/** 配偶待遇: the insured person claims for the wife, who is the patient. */
export const isForSpouse = ({ event }: DraftAnswers): boolean => event.patient === 'spouse' && event.kind !== 'prenatal'

/** 院外分娩: a birth outside every hospital. */
const isBornOutside = ({ event }: DraftAnswers) => event.kind === 'birth' && event.bornOutside === true

/** Whether every stay was settled at the hospital, so that nothing of it is left to be paid here. */
const isAllSettled = ({ stay: { stays } }: DraftAnswers) =>
  (stays?.length ?? 0) > 0 && (stays ?? []).every((one) => one.settledDirectly === true)

/** Whether the claim has charges to be paid: bills typed, or a stay whose bills are still missing. */
export function hasCharges(draft: DraftAnswers): boolean {
  if (isTouched(draft.charges.invoices)) return true
  if (isAllSettled(draft)) return false
  return !(isBornOutside(draft) && !isTouched(draft.stay))
}

const isAsked: { [Name in SectionName]: (draft: DraftAnswers) => boolean } = {
  event: () => true,
  contact: () => true,
  stay: (draft) => !isBornOutside(draft) || isTouched(draft.stay),
  charges: hasCharges,
  payee: (draft) => Boolean(draft.event.motherDiedOn) || isTouched(draft.payee),
}

/**
 * Whether a section must be answered, as far as the claim is told: a birth outside hospital needs no stay, a stay that
 * the hospital settled no bill, and the account may come later unless an heir claims.
 */
export const isSectionAsked = (section: SectionName, draft: DraftAnswers): boolean => isAsked[section](draft)
