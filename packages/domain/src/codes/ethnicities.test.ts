import { expect, test } from 'vitest'
import { ethnicities } from './ethnicities.ts'
import { nameOf } from './table.ts'

test('there are fifty-six, numbered without a gap, and two codes beside them', () => {
  const [numbered, beside] = [ethnicities.slice(0, 56), ethnicities.slice(56)]
  expect(numbered.map((row) => Number(row.code))).toEqual(Array.from({ length: 56 }, (_, index) => index + 1))
  expect(numbered.every((row) => row.name.endsWith('族'))).toBe(true)
  expect(beside.map((row) => row.code)).toEqual(['97', '98'])
})

test.each([
  ['01', '汉族'],
  ['03', '回族'],
  ['11', '满族'],
  ['23', '高山族'],
  ['56', '基诺族'],
])('%s is %s', (code, name) => {
  expect(nameOf(ethnicities, code)).toBe(name)
})
