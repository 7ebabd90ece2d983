import { difference, type Fen, fen, prorate, total } from '../money/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import { type BenefitLine, lineOf, type Outcome, plainYuan, refused } from './breakdown.ts'
import type { Circumstances } from './circumstances.ts'
import { admissionTo, shareLine } from './eligibility.ts'
import { isUnpublished, type Method, methods, type RuleSet, type Sourced } from './rule-set.ts'
import { type Granted, operationsStandardOf, standardOf } from './standards.ts'

/** Medical expenses of the event (生育医疗费, 社会保险法第五十五条): what was charged against the standard that holds for it. */
export function medicalExpenses(given: BenefitCase, circumstances: Circumstances, rules: RuleSet): Outcome {
  const { medical, published } = rules
  if (given.event.kind === 'prenatal') return { amountFen: fen(0), lines: [], refusals: [] }
  const admission = admissionTo('medical', given, rules)
  if (admission.refusal) return admission.refusal
  if (isUnpublished(medical)) return refused('medical', 'no-published-rule', medical.unpublished, { source: published })
  const granted = grantedFor(medical, circumstances, given.hospitalLevel)
  if (granted.fen === undefined) return refused('medical', granted.code, granted.message, { source: published })
  const lines = [...admission.lines, ...granted.lines, ...shareLine('medical', given, rules)]
  const ceiling = granted.fen === 'by-item' ? undefined : prorate(granted.fen, admission.percent, 100)
  const { method } = medical
  if (method.pays === 'lump-sum' && ceiling !== undefined)
    return settled('medical', paying(method, 'medical', ceiling, lines), given, rules)
  const charged = coveredCharges(given, rules)
  if (!charged) return refused('medical', 'charges-missing', '没有填写医疗费总额，不能计算生育医疗费', method, lines)
  lines.push(...charged.lines)
  // By item there is no ceiling; the share of the insured kind is then taken of what was charged.
  const paid =
    ceiling === undefined ? prorate(charged.fen, admission.percent, 100) : fen(Math.min(charged.fen, ceiling))
  const formula = ceiling === undefined ? '按项目支付' : `${plainYuan(charged.fen)} 与 ${plainYuan(ceiling)} 取低者`
  return settled('medical', paying(method, 'medical', paid, lines, formula), given, rules)
}

type Published = Extract<RuleSet['medical'], { method: unknown }>

function grantedFor(medical: Published, circumstances: Circumstances, level: BenefitCase['hospitalLevel']): Granted {
  const rows = circumstances.event === 'family-planning' ? medical.operations : medical.standards
  if (isUnpublished(rows)) return { fen: undefined, code: 'no-published-rule', message: rows.unpublished }
  return circumstances.event === 'family-planning'
    ? operationsStandardOf(
        medical.operations as Exclude<typeof medical.operations, { unpublished: string }>,
        circumstances,
        level,
      )
    : standardOf(
        medical.standards as Exclude<typeof medical.standards, { unpublished: string }>,
        medical.additions,
        circumstances,
        level,
      )
}

/** What was charged less what no fund pays; where the standard includes prenatal examinations, with their charges. */
function coveredCharges({ charges }: BenefitCase, { prenatal, published }: RuleSet) {
  if (!charges) return undefined
  const includesPrenatal = !isUnpublished(prenatal) && prenatal.pays === 'included'
  const all = includesPrenatal ? total([fen(charges.totalFen), fen(charges.prenatalFen)]) : fen(charges.totalFen)
  const covered = difference(all, fen(charges.notCoveredFen))
  const lines: BenefitLine[] = [
    lineOf(
      { source: published },
      {
        code: 'medical.charges',
        label: charges.notCoveredFen > 0 ? '医疗费减不予支付的费用' : '医疗费',
        amountFen: covered,
        ...(charges.notCoveredFen > 0 && { formula: `${plainYuan(all)} − ${plainYuan(fen(charges.notCoveredFen))}` }),
      },
    ),
  ]
  return { fen: covered, lines }
}

const amountLabels = { medical: '生育医疗费', prenatal: '产前检查费' } as const

/** The amount of a benefit that is paid by cap or lump sum, with its line. */
export function paying(
  method: Sourced<{ pays: Method }>,
  component: keyof typeof amountLabels,
  amountFen: Fen,
  lines: readonly BenefitLine[],
  formula?: string,
): Outcome {
  const label = `${amountLabels[component]}（${methods[method.pays]}）`
  const line = lineOf(method, { code: `${component}.amount`, label, amountFen, ...(formula && { formula }) })
  return { amountFen, lines: [...lines, line], refusals: [] }
}

const settledFields = { medical: 'medicalFen', prenatal: 'prenatalFen', allowance: 'allowanceFen' } as const

/** Takes off what the same event was paid before; the claim never owes, so that nothing is the least. */
export function settled(
  component: keyof typeof settledFields,
  outcome: Outcome,
  { settledBefore }: BenefitCase,
  { published }: RuleSet,
): Outcome {
  const before = fen(settledBefore?.[settledFields[component]] ?? 0)
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
