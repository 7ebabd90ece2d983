import { isPlainDate, type PlainDate } from '../calendar/index.ts'
import { idCheckCharacter, readIdNumber } from './id-number.ts'
import { compact } from './reading.ts'

/** Where in a mistyped ID number to look first: places `from` to `to`, counted from 1, and why in one sentence. */
export type WrongDigit = { typed: string; from: number; to: number; sentence: string }

const lookalikes: Record<string, string> = { O: '0', Q: '0', D: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' }

/**
 * The place in a number of eighteen characters that cannot be right: a letter among the digits, the province, the month or
 * the day of birth; or, where only the check character disagrees, the two neighbours that make it agree once they change
 * places, and the check character itself where no two or several do. Undefined for a number that stands, and for one of
 * another length.
 */
export function wrongDigitOf(text: string, today?: PlainDate): WrongDigit | undefined {
  const typed = compact(text).toUpperCase()
  if (typed.length !== 18 || readIdNumber(typed, today).ok) return undefined
  const at = (from: number, to: number, sentence: string): WrongDigit => ({ typed, from, to, sentence })

  const foreign = [...typed].findIndex((one, place) => !(place === 17 ? /[\dX]/ : /\d/).test(one))
  if (foreign !== -1) {
    const meant = lookalikes[typed[foreign] ?? '']
    return at(
      foreign + 1,
      foreign + 1,
      `第 ${foreign + 1} 位应为数字${meant === undefined ? '' : `，看上去像 ${meant}`}，请核对`,
    )
  }
  const swap = onlySwap(typed, today)
  if (swap !== undefined) return at(swap, swap + 1, `第 ${swap}、${swap + 1} 位对调后校验才通过，请先核对这两位`)

  return (
    placeInBirth(typed, today) ??
    (readIdNumber(withCheck(typed.slice(0, 17)), today).ok
      ? at(18, 18, `前 17 位如果无误，第 18 位应为 ${idCheckCharacter(typed.slice(0, 17))}`)
      : at(1, 2, '第 1、2 位是省份，请核对'))
  )
}

const withCheck = (first17: string) => first17 + idCheckCharacter(first17)

/** The place of the only two neighbours that make the number right, of a person alive, once they change places. */
function onlySwap(typed: string, today: PlainDate | undefined): number | undefined {
  // The region is copied by its name and seldom slips; the birth date and what follows it are typed digit by digit.
  const places = Array.from({ length: 11 }, (_, index) => index + 6).filter((place) => {
    const [one = '', other = ''] = [typed[place], typed[place + 1]]
    if (one === other) return false
    const read = readIdNumber(typed.slice(0, place) + other + one + typed.slice(place + 2), today)
    return read.ok && read.birthOn >= '1900'
  })
  return places.length === 1 && places[0] !== undefined ? places[0] + 1 : undefined
}

/** Where the birth date is none; undefined where it stands. */
function placeInBirth(typed: string, today: PlainDate | undefined): WrongDigit | undefined {
  const [year, month, day] = [typed.slice(6, 10), typed.slice(10, 12), typed.slice(12, 14)]
  const birthOn = `${year}-${month}-${day}`
  if (isPlainDate(birthOn))
    return today === undefined || birthOn <= today
      ? undefined
      : { typed, from: 7, to: 14, sentence: '第 7 至 14 位是出生日期，不能晚于今天，请核对' }
  if (!isPlainDate(`2000-${month}-01`)) return { typed, from: 11, to: 12, sentence: '第 11、12 位是出生的月份，请核对' }
  return isPlainDate(`2000-${month}-${day}`)
    ? { typed, from: 7, to: 14, sentence: '第 7 至 14 位是出生日期，这一年的 2 月没有 29 日，请核对' }
    : { typed, from: 13, to: 14, sentence: '第 13、14 位是出生的日，请核对' }
}
