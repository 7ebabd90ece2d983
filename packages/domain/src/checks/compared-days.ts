import { addDays, addMonths, type PlainDate, plainDate } from '../calendar/index.ts'

type Typed = string | null | undefined

/** Whether a draft's field holds a day. One that the section refuses is not compared: one sentence about it is enough. */
export const isDay = (date: Typed): date is PlainDate => plainDate.safeParse(date).success

/** Whether `date` is a day after `other`. */
export const isAfter = (date: Typed, other: PlainDate): boolean => isDay(date) && date > other

/** Whether `date` is a day before `other`. */
export const isBefore = (date: Typed, other: PlainDate): boolean => isDay(date) && date < other

/**
 * The last day within so many months of `date`: the same day of a later month, written even where that month is shorter.
 * It is made to be compared with, as text.
 */
export const monthsAfter = (date: PlainDate, months: number): string =>
  addMonths(date.slice(0, 'YYYY-MM'.length), months) + date.slice('YYYY-MM'.length)

/** The day `days` after `date`, or the end of the calendar. */
export const daysAfter = (date: PlainDate, days: number): PlainDate =>
  date > '9990' && days > 0 ? '9999-12-31' : addDays(date, days)
