import { expect, test } from 'vitest'
import { givenCharges, givenInvoice, givenLine } from '../testing/answers.ts'
import { unclassifiedLines } from './unclassified-lines.ts'

test('a line that no class was found for is flagged for the reviewer, by the name the invoice prints', () => {
  const lines = [
    givenLine(),
    givenLine({ printedClass: 'unlisted', printedName: '接生费', filingClass: 'unclassified' }),
    givenLine({ printedClass: 'registration-fee', filingClass: 'unclassified' }),
    givenLine({ printedClass: 'other-fee', filingClass: 'treatment' }),
  ]
  const found = unclassifiedLines(givenCharges({ invoices: [givenInvoice(), givenInvoice({ lines })] }))
  expect(found.map(({ level, pointer, message }) => `${level} ${pointer} ${message}`)).toEqual([
    'flag /invoices/1/lines/1/filingClass 票据 2 第 2 行“接生费”没有对应的申报类别，按“其他（未归类）”申报，请核定类别',
    'flag /invoices/1/lines/2/filingClass 票据 2 第 3 行“挂号费”没有对应的申报类别，按“其他（未归类）”申报，请核定类别',
  ])
})

test('nothing is flagged in charges that were not filled in yet', () => {
  expect(unclassifiedLines({})).toEqual([])
})
