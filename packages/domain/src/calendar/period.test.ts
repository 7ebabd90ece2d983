import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { windowRulesByRegion } from './filing-windows.ts'
import { addMonths } from './month.ts'
import {
  type FilingCalendar,
  isOpenForSubmission,
  nextBoundary,
  periodAt,
  periodOf,
  submissionState,
  whyNoMove,
} from './period.ts'

const instants = fc.date({ min: new Date('2014-01-01'), max: new Date('2199-11-01'), noInvalidDate: true })
const calendarOf = (change: Partial<FilingCalendar> = {}): FilingCalendar => ({
  region: '130100',
  moves: [],
  reopenings: [],
  ...change,
})
const shijiazhuang = calendarOf()
const shenyang = calendarOf({ region: '210100' })
const at = (text: string) => new Date(`${text}+08:00`)

describe('the month, to the second on Shanghai’s clocks', () => {
  test.each([
    { when: '2025-03-01T00:00:00', period: '2025-03', state: 'open' },
    { when: '2025-03-10T23:59:59.999', period: '2025-03', state: 'open' },
    { when: '2025-03-11T00:00:00', period: '2025-04', state: 'before' },
    { when: '2025-03-31T23:59:59.999', period: '2025-04', state: 'before' },
    { when: '2024-02-29T23:59:59.999', period: '2024-03', state: 'before' },
    { when: '2024-03-01T00:00:00', period: '2024-03', state: 'open' },
    { when: '2025-02-28T23:59:59.999', period: '2025-03', state: 'before' },
    { when: '2025-12-11T00:00:00', period: '2026-01', state: 'before' },
    { when: '2025-12-31T23:59:59.999', period: '2026-01', state: 'before' },
    { when: '2026-01-01T00:00:00', period: '2026-01', state: 'open' },
    { when: '2028-02-29T12:00:00', period: '2028-03', state: 'before' },
    { when: '2100-02-28T23:59:59.999', period: '2100-03', state: 'before' },
    { when: '2100-03-01T00:00:00', period: '2100-03', state: 'open' },
  ])('at $when is $period, $state', ({ when, period, state }) => {
    const found = periodAt(shijiazhuang, at(when))
    expect([found.month, submissionState(found, at(when))]).toEqual([period, state])
  })

  test('does not change with the zone an instant is written in', () => {
    expect(periodAt(shijiazhuang, new Date('2025-03-10T16:00:00Z')).month).toBe('2025-04')
    expect(periodAt(shijiazhuang, new Date('2025-03-10T15:59:59.999Z')).month).toBe('2025-03')
  })

  test('is entered from the 11th before to the 10th, submitted from the 1st, and reminded of on the 8th', () => {
    expect(periodOf(shijiazhuang, '2025-01')).toMatchObject({
      entry: { opensAt: at('2024-12-11T00:00:00'), closesAt: at('2025-01-11T00:00:00') },
      submission: { opensAt: at('2025-01-01T00:00:00'), closesAt: at('2025-01-11T00:00:00') },
      remindOn: '2025-01-08',
      moved: null,
      reopened: null,
    })
  })

  test.each(Object.keys(windowRulesByRegion))(
    'open at any instant is the one whose entry window holds it, and only the next when that closes (%s)',
    (region) => {
      const calendar = calendarOf({ region })
      fc.assert(
        fc.property(instants, (instant) => {
          const { month, entry } = periodAt(calendar, instant)
          expect(entry.opensAt <= instant && instant < entry.closesAt).toBe(true)
          expect(periodAt(calendar, entry.closesAt).month).toBe(addMonths(month, 1))
        }),
      )
    },
  )

  test('does not exist for a word that is no month, nor where nobody knows the windows', () => {
    expect(() => periodOf(shijiazhuang, '2025-13')).toThrow(RangeError)
    expect(() => periodAt(calendarOf({ region: '370100' }), new Date())).toThrow('no filing windows')
  })
})

describe('a region that takes submissions until the 15th at 12:00, on working days', () => {
  test.each([
    { when: '2026-01-01T09:00:00', state: 'day-off', what: '元旦' },
    { when: '2026-01-04T09:00:00', state: 'open', what: 'a Sunday that is worked' },
    { when: '2026-02-14T09:00:00', state: 'open', what: 'a Saturday that is worked' },
    { when: '2026-01-10T09:00:00', state: 'day-off', what: 'a Saturday' },
    { when: '2026-01-15T11:59:59.999', state: 'open', what: 'the last moment' },
    { when: '2026-01-15T12:00:00', state: 'after', what: 'noon' },
    { when: '2027-01-05T09:00:00', state: 'unknown-day', what: 'a year without data: said, not guessed' },
  ])('at $when it is $state: $what', ({ when, state }) => {
    const month = when.slice(0, 7)
    expect(submissionState(periodOf(shenyang, month), at(when))).toBe(state)
  })

  test('begins the next period at that very hour', () => {
    expect(periodAt(shenyang, at('2026-01-15T11:59:59')).month).toBe('2026-01')
    expect(periodAt(shenyang, at('2026-01-15T12:00:00')).month).toBe('2026-02')
  })
})

