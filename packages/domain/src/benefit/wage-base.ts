import type { Month, PlainDate } from '../calendar/index.ts'
import { fen } from '../money/index.ts'
import { plainYuan } from './breakdown.ts'
import { divide, type Fraction, fraction, halfUp, isBelow, plus, times } from './fraction.ts'
import type { MonthlyAmount } from './maternity-allowance.ts'
import { type BaseMethod, baseMethods, isUnpublished, type RuleSet, type Source } from './rule-set.ts'

/** What an employer reported for a month: the sum of its employees' bases, and how many they were. */
export type EmployerMonth = { month: Month; totalFen: number; headcount: number }

/** What the register knows about wages, as far as the caller may see it. */
export type WageRegister = {
  /** The insured person's own bases, month by month, with the employer that reported each. */
  own: readonly { month: Month; employerId: string; baseFen: number }[]
  employers: readonly { id: string; name: string; months: readonly EmployerMonth[] }[]
  /** Employers that were taken over: their months count for the successor. */
  successions: readonly { predecessorId: string; successorId: string; on: PlainDate }[]
  /** 全口径月平均工资 by year; absent while it is not fixed. */
  regionalAverages: readonly { year: number; monthlyFen: number }[]
}

/** One step of how a base was found. */
export type WageLine = { label: string; amountFen?: number | undefined; formula?: string | undefined }

/** The monthly base of an allowance, exact, with how it was found. */
export type WageBase = {
  monthlyBase: MonthlyAmount
  /** The average that clamps it; null while none is fixed. */
  regionalMonthlyAverageFen: number | null
  method: BaseMethod
  /** Why the base may still change, or null: then 补支 or 追回 follow once it is known. */
  provisional: string | null
  lines: WageLine[]
  source: Source
}

type Derived = { amount: Fraction; lines: WageLine[] }
type Asked = { on: PlainDate; employerId: string }

/**
 * Derives the monthly base for an event from the register by the rule set's method, or by its fallback where the register
 * has nothing for it (an employer without a prior year). Answers a sentence where even that finds nothing.
 */
export function wageBaseFor(event: Asked, register: WageRegister, rules: RuleSet): WageBase | { missing: string } {
  const { allowance } = rules
  if (isUnpublished(allowance)) return { missing: allowance.unpublished }
  const { method, fallback, source } = allowance.base
  for (const used of new Set([method, fallback])) {
    const derived = derivations[used](event, register)
    if (!derived) continue
    const average = regionalAverage(event.on, register)
    return {
      monthlyBase: asNumbers(derived.amount),
      regionalMonthlyAverageFen: average?.monthlyFen ?? null,
      method: used,
      provisional: provisionalOf(event.on, average, rules),
      lines: [
        ...(used === method ? [] : [{ label: `登记中没有${baseMethods[method]}，改用${baseMethods[used]}` }]),
        ...derived.lines,
      ],
      source,
    }
  }
  return { missing: `登记中没有${baseMethods[method]}，不能计算生育津贴` }
}

const yearOf = (on: PlainDate) => Number(on.slice(0, 'YYYY'.length))
const monthOf = (on: PlainDate): Month => on.slice(0, 'YYYY-MM'.length)

const derivations: Record<BaseMethod, (event: Asked, register: WageRegister) => Derived | undefined> = {
  'employer-prior-year': (event, register) =>
    averageOver(event.employerId, register, monthsOfYear(yearOf(event.on) - 1), `${yearOf(event.on) - 1} 年`),
  'employer-current-month': (event, register) =>
    averageOver(event.employerId, register, (month) => month === monthOf(event.on), `${monthOf(event.on)} 月`),
  'employer-birth-year': (event, register) =>
    averageOver(event.employerId, register, monthsOfYear(yearOf(event.on)), `${yearOf(event.on)} 年`),
  'own-current-month': ({ on }, { own }) => {
    const base = own.find(({ month }) => month === monthOf(on))
    if (!base) return undefined
    const amount = fen(base.baseFen)
    return { amount: fraction(amount), lines: [{ label: `本人 ${monthOf(on)} 月缴费基数`, amountFen: amount }] }
  },
  'lower-of-employer-and-own': (event, register) => {
    const employer = derivations['employer-prior-year'](event, register)
    const own = derivations['own-current-month'](event, register)
    if (!employer || !own) return employer ?? own
    const lower = isBelow(own.amount, employer.amount) ? own : employer
    const lines = [...employer.lines, ...own.lines, { label: '两者取低', amountFen: halfUp(lower.amount) }]
    return { amount: lower.amount, lines }
  },
  'weighted-by-employer': weightedByEmployer,
}

