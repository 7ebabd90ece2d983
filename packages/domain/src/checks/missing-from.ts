import { type Answers, type DraftAnswers, type SectionName, sectionNames, sections } from '../claim/index.ts'
import type { Finding } from './finding.ts'

/** What the section itself refuses of a draft, in the order of its fields: all that is absent, half typed or does not sum. */
export function missingFromSection(section: SectionName, draft: DraftAnswers[SectionName]): Finding[] {
  const { schema } = sections[section]
  const judged = schema.safeParse(draft)
  if (judged.success) return []
  const fields = Object.keys(schema.shape)
  const placeOf = ({ path: [field] }: { path: PropertyKey[] }) => fields.indexOf(String(field))
  const issues = [...judged.error.issues].sort((one, other) => placeOf(one) - placeOf(other))
  return issues.map(({ path, message }) => ({
    code: 'field',
    level: 'block',
    section,
    pointer: path.map((step) => `/${String(step)}`).join(''),
    message,
  }))
}

/** What a draft still lacks before it can be submitted, section by section in the order of the form. */
export const missingFrom = (draft: DraftAnswers): Finding[] =>
  sectionNames.flatMap((section) => missingFromSection(section, draft[section]))

/** The draft's answers as a submission holds them, or undefined while something is missing. */
export function answersOf(draft: DraftAnswers): Answers | undefined {
  const event = sections.event.schema.safeParse(draft.event)
  const contact = sections.contact.schema.safeParse(draft.contact)
  const stay = sections.stay.schema.safeParse(draft.stay)
  const charges = sections.charges.schema.safeParse(draft.charges)
  if (!event.success || !contact.success || !stay.success || !charges.success) return undefined
  return { event: event.data, contact: contact.data, stay: stay.data, charges: charges.data }
}
