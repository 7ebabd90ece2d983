import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesOf, filingClasses, printedClasses } from '../codes/index.ts'
import { acceptable, givenCharges, givenInvoice, givenLine, refusals } from '../testing/answers.ts'
import { chargesSection } from './charges-section.ts'

const said = (change: Parameters<typeof givenCharges>[0]) => refusals(chargesSection, givenCharges(change))
const ofBill = (change: Parameters<typeof givenInvoice>[0]) => said({ invoices: [givenInvoice(change)] })

describe('the sums', () => {
  test('hold', () => {
    expect(said({})).toEqual([])
  })

  test.each([
    { lines: [158_770], says: ['invoices.0.lines: 明细合计比票据金额少 12.30 元'] },
    { lines: [159_999], says: ['invoices.0.lines: 明细合计比票据金额少 0.01 元'] },
    { lines: [160_001], says: ['invoices.0.lines: 明细合计比票据金额多 0.01 元'] },
    { lines: [160_000, 123_456], says: ['invoices.0.lines: 明细合计比票据金额多 1,234.56 元'] },
    { lines: [0], says: ['invoices.0.lines: 明细合计比票据金额少 1,600.00 元'] },
    { lines: [160_000, 0], says: [] },
  ])('of a bill of 1,600.00 over the lines $lines: $says', ({ lines, says }) => {
    expect(ofBill({ lines: lines.map((amountFen) => givenLine({ amountFen })) })).toEqual(says)
  })

  test.each([
    { totalFen: 160_001, says: ['totalFen: 票据合计比医疗费总额少 0.01 元'] },
    { totalFen: 159_999, says: ['totalFen: 票据合计比医疗费总额多 0.01 元'] },
    { totalFen: 0, says: ['totalFen: 票据合计比医疗费总额多 1,600.00 元'] },
    { totalFen: 99_999_999_999, says: ['totalFen: 票据合计比医疗费总额少 999,998,399.99 元'] },
  ])('of the claim, stated as $totalFen: $says', ({ totalFen, says }) => {
    expect(said({ totalFen })).toEqual(says)
  })

  test('are each wrong by themselves, and all are said', () => {
    const short = (number: string) => givenInvoice({ totalFen: 160_100, number })
    expect(said({ totalFen: 1, invoices: [short('0000000001'), givenInvoice(), short('0000000002')] })).toEqual([
      'invoices.0.lines: 明细合计比票据金额少 1.00 元',
      'invoices.2.lines: 明细合计比票据金额少 1.00 元',
      'totalFen: 票据合计比医疗费总额多 4,801.99 元',
    ])
  })

  test('hold for nothing but zeros', () => {
    expect(
      said({ totalFen: 0, invoices: [givenInvoice({ totalFen: 0, lines: [givenLine({ amountFen: 0 })] })] }),
    ).toEqual([])
  })

  test('stay as they are when a line is split in two', () => {
    const bill = acceptable.charges.map(({ invoices: [bill] }) => bill!)
    fc.assert(
      fc.property(bill, fc.nat(), fc.integer({ min: -3, max: 3 }), (bill, cut, wrong) => {
        const stated = { ...bill, totalFen: Math.max(0, bill.totalFen + wrong) }
        const [first, ...rest] = bill.lines
        const part = cut % (first!.amountFen + 1)
        const split = [{ ...first, amountFen: part }, { ...first, amountFen: first!.amountFen - part }, ...rest]
        const judge = (invoice: object) => refusals(chargesSection, { totalFen: bill.totalFen, invoices: [invoice] })
        expect(judge({ ...stated, lines: split })).toEqual(judge(stated))
      }),
    )
  })
})

