import type { Component } from '../event/index.ts'
import { components } from '../event/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import type { BenefitLine, Outcome } from './breakdown.ts'
import { lineOf, refused } from './breakdown.ts'
import { insuredKinds, isUnpublished, type RuleSet } from './rule-set.ts'

/** What decides whether a benefit is open to this person at all: let in with the lines that say so, or refused. */
export type Admission = { refusal: Outcome } | { refusal: undefined; lines: BenefitLine[]; percent: number }

/** Judges insured kind and months paid for one benefit (社会保险法第五十四条 and the regional rule). */
export function admissionTo(component: Component, { event, insured }: BenefitCase, rules: RuleSet): Admission {
  const kind = rules.insured[insured.kind]
  const name = insuredKinds[insured.kind]
  if (isUnpublished(kind)) {
    return { refusal: refused(component, 'kind-not-covered', kind.unpublished, { source: rules.published }) }
  }
  if (component === 'allowance' && !kind.allowance)
    return { refusal: refused(component, 'kind-without-allowance', `${name}不享受生育津贴`, kind) }
  if (event.kind === 'birth' && event.outcome?.liveBirths === 0 && isUnpublished(rules.noLiveBirth))
    return {
      refusal: refused(component, 'no-published-rule', rules.noLiveBirth.unpublished, { source: rules.published }),
    }
  const rule = rules.eligibility[component]
  const lines: BenefitLine[] = []
  if (isUnpublished(rule)) {
    const unknown = { source: rules.published, unverified: rule.unpublished }
    lines.push(lineOf(unknown, { code: `${component}.eligible`, label: '缴费月数' }))
  } else if (rule.months > 0) {
    const paid = rule.counted === 'continuous' ? insured.continuousMonths : insured.contributionMonths
    const counted = rule.counted === 'continuous' ? '连续' : '累计'
    if (paid != null) {
      if (paid < rule.months) {
        const sentence = `${counted}缴费 ${paid} 个月，不足 ${rule.months} 个月，不支付${components[component]}。${rule.otherwise ?? ''}`
        return { refusal: refused(component, 'contribution-months', sentence, rule) }
      }
      lines.push(
        lineOf(rule, {
          code: `${component}.eligible`,
          label: `${counted}缴费满 ${rule.months} 个月`,
          formula: `${paid} ≥ ${rule.months}`,
        }),
      )
    }
  }
  return { refusal: undefined, lines, percent: component === 'allowance' ? 100 : kind.percent }
}

/** The line that says which share of the standard this insured kind is paid. */
export function shareLine(component: Component, { insured }: BenefitCase, rules: RuleSet): BenefitLine[] {
  const kind = rules.insured[insured.kind]
  if (isUnpublished(kind) || kind.percent === 100) return []
  return [
    lineOf(kind, {
      code: `${component}.share`,
      label: `${insuredKinds[insured.kind]}按标准的 ${kind.percent}% 支付`,
      formula: `× ${kind.percent}%`,
    }),
  ]
}
