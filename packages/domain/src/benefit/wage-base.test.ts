import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { BaseMethod, RuleSet } from './rule-set.ts'
import { maternityAllowance } from './maternity-allowance.ts'
import { ruleSetFor } from './rule-set-for.ts'
import { wageBaseFor, type WageRegister } from './wage-base.ts'

const shijiazhuang = ruleSetFor({ region: '130100', event: { on: '2026-03-10' } })

/** Shijiazhuang's rules with another method of finding the base. */
function rulesWith(method: BaseMethod, fallback: BaseMethod = method): RuleSet {
  const { allowance } = shijiazhuang
  if (!('days' in allowance)) throw new Error('the rules have no allowance')
  return { ...shijiazhuang, allowance: { ...allowance, base: { ...allowance.base, method, fallback } } }
}

const year = (of: number, totalFen: number, headcount: number) =>
  Array.from({ length: 12 }, (_, month) => ({
    month: `${of}-${String(month + 1).padStart(2, '0')}`,
    totalFen,
    headcount,
  }))

const register = (change: Partial<WageRegister> = {}): WageRegister => ({
  own: [],
  employers: [{ id: 'one', name: '华辰机械', months: year(2025, 1_460_000, 2) }],
  successions: [],
  regionalAverages: [{ year: 2025, monthlyFen: 700_000 }],
  ...change,
})

const event = { on: '2026-03-10', employerId: 'one' }
const baseOf = (method: BaseMethod, of: WageRegister, fallback?: BaseMethod) => {
  const base = wageBaseFor(event, of, rulesWith(method, fallback))
  if ('missing' in base) return base.missing
  return [base.monthlyBase.numeratorFen, base.monthlyBase.denominator]
}

describe('the base of an allowance', () => {
  test('is the employer’s average of the year before, explained', () => {
    expect(wageBaseFor(event, register(), rulesWith('employer-prior-year'))).toMatchObject({
      monthlyBase: { numeratorFen: 730_000, denominator: 1 },
      regionalMonthlyAverageFen: 700_000,
      method: 'employer-prior-year',
      provisional: null,
      lines: [
        { label: '华辰机械 2025 年缴费基数合计', amountFen: 17_520_000 },
        { label: '2025 年缴费 24 人月，平均 2 人' },
        { label: '月平均', amountFen: 730_000, formula: '175200.00 ÷ 24' },
      ],
    })
  })

  test('counts each month with the people it had', () => {
    const months = [
      { month: '2025-11', totalFen: 500_000, headcount: 1 },
      { month: '2025-12', totalFen: 2_000_001, headcount: 2 },
    ]
    const employers = [{ id: 'one', name: '华辰机械', months }]
    expect(baseOf('employer-prior-year', register({ employers }))).toEqual([2_500_001, 3])
  })

  test('of an employer without a prior year falls back, and says so', () => {
    const months = [{ month: '2026-03', totalFen: 640_000, headcount: 1 }]
    const employers = [{ id: 'one', name: '新单位', months }]
    const base = wageBaseFor(event, register({ employers }), rulesWith('employer-prior-year', 'employer-current-month'))
    expect(base).toMatchObject({
      method: 'employer-current-month',
      monthlyBase: { numeratorFen: 640_000, denominator: 1 },
      lines: [
        { label: '登记中没有用人单位上年度职工月平均工资，改用用人单位当月职工平均缴费基数' },
        { label: '新单位 2026-03 月缴费基数合计' },
        {},
        {},
      ],
    })
  })

  test('that is nowhere is missing, in a sentence', () => {
    expect(baseOf('employer-prior-year', register({ employers: [] }))).toBe(
      '登记中没有用人单位上年度职工月平均工资，不能计算生育津贴',
    )
  })

  test('after a merger counts the predecessor’s months with the successor’s', () => {
    const employers = [
      { id: 'one', name: '合并后', months: year(2025, 1_000_000, 1) },
      { id: 'old', name: '合并前', months: year(2025, 1_800_000, 3) },
      { id: 'other', name: '无关', months: year(2025, 9_000_000, 1) },
    ]
    const successions = [{ predecessorId: 'old', successorId: 'one', on: '2025-07-01' }]
    expect(baseOf('employer-prior-year', register({ employers, successions }))).toEqual([700_000, 1])
  })

  test('may be the person’s own, of the month', () => {
    const own = [
      { month: '2026-02', employerId: 'one', baseFen: 600_000 },
      { month: '2026-03', employerId: 'one', baseFen: 610_000 },
    ]
    expect(baseOf('own-current-month', register({ own }))).toEqual([610_000, 1])
  })

  test.each([
    [610_000, 610_000],
    [900_000, 730_000],
  ])('may be the lower of own (%d) and employer’s', (baseFen, lower) => {
    const own = [{ month: '2026-03', employerId: 'one', baseFen }]
    expect(baseOf('lower-of-employer-and-own', register({ own }))).toEqual([lower, 1])
  })

  test('may be that of the year of birth so far', () => {
    const employers = [{ id: 'one', name: '华辰机械', months: year(2026, 1_500_000, 2).slice(0, 3) }]
    expect(baseOf('employer-birth-year', register({ employers }))).toEqual([750_000, 1])
  })

  test('after a change of employer is weighted by the months with each', () => {
    const own = year(2025, 0, 0).map(({ month }, index) => ({
      month,
      employerId: index < 4 ? 'old' : 'one',
      baseFen: 500_000,
    }))
    const employers = [
      { id: 'one', name: '现单位', months: year(2025, 900_000, 1) },
      { id: 'old', name: '原单位', months: year(2025, 600_000, 1) },
    ]
    // 6,000.00 for four months and 9,000.00 for eight.
    expect(baseOf('weighted-by-employer', register({ own, employers }))).toEqual([800_000, 1])
  })

  test('is exact whatever the headcounts: splitting an employer in two and merging it changes nothing', () => {
    const months = fc.array(
      fc.record({ totalFen: fc.integer({ min: 1, max: 10_000_000 }), headcount: fc.integer({ min: 1, max: 40 }) }),
      { minLength: 12, maxLength: 12 },
    )
    fc.assert(
      fc.property(months, months, (one, other) => {
        const at = (given: typeof one) =>
          given.map((month, index) => ({ ...month, month: `2025-${String(index + 1).padStart(2, '0')}` }))
        const split = register({
          employers: [
            { id: 'one', name: '甲', months: at(one) },
            { id: 'old', name: '乙', months: at(other) },
          ],
          successions: [{ predecessorId: 'old', successorId: 'one', on: '2025-07-01' }],
        })
        const whole = register({ employers: [{ id: 'one', name: '甲', months: [...at(one), ...at(other)] }] })
        expect(baseOf('employer-prior-year', split)).toEqual(baseOf('employer-prior-year', whole))
      }),
    )
  })
})

