import { compact, type Reading } from './reading.ts'

/** The number of a bank's branch in the payment system (联行号) a person typed: twelve digits. */
export function readBankCode(text: string): Reading<{ code: string }> {
  const code = compact(text).replaceAll('-', '')
  if (code === '') return { ok: false, problem: '请填写联行号' }
  if (!/^\d*$/.test(code)) return { ok: false, problem: '联行号只能是数字' }
  if (code.length !== 12) return { ok: false, problem: `联行号应为 12 位，现在是 ${code.length} 位` }
  return { ok: true, code }
}
