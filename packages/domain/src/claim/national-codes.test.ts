import { expect, test } from 'vitest'
import {
  givenAnswers,
  givenEvent,
  givenOperation,
  givenPrenatalCare,
  givenStay,
  givenTermination,
} from '../testing/answers.ts'
import { nationalCodesOf } from './national-codes.ts'
import type { Answers } from './sections.ts'

const codes = (change: Parameters<typeof givenAnswers>[0]) => nationalCodesOf(givenAnswers(change) as Answers)
const visit = { stays: [givenStay({ kind: 'outpatient', dischargedOn: null })] }

test.each([
  [
    'a caesarean birth',
    {},
    { claimType: '19', matnType: '3', matnTypeNational: '3', birctrlTypes: [], medTypes: ['52'] },
  ],
  ['a difficult birth', { event: givenEvent({ delivery: 'difficult', assistance: 'forceps' }) }, { matnType: '4' }],
  ['an induction', { event: givenTermination() }, { claimType: '19', matnType: '6', birctrlTypes: [] }],
  [
    'an ectopic pregnancy, whose code is local',
    { event: givenTermination({ termination: 'ectopic-pregnancy' }) },
    { matnType: '10', matnTypeNational: '9' },
  ],
  [
    'a termination with an operation',
    { event: givenTermination({ termination: 'surgical-abortion', operations: ['implant-insertion'] }) },
    { matnType: '5', birctrlTypes: ['10'], birctrlTypesNational: ['9'] },
  ],
  [
    'two operations in one visit',
    { event: givenOperation({ operations: ['iud-removal', 'tubal-ligation'] }), stay: visit },
    { claimType: '32', matnType: null, birctrlTypes: ['2', '12'], birctrlTypesNational: ['2', '5'], medTypes: ['53'] },
  ],
  ['prenatal care', { event: givenPrenatalCare(), stay: visit }, { claimType: '19', matnType: '7', medTypes: ['51'] }],
])('%s carries old and new codes', (_situation, change, expected) => {
  expect(codes(change)).toMatchObject(expected)
})
