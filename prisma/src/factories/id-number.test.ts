import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readIdNumber } from '@cradle/domain/identity'
import { personNumber } from '../seed/index.ts'
import { idNumberOf } from './id-number.ts'

const births = fc
  .date({ min: new Date('1930-01-01T00:00:00Z'), max: new Date('2026-11-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const sexes = fc.constantFrom('female' as const, 'male' as const)

test('a made-up ID number reads as the person it was made for', () => {
  fc.assert(
    fc.property(births, sexes, fc.nat(499), (birthOn, sex, n) => {
      const number = idNumberOf({ region: '130105', birthOn, sex, n })
      expect(readIdNumber(number)).toEqual({ ok: true, number, birthOn, sex, regionCode: '130105', upgraded: false })
    }),
  )
})

test('five hundred of a day and sex differ', () => {
  const of = (n: number) => idNumberOf({ birthOn: '1992-03-04', sex: 'female', n })
  expect(new Set(Array.from({ length: 500 }, (_, n) => of(n))).size).toBe(500)
})

test('the city’s persons have valid numbers of their own', () => {
  const persons = Array.from({ length: 240 }, (_, n) => personNumber(n))
  for (const { idNumber, birthOn, sex } of persons)
    expect(readIdNumber(idNumber, '2026-11-01')).toMatchObject({ ok: true, birthOn, sex })
  expect(new Set(persons.map(({ idNumber }) => idNumber)).size).toBe(persons.length)
  expect(new Set(persons.map(({ cardNumber }) => cardNumber)).size).toBe(persons.length)
})
