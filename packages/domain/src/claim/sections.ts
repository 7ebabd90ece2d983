import { chargesDraft, chargesSection, type ChargesSection } from './charges-section.ts'
import { contactDraft, contactSection, contactSecrets, type ContactSection } from './contact-section.ts'
import { type Draft } from './draft.ts'
import { eventDraft, eventSection, type EventSection } from './event-section.ts'
import { payeeDraft, payeeSection, payeeSecrets, type PayeeSection } from './payee-section.ts'
import { stayDraft, staySection, type StaySection } from './stay-section.ts'

/** The sections of a claim in the order of the form: what each is called, what it must hold, what a draft may hold. */
export const sections = {
  event: { title: '参保人与事由', schema: eventSection, draft: eventDraft, secrets: [] },
  contact: { title: '联系与配偶', schema: contactSection, draft: contactDraft, secrets: contactSecrets },
  stay: { title: '住院', schema: staySection, draft: stayDraft, secrets: [] },
  charges: { title: '费用', schema: chargesSection, draft: chargesDraft, secrets: [] },
  payee: { title: '收款账户', schema: payeeSection, draft: payeeDraft, secrets: payeeSecrets },
} as const

export type SectionName = keyof typeof sections
export const sectionNames = Object.keys(sections) as SectionName[]

/** A claim's answers, each section as a submission holds it. `payee` is empty where it is given later. */
export type Answers = {
  event: EventSection
  contact: ContactSection
  stay: StaySection
  charges: ChargesSection
  payee: Partial<PayeeSection>
}

/** A claim's answers as a draft holds them. */
export type DraftAnswers = { [Name in SectionName]: Draft<Answers[Name]> }

/** A draft nobody has typed into. */
export const emptyDraft = (): DraftAnswers => ({ event: {}, contact: {}, stay: {}, charges: {}, payee: {} })
