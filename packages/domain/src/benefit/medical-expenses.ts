import { difference, fen, prorate, total } from '../money/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import { type BenefitLine, lineOf, type Outcome, plainYuan, refused } from './breakdown.ts'
import type { Circumstances } from './circumstances.ts'
import { admissionTo, shareLine } from './eligibility.ts'
import { paying, settled } from './paid.ts'
import { isUnpublished, type RuleSet, type Unpublished } from './rule-set.ts'
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
  const { standards, additions, operations } = medical
  const unpublished = ({ unpublished: message }: Unpublished): Granted => ({
    fen: undefined,
    code: 'no-published-rule',
    message,
  })
  if (circumstances.event === 'family-planning')
    return isUnpublished(operations) ? unpublished(operations) : operationsStandardOf(operations, circumstances, level)
  return isUnpublished(standards) ? unpublished(standards) : standardOf(standards, additions, circumstances, level)
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
