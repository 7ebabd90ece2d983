import { type Component, components } from '../event/index.ts'
import { difference, type Fen, fen } from '../money/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import { amountFields, type BenefitLine, lineOf, type Outcome, plainYuan } from './breakdown.ts'
import { type Method, methods, type RuleSet, type Sourced } from './rule-set.ts'

/** The amount of a benefit that is paid by cap or lump sum, with its line. */
export function paying(
  method: Sourced<{ pays: Method }>,
  component: 'medical' | 'prenatal',
  amountFen: Fen,
  lines: readonly BenefitLine[],
  formula?: string,
): Outcome {
  const label = `${components[component]}（${methods[method.pays]}）`
  const line = lineOf(method, { code: `${component}.amount`, label, amountFen, ...(formula && { formula }) })
  return { amountFen, lines: [...lines, line], refusals: [] }
}

/** Takes off what the same event was paid before; the claim never owes, so that nothing is the least. */
export function settled(
  component: Component,
  outcome: Outcome,
  { settledBefore }: BenefitCase,
  { published }: RuleSet,
): Outcome {
  const before = fen(settledBefore?.[amountFields[component]] ?? 0)
  if (before === 0) return outcome
  const amountFen = fen(Math.max(0, difference(outcome.amountFen, before)))
  const line = lineOf(
    { source: published },
    {
      code: `${component}.settled-before`,
      label: '减同一生育事件已支付',
      amountFen: fen(-before),
      formula: `${plainYuan(outcome.amountFen)} − ${plainYuan(before)}${outcome.amountFen < before ? '，不足部分另行追回' : ''}`,
    },
  )
  return { ...outcome, amountFen, lines: [...outcome.lines, line] }
}
