import { describe, expect, test } from 'vitest'
import { readPhone } from './phone.ts'

describe('a telephone number', () => {
  test.each([
    { typed: '13831112345', number: '13831112345' },
    { typed: '199 3111 2345', number: '19931112345' },
    { typed: '138-3111-2345', number: '13831112345' },
    { typed: '+86 13831112345', number: '13831112345' },
    { typed: '１３８３１１１２３４５', number: '13831112345' },
    { typed: '0311-86012345', number: '0311-86012345' },
    { typed: '031186012345', number: '0311-86012345' },
    { typed: '（0311）86012345', number: '0311-86012345' },
    { typed: '010-62345678', number: '010-62345678' },
    { typed: '021-62345678', number: '021-62345678' },
    { typed: '0887-8223344', number: '0887-8223344' },
  ])('is “$typed”', ({ typed, number }) => {
    expect(readPhone(typed)).toEqual({ ok: true, number })
  })

  test('must be given', () => {
    expect(readPhone(' ')).toEqual({ ok: false, problem: '请填写电话号码' })
  })

  test.each([
    '1383111234',
    '138311123456',
    '12831112345',
    '86012345',
    '0311-860123',
    '0311-860123456',
    '电话13831112345',
  ])('is not “%s”', (typed) => {
    expect(readPhone(typed)).toEqual({
      ok: false,
      problem: '电话应为 11 位手机号，或带区号的座机号，如 0311-86012345',
    })
  })
})
