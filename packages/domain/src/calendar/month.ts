import { z } from 'zod'

/** A month of the calendar, 'YYYY-MM'; a filing period (所属期) is one. Such texts sort as the months they name. */
export type Month = string

/** Whether `text` names a month as 'YYYY-MM'. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)
}

/** Months from the first of the year 0 to this one, for counting with. Throws RangeError unless given a month. */
export function monthNumber(month: Month): number {
  if (!isMonth(month)) throw new RangeError(`${month} is not a month`)
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

/**
 * The month `months` after `start` (before, if negative). Throws RangeError unless given a month and whole months, and
 * where the answer would lie outside the years 0 to 9999.
 */
export function addMonths(start: Month, months: number): Month {
  const then = monthNumber(start) + months
  if (!Number.isInteger(months) || then < 0 || then >= 10_000 * 12)
    throw new RangeError(`cannot add ${months} months to ${start}`)
  return `${padded(Math.floor(then / 12), 4)}-${padded((then % 12) + 1, 2)}`
}

const padded = (number: number, digits: number) => String(number).padStart(digits, '0')

/** A month in a request: 'YYYY-MM', from 1900-01 to 2199-12. */
export const month = z
  .string('请选择月份')
  .refine((text) => isMonth(text) && text >= '1900-01' && text <= '2199-12', '月份应写作年-月，如 2025-11')
