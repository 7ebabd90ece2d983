import { describe, expect, test } from 'vitest'
import { readInsuranceCardNumber } from './insurance-card.ts'

describe('an insurance-card number', () => {
  test.each([
    { typed: 'A12345678', number: 'A12345678' },
    { typed: 'a1234567', number: 'A1234567' },
    { typed: ' １２３４５６ ', number: '123456' },
    { typed: '12345678901234567890', number: '12345678901234567890' },
  ])('is “$typed”', ({ typed, number }) => {
    expect(readInsuranceCardNumber(typed)).toEqual({ ok: true, number })
  })

  test.each(['', '12345', '123456789012345678901', 'A-1234567', '卡号123456'])('is not “%s”', (typed) => {
    expect(readInsuranceCardNumber(typed)).toEqual({ ok: false, problem: '医保卡号应为 6 至 20 位数字或字母' })
  })
})
