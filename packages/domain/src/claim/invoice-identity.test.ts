import { describe, expect, test } from 'vitest'
import { invoiceIdentities } from './invoice-identity.ts'

const bill = { code: '13060126', number: '0026896566', issuedOn: '2026-09-22', totalFen: 160_000 }
const hospital = 'H13010200015'

describe('an invoice is the same anywhere', () => {
  test('by its code and number, however they were typed', () => {
    expect(invoiceIdentities(bill, hospital)).toEqual(['13060126:0026896566'])
    expect(
      invoiceIdentities({ ...bill, code: ' １３060126', number: '00268 96566', totalFen: 1 }, 'elsewhere'),
    ).toEqual(['13060126:0026896566'])
  })

  test('without a code by hospital, number, date and amount', () => {
    expect(invoiceIdentities({ ...bill, code: null, number: ' 手写 0123' }, hospital)).toEqual([
      'H13010200015|手写0123|2026-09-22|160000',
    ])
  })

  test('as the bill it replaces, too', () => {
    const again = { ...bill, number: '0026900001', replacesCode: '13060126', replacesNumber: '0026896566' }
    expect(invoiceIdentities(again, hospital)).toEqual(['13060126:0026900001', '13060126:0026896566'])
  })
})
