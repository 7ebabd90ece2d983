import { describe, expect, test } from 'vitest'
import type { DraftAnswers } from '../claim/index.ts'
import { fen } from '../money/index.ts'
import {
  givenAnswers,
  givenCharges,
  givenEvent,
  givenInvoice,
  givenLine,
  givenPayee,
  givenStay,
} from '../testing/answers.ts'
import { answerFlags, type FlagFacts } from './answer-flags.ts'
import { checkLimitsFor } from './check-limits.ts'

const hospital = {
  code: 'H13010200015',
  name: '石家庄市妇产医院',
  regionCode: '130102',
  designatedFrom: '2010-01-01',
  designatedUntil: null,
}
const given = (change: Partial<FlagFacts> = {}): FlagFacts => ({
  person: { name: '李晓雯', sex: 'female', birthOn: '1990-03-07' },
  employerName: '石家庄华辰机械制造有限公司',
  region: '130100',
  limits: checkLimitsFor('130100', '2026-09-18'),
  hospitals: [hospital],
  breakdown: null,
  ...change,
})
const said = (draft: Partial<DraftAnswers> = {}, facts: Partial<FlagFacts> = {}) =>
  answerFlags(givenAnswers(draft), given(facts)).map(({ code, level, message }) => `${level} ${code} ${message}`)
const stays = (...changes: object[]) => ({ stay: { stays: changes.map((change) => givenStay(change)) } })
const lines = (...classes: string[]) => ({
  charges: givenCharges({
    invoices: [
      givenInvoice({
        lines: classes.map((filingClass) => givenLine({ filingClass: filingClass as 'bed', amountFen: fen(1_050) })),
      }),
    ],
  }),
})

test('an ordinary birth raises no flag', () => {
  expect(said()).toEqual([])
})

test('everything here is for reviewers alone', () => {
  const draft = { ...stays({ unlisted: true }), ...lines('other-self-paid') }
  expect(answerFlags(givenAnswers(draft), given()).every(({ level }) => level === 'flag')).toBe(true)
})

describe('A13: two stays at once', () => {
  test('a transfer on one day is none', () => {
    const [one, other] = [
      { admittedOn: '2026-09-17', dischargedOn: '2026-09-19' },
      { admittedOn: '2026-09-19', dischargedOn: '2026-09-22' },
    ]
    expect(said(stays(one, other))).toEqual([])
    expect(said(stays(one, { ...other, admittedOn: '2026-09-18' }))).toEqual([
      'flag A13 石家庄市妇产医院 2026-09-18 至 2026-09-22 的住院与石家庄市妇产医院 2026-09-17 至 2026-09-19 的住院重叠',
    ])
    expect(said(stays(one, { ...other, kind: 'outpatient', admittedOn: '2026-09-18' }))).toEqual([])
  })
})

describe('A14, A15: hospitals', () => {
  test('not in the directory', () => {
    expect(said(stays({ unlisted: true, hospitalName: '保定市某医院', hospitalPlace: '河北省保定市' }))).toEqual([
      'flag A14 医院“保定市某医院”（河北省保定市）不在医院目录中',
    ])
    expect(said({}, { hospitals: [] })).toEqual(['flag A14 医院“石家庄市妇产医院”不在医院目录中'])
  })

  test.each([
    ['2026-09-17', null, 0],
    ['2026-09-18', null, 1],
    ['2010-01-01', '2026-09-18', 0],
    ['2010-01-01', '2026-09-17', 1],
  ])('designated from %s until %j, admitted on 2026-09-17: %i', (designatedFrom, designatedUntil, times) => {
    expect(said({}, { hospitals: [{ ...hospital, designatedFrom, designatedUntil }] })).toHaveLength(times)
  })

  test('in another city, unless it was an emergency', () => {
    const hospitals = [{ ...hospital, regionCode: '130602' }]
    expect(said({}, { hospitals })).toEqual([
      'flag A15 石家庄市妇产医院在统筹区外（行政区划 130602，参保地 130100），请核对异地就医备案',
    ])
    expect(said(stays({ emergency: true }), { hospitals })).toEqual([])
  })
})

