import { describe, expect, test } from 'vitest'
import { readBillCheckCode, readBillCode, readBillNumber } from './bill.ts'

describe('a bill code', () => {
  test.each([
    { typed: '12060119', code: '12060119' },
    { typed: '3601060126', code: '3601060126' },
    { typed: ' １２０６０１１９ ', code: '12060119' },
  ])('is “$typed”', ({ typed, code }) => {
    expect(readBillCode(typed)).toEqual({ ok: true, code })
  })

  test.each(['', '1206011', '120601190', '12060119011', '1206011A'])('is not “%s”', (typed) => {
    expect(readBillCode(typed)).toEqual({ ok: false, problem: '票据代码应为 8 位或 10 位数字' })
  })
})

describe('a bill number', () => {
  test.each([
    { typed: '0026896566', number: '0026896566' },
    { typed: '0002000565', number: '0002000565' },
    { typed: '００２６８９６５６６', number: '0026896566' },
  ])('is “$typed”', ({ typed, number }) => {
    expect(readBillNumber(typed)).toEqual({ ok: true, number })
  })

  test.each(['', '26896566', '00268965660', '002689656A'])('is not “%s”', (typed) => {
    expect(readBillNumber(typed)).toEqual({ ok: false, problem: '票据号码应为 10 位数字' })
  })
})

describe('a bill’s check code', () => {
  test.each([
    { typed: 'c748a8', code: 'c748a8' },
    { typed: 'f379af', code: 'f379af' },
    { typed: ' ｃ748Ａ8 ', code: 'c748A8' },
  ])('is “$typed”', ({ typed, code }) => {
    expect(readBillCheckCode(typed)).toEqual({ ok: true, code })
  })

  test.each(['', 'c748a', 'c748a81', 'c748-8', '校验码c74'])('is not “%s”', (typed) => {
    expect(readBillCheckCode(typed)).toEqual({ ok: false, problem: '票据校验码应为 6 位数字或字母' })
  })
})
