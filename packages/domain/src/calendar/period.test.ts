import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryWindow, isSubmissionOpen, periodAt, submissionWindow } from './period.ts'

const instants = fc.date({ min: new Date('2014-01-01'), max: new Date('2199-12-01'), noInvalidDate: true })

describe('the month', () => {
  test.each([
    { at: '2025-03-01T00:00:00+08:00', period: '2025-03', submission: true },
    { at: '2025-03-05T12:00:00+08:00', period: '2025-03', submission: true },
    { at: '2025-03-10T23:59:59.999+08:00', period: '2025-03', submission: true },
    { at: '2025-03-11T00:00:00+08:00', period: '2025-04', submission: false },
    { at: '2025-03-31T23:59:59.999+08:00', period: '2025-04', submission: false },
    { at: '2025-12-11T00:00:00+08:00', period: '2026-01', submission: false },
    { at: '2026-01-01T00:00:00+08:00', period: '2026-01', submission: true },
    { at: '2025-03-10T16:00:00Z', period: '2025-04', submission: false },
  ])('at $at is $period, submission open: $submission', ({ at, period, submission }) => {
    expect(periodAt(new Date(at))).toBe(period)
    expect(isSubmissionOpen(new Date(at))).toBe(submission)
  })

  test('is entered from the 11th before to the 10th, and submitted from the 1st', () => {
    expect(entryWindow('2025-01')).toEqual({
      opensAt: new Date('2024-12-11T00:00:00+08:00'),
      closesAt: new Date('2025-01-11T00:00:00+08:00'),
    })
    expect(submissionWindow('2025-01')).toEqual({
      opensAt: new Date('2025-01-01T00:00:00+08:00'),
      closesAt: new Date('2025-01-11T00:00:00+08:00'),
    })
  })

  test('open at any instant is the one whose entry window holds it, and only the next when that closes', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const period = periodAt(instant)
        const { opensAt, closesAt } = entryWindow(period)
        expect(opensAt <= instant && instant < closesAt).toBe(true)
        expect(entryWindow(periodAt(closesAt)).opensAt).toEqual(closesAt)
      }),
    )
  })

  test('is open for submission on ten days', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const { opensAt, closesAt } = submissionWindow(periodAt(instant))
        expect(closesAt.getTime() - opensAt.getTime()).toBe(10 * 24 * 60 * 60 * 1000)
        expect(isSubmissionOpen(instant)).toBe(instant >= opensAt)
      }),
    )
  })

  test('does not exist for a word that is no month', () => {
    expect(() => entryWindow('2025-13')).toThrow(RangeError)
    expect(() => submissionWindow('2025-13')).toThrow(RangeError)
  })
})
