import { type Fen, fen } from '../money/index.ts'

/** An exact, non-negative amount of fen, `numerator ÷ denominator`: what an average is before its rule rounds it. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

/** `numerator ÷ denominator`. Throws RangeError unless both are safe integers, the first not negative, the second above 0. */
export function fraction(numerator: number, denominator = 1): Fraction {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || numerator < 0 || denominator < 1)
    throw new RangeError(`${numerator} / ${denominator} is no amount`)
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) }
}

export const times = (one: Fraction, other: Fraction): Fraction => ({
  numerator: one.numerator * other.numerator,
  denominator: one.denominator * other.denominator,
})

/** `one ÷ other`. Throws RangeError when `other` is nothing. */
export function divide(one: Fraction, other: Fraction): Fraction {
  if (other.numerator === 0n) throw new RangeError('nothing can be divided by 0')
  return { numerator: one.numerator * other.denominator, denominator: one.denominator * other.numerator }
}

export const plus = (one: Fraction, other: Fraction): Fraction => ({
  numerator: one.numerator * other.denominator + other.numerator * one.denominator,
  denominator: one.denominator * other.denominator,
})

/** Whether `one` is the smaller. */
export const isBelow = (one: Fraction, other: Fraction): boolean =>
  one.numerator * other.denominator < other.numerator * one.denominator

/** The fraction in whole multiples of `unit` fen, half up (1: to the fen; 100: to the yuan). */
export function halfUp({ numerator, denominator }: Fraction, unit = 1): Fen {
  const [n, d] = [numerator, denominator * BigInt(unit)]
  return fen(Number((2n * n + d) / (2n * d)) * unit)
}

/** The fraction in whole fen, what lies behind the fen cut off. */
export const truncated = ({ numerator, denominator }: Fraction): Fen => fen(Number(numerator / denominator))
