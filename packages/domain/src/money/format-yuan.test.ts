import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fen } from './fen.ts'
import { formatYuan } from './format-yuan.ts'

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [50, '0.50'],
  [100, '1.00'],
  [99_999, '999.99'],
  [100_000, '1,000.00'],
  [312_055, '3,120.55'],
  [99_999_999_999, '999,999,999.99'],
  [-1230, '-12.30'],
  [-5, '-0.05'],
  [-123_456_789, '-1,234,567.89'],
])('%d fen print as %s', (n, printed) => {
  expect(formatYuan(fen(n))).toBe(printed)
})

test('no fen is lost, however large the amount', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(Number(formatYuan(fen(n)).replaceAll(/[,.]/g, ''))).toBe(n + 0)
    }),
  )
})