describe('a sum is judged', () => {
  const short = { totalFen: 160_100 }
  const missing = 'invoices.0.lines: 明细合计比票据金额少 1.00 元'

  test.each([
    ['stay', null],
    ['code', '1306'],
    ['code', '1'.repeat(41)],
    ['number', ''],
    ['checkCode', 'c'],
    ['issuedOn', '2026-9'],
    ['issuedOn', '2026-02-30'],
  ])('whatever else is wrong on the bill: %s %j', (field, value) => {
    const refused = said({ totalFen: 160_100, invoices: [givenInvoice({ ...short, [field]: value })] })
    expect(refused).toContain(missing)
    expect(refused).toHaveLength(2)
  })

  test('while a line has no class yet', () => {
    const [line, other] = givenInvoice().lines
    expect(
      said({
        totalFen: 160_100,
        invoices: [givenInvoice({ ...short, lines: [{ ...line, printedClass: null }, other] })],
      }),
    ).toEqual(['invoices.0.lines.0.printedClass: 请选择票据类别', missing])
  })

  test('on one bill while another is half typed', () => {
    const half = givenInvoice({
      number: '0000000002',
      lines: [givenLine({ amountFen: '12.' }), givenLine({ amountFen: '12.345' })],
    })
    expect(said({ totalFen: 320_100, invoices: [givenInvoice(short), half] })).toEqual([
      missing,
      'invoices.1.lines.0.amountFen: 请填写金额',
      'invoices.1.lines.1.amountFen: 金额最多两位小数',
    ])
  })

  test('over the bills while a line is half typed', () => {
    expect(said({ totalFen: 1, invoices: [givenInvoice({ lines: [givenLine({ amountFen: null })] })] })).toEqual([
      'invoices.0.lines.0.amountFen: 请填写金额',
      'totalFen: 票据合计比医疗费总额多 1,599.99 元',
    ])
  })

  test.each([
    [{ totalFen: null }, ['invoices.0.totalFen: 请填写票据金额']],
    [{ lines: [givenLine({ amountFen: '三' })] }, ['invoices.0.lines.0.amountFen: 金额应为数字，如 3120.55']],
  ])('not from what is half typed itself: %j', (change, says) => {
    expect(ofBill(change)).toEqual(says)
  })

  test('not while the total is missing', () => {
    expect(said({ totalFen: null })).toEqual(['totalFen: 请填写医疗费总额'])
  })
})

describe('an amount', () => {
  test.each([
    ['-12.30', '金额不能为负数'],
    [-1230, '金额不能为负数'],
    ['12.305', '金额最多两位小数'],
    [1230.5, '金额最多两位小数'],
    ['', '请填写金额'],
    ['1000000000', '金额不能超过 999,999,999.99 元'],
  ])('of a line may not be %j', (amountFen, sentence) => {
    expect(ofBill({ lines: [givenLine({ amountFen })] })).toEqual([`invoices.0.lines.0.amountFen: ${sentence}`])
  })
})

describe('the lines of a bill', () => {
  test.each([undefined, null, []])('are at least one (%j)', (lines) => {
    expect(ofBill({ lines })).toEqual(['invoices.0.lines: 请至少填写一条费用明细'])
  })

  test('may be one of each filing class', () => {
    const lines = filingClasses.map(({ code }) => givenLine({ filingClass: code, amountFen: 16_000 }))
    expect(ofBill({ lines })).toEqual([])
  })

  test('may be one of each printed class', () => {
    const lines = printedClasses.map(({ code }, index) =>
      givenLine({ printedClass: code, printedName: '接生费', amountFen: index && 1000 }),
    )
    expect(ofBill({ lines, totalFen: 24_000 })).toEqual(['totalFen: 票据合计比医疗费总额少 1,360.00 元'])
  })

  test.each(codesOf(filingClasses))('may be two of one filing class: %s', (filingClass) => {
    expect(
      ofBill({ lines: [givenLine({ filingClass, amountFen: 80_000 }), givenLine({ filingClass, amountFen: 80_000 })] }),
    ).toEqual([])
  })

  test('are named by their classes', () => {
    expect(ofBill({ lines: [{ amountFen: 160_000 }] })).toEqual([
      'invoices.0.lines.0.printedClass: 请选择票据类别',
      'invoices.0.lines.0.filingClass: 请选择申报类别',
    ])
  })

  test('name what no table has', () => {
    const line = givenLine({ printedClass: 'unlisted', filingClass: 'unclassified', amountFen: 160_000 })
    expect(ofBill({ lines: [line] })).toEqual(['invoices.0.lines.0.printedName: 请填写票据上印的类别名称'])
    expect(ofBill({ lines: [{ ...line, printedName: '接生费' }] })).toEqual([])
  })

  test('are at most 200', () => {
    const lines = Array.from({ length: 201 }, () => givenLine({ amountFen: 0 }))
    expect(said({ totalFen: 0, invoices: [givenInvoice({ totalFen: 0, lines: lines.slice(1) })] })).toEqual([])
    expect(said({ totalFen: 0, invoices: [givenInvoice({ totalFen: 0, lines })] })).toEqual([
      'invoices.0.lines: 一张票据最多填写 200 条明细',
    ])
  })
})

