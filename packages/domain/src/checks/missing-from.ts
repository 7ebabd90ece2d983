import {
  type Answers,
  askedSections,
  type DraftAnswers,
  isSectionAsked,
  type SectionName,
  sectionNames,
  sections,
} from '../claim/index.ts'
import { fen } from '../money/index.ts'
import { acrossSections } from './across-sections.ts'
import type { Finding } from './finding.ts'

/** What the section itself refuses of a draft: all that is absent, half typed or does not sum. */
function refusedBySection(section: SectionName, draft: DraftAnswers[SectionName]): Finding[] {
  const judged = sections[section].schema.safeParse(draft)
  if (judged.success) return []
  return judged.error.issues.map(({ path, message }) => ({
    code: 'field',
    level: 'block',
    section,
    pointer: path.map((step) => `/${String(step)}`).join(''),
    message,
  }))
}

/** Findings of a section in the order of its fields, one per field and sentence. */
function inOrder(section: SectionName, findings: readonly Finding[]): Finding[] {
  const fields = Object.keys(sections[section].schema.shape)
  const placeOf = ({ pointer }: Finding) => fields.indexOf(pointer.split('/')[1] ?? '')
  return [...findings].sort((one, other) => placeOf(one) - placeOf(other))
}

/**
 * What a draft still lacks before it can be submitted, section by section in the order of the form. A section that this
 * claim is not asked lacks nothing.
 */
export function missingFrom(draft: DraftAnswers): Finding[] {
  const demanded = acrossSections(draft)
  return sectionNames.flatMap((section) => {
    const own = isSectionAsked(section, draft) ? refusedBySection(section, draft[section]) : []
    const refused = new Set(own.map(({ pointer }) => pointer))
    const others = demanded.filter((demand) => demand.section === section && !refused.has(demand.pointer))
    return inOrder(section, [...own, ...others])
  })
}

/** The draft's answers as a submission holds them, or undefined while something is missing. */
export function answersOf(draft: DraftAnswers): Answers | undefined {
  if (missingFrom(draft).length > 0) return undefined
  const asked = new Set(askedSections(draft))
  return {
    event: sections.event.schema.parse(draft.event),
    contact: sections.contact.schema.parse(draft.contact),
    stay: asked.has('stay') ? sections.stay.schema.parse(draft.stay) : { stays: [] },
    charges: asked.has('charges') ? sections.charges.schema.parse(draft.charges) : { totalFen: fen(0), invoices: [] },
    payee: asked.has('payee') ? sections.payee.schema.parse(draft.payee) : {},
  }
}
