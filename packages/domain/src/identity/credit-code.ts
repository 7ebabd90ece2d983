import { compact, type Reading } from './reading.ts'

// GB 32100-2015: thirty-one characters, no I, O, S, V, Z.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The unified social credit code (统一社会信用代码) a person typed: eighteen characters, the last one the check. */
export function readCreditCode(text: string): Reading<{ code: string }> {
  const code = compact(text).toUpperCase()
  if (code === '') return { ok: false, problem: '请填写统一社会信用代码' }
  if (!/^[0-9A-HJ-NP-RTUWXY]*$/.test(code)) {
    return { ok: false, problem: '统一社会信用代码只能是数字和字母，且不含 I、O、S、V、Z' }
  }
  if (code.length !== 18) return { ok: false, problem: `统一社会信用代码应为 18 位，现在是 ${code.length} 位` }
  const expected = checkCharacter(code)
  if (!code.endsWith(expected)) {
    return { ok: false, problem: `统一社会信用代码末位校验码应为 ${expected}，请核对` }
  }
  return { ok: true, code }
}

function checkCharacter(code: string): string {
  const sum = weights.reduce((soFar, weight, place) => soFar + weight * alphabet.indexOf(code.charAt(place)), 0)
  return alphabet.charAt((alphabet.length - (sum % alphabet.length)) % alphabet.length)
}
