import type { Component } from '../event/index.ts'
import { fen, total } from '../money/index.ts'
import { allowanceFor } from './allowance.ts'
import type { BenefitCase } from './benefit-case.ts'
import { type BenefitLine, type Breakdown, lineOf, type Outcome } from './breakdown.ts'
import { circumstancesOf, countsAsTermination } from './circumstances.ts'
import { medicalExpenses } from './medical-expenses.ts'
import { prenatalExaminations } from './prenatal-examinations.ts'
import { isUnpublished, type RuleSet } from './rule-set.ts'
import { ruleSetFor } from './rule-set-for.ts'

/** Counted up whenever the same case under the same rules would be answered differently. Kept with every snapshot. */
export const ENGINE_VERSION = 1

/** Computes every benefit of a case under the rules that hold for it. Throws NoRuleSet where none was published. */
export const calculateBenefit = (given: BenefitCase): Breakdown => calculateUnder(ruleSetFor(given), given)

/** The same under a rule set in hand: for replays, and for drafts of rules to come. */
export function calculateUnder(rules: RuleSet, given: BenefitCase): Breakdown {
  const circumstances = circumstancesOf(given, rules)
  const isAsked = (component: Component) => given.components?.includes(component) ?? true
  const medical = isAsked('medical') ? medicalExpenses(given, circumstances, rules) : notAsked
  const prenatal = isAsked('prenatal') ? prenatalExaminations(given, circumstances, rules) : notAsked
  const allowance = isAsked('allowance') ? allowanceFor(given, circumstances, rules) : { ...notAsked, terms: null }
  const lines = [...openingLines(given, rules), ...medical.lines, ...prenatal.lines, ...allowance.lines]
  const refusals = [...medical.refusals, ...prenatal.refusals, ...allowance.refusals]
  return {
    ruleSet: {
      region: rules.region,
      name: rules.name,
      version: rules.version,
      unverified: marksOf(rules, [...lines, ...refusals]),
    },
    medicalFen: medical.amountFen,
    prenatalFen: prenatal.amountFen,
    allowanceFen: allowance.amountFen,
    totalFen: total([medical.amountFen, prenatal.amountFen, allowance.amountFen]),
    allowance: allowance.terms,
    lines,
    refusals,
  }
}

/** A benefit that the claim does not ask for. */
const notAsked: Outcome = { amountFen: fen(0), lines: [], refusals: [] }

/** What the event counts as, where that is not what it is called. */
function openingLines({ event }: BenefitCase, rules: RuleSet): BenefitLine[] {
  if (!countsAsTermination(event, rules) || isUnpublished(rules.noLiveBirth)) return []
  return [lineOf(rules.noLiveBirth, { code: 'event.no-live-birth', label: '没有活产，按终止妊娠的孕周计算' })]
}

/** Every mark of what this result rests on: of the version, of how it was picked, and of each rule used. */
function marksOf({ unverified, pickedBy }: RuleSet, steps: readonly { unverified?: string }[]): string[] {
  const marks = new Set(unverified)
  if (pickedBy.unverified) marks.add(pickedBy.unverified)
  for (const step of steps) if (step.unverified) marks.add(step.unverified)
  return [...marks]
}
