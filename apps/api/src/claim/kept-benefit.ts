import { createHash } from 'node:crypto'
import {
  type BenefitBasis,
  benefitOfClaim,
  type BenefitSnapshot,
  type HashOf,
  rulesText,
  snapshotOf,
} from '@cradle/domain/benefit'
import type { DraftAnswers } from '@cradle/domain/claim'

/** A benefit kept with a filing or a decision: the snapshot, and what the register said beside the answers. */
export type KeptBenefit = BenefitSnapshot & { basis: BenefitBasis }

const hashes = new Map<string, string>()

/** SHA-256 of everything a rule set says. */
export const hashOfRules: HashOf = (rules) => {
  const text = rulesText(rules)
  const known = hashes.get(text)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(text).digest('hex')
  hashes.set(text, hash)
  return hash
}

/** The benefit of answers as it is kept, or null where it cannot be computed (no rules for the day, no date). */
export function keptBenefit(answers: DraftAnswers, basis: BenefitBasis | undefined): KeptBenefit | null {
  const benefit = basis && benefitOfClaim(answers, basis)
  if (!basis || !benefit?.ok) return null
  return { ...snapshotOf(benefit.given, hashOfRules), basis }
}
