import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, workingDaysBetween } from '../calendar/index.ts'
import { ageBands, bandsOn } from './index.ts'

describe('what waits, by its age in working days', () => {
  test('on a Thursday: a weekend does not age it', () => {
    expect(bandsOn('2026-11-05')).toEqual([
      { band: 'new', from: '2026-11-03', to: null },
      { band: 'days', from: '2026-10-29', to: '2026-11-02' },
      { band: 'week', from: '2026-10-22', to: '2026-10-28' },
      { band: 'old', from: null, to: '2026-10-21' },
    ])
  })

  test('every day lies in the band of its working days', () => {
    const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-04-01', n))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), (today, ago) => {
        const since = addDays(today, -ago)
        const found = bandsOn(today)!.filter(
          ({ from, to }) => (from === null || from <= since) && (to === null || since <= to),
        )
        expect(found).toHaveLength(1)
        const { from, to } = ageBands[found[0]!.band]
        const age = workingDaysBetween(since, today)!
        expect(age).toBeGreaterThanOrEqual(from)
        expect(age).toBeLessThanOrEqual(to)
      }),
    )
  })

  test('is not told through a year whose holidays are unknown', () => {
    expect(bandsOn('2027-01-04')).toBeUndefined()
  })
})
