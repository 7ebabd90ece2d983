import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AllowanceTerms,
  type Divisor,
  divisors,
  maternityAllowance,
  type Rounding,
  roundings,
} from './maternity-allowance.ts'

const allowance = (baseFen: number, days: number, change: Partial<AllowanceTerms> = {}) =>
  maternityAllowance({
    monthlyBase: { numeratorFen: baseFen, denominator: 1 },
    days,
    divisor: '30',
    rounding: 'half-up',
    ...change,
  })

describe('published amounts', () => {
  test.each([
    { id: 'W-01', place: '石家庄', base: 12000_00, days: 158, amount: 63200_00 },
    { id: 'W-04', place: '宿迁', base: 8000_00, days: 98, amount: 26133_33 },
    { id: 'W-05', place: '宿迁', base: 9000_00, days: 98 + 15, amount: 33900_00 },
    { id: 'W-05b', place: '宿迁', base: 7500_00, days: 98 + 15, amount: 28250_00 },
    { id: 'W-12', place: '北京', base: 12000_00, days: 128, amount: 51200_00 },
    { id: 'W-13', place: '上海', base: 11500_00, days: 128, rounding: 'whole-yuan', amount: 49067_00 },
    { id: 'W-19', place: '–', base: 6000_00, days: 98, amount: 19600_00 },
    { id: 'W-21', place: '嘉兴', base: 10000_00, days: 98, amount: 32666_67 },
    { id: 'W-35', place: '–', base: 2695_00, days: 95, rounding: 'truncate', amount: 8534_16 },
    { id: 'W-39', place: '济南', base: 6500_00, days: 158, rounding: 'whole-yuan', amount: 34233_00 },
    { id: 'W-40', place: '北京', base: 8000_00, days: 158, rounding: 'daily-half-up', amount: 42133_86 },
  ] as const)('$id $place: $base fen over $days days is $amount fen', ({ base, days, amount, ...rest }) => {
    expect(allowance(base, days, 'rounding' in rest ? { rounding: rest.rounding } : {})).toBe(amount)
  })

  test.each([
    { base: 7500_00, days: 188, printed: 46500_00, right: 47000_00 },
    { base: 6500_00, days: 158, printed: 34366_67, right: 34233_33 },
  ])('$base fen over $days days was printed as $printed, and is $right', ({ base, days, printed, right }) => {
    expect(allowance(base, days)).toBe(right)
    for (const rounding of keysOf(roundings)) expect(allowance(base, days, { rounding })).not.toBe(printed)
  })
})

describe('rounding', () => {
  // 2695 ÷ 30 × 95 = 8534.1666…; 2695 ÷ 30 = 89.8333…
  test.each<[Rounding, number]>([
    ['half-up', 8534_17],
    ['daily-half-up', 8533_85],
    ['whole-yuan', 8534_00],
    ['truncate', 8534_16],
  ])('%s', (rounding, amount) => {
    expect(allowance(2695_00, 95, { rounding })).toBe(amount)
  })

  test('of half a fen goes up, of half a yuan too', () => {
    expect(allowance(15, 1)).toBe(1)
    expect(allowance(1500, 1, { rounding: 'whole-yuan' })).toBe(100)
    expect(allowance(14, 1)).toBe(0)
    expect(allowance(1499, 1, { rounding: 'whole-yuan' })).toBe(0)
  })
})

describe('the days of a month', () => {
  test.each<[Divisor, number, number]>([
    ['30', 128, 38400_00],
    // 9000 × 128 ÷ 30.4 = 37894.7368…
    ['30.4', 128, 37894_74],
    // 9000 × 12 × 128 ÷ 365 = 37873.9726…
    ['365/12', 128, 37873_97],
    // 9000 × 70 working days ÷ 21.75 = 28965.5172…
    ['21.75', 70, 28965_52],
  ])('as %s: 9000.00 over %d days is %d fen', (divisor, days, amount) => {
    expect(allowance(9000_00, days, { divisor })).toBe(amount)
  })
})

describe('a base that is no whole fen', () => {
  test('stays exact until the last step: 100,000.00 a year is 8,333.33… a month', () => {
    const monthlyBase = { numeratorFen: 100_000_00, denominator: 12 }
    expect(allowance(0, 158, { monthlyBase })).toBe(43888_89)
    // Rounded to 8333.33 first it would be 43888.87.
    expect(allowance(8333_33, 158)).toBe(43888_87)
  })

  test('is the same however its fraction is written', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 2, max: 1000 }), (given, factor) => {
        const { numeratorFen, denominator } = given.monthlyBase
        const monthlyBase = { numeratorFen: numeratorFen * factor, denominator: denominator * factor }
        expect(maternityAllowance({ ...given, monthlyBase })).toBe(maternityAllowance(given))
      }),
    )
  })
})

