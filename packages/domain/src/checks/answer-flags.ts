import type { Breakdown } from '../benefit/breakdown.ts'
import type { DraftAnswers } from '../claim/index.ts'
import type { Fen } from '../money/index.ts'
import {
  itemFlags,
  type ItemRules,
  methodFlags,
  multipleBirthFlags,
  notCoveredFlags,
  type ServiceItems,
} from './charge-flags.ts'
import type { CheckLimits } from './check-limits.ts'
import { patientOf, type RegisterFacts } from './check.ts'
import { contributionFlags, deathFlags, declaredWageFlags, payeeNameFlags } from './entitlement-flags.ts'
import type { Finding } from './finding.ts'
import { hospitalFlags, type ListedHospital } from './hospital-flags.ts'
import { mothersAgeFlags } from './mothers-age.ts'
import { ownStaysOverlap } from './own-stays-overlap.ts'

/** What a reviewer's checks read beside the answers of one claim. */
export type FlagFacts = {
  person: RegisterFacts['person'] & { name: string }
  employerName: string | null
  region: string
  limits: CheckLimits
  hospitals: readonly ListedHospital[]
  breakdown: Pick<Breakdown, 'refusals'> | null
  /** Of the bills: no source gives items yet, so that A19 and A31 are silent and A18 reads classes alone. */
  items?: ServiceItems
  itemRules?: ItemRules
  /** Wages as declared for tax: no authority shares them yet, so that A25 is silent. */
  wages?: { baseFen: Fen; declaredFen: Fen }
}

/** What one claim's own answers tell a reviewer beside what its clerk was told. */
export function answerFlags(draft: DraftAnswers, facts: FlagFacts): Finding[] {
  const { items, itemRules, limits, breakdown, wages } = facts
  const sex = patientOf(draft, facts.person)?.sex ?? 'female'
  return [
    ...mothersAgeFlags(draft, facts),
    ...ownStaysOverlap(draft),
    ...hospitalFlags(draft, facts),
    ...notCoveredFlags(draft),
    ...methodFlags(draft, items),
    ...multipleBirthFlags(draft, items),
    ...contributionFlags(breakdown),
    ...declaredWageFlags(wages, limits),
    ...deathFlags(draft),
    ...payeeNameFlags(draft, { person: facts.person.name, employer: facts.employerName }),
    ...itemFlags(sex, items, itemRules),
  ]
}
