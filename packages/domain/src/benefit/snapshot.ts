import type { BenefitCase } from './benefit-case.ts'
import type { Breakdown } from './breakdown.ts'
import { calculateUnder, ENGINE_VERSION } from './calculate.ts'
import { type BenefitChange, changesBetween } from './difference.ts'
import type { RuleSet } from './rule-set.ts'
import { regionOf, ruleSetFor } from './rule-set-for.ts'

/** A benefit as it was computed once: the case, the result, and what computed it. Kept with filings and decisions. */
export type BenefitSnapshot = {
  engine: number
  /** Of all that the rule set says: other rules under the same name have another. */
  rulesHash: string
  given: BenefitCase
  result: Breakdown
}

/** The hash of a rule set's text; the domain has none of its own. */
export type HashOf = (rules: RuleSet) => string

/** Computes a case and keeps everything needed to prove it again. Throws NoRuleSet where no rules were published. */
export function snapshotOf(given: BenefitCase, hashOf: HashOf): BenefitSnapshot {
  const rules = ruleSetFor(given)
  return { engine: ENGINE_VERSION, rulesHash: hashOf(rules), given, result: calculateUnder(rules, given) }
}

/** What a replay found: the same to the fen, or what is not. */
export type Replayed =
  | { same: true }
  | { same: false; because: 'rules-gone' | 'rules-changed' | 'amounts-differ'; changes: BenefitChange[] }

/** Finds a version of a region's rules, or undefined where it is no more. */
export type FindRules = (region: string, version: string) => RuleSet | undefined

const published: FindRules = (region, version) => regionOf(region)?.versions.find((one) => one.version === version)

/**
 * Computes a stored benefit anew under its own rules, by region and version, and reports every difference: rules that are
 * gone, amounts that do not come out as they did, and rules that say something else under the same name.
 */
export function replay(snapshot: BenefitSnapshot, hashOf: HashOf, find: FindRules = published): Replayed {
  const { region, version } = snapshot.result.ruleSet
  const rules = find(region, version)
  if (!rules) return { same: false, because: 'rules-gone', changes: [] }
  const changes = changesBetween(snapshot.result, calculateUnder(rules, snapshot.given))
  if (changes.length > 0) return { same: false, because: 'amounts-differ', changes }
  return hashOf(rules) === snapshot.rulesHash ? { same: true } : { same: false, because: 'rules-changed', changes }
}
