import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isWorkingDay, type PlainDate, workingDaysBetween } from '../calendar/index.ts'
import {
  clockPaused,
  clockResumed,
  clockStarted,
  componentDeadlines,
  earliest,
  limitOf,
  pausedSince,
  type ReviewClock,
} from './index.ts'

const all = ['medical', 'prenatal', 'allowance'] as const
const dueOf = (clock: ReviewClock, region = '130100') =>
  Object.fromEntries(componentDeadlines(region, all, clock).map(({ component, dueOn }) => [component, dueOn]))
const promiseOf = (clock: ReviewClock, region = '130100') =>
  componentDeadlines(region, ['medical'], clock)[0]!.promisedOn

describe('a component is due', () => {
  test.each<{ what: string; receivedOn: PlainDate; allowance: PlainDate | null; medical: PlainDate | null }>([
    { what: 'a Thursday', receivedOn: '2026-11-05', allowance: '2026-11-19', medical: '2026-12-17' },
    { what: 'a Saturday', receivedOn: '2026-11-07', allowance: '2026-11-20', medical: '2026-12-18' },
    {
      what: 'before 国庆节 and its days worked for it',
      receivedOn: '2026-09-25',
      allowance: '2026-10-15',
      medical: '2026-11-12',
    },
    {
      what: 'so late that 30 days lead into a year without holidays',
      receivedOn: '2026-11-24',
      allowance: '2026-12-08',
      medical: null,
    },
    { what: 'the last days of what is known', receivedOn: '2026-12-28', allowance: null, medical: null },
  ])('10 or 30 working days after $receivedOn, $what', ({ receivedOn, allowance, medical }) => {
    expect(dueOf(clockStarted(receivedOn))).toEqual({ allowance, medical, prenatal: medical })
  })

  test('by a limit with its article', () => {
    expect(limitOf('allowance', '2026-11-05')).toEqual({
      workingDays: 10,
      grade: 'A',
      basis: '《社会保险经办条例》第二十条',
    })
  })

  test('on no day while the claim is with the employer, and later by the working days it was there', () => {
    const returned = clockPaused(clockStarted('2026-11-05'), '2026-11-10')
    expect(pausedSince(returned)).toBe('2026-11-10')
    expect(dueOf(returned)).toEqual({ allowance: null, medical: null, prenatal: null })
    const answered = clockResumed(returned, '2026-11-17')
    expect(pausedSince(answered)).toBeNull()
    expect(dueOf(answered)).toMatchObject({ allowance: '2026-11-26', medical: '2026-12-24' })
  })

  test('beside what the region promises: in 石家庄 the end of the month it came in, elsewhere nothing known', () => {
    const clock = clockStarted('2026-11-05')
    expect(promiseOf(clock)).toBe('2026-11-30')
    expect(promiseOf(clock, '110000')).toBeNull()
    const back = clockResumed(clockPaused(clock, '2026-11-10'), '2026-12-02')
    expect(promiseOf(back)).toBe('2026-12-31')
    expect(promiseOf(clockPaused(back, '2026-12-03'))).toBeNull()
  })
})

describe('the clock', () => {
  const day = fc.integer({ min: 0, max: 200 }).map((n) => addDays('2025-01-02', n))
  const span = fc.integer({ min: 0, max: 20 })

  test('counts as many working days as the limit, and none of those with the employer', () => {
    fc.assert(
      fc.property(day, fc.array(fc.tuple(span, span), { maxLength: 3 }), (from, turns) => {
        let [clock, now] = [clockStarted(from), from]
        for (const [held, away] of turns) {
          clock = clockPaused(clock, addDays(now, held))
          now = addDays(now, held + away)
          clock = clockResumed(clock, now)
        }
        const dueOn = dueOf(clock)['allowance']!
        const counted = workingDaysBetween(from, dueOn)!
        // Pauses follow one another, so that no day is in two of them.
        const withEmployer = clock.pauses
          .map((pause) => workingDaysBetween(pause.from, pause.until! < dueOn ? pause.until! : dueOn)!)
          .reduce((sum, days) => sum + Math.max(0, days), 0)
        expect(counted - withEmployer).toBe(10)
        expect(isWorkingDay(dueOn)).toBe(true)
      }),
    )
  })

  test('that stood still and runs again makes nothing due earlier', () => {
    fc.assert(
      fc.property(day, span, span, (from, held, away) => {
        const clock = clockStarted(from)
        const back = clockResumed(clockPaused(clock, addDays(from, held)), addDays(from, held + away))
        for (const { component, dueOn } of componentDeadlines('130100', all, back))
          expect(dueOn! >= dueOf(clock)[component]!).toBe(true)
      }),
    )
  })
})

describe('several due days', () => {
  test('the earliest of days counts, whatever is unknown', () => {
    expect(earliest([null, '2026-11-20', undefined, '2026-11-19'])).toBe('2026-11-19')
    expect(earliest([null])).toBeNull()
  })
})