describe('A16, A18, A19, A31: what was charged', () => {
  test('what the fund does not pay', () => {
    expect(said(lines('surgery', 'other-self-paid', 'other-self-paid', 'unclassified'))).toEqual([
      'flag A16 其他自费 21.00 元不属于支付范围，不与限额比较',
    ])
  })

  test('a caesarean without surgery', () => {
    const sentence = ['flag A18 生产方式为剖宫产，费用明细中没有手术费']
    expect(said(lines('bed'))).toEqual(sentence)
    expect(said(lines('bed', 'surgery'))).toEqual([])
    expect(said({ ...lines('bed'), event: givenEvent({ delivery: 'natural' }) })).toEqual([])
    expect(said({ charges: {} })).toEqual([])
  })

  test('items, once a source gives them', () => {
    const natural = { event: givenEvent({ delivery: 'natural' }) }
    expect(said(natural, { items: ['剖宫产术'] })).toEqual(['flag A18 生产方式为正常产，费用中有“剖宫产术”'])
    expect(said({}, { items: ['双胎接生'] })).toEqual(['flag A19 胎儿数为 1，费用中有“双胎接生”'])
    expect(said({ event: givenEvent({ fetuses: 2 }) }, { items: ['接生'] })).toEqual([
      'flag A19 胎儿数为 2，费用中没有双胎或多胎的项目',
    ])
    expect(said({ event: givenEvent({ fetuses: 2 }) })).toEqual([])
    const itemRules = { together: [['甲', '乙']], sexes: [{ item: '前列腺检查', sex: 'male' }] } as const
    expect(said({}, { items: ['甲', '乙', '前列腺检查'], itemRules })).toEqual([
      'flag A31 “甲”与“乙”不应同时收费',
      'flag A31 “前列腺检查”限男性，就医人为女性',
    ])
    expect(said({}, { items: ['甲'], itemRules })).toEqual([])
    expect(said({}, { items: ['甲', '乙'] })).toEqual([])
  })
})

test('A22: too few months are said once, in the words of the benefit', () => {
  const refusal = (component: 'medical' | 'allowance') => ({
    code: 'contribution-months' as const,
    component,
    message: '缴费 3 个月，不满 12 个月',
    source: { title: '办法', grade: 'B' as const },
  })
  expect(said({}, { breakdown: { refusals: [refusal('medical'), refusal('allowance')] } })).toEqual([
    'flag A22 缴费 3 个月，不满 12 个月',
  ])
  expect(said({}, { breakdown: { refusals: [] } })).toEqual([])
})

test.each([
  [900_000, []],
  [900_001, ['flag A25 月缴费基数 9,000.01 元，个税申报工资 3,000.00 元，超过 3 倍']],
])('A25: a base of %i fen over a declared wage of 3,000 元: %j', (baseFen, says) => {
  expect(said({}, { wages: { baseFen: fen(baseFen), declaredFen: fen(300_000) } })).toEqual(says)
})

test('A29: deaths', () => {
  const event = givenEvent({ fetuses: 2, stillborn: 1, newbornDiedOn: '2026-09-20', motherDiedOn: '2026-09-21' })
  expect(said({ event })).toEqual([
    'flag A29 新生儿于 2026-09-20 死亡，产假天数可能不同',
    'flag A29 胎儿数 2 中死胎死产 1，产假天数可能不同',
    'flag A29 产妇于 2026-09-21 死亡，由继承人领取',
  ])
  expect(said({ event: givenEvent({ stillborn: 0 }) })).toEqual([])
})

test('A30: the account in another name', () => {
  expect(said({ payee: givenPayee() })).toEqual([])
  expect(said({ payee: givenPayee({ holder: '王建国' }) })).toEqual(['flag A30 账户户名为“王建国”，收款人应为“李晓雯”'])
  expect(said({ payee: givenPayee({ payee: 'employer', holder: '某公司' }) })).toEqual([
    'flag A30 账户户名为“某公司”，收款人应为“石家庄华辰机械制造有限公司”',
  ])
  expect(said({ payee: givenPayee({ payee: 'heir', holder: '王建国' }) })).toEqual([])
})
