/** A day of the calendar without time or place, 'YYYY-MM-DD'. Such texts sort as the days they name. */
export type PlainDate = string

const DAY = 24 * 60 * 60 * 1000

/** Whether `text` names, as 'YYYY-MM-DD', a day that exists; 1995-02-29 does not. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const days = month === 2 && isLeapYear(year) ? 29 : DAYS_OF_MONTH[month - 1]
  return days !== undefined && day >= 1 && day <= days
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/**
 * The day `days` after `date` (before it, if negative). Throws RangeError unless given a real date and whole days, and
 * where the answer would lie past the year 9999 (an open end written 9999-12-31 has no day after it).
 */
export function addDays(date: PlainDate, days: number): PlainDate {
  const then = plainDateOf(midnight(date) + days * DAY)
  if (!Number.isInteger(days) || !isPlainDate(then)) throw new RangeError(`cannot add ${days} days to ${date}`)
  return then
}

/** Days from `from` to `to`: 0 on one day, negative when `to` is earlier. Throws RangeError unless both are real. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (midnight(to) - midnight(from)) / DAY
}

/**
 * Whole years of age on a day (周岁), one more from each birthday on; who was born on 29 February has it on 1 March in
 * a common year. Negative before birth. Throws RangeError unless both are real dates.
 */
export function ageOn(birthOn: PlainDate, on: PlainDate): number {
  const [birth, day] = [new Date(midnight(birthOn)), new Date(midnight(on))]
  const birthdayAhead = on.slice('YYYY'.length) < birthOn.slice('YYYY'.length)
  return day.getUTCFullYear() - birth.getUTCFullYear() - (birthdayAhead ? 1 : 0)
}

function midnight(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`${date} is not a date`)
  return Date.parse(`${date}T00:00:00Z`)
}

function plainDateOf(epochMilliseconds: number): PlainDate {
  return new Date(epochMilliseconds).toISOString().slice(0, 'YYYY-MM-DD'.length)
}
