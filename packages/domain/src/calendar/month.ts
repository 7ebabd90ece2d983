import { z } from 'zod'

/** A month of the calendar, 'YYYY-MM'; a filing period (所属期) is one. Such texts sort as the months they name. */
export type Month = string

/** Whether `text` names a month as 'YYYY-MM'. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)
}

/** The month `months` after `start` (before, if negative). Throws RangeError unless given a month and whole months. */
export function addMonths(start: Month, months: number): Month {
  if (!isMonth(start) || !Number.isInteger(months)) throw new RangeError(`cannot add ${months} months to ${start}`)
  const [year = 0, ordinal = 0] = start.split('-').map(Number)
  return new Date(Date.UTC(year, ordinal - 1 + months)).toISOString().slice(0, 'YYYY-MM'.length)
}

/** A month in a request: 'YYYY-MM', from 1900-01 to 2199-12. */
export const month = z
  .string('请选择月份')
  .refine((text) => isMonth(text) && text >= '1900-01' && text <= '2199-12', '月份应写作年-月，如 2025-11')
