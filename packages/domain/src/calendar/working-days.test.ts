import chineseDays from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holidayYears } from './holiday-years.ts'
import { addDays } from './plain-date.ts'
import { addWorkingDays, calendarDay, calendarDays, isWorkingDay } from './working-days.ts'

describe('a day of the calendar', () => {
  test.each([
    { date: '2026-11-05', kind: 'working', what: 'an ordinary Thursday' },
    { date: '2026-11-07', kind: 'weekend', what: 'a Saturday' },
    { date: '2026-02-17', kind: 'holiday', what: '春节' },
    { date: '2026-02-14', kind: 'working', what: 'a Saturday worked for 春节' },
    { date: '2026-10-10', kind: 'working', what: 'a Saturday worked for 国庆节' },
    { date: '2024-02-29', kind: 'working', what: 'the leap day' },
    { date: '2025-12-31', kind: 'working', what: 'the last day of a year' },
    { date: '2026-01-01', kind: 'holiday', what: '元旦' },
    { date: '2027-01-01', kind: 'unknown', what: 'of a year whose notice is not entered' },
    { date: '2027-01-02', kind: 'unknown', what: 'a Saturday of such a year: it might be worked' },
  ])('$date is $kind: $what', ({ date, kind }) => {
    expect(calendarDay(date).kind).toBe(kind)
  })

  test('has the name of its holiday, and says when a weekend is worked', () => {
    expect(calendarDay('2025-10-06')).toMatchObject({ name: '国庆节、中秋节' })
    expect(calendarDay('2026-02-28')).toMatchObject({ kind: 'working', isWorkedWeekend: true })
    expect(calendarDays('2026-01-01', '2026-01-04').map(({ kind }) => kind)).toEqual([
      'holiday',
      'holiday',
      'holiday',
      'working',
    ])
  })
})

/** chinese-days repeats the same notices; it is a witness, not a source: of a year it lacks it says what weekdays say. */
test.each(holidayYears.map(({ year }) => year))(
  'the days of %i are those that another reader of the notice found',
  (year) => {
    for (const { on, kind } of calendarDays(`${year}-01-01`, `${year}-12-31`))
      expect([on, kind === 'working']).toEqual([on, chineseDays.isWorkday(on)])
  },
)

test('every year of ours names the notice it comes from', () => {
  for (const { year, source, off, worked } of holidayYears) {
    expect(source.article).toMatch(/^国办发明电〔\d{4}〕\d+ 号$/)
    expect([...off.flatMap(({ from, to }) => [from, to]), ...worked].every((day) => day.startsWith(`${year}-`))).toBe(
      true,
    )
  }
})

describe('counting working days', () => {
  test.each([
    { from: '2026-11-05', count: 5, then: '2026-11-12', what: 'over a weekend' },
    { from: '2026-11-07', count: 1, then: '2026-11-09', what: 'from a Saturday' },
    { from: '2026-02-13', count: 2, then: '2026-02-24', what: 'over 春节, the Saturday before it worked' },
    { from: '2026-09-30', count: 5, then: '2026-10-13', what: 'over 国庆节, the Saturday after it worked' },
    { from: '2024-02-28', count: 2, then: '2024-03-01', what: 'over a leap day' },
    { from: '2025-12-30', count: 2, then: '2026-01-04', what: 'over New Year, the Sunday after it worked' },
    { from: '2026-12-31', count: 1, then: undefined, what: 'into a year that is unknown' },
    { from: '2026-12-24', count: 5, then: '2026-12-31', what: 'to the last day that is known' },
  ])('$count after $from is $then: $what', ({ from, count, then }) => {
    expect(addWorkingDays(from, count)).toBe(then)
  })

  test('always ends on a working day, and one more is the next of them', () => {
    const days = fc.integer({ min: 0, max: 1000 }).map((day) => addDays('2024-01-01', day))
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 15 }), (from, count) => {
        const then = addWorkingDays(from, count)!
        expect(isWorkingDay(then)).toBe(true)
        expect(addWorkingDays(from, count + 1)).toBe(addWorkingDays(then, 1))
      }),
    )
  })

  test.each([0, -1, 1.5])('%d is no number of working days', (count) => {
    expect(() => addWorkingDays('2026-11-05', count)).toThrow(RangeError)
  })
})
