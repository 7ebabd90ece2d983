import { holidayYears, type HolidayYear } from './holiday-years.ts'
import { addDays, daysBetween, type PlainDate } from './plain-date.ts'

/** What a day is to an office. `unknown`: its year's holidays are not entered yet, and nothing is guessed. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'unknown'

/** A day of the calendar with what it is, and the holiday's name where it is one or is worked for one. */
export type CalendarDay = { on: PlainDate; kind: DayKind; name: string | null; isWorkedWeekend: boolean }

/** What `date` is. Throws RangeError unless it is real. */
export function calendarDay(date: PlainDate, years: readonly HolidayYear[] = holidayYears): CalendarDay {
  const isWeekend = [5, 6].includes(daysBetween(aMonday, date) % 7)
  const year = years.find((one) => one.year === Number(date.slice(0, 'YYYY'.length)))
  const day = { on: date, name: null, isWorkedWeekend: false }
  if (!year) return { ...day, kind: 'unknown' }
  if (year.worked.includes(date)) return { ...day, kind: 'working', isWorkedWeekend: true }
  const holiday = year.off.find(({ from, to }) => from <= date && date <= to)
  if (holiday) return { ...day, kind: 'holiday', name: holiday.name }
  return { ...day, kind: isWeekend ? 'weekend' : 'working' }
}

// Long before any date of this product, so that days since are never negative.
const aMonday = '1799-12-30'

/** The days from `from` to `to`, both included. */
export const calendarDays = (from: PlainDate, to: PlainDate, years: readonly HolidayYear[] = holidayYears) =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, day) => calendarDay(addDays(from, day), years))

/** Whether an office works on `date`; undefined while the year's holidays are unknown. */
export function isWorkingDay(date: PlainDate, years: readonly HolidayYear[] = holidayYears): boolean | undefined {
  const { kind } = calendarDay(date, years)
  return kind === 'unknown' ? undefined : kind === 'working'
}

/**
 * The `count`th working day after `date`, which itself does not count (民法典第二百零一条: 开始的当日不计入). Undefined
 * where the way there leads through a year whose holidays are unknown. Throws RangeError unless given whole days, 1 or more.
 */
export function addWorkingDays(
  date: PlainDate,
  count: number,
  years: readonly HolidayYear[] = holidayYears,
): PlainDate | undefined {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`cannot count ${count} working days`)
  let day = date
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    const works = isWorkingDay(day, years)
    if (works === undefined) return undefined
    if (works) left--
  }
  return day
}

/**
 * The working days from the one after `from` up to and including `to`; none where `to` is no later. Undefined where a
 * year on the way has unknown holidays.
 */
export function workingDaysBetween(
  from: PlainDate,
  to: PlainDate,
  years: readonly HolidayYear[] = holidayYears,
): number | undefined {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const works = isWorkingDay(day, years)
    if (works === undefined) return undefined
    if (works) count++
  }
  return count
}

/** The sentence wherever working days cannot be told. */
export const holidaysUnknown = (year: number | string) => `${year} 年的节假日安排尚未录入，工作日暂不能推算`
