import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, ageOn, daysBetween, isPlainDate } from './plain-date.ts'

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const spans = fc.integer({ min: -40_000, max: 40_000 })

describe('a plain date', () => {
  test.each(['2025-11-05', '2000-02-29', '2024-02-29', '1880-01-01', '2199-12-31', '0033-04-03'])('is %s', (text) => {
    expect(isPlainDate(text)).toBe(true)
  })

  test.each(['1995-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-01-00', '2025-1-05', ''])(
    'is not “%s”',
    (text) => {
      expect(isPlainDate(text)).toBe(false)
    },
  )

  test.each(['2025-11-05T00:00:00Z', ' 2025-11-05', '２０２５-11-05', '20251105'])('is not “%s” either', (text) => {
    expect(isPlainDate(text)).toBe(false)
  })
})

describe('counting days', () => {
  test.each([
    { date: '2025-02-28', days: 1, then: '2025-03-01' },
    { date: '2024-02-28', days: 1, then: '2024-02-29' },
    { date: '2025-01-01', days: -1, then: '2024-12-31' },
    { date: '2025-11-05', days: 0, then: '2025-11-05' },
    { date: '2025-01-01', days: 98, then: '2025-04-09' },
  ])('$days days after $date is $then', ({ date, days, then }) => {
    expect(addDays(date, days)).toBe(then)
    expect(daysBetween(date, then)).toBe(days)
  })

  test('the days added are the days between, and taking them away leads back', () => {
    fc.assert(
      fc.property(dates, spans, (date, days) => {
        const then = addDays(date, days)
        expect(isPlainDate(then)).toBe(true)
        expect(daysBetween(date, then)).toBe(days)
        expect(addDays(then, -days)).toBe(date)
      }),
    )
  })

  test.each([
    { deed: 'half a day', count: () => addDays('2025-01-01', 0.5) },
    { deed: 'the day after the last', count: () => addDays('9999-12-31', 1) },
    { deed: 'from a day that does not exist', count: () => addDays('1995-02-29', 1) },
    { deed: 'to a day that does not exist', count: () => daysBetween('2025-01-01', '2025-02-30') },
    { deed: 'an age at a day that does not exist', count: () => ageOn('1990-01-01', '2025-02-30') },
  ])('refuses $deed', ({ count }) => {
    expect(count).toThrow(RangeError)
  })
})

describe('age', () => {
  test.each([
    { birthOn: '1990-03-07', on: '2025-03-06', age: 34 },
    { birthOn: '1990-03-07', on: '2025-03-07', age: 35 },
    { birthOn: '1990-12-31', on: '2025-01-01', age: 34 },
    { birthOn: '2000-02-29', on: '2025-02-28', age: 24 },
    { birthOn: '2000-02-29', on: '2025-03-01', age: 25 },
    { birthOn: '2000-02-29', on: '2024-02-29', age: 24 },
    { birthOn: '2025-11-05', on: '2025-11-05', age: 0 },
    { birthOn: '2025-11-05', on: '2025-11-04', age: -1 },
  ])('born on $birthOn, $age on $on', ({ birthOn, on, age }) => {
    expect(ageOn(birthOn, on)).toBe(age)
  })
})
