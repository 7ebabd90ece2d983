import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatYuan, type Fen } from '../money/index.ts'
import { readBillText } from './bill-text.ts'

const whole = { code: '13060126', number: '0026896566', checkCode: 'c748a8', issuedOn: '2026-09-22', totalFen: 312_055 }
const { checkCode, issuedOn: _, totalFen: __, ...numbers } = whole

describe('a bill is understood', () => {
  test.each([
    [
      'a link with joined parts',
      'https://bill.example/d?t=504&a=9x&d=13060126_0026896566_c748a8_3120.55_20260922&s=A1',
      whole,
    ],
    [
      'a link with joined parts but no amount',
      'https://bill.example/d?d=13060126_0026896566_c748a8_20260922',
      { ...numbers, checkCode, issuedOn: whole.issuedOn },
    ],
    [
      'a link with named parts',
      'http://bill.example/show?invoice_code=13060126&invoice_number=0026896566&check_code=c748a8&app_id=x',
      { ...numbers, checkCode },
    ],
    [
      'a link with a vendor’s names',
      'https://bill.example/?billBatchCode=13060126&billNo=0026896566&random=c748a8&createTime=20260922103015123&totalAmt=3120.55',
      whole,
    ],
    ['a row with commas', '01,06,13060126,0026896566,3120.55,20260922,c748a8,', whole],
    ['the check code before the date', '01,32,13060126,0026896566,c748a8,2026-09-22,3120.55', whole],
    [
      'a check code of digits alone',
      '01,32,3601060126,0001859231,251.13,20260922,251132',
      {
        code: '3601060126',
        number: '0001859231',
        checkCode: '251132',
        issuedOn: '2026-09-22',
        totalFen: 25_113,
      },
    ],
    [
      'the words a bill prints',
      '医疗住院收费票据（电子）\n票据代码：13060126\n票据号码：0026896566\n交款人：王某\n校验码：c748a8\n开票日期：2026年09月22日\n金额合计（小写）￥3,120.55',
      whole,
    ],
    ['its two numbers alone', '电子票据代码 13060126 电子票据号码 0026896566', numbers],
    ['full-width', '票据代码：１３０６０１２６　票据号码：００２６８９６５６６', numbers],
  ])('from %s', (_, text, bill) => {
    expect(readBillText(text)).toEqual({ ok: true, bill })
  })

  test('whatever its parts', () => {
    const parts = fc.record({
      code: fc.stringMatching(/^[0-9]{8}$/),
      number: fc.stringMatching(/^[0-9]{10}$/),
      checkCode: fc.stringMatching(/^[0-9a-f]{6}$/),
      issuedOn: fc.constantFrom('2024-02-29', '2026-09-22', '2019-12-31'),
      totalFen: fc.integer({ min: 0, max: 99_999_999 }),
    })
    fc.assert(
      fc.property(parts, (bill) => {
        const amount = formatYuan(bill.totalFen as Fen).replaceAll(',', '')
        const [day, joined] = [bill.issuedOn.replaceAll('-', ''), [bill.code, bill.number]]
        expect(readBillText(`https://bill.example/d?d=${[...joined, bill.checkCode, amount, day].join('_')}`)).toEqual({
          ok: true,
          bill,
        })
        expect(readBillText(['01', '06', ...joined, amount, day, bill.checkCode, ''].join(','))).toEqual({
          ok: true,
          bill,
        })
      }),
    )
  })
})

describe('what is no bill is refused in one sentence that repeats nothing of it', () => {
  const unknown = '没有认出票据代码和票据号码，请对照票据手工填写'
  const tax = '这是税务发票的二维码，不是财政医疗收费票据，请对照票据手工填写'

  test.each([
    ['', unknown],
    ['王某 130102199202070022', unknown],
    ['https://pay.example/u?name=%E7%8E%8B&id=130102199202070022', unknown],
    ['https://bill.example/%zz', unknown],
    ['01,06,1306,0026896566,1,20260922,c748a8', unknown],
    ['01,10,044001900111,12345678,12.00,20260101,12345678901234567890,', tax],
    ['01,32,,26130000001234567890,12.00,20260101,,', tax],
  ])('%j', (text, problem) => {
    expect(readBillText(text)).toEqual({ ok: false, problem })
  })

  test('and nothing breaks it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        expect([
          { ok: false, problem: unknown },
          { ok: false, problem: tax },
        ]).toContainEqual(readBillText(text))
      }),
    )
  })
})
