import { z } from 'zod'
import { isPlainDate, type PlainDate } from './plain-date.ts'

const earliest = '1900-01-01'
const latest = '2199-12-31'

/**
 * The day a person typed or pasted: 20251105, 2025-11-5, 2025/11/5, 2025.11.5, 2025年11月5日, also full-width or with
 * blanks. A day that does not exist, or lies outside 1900 to 2199, is refused with one sentence.
 */
export function readDate(text: string): { ok: true; date: PlainDate } | { ok: false; problem: string } {
  const typed = text.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('。', '.')
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(typed) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed)
  const [, year = '', month = '', day = ''] = parts ?? []
  const date = parts ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
  const problem = problemOf(date)
  return problem === undefined ? { ok: true, date } : { ok: false, problem }
}

/** A day in a request or a section: 'YYYY-MM-DD', real, from 1900-01-01 to 2199-12-31. */
export const plainDate = z.iso
  .date({ abort: true, error: ({ input }) => problemOf(typeof input === 'string' ? input : '') })
  .refine((date) => problemOf(date) === undefined, { error: ({ input }) => problemOf(String(input)) })

function problemOf(date: string): string | undefined {
  if (date === '') return '请填写日期'
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return '日期应写作年-月-日，如 2025-11-05'
  if (!isPlainDate(date)) return `${date} 不是真实的日期`
  if (date < earliest || date > latest) return '日期应在 1900 年至 2199 年之间'
  return undefined
}
