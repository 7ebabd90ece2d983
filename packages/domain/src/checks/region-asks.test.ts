import { expect, test } from 'vitest'
import { givenContact, givenEvent, givenOperation } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'

test.each([
  ['2025-11-05', 12, 0],
  ['2025-11-04', 12, 1],
  ['2026-08-31', 2, 1],
  ['2020-01-01', null, 0],
])('A28: an event of %s within %j months, today being 2026-11-05: %i', (eventOn, claimMonths, times) => {
  const rules = { permitAsked: false, claimMonths }
  expect(saidBy('A28', { event: givenEvent({ eventOn }) }, { rules })).toHaveLength(times)
})

test('A28: says what was compared with what', () => {
  const rules = { permitAsked: false, claimMonths: 1 }
  expect(saidBy('A28', {}, { rules })).toEqual([
    'warn event/eventOn 生育日期 2026-09-18 距今天（2026-11-05）已超过 1 个月的申报时限',
  ])
  expect(saidBy('A28', {}, { rules: null })).toEqual([])
})

test('A34: a permit is missed only where the rules of the day ask for one, and only of a birth', () => {
  const asked = { rules: { permitAsked: true, claimMonths: null } }
  const says = ['warn contact/permitNumber 2026-09-18 的生育按当时的规定须有准生证，现在没有填写准生证号']
  expect(saidBy('A34', {}, asked)).toEqual(says)
  expect(saidBy('A34', { contact: givenContact({ permitNumber: ' ' }) }, asked)).toEqual(says)
  expect(saidBy('A34', { contact: givenContact({ permitNumber: 'SJZ-1' }) }, asked)).toEqual([])
  expect(saidBy('A34', { event: givenOperation() }, asked)).toEqual([])
  expect(saidBy('A34')).toEqual([])
})
