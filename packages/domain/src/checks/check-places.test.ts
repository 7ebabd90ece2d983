import { expect, test } from 'vitest'
import { checkName, fieldInWords } from './index.ts'

test.each([
  ['charges', 'invoices/number', '费用 · 票据号码'],
  ['stay', 'stays/hospitalCode', '住院 · 医院'],
  ['event', '', '参保人与事由'],
  ['payee', 'somethingNew', '收款账户'],
] as const)('%s %j is called %s', (section, field, name) => {
  expect(fieldInWords(section, field)).toBe(name)
})

test('a check is called by its name, one without by its number', () => {
  expect(checkName('A03')).toBe('票据重复')
  expect(checkName('A99')).toBe('A99')
})