const monthsOfYear = (year: number) => (month: Month) => month.startsWith(`${year}-`)

/** The average monthly wage of an employer over some months, those of its predecessors counted with it. */
function averageOver(
  employerId: string,
  register: WageRegister,
  counts: (month: Month) => boolean,
  span: string,
): Derived | undefined {
  const members = [employerId, ...predecessorsOf(employerId, register)]
  const employers = register.employers.filter(({ id }) => members.includes(id))
  const months = employers.flatMap((employer) => employer.months.filter(({ month }) => counts(month)))
  const personMonths = months.reduce((sum, { headcount }) => sum + headcount, 0)
  if (personMonths === 0) return undefined
  const totalFen = months.reduce((sum, { totalFen }) => sum + totalFen, 0)
  const amount = fraction(totalFen, personMonths)
  const names = employers.map(({ name }) => name).join('、')
  const headcount = personMonths / new Set(months.map(({ month }) => month)).size
  return {
    amount,
    lines: [
      { label: `${names} ${span}缴费基数合计`, amountFen: fen(totalFen) },
      {
        label: `${span}缴费 ${personMonths} 人月，平均 ${Number.isInteger(headcount) ? headcount : headcount.toFixed(1)} 人`,
      },
      { label: '月平均', amountFen: halfUp(amount), formula: `${plainYuan(fen(totalFen))} ÷ ${personMonths}` },
    ],
  }
}

const predecessorsOf = (employerId: string, { successions }: WageRegister): string[] =>
  successions.filter(({ successorId }) => successorId === employerId).map(({ predecessorId }) => predecessorId)

/** Each employer's prior-year average, weighted by the months the person was with it in that year. */
function weightedByEmployer({ on, employerId }: Asked, register: WageRegister): Derived | undefined {
  const year = yearOf(on) - 1
  const ownMonths = register.own.filter(({ month }) => monthsOfYear(year)(month))
  if (ownMonths.length === 0) return derivations['employer-prior-year']({ on, employerId }, register)
  const lines: WageLine[] = []
  let sum = fraction(0)
  for (const id of new Set(ownMonths.map((own) => own.employerId))) {
    const average = averageOver(id, register, monthsOfYear(year), `${year} 年`)
    if (!average) return undefined
    const months = ownMonths.filter((own) => own.employerId === id).length
    sum = plus(sum, times(average.amount, fraction(months)))
    lines.push(...average.lines, { label: `在该单位 ${months} 个月` })
  }
  const amount = divide(sum, fraction(ownMonths.length))
  return { amount, lines: [...lines, { label: `按 ${ownMonths.length} 个月加权平均`, amountFen: halfUp(amount) }] }
}

/** The average that holds for an event: the prior year's, where it is fixed, else the latest that is. */
function regionalAverage(on: PlainDate, { regionalAverages }: WageRegister) {
  const known = regionalAverages.filter(({ year }) => year < yearOf(on))
  return known.reduce<(typeof known)[number] | undefined>(
    (latest, one) => (latest && latest.year > one.year ? latest : one),
    undefined,
  )
}

function provisionalOf(on: PlainDate, average: { year: number } | undefined, { allowance }: RuleSet): string | null {
  if (isUnpublished(allowance) || isUnpublished(allowance.clamp)) return null
  const year = yearOf(on) - 1
  if (average?.year === year) return null
  return average
    ? `${year} 年全口径月平均工资尚未公布，暂按 ${average.year} 年核定，公布后补支或追回`
    : `${year} 年全口径月平均工资尚未公布，暂不核对基数上下限，公布后补支或追回`
}

/**
 * As JSON numbers carry it: whole fen where it is, else the total over its months as it was explained, reduced only where
 * that is too long; what stays too long is kept to the millionth of a fen.
 */
function asNumbers({ numerator, denominator }: Fraction): MonthlyAmount {
  const divisor = greatestCommonDivisor(numerator, denominator)
  const forms = divisor === denominator ? [divisor] : [1n, divisor]
  for (const by of forms) {
    const [n, d] = [numerator / by, denominator / by]
    if (n <= BigInt(Number.MAX_SAFE_INTEGER) && d <= LONGEST_SPAN)
      return { numeratorFen: Number(n), denominator: Number(d) }
  }
  return { numeratorFen: Number((numerator * 1_000_000n) / denominator), denominator: 1_000_000 }
}

/** The largest denominator a case takes: a thousand million person-months. */
const LONGEST_SPAN = 1_000_000_000n

function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : greatestCommonDivisor(other, one % other)
}
