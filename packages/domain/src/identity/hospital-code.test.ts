import { describe, expect, test } from 'vitest'
import { readHospitalCode } from './hospital-code.ts'

describe('a hospital code', () => {
  test.each([
    { typed: 'H44022200010', code: 'H44022200010' },
    { typed: 'P13010200001', code: 'P13010200001' },
    { typed: ' ｈ１３０１９９０００１２ ', code: 'H13019900012' },
  ])('is “$typed”', ({ typed, code }) => {
    expect(readHospitalCode(typed)).toEqual({ ok: true, code })
  })

  // The x of H4201020015x is a digit that was masked where the sample was published.
  test.each(['', 'H4201020015x', 'H4402220001', 'H440222000100', '440222000100', 'A44022200010'])(
    'is not “%s”',
    (typed) => {
      expect(readHospitalCode(typed)).toEqual({
        ok: false,
        problem: '定点医药机构代码应为 12 位，以 H 或 P 开头，后接 11 位数字',
      })
    },
  )
})
