import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, isMonth, month } from './month.ts'

describe('a month', () => {
  test.each(['2025-01', '2025-12', '1900-01'])('is %s', (text) => {
    expect(isMonth(text)).toBe(true)
    expect(month.parse(text)).toBe(text)
  })

  test.each(['2025-00', '2025-13', '2025-1', '202511', '2025-11-01', ''])('is not “%s”', (text) => {
    expect(isMonth(text)).toBe(false)
    expect(month.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['月份应写作年-月，如 2025-11'])
  })

  test.each(['1899-12', '2200-01'])('in a request is not %s', (text) => {
    expect(month.safeParse(text).success).toBe(false)
  })
})

describe('counting months', () => {
  test.each([
    { start: '2025-11', months: 1, then: '2025-12' },
    { start: '2025-12', months: 1, then: '2026-01' },
    { start: '2026-01', months: -1, then: '2025-12' },
    { start: '2025-11', months: 0, then: '2025-11' },
    { start: '2025-03', months: -27, then: '2022-12' },
    { start: '0050-12', months: 1, then: '0051-01' },
  ])('$months months after $start is $then', ({ start, months, then }) => {
    expect(addMonths(start, months)).toBe(then)
  })

  test('leads back, and forward is later', () => {
    const months = fc
      .tuple(fc.integer({ min: 1950, max: 2150 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, ordinal]) => `${year}-${String(ordinal).padStart(2, '0')}`)
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 500 }), (start, count) => {
        const then = addMonths(start, count)
        expect(isMonth(then)).toBe(true)
        expect(then > start).toBe(true)
        expect(addMonths(then, -count)).toBe(start)
      }),
    )
  })

  test.each([
    { start: '2025-13', months: 1 },
    { start: '2025-11-05', months: 1 },
    { start: '2025-11', months: 0.5 },
    { start: '0000-01', months: -1 },
    { start: '9999-12', months: 1 },
  ])('refuses $months months after $start', ({ start, months }) => {
    expect(() => addMonths(start, months)).toThrow(RangeError)
  })
})
