import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { divide, fraction, halfUp, isBelow, plus, times, truncated } from './fraction.ts'

const fractions = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999_999 }), fc.integer({ min: 1, max: 1_000_000_000 }))
  .map(([numerator, denominator]) => fraction(numerator, denominator))

describe('a fraction', () => {
  test.each([
    [-1, 1],
    [1, 0],
    [1, -2],
    [0.5, 1],
    [1, 1.5],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
    [Number.MAX_SAFE_INTEGER + 1, 1],
  ])('cannot be %d / %d', (numerator, denominator) => {
    expect(() => fraction(numerator, denominator)).toThrow(RangeError)
  })

  test('of one number is that number', () => {
    expect(truncated(fraction(7))).toBe(7)
  })

  test('cannot be divided by nothing', () => {
    expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError)
  })

  test('keeps what rounding on the way would lose: 1 ÷ 3 × 3 is 1', () => {
    expect(truncated(times(divide(fraction(1), fraction(3)), fraction(3)))).toBe(1)
  })

  test('adds over different denominators: 1/2 + 1/3 + 1/6 is 1', () => {
    expect(truncated(plus(plus(fraction(1, 2), fraction(1, 3)), fraction(1, 6)))).toBe(1)
  })

  test('is not below itself, however it is written', () => {
    expect(isBelow(fraction(1, 3), fraction(2, 6))).toBe(false)
    expect(isBelow(fraction(2, 6), fraction(1, 3))).toBe(false)
  })
})

describe('rounding', () => {
  test.each([
    { of: fraction(5, 10), toFen: 1, toYuan: 0, cut: 0 },
    { of: fraction(49, 100), toFen: 0, toYuan: 0, cut: 0 },
    { of: fraction(5_000), toFen: 5_000, toYuan: 5_000, cut: 5_000 },
    { of: fraction(5_049), toFen: 5_049, toYuan: 5_000, cut: 5_049 },
    { of: fraction(5_050), toFen: 5_050, toYuan: 5_100, cut: 5_050 },
    { of: fraction(504_999, 100), toFen: 5_050, toYuan: 5_000, cut: 5_049 },
    { of: fraction(2, 3), toFen: 1, toYuan: 0, cut: 0 },
  ])('case %#: to the fen $toFen, to the yuan $toYuan, cut off $cut', ({ of, toFen, toYuan, cut }) => {
    expect([halfUp(of), halfUp(of, 100), truncated(of)]).toEqual([toFen, toYuan, cut])
  })

  test('refuses what is beyond exact numbers', () => {
    expect(() => halfUp(times(fraction(Number.MAX_SAFE_INTEGER), fraction(2)))).toThrow(RangeError)
    expect(() => truncated(times(fraction(Number.MAX_SAFE_INTEGER), fraction(2)))).toThrow(RangeError)
  })

  test('goes half a unit far at most, exactly half goes up, and cutting off never goes up', () => {
    fc.assert(
      fc.property(fractions, fc.constantFrom(1, 100), (of, unit) => {
        const step = BigInt(unit) * of.denominator
        const twiceOver = 2n * BigInt(halfUp(of, unit)) * of.denominator - 2n * of.numerator
        expect(twiceOver).toBeLessThanOrEqual(step)
        expect(twiceOver).toBeGreaterThan(-step)
        const cutOff = of.numerator - BigInt(truncated(of)) * of.denominator
        expect(cutOff).toBeGreaterThanOrEqual(0n)
        expect(cutOff).toBeLessThan(of.denominator)
      }),
    )
  })
})
