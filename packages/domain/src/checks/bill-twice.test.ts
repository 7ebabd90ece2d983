import fc from 'fast-check'
import { expect, test } from 'vitest'
import { givenCharges, givenInvoice } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'

const twice = (one: object, other: object) =>
  saidBy('A03', { charges: givenCharges({ invoices: [givenInvoice(one), givenInvoice(other)] }) })
const refusal = ['block charges/invoices/1/number 第 2 张票据与第 1 张是同一张，请删去一张']

test.each<[string, object, object, string[]]>([
  ['the same code and number', {}, {}, refusal],
  ['the same typed in full width', {}, { number: '００２６８９６５６６' }, refusal],
  ['another number', {}, { number: '0026896567' }, []],
  ['another code', {}, { code: '13060127' }, []],
  ['paper receipts alike', { code: null, number: 'A1' }, { code: null, number: 'A1' }, refusal],
  [
    'paper receipts of two days',
    { code: null, number: 'A1' },
    { code: null, number: 'A1', issuedOn: '2026-09-21' },
    [],
  ],
  ['paper receipts of two amounts', { code: null, number: 'A1' }, { code: null, number: 'A1', totalFen: 1 }, []],
  ['no number yet', { number: '' }, { number: '' }, []],
])('A03: %s', (_, one, other, says) => {
  expect(twice(one, other)).toEqual(says)
})

test('A03: as many are named as there are too many, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }), (numbers) => {
      const invoices = numbers.map((n) => givenInvoice({ number: `000000000${n}` }))
      expect(saidBy('A03', { charges: givenCharges({ invoices }) })).toHaveLength(
        numbers.length - new Set(numbers).size,
      )
    }),
  )
})
