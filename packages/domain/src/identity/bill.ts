import { compact, type Reading } from './reading.ts'

/** 票据代码 of an electronic fiscal bill: eight digits by the Ministry of Finance's rule; ten are seen in use. */
export function readBillCode(text: string): Reading<{ code: string }> {
  const code = compact(text)
  return /^(?:\d{8}|\d{10})$/.test(code) ? { ok: true, code } : { ok: false, problem: '票据代码应为 8 位或 10 位数字' }
}

/** 票据号码 of an electronic fiscal bill: ten digits, its leading zeros part of it. */
export function readBillNumber(text: string): Reading<{ number: string }> {
  const number = compact(text)
  return /^\d{10}$/.test(number) ? { ok: true, number } : { ok: false, problem: '票据号码应为 10 位数字' }
}

/** 校验码 of an electronic fiscal bill: six letters or digits, kept in the case they were typed in. */
export function readBillCheckCode(text: string): Reading<{ code: string }> {
  const code = compact(text)
  return /^[0-9A-Za-z]{6}$/.test(code) ? { ok: true, code } : { ok: false, problem: '票据校验码应为 6 位数字或字母' }
}