describe('the average that clamps it', () => {
  const provisionalWith = (regionalAverages: WageRegister['regionalAverages']) => {
    const base = wageBaseFor(event, register({ regionalAverages }), shijiazhuang)
    if ('missing' in base) throw new Error(base.missing)
    return [base.regionalMonthlyAverageFen, base.provisional]
  }

  test.each<[string, WageRegister['regionalAverages'], unknown[]]>([
    ['is that of the year before', [{ year: 2025, monthlyFen: 700_000 }], [700_000, null]],
    [
      'is the latest there is while that is not fixed',
      [
        { year: 2023, monthlyFen: 600_000 },
        { year: 2024, monthlyFen: 650_000 },
      ],
      [650_000, '2025 年全口径月平均工资尚未公布，暂按 2024 年核定，公布后补支或追回'],
    ],
    [
      'is none where none is known',
      [],
      [null, '2025 年全口径月平均工资尚未公布，暂不核对基数上下限，公布后补支或追回'],
    ],
    [
      'is never that of the year itself',
      [{ year: 2026, monthlyFen: 900_000 }],
      [null, '2025 年全口径月平均工资尚未公布，暂不核对基数上下限，公布后补支或追回'],
    ],
  ])('%s', (_what, averages, expected) => {
    expect(provisionalWith(averages)).toEqual(expected)
  })
})

test('a base of three employers too long for a number stays right to the fen', () => {
  const own = year(2025, 0, 0).map(({ month }, index) => ({ month, employerId: `e${index % 3}`, baseFen: 1 }))
  const employers = [0, 1, 2].map((n) => ({
    id: `e${n}`,
    name: `单位${n}`,
    months: year(2025, 99_999_999_989 - n, 100_003 + 2 * n),
  }))
  const base = wageBaseFor(
    { ...event, employerId: 'e0' },
    register({ own, employers }),
    rulesWith('weighted-by-employer'),
  )
  if ('missing' in base) throw new Error(base.missing)
  const exact =
    employers.map(({ months }) => months[0]!).reduce((sum, { totalFen, headcount }) => sum + totalFen / headcount, 0) /
    3
  expect(base.monthlyBase.denominator).toBeLessThanOrEqual(1_000_000_000)
  expect(base.monthlyBase.numeratorFen / base.monthlyBase.denominator).toBeCloseTo(exact, 3)
  expect(maternityAllowance({ monthlyBase: base.monthlyBase, days: 158, divisor: '30', rounding: 'half-up' })).toBe(
    Math.round((exact * 158) / 30),
  )
})
