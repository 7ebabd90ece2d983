import { describe, expect, test } from 'vitest'
import { givenEvent, givenPrenatalCare, givenStay } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'

describe('A12: the birth lies within a stay', () => {
  const bornOn = (eventOn: string, stays = [givenStay({ admittedOn: '2026-09-17', dischargedOn: '2026-09-22' })]) =>
    saidBy('A12', { event: givenEvent({ eventOn }), stay: { stays } })
  const says = (eventOn: string, listed = '2026-09-17 至 2026-09-22') => [
    `warn event/eventOn 生育日期 ${eventOn} 不在任何一次住院或就诊之内（${listed}）`,
  ]

  test.each([
    ['the day before the admission', '2026-09-16', []],
    ['two days before it', '2026-09-15', says('2026-09-15')],
    ['the day of the discharge', '2026-09-22', []],
    ['the day after it', '2026-09-23', says('2026-09-23')],
  ])('%s', (_, eventOn, sentences) => {
    expect(bornOn(eventOn)).toEqual(sentences)
  })

  test('one of several stays is enough; a prenatal visit is none of them', () => {
    const later = givenStay({ admittedOn: '2026-09-24', dischargedOn: '2026-09-30' })
    const visit = givenStay({ kind: 'outpatient', purpose: 'prenatal', admittedOn: '2026-09-23', dischargedOn: null })
    const first = givenStay({ admittedOn: '2026-09-17', dischargedOn: '2026-09-20' })
    expect(bornOn('2026-09-25', [first, later])).toEqual([])
    expect(bornOn('2026-09-22', [first, later])).toEqual(
      says('2026-09-22', '2026-09-17 至 2026-09-20、2026-09-24 至 2026-09-30'),
    )
    expect(bornOn('2026-09-22', [first, visit])).toEqual(says('2026-09-22', '2026-09-17 至 2026-09-20'))
  })

  test('nothing is said while a stay has no day, outside hospital, of prenatal care, and of a supplement', () => {
    expect(bornOn('2026-08-01', [givenStay(), givenStay({ dischargedOn: '2026-09' })])).toEqual([])
    expect(bornOn('2026-08-01', [])).toEqual([])
    for (const event of [
      givenEvent({ eventOn: '2026-08-01', bornOutside: true }),
      givenEvent({ eventOn: '2026-08-01', supplementOf: '01990000-0000-7000-8000-000000000001' }),
      givenPrenatalCare({ eventOn: '2026-08-01' }),
    ])
      expect(saidBy('A12', { event })).toEqual([])
  })
})
