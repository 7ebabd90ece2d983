import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCreditCode } from './credit-code.ts'

const codes = ['91350100M000100Y43', '91130100MA0000000Y', '121301000000000001']

describe('a unified social credit code', () => {
  test.each(codes)('is %s', (code) => {
    expect(readCreditCode(code)).toEqual({ ok: true, code })
  })

  test.each(['91350100m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３', ' 91350100 M000100Y 43 '])(
    'is “%s” as typed',
    (typed) => {
      expect(readCreditCode(typed)).toEqual({ ok: true, code: '91350100M000100Y43' })
    },
  )

  test.each([
    { typed: '', problem: '请填写统一社会信用代码' },
    { typed: '91350100M000100Y4', problem: '统一社会信用代码应为 18 位，现在是 17 位' },
    { typed: '91350100MOOO100Y43', problem: '统一社会信用代码只能是数字和字母，且不含 I、O、S、V、Z' },
    { typed: '91350100-000100Y43', problem: '统一社会信用代码只能是数字和字母，且不含 I、O、S、V、Z' },
    { typed: '91350100M000100Y44', problem: '统一社会信用代码末位校验码应为 3，请核对' },
    { typed: '91130100MA00000001', problem: '统一社会信用代码末位校验码应为 Y，请核对' },
  ])('is not “$typed” – $problem', ({ typed, problem }) => {
    expect(readCreditCode(typed)).toEqual({ ok: false, problem })
  })

  test('is not one with a digit mistyped', () => {
    const slips = fc.record({
      code: fc.constantFrom(...codes),
      place: fc.nat(17),
      slip: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
    })
    fc.assert(
      fc.property(slips, ({ code, place, slip }) => {
        fc.pre(code[place] !== slip)
        expect(readCreditCode(code.slice(0, place) + slip + code.slice(place + 1)).ok).toBe(false)
      }),
    )
  })
})
