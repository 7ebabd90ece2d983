import { isPlainDate, type PlainDate } from '../calendar/index.ts'
import type { Sex } from '../codes/index.ts'
import { compact, readBy, type Reading } from './reading.ts'

/** What an ID number (公民身份号码, GB 11643) says about its holder. */
export type IdNumber = {
  /** Eighteen characters, X upper case. */
  number: string
  birthOn: PlainDate
  sex: Sex
  /** The six-digit county code (GB/T 2260) of the first registration; it may have been withdrawn since. */
  regionCode: string
  /** Whether it was typed in the fifteen digits of old. */
  upgraded: boolean
}

// GB/T 2260 by its first two digits; 81–83 are the residence permits of people from 香港, 澳门 and 台湾.
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The eighteenth character that GB 11643 asks for. Throws RangeError on anything but seventeen digits. */
export function idCheckCharacter(first17: string): string {
  // The digits stay out of the message: they are personal data, and messages reach logs.
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check character needs seventeen digits')
  const sum = weights.reduce((soFar, weight, place) => soFar + weight * Number(first17[place]), 0)
  return checkCharacters.charAt(sum % checkCharacters.length)
}

/**
 * The ID number a person typed: eighteen characters, or the old fifteen digits made eighteen. The check character, the
 * birth date (not after `today`, where given) and the province must hold; the county need not exist any more.
 */
export function readIdNumber(text: string, today?: PlainDate): Reading<IdNumber> {
  const typed = compact(text).toUpperCase()
  const misshapen = problemOfShape(typed)
  if (misshapen) return { ok: false, problem: misshapen }

  const upgraded = typed.length === 15
  const first17 = upgraded ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17)
  const birthOn = first17.slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3')
  const expected = idCheckCharacter(first17)
  const problem =
    problemOfProvince(first17.slice(0, 2)) ??
    problemOfBirth(birthOn, today) ??
    (upgraded || typed.endsWith(expected) ? undefined : `身份证号末位校验码应为 ${expected}，请核对`)
  if (problem) return { ok: false, problem }

  const sex = Number(first17.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return { ok: true, number: first17 + expected, birthOn, sex, regionCode: first17.slice(0, 6), upgraded }
}

/** An ID number in a request or a section: kept as typed, judged by `readIdNumber`. */
export const idNumber = readBy(readIdNumber)

/** An eighteen-character ID number the way people read it aloud: '130102 19900101 1234'. */
export function groupIdNumber(number: string): string {
  return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`
}

function problemOfShape(typed: string): string | undefined {
  if (typed === '') return '请填写身份证号'
  if (!/^\d*X?$/.test(typed)) return '身份证号只能是数字，末位可以是 X'
  if (typed.length !== 18 && typed.length !== 15) return `身份证号应为 18 位，现在是 ${typed.length} 位`
  if (typed.length === 15 && typed.endsWith('X')) return '15 位的旧身份证号只能是数字'
  return undefined
}

function problemOfProvince(code: string): string | undefined {
  return provinces.has(code) ? undefined : `身份证号前两位 ${code} 不是省级行政区代码`
}

function problemOfBirth(birthOn: PlainDate, today: PlainDate | undefined): string | undefined {
  if (!isPlainDate(birthOn)) return `身份证号中的出生日期 ${birthOn} 不是真实的日期`
  if (today !== undefined && birthOn > today) return `身份证号中的出生日期 ${birthOn} 晚于今天`
  return undefined
}