describe('a window moved for all', () => {
  const moved = {
    period: '2026-02',
    opensAt: at('2026-02-01T00:00:00'),
    closesAt: at('2026-02-28T12:00:00'),
    reason: '春节',
  }
  const calendar = calendarOf({ moves: [moved] })

  test('holds for its period, and the next is entered from its closing on', () => {
    expect(periodOf(calendar, '2026-02')).toMatchObject({
      submission: { closesAt: moved.closesAt },
      moved: { reason: '春节' },
    })
    expect(periodAt(calendar, at('2026-02-28T11:59:59')).month).toBe('2026-02')
    expect(periodAt(calendar, at('2026-02-28T12:00:00')).month).toBe('2026-03')
    expect(periodOf(calendar, '2026-03')).toMatchObject({ entry: { opensAt: moved.closesAt }, moved: null })
  })

  test('may close in another month than its own', () => {
    const late = calendarOf({ moves: [{ ...moved, period: '2026-01', closesAt: at('2026-02-01T00:00:00') }] })
    expect(periodAt(late, at('2026-01-31T23:59:59')).month).toBe('2026-01')
    expect(periodAt(late, at('2026-02-01T00:00:00')).month).toBe('2026-02')
  })

  test('moved once more, the last word counts', () => {
    const again = { ...moved, closesAt: at('2026-02-20T00:00:00') }
    expect(periodOf(calendarOf({ moves: [again, moved] }), '2026-02').submission.closesAt).toEqual(again.closesAt)
  })

  const now = at('2026-02-05T09:00:00')
  const open = {
    period: '2026-02',
    opensAt: at('2026-02-01T00:00:00'),
    closesAt: at('2026-02-13T00:00:00'),
    reason: '系统升级',
  }
  const ahead = {
    period: '2026-03',
    opensAt: at('2026-03-02T00:00:00'),
    closesAt: at('2026-03-13T00:00:00'),
    reason: '系统升级',
  }
  test.each([
    [open, undefined],
    [ahead, undefined],
    [{ ...open, period: '2026-01' }, '这个所属期的申报已经截止，不能再整体调整；可以为个别单位重新开放'],
    [{ ...ahead, closesAt: ahead.opensAt }, '截止时间应晚于开始时间'],
    [{ ...open, opensAt: at('2026-02-02T00:00:00') }, '申报已经开始，开始时间不能再改'],
    [{ ...open, closesAt: at('2026-02-08T00:00:00') }, '申报已经开始，截止时间只能延后'],
    [{ ...ahead, opensAt: now }, '开始时间应晚于现在'],
    [{ ...ahead, opensAt: at('2026-02-10T00:00:00') }, '上一所属期还没有截止，开始时间应在其后'],
    [{ ...ahead, closesAt: at('2026-04-02T00:00:00') }, '截止时间应不晚于下一所属期开始申报的时间'],
  ])('%#: is refused in one sentence, or not', (move, sentence) => {
    expect(whyNoMove(shijiazhuang, move, now)).toBe(sentence)
  })

  test('never changes which period was open at an instant before it was moved', () => {
    const moves = fc.record({
      period: fc.constantFrom('2026-02', '2026-03'),
      opensAt: fc.date({ min: at('2026-01-20T00:00:00'), max: at('2026-04-05T00:00:00'), noInvalidDate: true }),
      closesAt: fc.date({ min: at('2026-01-20T00:00:00'), max: at('2026-04-05T00:00:00'), noInvalidDate: true }),
      reason: fc.constant('调整'),
    })
    const past = fc.date({ min: at('2025-12-01T00:00:00'), max: now, noInvalidDate: true })
    fc.assert(
      fc.property(moves, past, (move, instant) => {
        fc.pre(whyNoMove(shijiazhuang, move, now) === undefined)
        const [before, after] = [shijiazhuang, calendarOf({ moves: [move] })].map((one) => periodAt(one, instant))
        expect(after!.month).toBe(before!.month)
        expect(isOpenForSubmission(after!, instant)).toBe(isOpenForSubmission(before!, instant))
      }),
    )
  })
})

describe('a period opened again for one employer', () => {
  const reopened = {
    period: '2026-01',
    from: at('2026-01-14T09:00:00'),
    until: at('2026-01-16T18:00:00'),
    reason: '网络故障',
  }
  const calendar = calendarOf({ reopenings: [reopened] })

  test.each([
    { when: '2026-01-14T08:59:59', state: 'after' },
    { when: '2026-01-14T09:00:00', state: 'reopened' },
    { when: '2026-01-16T17:59:59', state: 'reopened' },
    { when: '2026-01-16T18:00:00', state: 'after' },
  ])('at $when is $state', ({ when, state }) => {
    const period = periodOf(calendar, '2026-01')
    expect(submissionState(period, at(when))).toBe(state)
    expect(isOpenForSubmission(period, at(when))).toBe(state === 'reopened')
  })

  test('does not hold up the next one', () => {
    expect(periodAt(calendar, at('2026-01-15T09:00:00')).month).toBe('2026-02')
  })
})

test('the next boundary is the opening, then the closing', () => {
  const period = periodOf(shijiazhuang, '2026-02')
  expect(nextBoundary(period, at('2026-01-20T09:00:00'))).toEqual({ what: 'opens', at: at('2026-02-01T00:00:00') })
  expect(nextBoundary(period, at('2026-02-01T00:00:00'))).toEqual({ what: 'closes', at: at('2026-02-11T00:00:00') })
})
