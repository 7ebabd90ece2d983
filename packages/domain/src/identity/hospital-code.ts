import { compact, type Reading } from './reading.ts'

/** The national code of a designated institution (定点医药机构代码): H or P, six digits of region, five of sequence. */
export function readHospitalCode(text: string): Reading<{ code: string }> {
  const code = compact(text).toUpperCase()
  if (/^[HP]\d{6}\d{5}$/.test(code)) return { ok: true, code }
  return { ok: false, problem: '定点医药机构代码应为 12 位，以 H 或 P 开头，后接 11 位数字' }
}
