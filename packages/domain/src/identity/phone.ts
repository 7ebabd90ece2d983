import { compact, type Reading } from './reading.ts'

/** The telephone number a person typed: a mainland mobile ('13831112345') or a landline ('0311-86012345'). */
export function readPhone(text: string): Reading<{ number: string }> {
  const digits = compact(text)
    .replace(/^(?:\+86|0086)/, '')
    .replaceAll(/[-()]/g, '')
  if (digits === '') return { ok: false, problem: '请填写电话号码' }
  if (/^1[3-9]\d{9}$/.test(digits)) return { ok: true, number: digits }
  // Three digits of area code for Beijing and the large cities (010, 02x), four elsewhere.
  const [, area, local] = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/.exec(digits) ?? []
  if (area && local) return { ok: true, number: `${area}-${local}` }
  return { ok: false, problem: '电话应为 11 位手机号，或带区号的座机号，如 0311-86012345' }
}
