import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { refusals } from '../testing/answers.ts'
import {
  amountFen,
  day,
  onceStanding,
  optionalText,
  plainText,
  requiredText,
  whenGiven,
  wholeNumber,
} from './fields.ts'

describe('text', () => {
  test.each(['', ' 李雪梅 ', '喆𠮷👶', 'a\tb\nc'])('may be %j', (text) => {
    expect(plainText(20).parse(text)).toBe(text)
  })

  test.each([
    ['长'.repeat(21), '最多 20 个字'],
    ['\0', '含有不能保存的字符'],
    ['a\uD83D', '含有不能保存的字符'],
    [5, '应为文字'],
  ])('may not be %j', (text, sentence) => {
    expect(refusals(plainText(20), text)).toEqual([`: ${sentence}`])
  })

  test.each([undefined, null, '', ' ', '　\n'])('that is required may not be %j', (text) => {
    expect(refusals(requiredText(20, '请填写地址'), text)).toEqual([': 请填写地址'])
  })

  test('that is required is trimmed', () => {
    expect(requiredText(20, '请填写地址').parse('　中山东路 ')).toBe('中山东路')
  })

  test.each([
    [undefined, undefined],
    [null, null],
    ['', null],
    [' 　', null],
    ['二病区', '二病区'],
  ])('that is optional: %j counts as %j', (text, value) => {
    expect(optionalText(20).parse(text)).toBe(value)
  })
})

describe('a day', () => {
  test.each([
    [undefined, '请填写日期'],
    [null, '请填写日期'],
    ['', '请填写日期'],
    ['20261105', '日期应写作年-月-日，如 2025-11-05'],
    ['1995-02-29', '1995-02-29 不是真实的日期'],
    ['2200-01-01', '日期应在 1900 年至 2199 年之间'],
  ])('is not %j', (typed, sentence) => {
    expect(refusals(day, typed)).toEqual([`: ${sentence}`])
  })

  test.each([
    [undefined, undefined],
    [null, null],
    ['', null],
    ['2026-11-05', '2026-11-05'],
  ])('that is optional: %j counts as %j', (typed, value) => {
    expect(whenGiven(day).parse(typed)).toBe(value)
  })

  test.each([
    ['2026-1', '日期应写作年-月-日，如 2025-11-05'],
    ['x'.repeat(41), '最多 40 个字'],
    [20_261_105, '应为文字'],
  ])('that is optional is still not %j', (typed, sentence) => {
    expect(refusals(whenGiven(day), typed)).toEqual([`: ${sentence}`])
  })
})

test.each([undefined, null, '', '2', 0, 10, 1.5, -1, 2 ** 53])('a whole number from 1 to 9 is not %j', (typed) => {
  expect(refusals(wholeNumber(1, 9, '应为 1 至 9'), typed)).toEqual([': 应为 1 至 9'])
})

describe('an amount', () => {
  test.each([0, 1, 99_999_999_999])('may be %d fen', (amount) => {
    expect(amountFen('请填写金额').parse(amount)).toBe(amount)
  })

  test.each([
    [undefined, '请填写金额'],
    [null, '请填写金额'],
    ['', '请填写金额'],
    [' ', '请填写金额'],
    ['12.345', '金额最多两位小数'],
    ['-5', '金额不能为负数'],
    ['叁仟', '金额应为数字，如 3120.55'],
    ['3,12', '千分位逗号应每三位一个，请核对金额'],
    ['1000000000', '金额不能超过 999,999,999.99 元'],
    [12.5, '金额最多两位小数'],
    [-1, '金额不能为负数'],
    [100_000_000_000, '金额不能超过 999,999,999.99 元'],
    [2 ** 53, '金额不能超过 999,999,999.99 元'],
  ])('may not be %j', (typed, sentence) => {
    expect(refusals(amountFen('请填写金额'), typed)).toEqual([`: ${sentence}`])
  })
})

test('a rule between fields speaks once those it reads stand', () => {
  const fields = z.object({
    from: wholeNumber(1, 9, '应为 1 至 9'),
    until: wholeNumber(1, 9, '应为 1 至 9'),
    note: day,
  })
  const span = fields.refine(({ from, until }) => from <= until, {
    path: ['until'],
    message: '顺序颠倒',
    ...onceStanding(fields.pick({ from: true, until: true })),
  })
  expect(refusals(span, { from: 5, until: 2, note: '2026-1' })).toEqual([
    'note: 日期应写作年-月-日，如 2025-11-05',
    'until: 顺序颠倒',
  ])
  expect(refusals(span, { from: 5, until: '2', note: '2026-01-01' })).toEqual(['until: 应为 1 至 9'])
  expect(refusals(span, undefined)).toHaveLength(1)
})
