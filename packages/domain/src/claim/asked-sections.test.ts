import { describe, expect, test } from 'vitest'
import { givenAnswers, givenEvent, givenInvoice, givenPayee, givenStay } from '../testing/answers.ts'
import { isSectionAsked, isTouched } from './asked-sections.ts'
import { sectionNames } from './sections.ts'

const settled = givenStay({ settledDirectly: true })

describe('the sections a claim is asked', () => {
  test.each([
    ['an ordinary birth', {}, ['event', 'contact', 'stay', 'charges']],
    ['an account begun', { payee: { holder: '李' } }, ['event', 'contact', 'stay', 'charges', 'payee']],
    ['an account given', { payee: givenPayee() }, ['event', 'contact', 'stay', 'charges', 'payee']],
    [
      'a mother who died',
      { event: givenEvent({ motherDiedOn: '2026-09-20' }) },
      ['event', 'contact', 'stay', 'charges', 'payee'],
    ],
    ['a stay that was settled', { stay: { stays: [settled] }, charges: {} }, ['event', 'contact', 'stay']],
    [
      'a stay that was settled and one that was not',
      { stay: { stays: [settled, givenStay()] }, charges: {} },
      ['event', 'contact', 'stay', 'charges'],
    ],
    [
      'a settled stay with a bill all the same',
      { stay: { stays: [settled] }, charges: { invoices: [givenInvoice()] } },
      ['event', 'contact', 'stay', 'charges'],
    ],
    [
      'a birth outside hospital',
      { event: givenEvent({ bornOutside: true }), stay: {}, charges: {} },
      ['event', 'contact'],
    ],
    [
      'a birth outside hospital with a stay after it',
      { event: givenEvent({ bornOutside: true }), stay: { stays: [givenStay()] }, charges: {} },
      ['event', 'contact', 'stay', 'charges'],
    ],
  ])('%s', (_situation, change, asked) => {
    const draft = givenAnswers(change)
    expect(sectionNames.filter((section) => isSectionAsked(section, draft))).toEqual(asked)
  })
})

test.each([
  [{}, false],
  [{ stays: [] }, false],
  [{ stays: [{}] }, false],
  [{ stays: [{ ward: '', kind: null }] }, false],
  [{ stays: [{ ward: '产科' }] }, true],
  [{ given: false }, true],
  [{ totalFen: 0 }, true],
])('%j holds something that was typed: %s', (data, touched) => {
  expect(isTouched(data)).toBe(touched)
})
