import { compact, type Reading } from './reading.ts'

/** The number of a passbook or a corporate account (账号) a person typed: six to thirty-two digits, as banks differ. */
export function readBankAccount(text: string): Reading<{ number: string }> {
  const number = compact(text).replaceAll('-', '')
  if (number === '') return { ok: false, problem: '请填写账号' }
  if (!/^\d*$/.test(number)) return { ok: false, problem: '账号只能是数字' }
  if (number.length < 6 || number.length > 32) {
    return { ok: false, problem: `账号应为 6 至 32 位，现在是 ${number.length} 位` }
  }
  return { ok: true, number }
}
