import { describe, expect, test } from 'vitest'
import { readBankAccount } from './bank-account.ts'
import { readBankCode } from './bank-code.ts'

describe('a bank account', () => {
  test.each([
    ['0402021409300012345', '0402021409300012345'],
    [' 0402 0214 0930 0012 345 ', '0402021409300012345'],
    ['５０００１２', '500012'],
    ['1'.repeat(32), '1'.repeat(32)],
  ])('is “%s” as typed', (typed, number) => {
    expect(readBankAccount(typed)).toEqual({ ok: true, number })
  })

  test.each([
    ['', '请填写账号'],
    ['04020214A', '账号只能是数字'],
    ['12345', '账号应为 6 至 32 位，现在是 5 位'],
    ['1'.repeat(33), '账号应为 6 至 32 位，现在是 33 位'],
  ])('is not “%s”', (typed, problem) => {
    expect(readBankAccount(typed)).toEqual({ ok: false, problem })
  })
})

describe("a branch's number in the payment system", () => {
  test.each([
    ['102121000015', '102121000015'],
    ['1021 2100 0015', '102121000015'],
    ['１０２１２１０００１５'.concat('5').slice(0, 12), '102121000155'],
  ])('is “%s” as typed', (typed, code) => {
    expect(readBankCode(typed)).toEqual({ ok: true, code })
  })

  test.each([
    ['', '请填写联行号'],
    ['10212100001X', '联行号只能是数字'],
    ['10212100001', '联行号应为 12 位，现在是 11 位'],
    ['1021210000155', '联行号应为 12 位，现在是 13 位'],
  ])('is not “%s”', (typed, problem) => {
    expect(readBankCode(typed)).toEqual({ ok: false, problem })
  })
})
