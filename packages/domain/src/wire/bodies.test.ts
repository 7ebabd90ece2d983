import { describe, expect, test } from 'vitest'
import { refusals } from '../testing/answers.ts'
import { setClockBody } from './clock.ts'
import { recordPrintBody } from './prints.ts'
import { hospitalsQuery, lookupBody } from './register.ts'
import { loginBody } from './session.ts'

describe('a person is looked up', () => {
  test.each([{ idNumber: '130102198811150015' }, { cardNumber: '1301000098765432' }])('by %j', (body) => {
    expect(lookupBody.parse(body)).toEqual(body)
  })

  test.each([
    [{}, 'idNumber: 请填写身份证号或医保卡号'],
    [{ idNumber: '1', cardNumber: '2' }, 'idNumber: 请填写身份证号或医保卡号'],
    [{ idNumber: '1'.repeat(41) }, 'idNumber: 身份证号过长'],
    [{ cardNumber: '1'.repeat(41) }, 'cardNumber: 医保卡号过长'],
  ])('not by %j', (body, refusal) => {
    expect(refusals(lookupBody, body)).toEqual([refusal])
  })

  test('not by name', () => {
    expect(lookupBody.safeParse({ idNumber: '1', name: '李雪梅' }).success).toBe(false)
  })
})

describe('a hospital is sought', () => {
  test.each([
    [{}, ''],
    [{ q: '妇产' }, '妇产'],
  ])('by %j', (query, q) => {
    expect(hospitalsQuery.parse(query)).toEqual({ q })
  })

  test.each([
    ['\0', '含有不能保存的字符'],
    ['长'.repeat(61), '最多 60 个字'],
  ])('not by %j', (q, sentence) => {
    expect(refusals(hospitalsQuery, { q })).toEqual([`q: ${sentence}`])
  })
})

test.each([
  [{ username: 'clerk', password: 'cradle-demo' }, []],
  [{}, ['username: 请输入用户名', 'password: 请输入密码']],
  [{ username: '', password: '' }, ['username: 请输入用户名', 'password: 请输入密码']],
  [{ username: 'a\0', password: 'x' }, ['username: 含有不能保存的字符']],
  [{ username: 'a'.repeat(65), password: 'x'.repeat(1025) }, ['username: 最多 64 个字', 'password: 密码过长']],
])('one signs in with %j: %j', (body, says) => {
  expect(refusals(loginBody, body)).toEqual(says)
})

test.each([
  [{ today: '2026-11-05' }, []],
  [{ today: '2026-11-10', time: '23:59:59' }, []],
  [{ today: '2026-11-31' }, ['today: 2026-11-31 不是真实的日期']],
  [{ today: '2026-11-10', time: '24:00' }, ['time: 时间应为 HH:MM']],
])('the clock is set to %j: %j', (body, says) => {
  expect(refusals(setClockBody, body)).toEqual(says)
})

test.each([
  [{ form: 'review-form', contentHash: 'a'.repeat(64), filing: null }, true],
  [{ form: 'review-form', contentHash: 'a'.repeat(64), filing: 1 }, true],
  [{ form: 'review-form', contentHash: 'A'.repeat(64), filing: 1 }, false],
  [{ form: 'review-form', contentHash: 'a'.repeat(64), filing: 0 }, false],
  [{ form: 'receipt', contentHash: 'a'.repeat(64), filing: 1 }, false],
])('a print is recorded as %j: %s', (body, isTaken) => {
  expect(recordPrintBody.safeParse(body).success).toBe(isTaken)
})
