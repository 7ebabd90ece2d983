import { describe, expect, test } from 'vitest'
import { wrongDigitOf } from './wrong-digit.ts'

const pointedAt = (typed: string, today?: string) => {
  const wrong = wrongDigitOf(typed, today)
  return wrong && `${wrong.from}–${wrong.to} ${wrong.sentence}`
}

describe('the place to look at first is', () => {
  test.each([
    ['a letter', '13010219900307O02X', '15–15 第 15 位应为数字，看上去像 0，请核对'],
    ['a letter like no digit', '13010219900307K02X', '15–15 第 15 位应为数字，请核对'],
    ['the month', '130102199213070026', '11–12 第 11、12 位是出生的月份，请核对'],
    ['the day', '130102199003450020', '13–14 第 13、14 位是出生的日，请核对'],
    [
      'a leap day of another year',
      '130102199502290010',
      '7–14 第 7 至 14 位是出生日期，这一年的 2 月没有 29 日，请核对',
    ],
    ['the province', '160102199003070029', '1–2 第 1、2 位是省份，请核对'],
    ['the check character', '130102198811150010', '18–18 前 17 位如果无误，第 18 位应为 5'],
    ['two neighbours', '13010219903007002X', '11–12 第 11、12 位对调后校验才通过，请先核对这两位'],
  ])('%s', (_, typed, pointed) => {
    expect(pointedAt(typed)).toBe(pointed)
  })

  test('a birth after today, where today is known', () => {
    expect(pointedAt('130102202511060025', '2025-11-05')).toMatch(/^7–14 .*不能晚于今天/)
  })
})

test.each(['13010219900307002X', '130103850815123', '1301', ''])('“%s” has none', (typed) => {
  expect(wrongDigitOf(typed)).toBeUndefined()
})