describe('an allowance', () => {
  test('of no days or no wage is nothing', () => {
    for (const rounding of keysOf(roundings)) {
      expect(allowance(7300_00, 0, { rounding })).toBe(0)
      expect(allowance(0, 158, { rounding })).toBe(0)
    }
  })

  test('is never less for one more day', () => {
    fc.assert(
      fc.property(terms, (given) => {
        expect(maternityAllowance({ ...given, days: given.days + 1 })).toBeGreaterThanOrEqual(maternityAllowance(given))
      }),
    )
  })

  test('is never less for a higher base', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 1, max: 1_000_000 }), (given, more) => {
        const { numeratorFen, denominator } = given.monthlyBase
        const monthlyBase = { numeratorFen: numeratorFen + more, denominator }
        expect(maternityAllowance({ ...given, monthlyBase })).toBeGreaterThanOrEqual(maternityAllowance(given))
      }),
    )
  })

  test('is ten times as much for ten times the base where nothing is rounded', () => {
    fc.assert(
      fc.property(terms, fc.integer({ min: 0, max: 1_000_000 }), (given, multiple) => {
        // A multiple of the divisor in whole yuan has nothing behind the yuan.
        const numeratorFen = multiple * Number(divisors[given.divisor].numerator) * 100
        const of = (factor: number) =>
          maternityAllowance({ ...given, monthlyBase: { numeratorFen: numeratorFen * factor, denominator: 1 } })
        expect(of(10)).toBe(10 * of(1))
      }),
    )
  })

  test('half up is never further than half a fen from exact; cut off, never above and never a fen below', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const { numerator, denominator } = exactly(given)
        const twiceOver = 2n * BigInt(maternityAllowance({ ...given, rounding: 'half-up' })) * denominator
        expect(twiceOver - 2n * numerator).toBeLessThanOrEqual(denominator)
        expect(twiceOver - 2n * numerator).toBeGreaterThan(-denominator)
        const cut = numerator - BigInt(maternityAllowance({ ...given, rounding: 'truncate' })) * denominator
        expect(cut).toBeGreaterThanOrEqual(0n)
        expect(cut).toBeLessThan(denominator)
      }),
    )
  })

  test('by whole yuan has no fen and is half a yuan from exact at most; by the day, half a fen for each day', () => {
    fc.assert(
      fc.property(terms, (given) => {
        const { numerator, denominator } = exactly(given)
        const off = (rounding: Rounding) => {
          const away = BigInt(maternityAllowance({ ...given, rounding })) * denominator - numerator
          return 2n * (away < 0n ? -away : away)
        }
        expect(maternityAllowance({ ...given, rounding: 'whole-yuan' }) % 100).toBe(0)
        expect(off('whole-yuan')).toBeLessThanOrEqual(100n * denominator)
        expect(off('daily-half-up')).toBeLessThanOrEqual(BigInt(given.days) * denominator)
      }),
    )
  })
})

describe('terms that cannot be', () => {
  test.each([
    { of: 'a denominator of 0', monthlyBase: { numeratorFen: 7300_00, denominator: 0 } },
    { of: 'a negative denominator', monthlyBase: { numeratorFen: 7300_00, denominator: -1 } },
    { of: 'a broken denominator', monthlyBase: { numeratorFen: 7300_00, denominator: 0.5 } },
    { of: 'a negative base', monthlyBase: { numeratorFen: -1, denominator: 1 } },
    { of: 'a base of half a fen', monthlyBase: { numeratorFen: 0.5, denominator: 1 } },
    { of: 'no number', monthlyBase: { numeratorFen: Number.NaN, denominator: 1 } },
    { of: 'an endless base', monthlyBase: { numeratorFen: Number.POSITIVE_INFINITY, denominator: 1 } },
    { of: 'negative days', days: -1 },
    { of: 'half a day', days: 0.5 },
    { of: 'days that are no number', days: Number.NaN },
    { of: 'more than numbers hold', monthlyBase: { numeratorFen: Number.MAX_SAFE_INTEGER, denominator: 1 } },
  ])('throw: $of', ({ of: _of, ...change }) => {
    for (const rounding of keysOf(roundings))
      expect(() => allowance(7300_00, 158, { rounding, ...change })).toThrow(RangeError)
  })
})

const keysOf = <Key extends string>(table: Record<Key, unknown>) => Object.keys(table) as Key[]

const terms = fc.record({
  monthlyBase: fc.record({
    numeratorFen: fc.integer({ min: 0, max: 9_999_999_999 }),
    denominator: fc.oneof(fc.constantFrom(1, 12), fc.integer({ min: 1, max: 10_000 })),
  }),
  days: fc.integer({ min: 0, max: 400 }),
  divisor: fc.constantFrom(...keysOf(divisors)),
  rounding: fc.constantFrom(...keysOf(roundings)),
})

/** Days in a month as the rules print them, over one another. */
const printed = { '30': [30n, 1n], '30.4': [152n, 5n], '365/12': [365n, 12n], '21.75': [87n, 4n] } as const

/** The amount before rounding, reckoned apart from the engine. */
function exactly({ monthlyBase, days, divisor }: AllowanceTerms) {
  const [over, under] = printed[divisor]
  return {
    numerator: BigInt(monthlyBase.numeratorFen) * BigInt(days) * under,
    denominator: BigInt(monthlyBase.denominator) * over,
  }
}
