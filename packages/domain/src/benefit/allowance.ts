import { fen } from '../money/index.ts'
import type { BenefitCase } from './benefit-case.ts'
import {
  type BenefitLine,
  type Breakdown,
  type Clamped,
  lineOf,
  type Outcome,
  plainYuan,
  refused,
} from './breakdown.ts'
import type { Circumstances } from './circumstances.ts'
import { admissionTo } from './eligibility.ts'
import { entitledDays } from './entitled-days.ts'
import { type Fraction, fraction, halfUp, isBelow } from './fraction.ts'
import { allowanceOf, roundings } from './maternity-allowance.ts'
import { settled } from './paid.ts'
import { isUnpublished, payees, type RuleSet } from './rule-set.ts'

type Published = Extract<RuleSet['allowance'], { days: unknown }>

/** The allowance with what it was computed from; `terms` is null where none is at issue. */
export type AllowanceOutcome = Outcome & { terms: Breakdown['allowance'] }

/** Maternity allowance of a case (生育津贴, 社会保险法第五十六条): who has it, for how many days, on which base. */
export function allowanceFor(given: BenefitCase, circumstances: Circumstances, rules: RuleSet): AllowanceOutcome {
  const { allowance, published } = rules
  if (given.event.kind === 'prenatal') return { amountFen: fen(0), lines: [], refusals: [], terms: null }
  const admission = admissionTo('allowance', given, rules)
  if (admission.refusal) return { ...admission.refusal, terms: null }
  if (isUnpublished(allowance))
    return { ...refused('allowance', 'no-published-rule', allowance.unpublished, { source: published }), terms: null }
  if (given.insured.wageContinues)
    return {
      ...refused('allowance', 'wage-continues', '产假期间工资由单位照发，不支付生育津贴', allowance.wageContinues),
      terms: null,
    }
  const entitled = entitledDays(circumstances, allowance)
  if (entitled.days === undefined)
    return { ...refused('allowance', 'no-published-rule', entitled.message, { source: published }), terms: null }
  const { days } = entitled
  const payee = payeeOn(allowance, given.paidOn ?? given.event.on)
  const lines = [...admission.lines, ...entitled.lines]
  if (lines.filter((line) => line.days !== undefined).length > 1)
    lines.push(lineOf({ source: published }, { code: 'allowance.days', label: '天数合计', days }))
  const wage = given.wages?.monthlyBase
  if (!wage)
    return {
      ...refused('allowance', 'wage-missing', '没有月缴费基数，不能计算生育津贴', allowance.base, lines),
      terms: { days, payee: payee.is, monthlyBaseFen: null, clamped: null },
    }
  const base = clampedBase(given, fraction(wage.numeratorFen, wage.denominator), allowance)
  const terms = { days, divisor: allowance.divisor.is, rounding: allowance.rounding.is }
  const amountFen = allowanceOf(base.amount, terms)
  lines.push(...base.lines, {
    ...lineOf(allowance.divisor, {
      code: 'allowance.amount',
      label: '生育津贴',
      amountFen,
      formula: `${base.formula} ÷ ${allowance.divisor.is} × ${days}`,
    }),
  })
  if (allowance.rounding.is !== 'half-up' || allowance.rounding.unverified)
    lines.push(lineOf(allowance.rounding, { code: 'allowance.rounding', label: roundings[allowance.rounding.is] }))
  lines.push(lineOf(payee, { code: 'allowance.payee', label: `支付给${payees[payee.is]}` }))
  return {
    ...settled('allowance', { amountFen, lines, refusals: [] }, given, rules),
    terms: { days, payee: payee.is, monthlyBaseFen: halfUp(base.amount), clamped: base.clamped },
  }
}

type Base = { amount: Fraction; formula: string; clamped: Clamped | null; lines: BenefitLine[] }

/** The monthly base between floor and ceiling, both percentages of the regional average. */
function clampedBase({ wages }: BenefitCase, amount: Fraction, { base, clamp }: Published): Base {
  const wage = wages!.monthlyBase!
  const whole = wage.denominator === 1
  const formula = whole
    ? plainYuan(fen(wage.numeratorFen))
    : `${plainYuan(fen(wage.numeratorFen))} ÷ ${wage.denominator}`
  const lines = [
    lineOf(base, {
      code: 'allowance.base',
      label: '月缴费基数',
      amountFen: halfUp(amount),
      ...(!whole && { formula }),
    }),
  ]
  const average = wages?.regionalMonthlyAverageFen
  if (isUnpublished(clamp)) return { amount, formula, clamped: null, lines }
  if (average == null) {
    const unverified = `没有全口径月平均工资，未按 ${clamp.floorPercent}%–${clamp.ceilingPercent}% 核对基数`
    lines.push({ code: 'allowance.base.unclamped', label: '基数上下限', source: clamp.source, unverified })
    return { amount, formula, clamped: null, lines }
  }
  const [floor, ceiling] = [share(average, clamp.floorPercent), share(average, clamp.ceilingPercent)]
  const clamped = isBelow(amount, floor) ? 'floor' : isBelow(ceiling, amount) ? 'ceiling' : null
  if (clamped === null) return { amount, formula, clamped, lines }
  const [percent, limit] = clamped === 'floor' ? [clamp.floorPercent, floor] : [clamp.ceilingPercent, ceiling]
  const limited = plainYuan(halfUp(limit))
  lines.push(
    lineOf(clamp, {
      code: `allowance.base.${clamped}`,
      label:
        clamped === 'floor'
          ? `低于下限，按全口径月平均工资的 ${percent}%`
          : `高于上限，按全口径月平均工资的 ${percent}%`,
      amountFen: halfUp(limit),
      formula: `${plainYuan(fen(average))} × ${percent}%`,
    }),
  )
  return { amount: limit, formula: limited, clamped, lines }
}

const share = (averageFen: number, percent: number): Fraction => fraction(averageFen * percent, 100)

/** To whom an allowance paid on this day goes. */
function payeeOn({ payee }: Published, paidOn: string) {
  return payee.reduce((current, row) => (row.from === null || row.from <= paidOn ? row : current))
}
