import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths } from '../calendar/index.ts'
import { contributionMonths, type PaidRange } from './contribution-months.ts'

const months = (ranges: PaidRange[], on = '2026-10-20') => {
  const { cumulative, continuous } = contributionMonths(ranges, on)
  return [cumulative, continuous]
}

describe('months of contribution up to an event, its own month counted', () => {
  test.each<[string, PaidRange[], [number, number]]>([
    ['never paid', [], [0, 0]],
    ['this month only', [{ from: '2026-10', until: null }], [1, 1]],
    ['from next month', [{ from: '2026-11', until: null }], [0, 0]],
    ['a year, to the day’s month', [{ from: '2025-11', until: null }], [12, 12]],
    ['eleven months', [{ from: '2025-12', until: null }], [11, 11]],
    ['left a month before', [{ from: '2024-01', until: '2026-10' }], [33, 0]],
    [
      'a gap of a month',
      [
        { from: '2025-01', until: '2026-02' },
        { from: '2026-03', until: null },
      ],
      [21, 8],
    ],
    [
      'from one employer to the next without a gap',
      [
        { from: '2025-01', until: '2026-03' },
        { from: '2026-03', until: null },
      ],
      [22, 22],
    ],
    [
      'two at once count once',
      [
        { from: '2026-01', until: null },
        { from: '2026-05', until: '2026-08' },
      ],
      [10, 10],
    ],
  ])('%s', (_what, ranges, counted) => {
    expect(months(ranges)).toEqual(counted)
  })

  test('the month is the event’s, on its first day and its last', () => {
    const range = [{ from: '2026-09', until: null }]
    expect(months(range, '2026-10-01')).toEqual([2, 2])
    expect(months(range, '2026-10-31')).toEqual([2, 2])
  })

  test('are those that a calendar of all months has, looked at one by one', () => {
    const soon = fc.integer({ min: 0, max: 40 }).map((n) => addMonths('2024-01', n))
    const ranges = fc.array(fc.record({ from: soon, until: fc.option(soon) }), { maxLength: 6 })
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 40 }), (paid, to) => {
        const calendar = Array.from({ length: to + 1 }, (_, n) => addMonths('2024-01', n))
        const isPaid = (month: string) =>
          paid.some(({ from, until }) => from <= month && (until === null || month < until))
        const unpaid = calendar.map(isPaid).lastIndexOf(false)
        expect(months(paid, `${calendar[to]!}-15`)).toEqual([calendar.filter(isPaid).length, to - unpaid])
      }),
    )
  })
})
