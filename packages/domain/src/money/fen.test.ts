import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, fen, prorate, total } from './fen.ts'

const amounts = fc.integer({ min: 0, max: 99_999_999_999 }).map(fen)

describe('an amount', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1])('cannot be %d', (n) => {
    expect(() => fen(n)).toThrow(RangeError)
  })

  test('may be negative, as a recovery is', () => {
    expect(fen(-1230)).toBe(-1230)
  })
})

describe('total', () => {
  test('adds fen exactly where yuan as fractions would not', () => {
    expect(total([fen(10), fen(20)])).toBe(30)
  })

  test('of nothing is zero', () => {
    expect(total([])).toBe(0)
  })

  test('takes any iterable', () => {
    expect(total(new Set([fen(1), fen(2)]))).toBe(3)
  })

  test('refuses a sum that could not be exact, even on the way to one that is', () => {
    expect(() => total([fen(Number.MAX_SAFE_INTEGER), fen(1), fen(-1)])).toThrow(RangeError)
  })
})

test('the difference is what is left of a total', () => {
  fc.assert(
    fc.property(amounts, amounts, (a, b) => {
      expect(difference(total([a, b]), b)).toBe(a)
    }),
  )
})

describe('prorate', () => {
  test.each([
    { amount: 100, numerator: 1, denominator: 3, gives: 33 },
    { amount: 200, numerator: 1, denominator: 3, gives: 67 },
    { amount: 1, numerator: 1, denominator: 2, gives: 1 },
    { amount: 3, numerator: 1, denominator: 2, gives: 2 },
    { amount: 685_000, numerator: 98, denominator: 30, gives: 2_237_667 },
    { amount: 0, numerator: 98, denominator: 30, gives: 0 },
    { amount: 99_999_999_999, numerator: 365, denominator: 365, gives: 99_999_999_999 },
  ])('$amount × $numerator ÷ $denominator is $gives', ({ amount, numerator, denominator, gives }) => {
    expect(prorate(fen(amount), numerator, denominator)).toBe(gives)
  })

  test.each([
    { amount: -1, numerator: 1, denominator: 2 },
    { amount: 1, numerator: -1, denominator: 2 },
    { amount: 1, numerator: 1, denominator: 0 },
    { amount: 1, numerator: 1, denominator: -2 },
    { amount: 1, numerator: 0.5, denominator: 2 },
    { amount: 1, numerator: 1, denominator: 1.5 },
    { amount: 1, numerator: 1, denominator: Number.NaN },
    { amount: Number.MAX_SAFE_INTEGER, numerator: 2, denominator: 1 },
  ])('refuses $amount × $numerator ÷ $denominator', ({ amount, numerator, denominator }) => {
    expect(() => prorate(fen(amount), numerator, denominator)).toThrow(RangeError)
  })

  test('is never more than half a fen away from the exact share, and exactly half goes up', () => {
    const days = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(amounts, days, days, (amount, numerator, denominator) => {
        const share = prorate(amount, numerator, denominator)
        const twiceOver = 2n * BigInt(share) * BigInt(denominator) - 2n * BigInt(amount) * BigInt(numerator)
        expect(twiceOver).toBeLessThanOrEqual(BigInt(denominator))
        expect(twiceOver).toBeGreaterThan(-BigInt(denominator))
      }),
    )
  })
})
