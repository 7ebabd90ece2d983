import type { Fen } from '../money/index.ts'
import { divide, type Fraction, fraction, halfUp, times, truncated } from './fraction.ts'

/** The days a month is counted as: thirty nearly everywhere, 30.4 and 365/12 in older rules, 21.75 for working days. */
export const divisors = {
  '30': fraction(30),
  '30.4': fraction(304, 10),
  '365/12': fraction(365, 12),
  '21.75': fraction(2175, 100),
} as const satisfies Record<string, Fraction>
export type Divisor = keyof typeof divisors

/** How the exact amount becomes money. */
export const roundings = {
  'half-up': '先算准再四舍五入到分',
  'daily-half-up': '先把日标准四舍五入到分，再乘以天数',
  'whole-yuan': '四舍五入到元',
  truncate: '舍去分以下',
} as const
export type Rounding = keyof typeof roundings

/** A monthly amount as it was derived, an annual total over the months it was earned in: not always a whole fen. */
export type MonthlyAmount = { numeratorFen: number; denominator: number }

export type AllowanceTerms = { monthlyBase: MonthlyAmount; days: number; divisor: Divisor; rounding: Rounding }

/**
 * Maternity allowance (生育津贴): monthly base ÷ days in a month × entitled days, an exact fraction until its rule rounds
 * it (女职工劳动保护特别规定第八条). `days` are calendar days, working days with the divisor 21.75. Throws RangeError on a
 * denominator of 0, on anything negative, and on days that are not whole.
 */
export function maternityAllowance({ monthlyBase, days, divisor, rounding }: AllowanceTerms): Fen {
  return allowanceOf(fraction(monthlyBase.numeratorFen, monthlyBase.denominator), { days, divisor, rounding })
}

/** The same, of a base that was derived already. */
export function allowanceOf(base: Fraction, { days, divisor, rounding }: Omit<AllowanceTerms, 'monthlyBase'>): Fen {
  const entitled = fraction(days)
  if (rounding === 'daily-half-up') return halfUp(times(fraction(halfUp(divide(base, divisors[divisor]))), entitled))
  // Days before the divisor, so that nothing is cut off on the way.
  const exact = divide(times(base, entitled), divisors[divisor])
  if (rounding === 'truncate') return truncated(exact)
  return halfUp(exact, rounding === 'whole-yuan' ? 100 : 1)
}