describe('a bill', () => {
  test.each([
    { code: '13060126', number: '0026896566', says: [] },
    { code: '1306012600', number: '0026896566', says: [] },
    { code: '1306', number: '0026896566', says: ['invoices.0.code: 票据代码应为 8 位或 10 位数字'] },
    { code: '13060126', number: '26896566', says: ['invoices.0.number: 票据号码应为 10 位数字'] },
    { code: '13060126', number: '', says: ['invoices.0.number: 请填写票据号码'] },
    { code: null, number: '手写 0123', says: [] },
    { code: '', number: '手写 0123', says: [] },
    { code: undefined, number: null, says: ['invoices.0.number: 请填写票据号码'] },
  ])('of code $code and number $number: $says', ({ says, ...numbers }) => {
    expect(ofBill(numbers)).toEqual(says)
  })

  test.each(['checkCode', 'issuedOn'])('may leave %s empty, which counts as none', (field) => {
    const bill = { [field]: '', number: '0026896566' }
    expect(ofBill(bill)).toEqual([])
    expect(chargesSection.parse(givenCharges({ invoices: [givenInvoice(bill)] })).invoices[0]).toMatchObject({
      [field]: null,
    })
  })

  test('without a code is known by its date, so that it must state one', () => {
    const receipt = { code: null, number: '手写 0123' }
    expect(ofBill({ ...receipt, issuedOn: null })).toEqual([
      'invoices.0.issuedOn: 没有票据代码的纸质收据，请填写开票日期',
    ])
    expect(ofBill({ ...receipt, issuedOn: '2026-09-22' })).toEqual([])
  })

  test('stands once', () => {
    const paper = givenInvoice({ code: null, number: '手写 0123' })
    const again = givenInvoice({ number: '0000000009', replacesCode: '13060126', replacesNumber: '0026896566' })
    const twice = (one: object, other: object) => said({ totalFen: 320_000, invoices: [one, other] })
    const says = ['invoices.1.number: 与票据 1 是同一张票据']
    expect(twice(givenInvoice(), givenInvoice())).toEqual(says)
    expect(twice(paper, { ...paper, number: '手写0123 ' })).toEqual(says)
    expect(twice(givenInvoice(), again)).toEqual(says)
    expect(twice(again, givenInvoice())).toEqual(says)
    expect(twice(paper, { ...paper, stay: 2 })).toEqual([])
    expect(twice(paper, { ...paper, issuedOn: '2026-09-23' })).toEqual([])
  })

  test.each([
    [{ replacesCode: '13060126', replacesNumber: '0026800001' }, []],
    [{ replacesCode: '', replacesNumber: ' ' }, []],
    [{ replacesCode: '13060126' }, ['invoices.0.replacesNumber: 请填写原票据号码']],
    [{ replacesNumber: '0026800001' }, ['invoices.0.replacesCode: 请填写原票据代码']],
    [
      { replacesCode: '13060126', replacesNumber: '0026896566' },
      ['invoices.0.replacesNumber: 原票据不能是这张票据自己'],
    ],
    [
      { replacesCode: '1306', replacesNumber: '0026800001' },
      ['invoices.0.replacesCode: 票据代码应为 8 位或 10 位数字'],
    ],
  ])('issued again names the one it replaces: %j', (replaced, says) => {
    expect(ofBill(replaced)).toEqual(says)
  })

  test('belongs to a stay', () => {
    expect(ofBill({ stay: null })).toEqual(['invoices.0.stay: 请选择票据所属的住院'])
  })

  test.each([undefined, null, []])('there is at least one (%j)', (invoices) => {
    expect(said({ invoices })).toEqual(['invoices: 请至少填写一张票据'])
  })

  test('there are at most 50', () => {
    const invoices = Array.from({ length: 51 }, (_, index) => givenInvoice({ number: String(10 ** 9 + index) }))
    expect(said({ totalFen: 50 * 160_000, invoices: invoices.slice(1) })).toEqual([])
    expect(said({ totalFen: 51 * 160_000, invoices })).toEqual(['invoices: 最多填写 50 张票据'])
  })
})
