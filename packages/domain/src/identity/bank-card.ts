import { compact, type Reading } from './reading.ts'

/**
 * The card number a person typed: thirteen to nineteen digits, blanks and hyphens between groups ignored. `luhn` says
 * whether its check digit holds (ISO/IEC 7812-1); a failure is a warning only, because some genuine cards fail.
 */
export function readBankCard(text: string): Reading<{ number: string; luhn: boolean }> {
  const number = compact(text).replaceAll('-', '')
  if (number === '') return { ok: false, problem: '请填写银行卡号' }
  if (!/^\d*$/.test(number)) return { ok: false, problem: '银行卡号只能是数字' }
  if (number.length < 13 || number.length > 19) {
    return { ok: false, problem: `银行卡号应为 13 至 19 位，现在是 ${number.length} 位` }
  }
  return { ok: true, number, luhn: luhnSum(number) % 10 === 0 }
}

/** Every second digit from the right is doubled; of a double of two digits, both count. */
function luhnSum(number: string): number {
  const fromRight = Array.from(number, Number).reverse()
  return fromRight.reduce((sum, digit, place) => {
    const value = place % 2 === 1 ? digit * 2 : digit
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}
