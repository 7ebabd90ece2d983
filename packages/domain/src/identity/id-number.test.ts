import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupIdNumber, idCheckCharacter, idNumber, readIdNumber } from './id-number.ts'

const withCheck = (first17: string) => first17 + idCheckCharacter(first17)
const births = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const sequences = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'))
const numbers = fc
  .tuple(births, sequences)
  .map(([on, sequence]) => withCheck(`130102${on.replaceAll('-', '')}${sequence}`))

describe('a valid number says who its holder is', () => {
  test.each([
    { typed: '11010519491231002X', birthOn: '1949-12-31', sex: 'female', regionCode: '110105' },
    { typed: '440524188001010014', birthOn: '1880-01-01', sex: 'male', regionCode: '440524' },
    { typed: '13010219900307002X', birthOn: '1990-03-07', sex: 'female', regionCode: '130102' },
    { typed: '130102198811150015', birthOn: '1988-11-15', sex: 'male', regionCode: '130102' },
    { typed: '130103200002290022', birthOn: '2000-02-29', sex: 'female', regionCode: '130103' },
  ])('$typed', ({ typed, ...holder }) => {
    expect(readIdNumber(typed)).toEqual({ ok: true, number: typed, upgraded: false, ...holder })
  })

  test('even in the fifteen digits of old', () => {
    expect(readIdNumber('130103850815123')).toEqual({
      ok: true,
      number: '130103198508151230',
      birthOn: '1985-08-15',
      sex: 'male',
      regionCode: '130103',
      upgraded: true,
    })
  })

  test.each([
    '13010219900307002x',
    '１３０１０２１９９００３０７００２Ｘ',
    ' 130102 19900307 002X ',
    '\u202D13010219900307002X\u202C',
  ])('however it was typed: “%s”', (typed) => {
    expect(readIdNumber(typed)).toMatchObject({ ok: true, number: '13010219900307002X' })
  })

  test('and reads the same once grouped for reading', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readIdNumber(groupIdNumber(number))).toEqual(readIdNumber(number))
        expect(readIdNumber(number)).toMatchObject({ ok: true, number })
      }),
    )
  })
})

describe('a number that cannot be is refused with a reason', () => {
  test.each([
    { typed: '', problem: '请填写身份证号' },
    { typed: '　', problem: '请填写身份证号' },
    { typed: '张三', problem: '身份证号只能是数字，末位可以是 X' },
    { typed: '1301021990X307002X', problem: '身份证号只能是数字，末位可以是 X' },
    { typed: '13010219900307002', problem: '身份证号应为 18 位，现在是 17 位' },
    { typed: '13010219900307002XX', problem: '身份证号只能是数字，末位可以是 X' },
    { typed: '1301021990030700201', problem: '身份证号应为 18 位，现在是 19 位' },
    { typed: '13010385081512X', problem: '15 位的旧身份证号只能是数字' },
    { typed: '130102199003070020', problem: '身份证号末位校验码应为 X，请核对' },
    { typed: '130102198811150010', problem: '身份证号末位校验码应为 5，请核对' },
    { typed: '130182199502290010', problem: '身份证号中的出生日期 1995-02-29 不是真实的日期' },
    { typed: '130101199213010010', problem: '身份证号中的出生日期 1992-13-01 不是真实的日期' },
    { typed: '130103850229123', problem: '身份证号中的出生日期 1985-02-29 不是真实的日期' },
    { typed: withCheck('99010219900307002'), problem: '身份证号前两位 99 不是省级行政区代码' },
    { typed: withCheck('16010219900307002'), problem: '身份证号前两位 16 不是省级行政区代码' },
  ])('“$typed” – $problem', ({ typed, problem }) => {
    expect(readIdNumber(typed)).toEqual({ ok: false, problem })
  })

  test('a birth after today only where today is known', () => {
    const typed = withCheck('13010220251106002')
    expect(readIdNumber(typed)).toMatchObject({ ok: true })
    expect(readIdNumber(typed, '2025-11-06')).toMatchObject({ ok: true })
    expect(readIdNumber(typed, '2025-11-05')).toEqual({
      ok: false,
      problem: '身份证号中的出生日期 2025-11-06 晚于今天',
    })
  })

  test('as is every number with one digit mistyped', () => {
    const slips = fc.record({ number: numbers, place: fc.nat(16), by: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(slips, ({ number, place, by }) => {
        const slipped = (Number(number[place]) + by) % 10
        expect(readIdNumber(number.slice(0, place) + slipped + number.slice(place + 1)).ok).toBe(false)
      }),
    )
  })
})

test.each(['71', '81', '82', '83'])('residents from beyond the mainland have numbers too: %s', (province) => {
  expect(readIdNumber(withCheck(`${province}000019900307002`)).ok).toBe(true)
})

test.each(['', '1301021990030700', '13010219900307002X', '1301021990030700X'])(
  '“%s” has no check character',
  (digits) => {
    expect(() => idCheckCharacter(digits)).toThrow(RangeError)
  },
)

describe('an ID number in a section', () => {
  test('is kept as typed', () => {
    expect(idNumber.parse('130102 19900307 002x')).toBe('130102 19900307 002x')
  })

  test('is judged by the same reader', () => {
    const { error } = idNumber.safeParse('13010219900307002')
    expect(error?.issues.map((issue) => issue.message)).toEqual(['身份证号应为 18 位，现在是 17 位'])
  })
})

test('a number is grouped as region, birth date and the rest', () => {
  expect(groupIdNumber('130102199001011234')).toBe('130102 19900101 1234')
})
