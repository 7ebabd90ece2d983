import { describe, expect, test } from 'vitest'
import {
  givenAnswers,
  givenCharges,
  givenEvent,
  givenInvoice,
  givenLine,
  givenOperation,
  givenStay,
} from '../testing/answers.ts'
import { type BenefitBasis, benefitOfClaim } from './case-of-claim.ts'

const basis = (change: Partial<BenefitBasis> = {}): BenefitBasis => ({
  region: '130100',
  insured: {
    kind: 'employee',
    sex: 'female',
    birthOn: '1990-03-07',
    contributionMonths: 60,
    continuousMonths: 60,
    wageContinues: false,
  },
  hospitalLevel: 3,
  earlier: { claims: 0, chargedFen: 0, notCoveredFen: 0, medicalFen: 0, prenatalFen: 0, allowanceFen: 0 },
  countsAllEmployers: false,
  wageBase: {
    monthlyBase: { numeratorFen: 730_000, denominator: 1 },
    regionalMonthlyAverageFen: 700_000,
    method: 'employer-prior-year',
    provisional: null,
    lines: [],
    source: { title: '社会保险法', article: '第五十六条', grade: 'A' },
  },
  acceptedOn: null,
  paidOn: '2026-11-05',
  ...change,
})

const birth = (change = {}) => givenEvent({ delivery: 'natural', birthOrder: 1, ...change })
const benefitOf = (answers: Parameters<typeof givenAnswers>[0], of = basis()) => {
  const benefit = benefitOfClaim(givenAnswers({ event: birth(), ...answers }), of)
  if (!benefit.ok) return benefit.missing
  const { medicalFen, prenatalFen, allowanceFen } = benefit.breakdown
  return [medicalFen, prenatalFen, allowanceFen]
}

describe('the benefit of a claim', () => {
  test('is that of its answers and what the register says beside them', () => {
    expect(benefitOf({})).toEqual([160_000, 200_000, 3_844_667])
  })

  test('of an operation has no prenatal examinations', () => {
    const event = givenOperation({ eventOn: '2024-09-18' })
    expect(benefitOf({ event, stay: { stays: [givenStay({ kind: 'outpatient' })] } })).toEqual([4_000, 0, 48_667])
  })

  test('leaves out what the clerk filed as 其他自费', () => {
    const lines = [givenLine({ amountFen: 100_000 }), givenLine({ filingClass: 'other-self-paid', amountFen: 60_000 })]
    expect(benefitOf({ charges: givenCharges({ invoices: [givenInvoice({ lines })] }) })).toEqual([
      100_000, 200_000, 3_844_667,
    ])
  })

  test('is of the whole event, less what earlier claims were paid', () => {
    const earlier = {
      claims: 1,
      chargedFen: 100_000,
      notCoveredFen: 0,
      medicalFen: 100_000,
      prenatalFen: 200_000,
      allowanceFen: 0,
    }
    expect(benefitOf({}, basis({ earlier }))).toEqual([160_000, 0, 3_844_667])
  })

  test('without a base refuses the allowance alone', () => {
    expect(benefitOf({}, basis({ wageBase: { missing: '登记中没有基数' } }))).toEqual([160_000, 200_000, 0])
  })

  test('goes on while amounts are half typed: the medical part waits for them', () => {
    expect(benefitOf({ charges: { totalFen: '16oo', invoices: [] } })).toEqual([0, 200_000, 3_844_667])
  })

  test.each<[string, object, string[]]>([
    ['no kind', { kind: null }, ['请选择申报事由']],
    ['no method', { delivery: null }, ['请选择生产方式']],
    ['a method half typed', { delivery: 'nat' }, ['请选择生产方式']],
    ['no date', { eventOn: null }, ['请填写日期']],
    [
      'a date before the rules',
      { eventOn: '2009-01-01' },
      ['石家庄市的规则自 2016-01-01 起，2009-01-01 没有可用的规则'],
    ],
  ])('with %s says what is missing', (_what, change, sentences) => {
    const said = benefitOf({ event: birth(change) }) as string[]
    expect(said.map((sentence) => sentence.split('；')[0])).toEqual(sentences)
  })

  test('a discharge typed before the event is left out: the check says so, not the benefit', () => {
    expect(benefitOf({ stay: { stays: [givenStay({ dischargedOn: '2026-09-01' })] } })).toEqual([
      160_000, 200_000, 3_844_667,
    ])
  })
})
