import { compact, type Reading } from './reading.ts'

/** 医保卡号: no national form, so any six to twenty letters and digits, letters in upper case to be found either way. */
export function readInsuranceCardNumber(text: string): Reading<{ number: string }> {
  const number = compact(text).toUpperCase()
  return /^[0-9A-Z]{6,20}$/.test(number)
    ? { ok: true, number }
    : { ok: false, problem: '医保卡号应为 6 至 20 位数字或字母' }
}
