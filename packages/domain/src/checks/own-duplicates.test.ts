import { expect, test } from 'vitest'
import { givenEvent } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'
import { noOwnClaims, type OwnClaims } from './check.ts'

test('A03: a bill that stands in another claim of the employer is named with it', () => {
  const own = { ...noOwnClaims, bills: [{ n: 1, claim: '000000012' }] }
  expect(saidBy('A03', {}, { own })).toEqual([
    'warn charges/invoices/0/number 票据 0026896566 在本单位的申报单 000000012 中也有',
  ])
  expect(saidBy('A03', {}, { own: { ...noOwnClaims, bills: [{ n: 2, claim: '000000012' }] } })).toEqual([])
})

test('A05: another claim that asks the same of the event is named; a supplement is meant to be one', () => {
  const own: OwnClaims = { ...noOwnClaims, sameEvent: [{ claim: '000000012', components: ['prenatal', 'medical'] }] }
  expect(saidBy('A05', {}, { own })).toEqual([
    'warn event/eventOn 本单位的申报单 000000012 为同一人的同一事由申请了同样的待遇',
  ])
  expect(saidBy('A05', {}, { own, components: ['allowance'] })).toEqual([])
  const first = { status: 'accepted', kind: 'birth', eventOn: '2026-09-18', isSamePerson: true } as const
  const event = givenEvent({ supplementOf: '01990000-0000-7000-8000-000000000001' })
  expect(saidBy('A05', { event }, { own, first })).toEqual([])
})

test.each([
  ['2024-01-05', 1, 2, 0],
  ['2024-01-05', 2, 2, 1],
  ['2024-01-05', 3, 2, 1],
  ['2026-09-18', 2, 2, 0],
  ['2026-12-01', 3, 2, 0],
  ['2026-12-01', 2, 2, 1],
])('A21: a birth of %s told as the %i., this as the %i.: %i', (eventOn, told, birthOrder, times) => {
  const own = { ...noOwnClaims, births: [{ claim: '000000012', eventOn, birthOrder: told }] }
  expect(saidBy('A21', { event: givenEvent({ birthOrder }) }, { own })).toHaveLength(times)
})
