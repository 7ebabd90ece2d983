import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateInShanghai, instantInShanghai, timeInShanghai } from './shanghai.ts'

const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })

describe('the day in Shanghai', () => {
  test.each([
    { instant: '2025-11-10T15:59:59.999Z', date: '2025-11-10' },
    { instant: '2025-11-10T16:00:00Z', date: '2025-11-11' },
    { instant: '2025-12-31T16:00:00Z', date: '2026-01-01' },
  ])('is $date at $instant', ({ instant, date }) => {
    expect(dateInShanghai(new Date(instant))).toBe(date)
  })

  test('is what the time zone database says', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dateInShanghai(instant)).toBe(shanghai.format(instant))
      }),
    )
  })
})

describe('the time in Shanghai', () => {
  test.each([
    { instant: '2025-11-10T15:59:59.999Z', time: '23:59:59' },
    { instant: '2025-11-10T16:00:00Z', time: '00:00:00' },
    { instant: '2025-11-11T01:05:09Z', time: '09:05:09' },
  ])('is $time at $instant', ({ instant, time }) => {
    expect(timeInShanghai(new Date(instant))).toBe(time)
  })
})

describe('an instant in Shanghai', () => {
  test.each([
    { date: '2025-11-11', time: undefined, instant: '2025-11-10T16:00:00.000Z' },
    { date: '2025-11-11', time: '08:30', instant: '2025-11-11T00:30:00.000Z' },
    { date: '2025-11-10', time: '23:59:59', instant: '2025-11-10T15:59:59.000Z' },
  ])('$date $time is $instant', ({ date, time, instant }) => {
    expect(instantInShanghai(date, time).toISOString()).toBe(instant)
  })

  test.each([
    { date: '1995-02-29', time: '00:00' },
    { date: '2025-11-11', time: '25:00' },
    { date: '2025-11-11', time: '8 o’clock' },
  ])('is refused for $date $time', ({ date, time }) => {
    expect(() => instantInShanghai(date, time)).toThrow(RangeError)
  })

  test('lies on its own day, and not a second earlier', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const date = dateInShanghai(instant)
        const midnight = instantInShanghai(date)
        expect(dateInShanghai(midnight)).toBe(date)
        expect(dateInShanghai(new Date(midnight.getTime() - 1)) < date).toBe(true)
      }),
    )
  })
})
