import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fen } from './fen.ts'
import { formatYuan } from './format-yuan.ts'
import { readYuan } from './read-yuan.ts'

describe('an amount is understood', () => {
  test.each([
    { typed: '3120.55', amount: 312_055 },
    { typed: '3,120.55', amount: 312_055 },
    { typed: '3，120．55', amount: 312_055 },
    { typed: '３１２０．５', amount: 312_050 },
    { typed: '3120。55', amount: 312_055 },
    { typed: '　 3120 元 ', amount: 312_000 },
    { typed: '¥3120.55', amount: 312_055 },
    { typed: '￥ 3,120.55', amount: 312_055 },
    { typed: '3 120.55', amount: 312_055 },
    { typed: '3　120 圆', amount: 312_000 },
    { typed: '0', amount: 0 },
    { typed: '0.01', amount: 1 },
    { typed: '.5', amount: 50 },
    { typed: '5.', amount: 500 },
    { typed: '007', amount: 700 },
    { typed: '999,999,999.99', amount: 99_999_999_999 },
  ])('$typed', ({ typed, amount }) => {
    const reading = readYuan(typed)
    expect(reading.ok ? reading.fen : undefined).toBe(amount)
  })

  test('as it was printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (n) => {
        expect(readYuan(formatYuan(fen(n)))).toEqual({ ok: true, fen: n })
      }),
    )
  })
})

describe('each mistake has its own sentence', () => {
  test.each([
    { typed: '', problem: '请填写金额' },
    { typed: ' 元', problem: '请填写金额' },
    { typed: '叁仟', problem: '金额应为数字，如 3120.55' },
    { typed: '1e5', problem: '金额应为数字，如 3120.55' },
    { typed: '.', problem: '金额应为数字，如 3120.55' },
    { typed: '12.3.4', problem: '金额应为数字，如 3120.55' },
    { typed: '1 2', problem: '金额应为数字，如 3120.55' },
    { typed: '-5', problem: '金额不能为负数' },
    { typed: '－５', problem: '金额不能为负数' },
    { typed: '3,12', problem: '千分位逗号应每三位一个，请核对金额' },
    { typed: ',500', problem: '千分位逗号应每三位一个，请核对金额' },
    { typed: '1234,567', problem: '千分位逗号应每三位一个，请核对金额' },
    { typed: '3120.555', problem: '金额最多两位小数' },
    { typed: '1.000', problem: '金额最多两位小数' },
    { typed: '1000000000', problem: '金额不能超过 999,999,999.99 元' },
    { typed: '1,000,000,000.00', problem: '金额不能超过 999,999,999.99 元' },
  ])('“$typed” – $problem', ({ typed, problem }) => {
    expect(readYuan(typed)).toEqual({ ok: false, problem })
  })
})
