import { fen, prorate } from '../money/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import { lineOf, type Outcome, plainYuan, refused } from './breakdown.ts'
import type { Circumstances } from './circumstances.ts'
import { admissionTo, shareLine } from './eligibility.ts'
import { paying, settled } from './paid.ts'
import { isUnpublished, type RuleSet } from './rule-set.ts'
import { standardOf } from './standards.ts'

const nothing: Outcome = { amountFen: fen(0), lines: [], refusals: [] }

/** Prenatal examinations (产前检查费): none, within the delivery's standard, a lump sum with the event, or charges to a cap. */
export function prenatalExaminations(given: BenefitCase, circumstances: Circumstances, rules: RuleSet): Outcome {
  const { prenatal, published } = rules
  // An operation is no pregnancy carried on: even one that ends a pregnancy is paid as an operation alone.
  if (given.event.kind === 'family-planning') return nothing
  if (isUnpublished(prenatal))
    return refused('prenatal', 'no-published-rule', prenatal.unpublished, { source: published })
  const alone = given.event.kind === 'prenatal'
  if (!('standards' in prenatal)) {
    const label = prenatal.pays === 'none' ? '产前检查费不另支付' : '产前检查费已含在分娩标准内'
    if (alone) return refused('prenatal', 'prenatal-with-event', `${label}，不能单独申报`, prenatal)
    return { ...nothing, lines: [lineOf(prenatal, { code: `prenatal.${prenatal.pays}`, label, amountFen: fen(0) })] }
  }
  if (alone && prenatal.withEvent)
    return refused('prenatal', 'prenatal-with-event', '产前检查费随生育或终止妊娠支付，不能单独申报', prenatal)
  const admission = admissionTo('prenatal', given, rules)
  if (admission.refusal) return admission.refusal
  const granted = standardOf(prenatal.standards, prenatal.additions ?? [], circumstances, given.hospitalLevel)
  if (granted.fen === undefined) return refused('prenatal', granted.code, granted.message, prenatal)
  const lines = [...admission.lines, ...granted.lines, ...shareLine('prenatal', given, rules)]
  const standard = granted.fen === 'by-item' ? undefined : prorate(granted.fen, admission.percent, 100)
  if (prenatal.pays === 'lump-sum' && standard !== undefined)
    return settled('prenatal', paying(prenatal, 'prenatal', standard, lines), given, rules)
  if (alone && !given.charges)
    return refused('prenatal', 'charges-missing', '没有填写产前检查费，不能计算产前检查费', prenatal, lines)
  const charged = fen(given.charges?.prenatalFen ?? 0)
  const paid = standard === undefined ? charged : fen(Math.min(charged, standard))
  const formula = standard === undefined ? '按项目支付' : `${plainYuan(charged)} 与 ${plainYuan(standard)} 取低者`
  return settled('prenatal', paying(prenatal, 'prenatal', paid, lines, formula), given, rules)
}
