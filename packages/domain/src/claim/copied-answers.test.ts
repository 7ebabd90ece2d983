import { describe, expect, test } from 'vitest'
import { givenAnswers, givenContact, givenPayee, givenStay } from '../testing/answers.ts'
import { copiedAnswers } from './copied-answers.ts'
import { emptyDraft } from './sections.ts'

const earlier = givenAnswers({
  contact: givenContact({ residentPaid: true, residentPaidFen: 50_000 }),
  payee: givenPayee(),
  stay: {
    stays: [givenStay({ settledDirectly: true, settlementNumber: 'J1', fundPaidFen: 1, settledOn: '2026-09-22' })],
  },
})
const hospital = {
  kind: 'inpatient',
  hospitalCode: 'H13010200015',
  hospitalName: '石家庄市妇产医院',
  ward: '产科二病区',
}

describe('what a new claim takes over from an earlier one', () => {
  test('of the same person is how to reach her, her account and the hospital, without days or money', () => {
    const { residentPaid: _paid, residentPaidFen: _fen, ...contact } = earlier.contact
    expect(copiedAnswers(earlier, { samePerson: true })).toEqual({
      contact,
      stay: { stays: [hospital] },
      payee: earlier.payee,
    })
  })

  test('of somebody else is the hospital alone', () => {
    expect(copiedAnswers(earlier, { samePerson: false })).toEqual({ stay: { stays: [hospital] } })
  })

  test('that says nothing is nothing', () => {
    expect(copiedAnswers(emptyDraft(), { samePerson: true })).toEqual({})
  })
})
