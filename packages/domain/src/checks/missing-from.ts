import {
  type Answers,
  type DraftAnswers,
  isSectionAsked,
  type SectionName,
  sectionNames,
  sections,
} from '../claim/index.ts'
import { fen } from '../money/index.ts'
import { acrossSections } from './across-sections.ts'
import type { Finding } from './finding.ts'

/** What a section makes of a draft: its answers, or all that it refuses as absent, half typed or not summing up. */
type JudgedSection = { answers?: unknown; refused: Finding[] }

function judgedBySection(section: SectionName, draft: DraftAnswers[SectionName]): JudgedSection {
  const judged = sections[section].schema.safeParse(draft)
  if (judged.success) return { answers: judged.data, refused: [] }
  const refused = judged.error.issues.map(({ path, message }): Finding => ({
    code: 'field',
    level: 'block',
    section,
    pointer: path.map((step) => `/${String(step)}`).join(''),
    message,
  }))
  return { refused }
}

/** Findings of a section in the order of its fields, one per field and sentence. */
function inOrder(section: SectionName, findings: readonly Finding[]): Finding[] {
  const fields = Object.keys(sections[section].schema.shape)
  const placeOf = ({ pointer }: Finding) => fields.indexOf(pointer.split('/')[1] ?? '')
  return [...findings].sort((one, other) => placeOf(one) - placeOf(other))
}

/** What stands for a section that is not asked. */
const unasked: Pick<Answers, 'stay' | 'charges' | 'payee'> = {
  stay: { stays: [] },
  charges: { totalFen: fen(0), invoices: [] },
  payee: {},
}

/**
 * What a draft still lacks before it can be submitted, section by section in the order of the form, and, where it lacks
 * nothing, its answers as a submission holds them. A section that this claim is not asked lacks nothing.
 */
export function judgedDraft(draft: DraftAnswers): { missing: Finding[]; answers: Answers | undefined } {
  const demanded = acrossSections(draft)
  const missing: Finding[] = []
  const answers: Record<string, unknown> = { ...unasked }
  for (const section of sectionNames) {
    const judged = isSectionAsked(section, draft) ? judgedBySection(section, draft[section]) : undefined
    const own = judged?.refused ?? []
    const refused = new Set(own.map(({ pointer }) => pointer))
    const others = demanded.filter((demand) => demand.section === section && !refused.has(demand.pointer))
    missing.push(...inOrder(section, [...own, ...others]))
    if (judged) answers[section] = judged.answers
  }
  // Every section that was asked answered, or something is missing.
  return { missing, answers: missing.length > 0 ? undefined : (answers as Answers) }
}

/** What a draft still lacks before it can be submitted. */
export const missingFrom = (draft: DraftAnswers): Finding[] => judgedDraft(draft).missing

/** The draft's answers as a submission holds them, or undefined while something is missing. */
export const answersOf = (draft: DraftAnswers): Answers | undefined => judgedDraft(draft).answers
