import { describe, expect, test } from 'vitest'
import { givenStay, refusals } from '../testing/answers.ts'
import { staySection } from './stay-section.ts'

const said = (...stays: unknown[]) => refusals(staySection, { stays })
const tooEarly = 'stays.0.dischargedOn: 出院日期不能早于入院日期'

describe('a stay in hospital', () => {
  test('is complete', () => {
    expect(said(givenStay())).toEqual([])
  })

  test.each([
    { admittedOn: '2026-09-17', dischargedOn: '2026-09-18', says: [] },
    { admittedOn: '2026-09-17', dischargedOn: '2026-09-17', says: [] },
    { admittedOn: '2026-09-17', dischargedOn: '2026-09-16', says: [tooEarly] },
    { admittedOn: '2026-01-01', dischargedOn: '2025-12-31', says: [tooEarly] },
    { admittedOn: '2026-09-17', dischargedOn: null, says: ['stays.0.dischargedOn: 请填写出院日期'] },
    { admittedOn: '2026-09-17', dischargedOn: '', says: ['stays.0.dischargedOn: 请填写出院日期'] },
    { admittedOn: null, dischargedOn: '2026-09-17', says: ['stays.0.admittedOn: 请填写日期'] },
  ])('from $admittedOn to $dischargedOn: $says', ({ says, ...dates }) => {
    expect(said(givenStay(dates))).toEqual(says)
  })

  test('must say where, how and when', () => {
    expect(said({})).toEqual([
      'stays.0.kind: 请选择住院类型',
      'stays.0.hospitalName: 请填写医院名称',
      'stays.0.admittedOn: 请填写日期',
      'stays.0.hospitalCode: 请选择医院',
    ])
  })

  test('names its hospital by the national code', () => {
    expect(said(givenStay({ hospitalCode: 'H1301' }))).toEqual([
      'stays.0.hospitalCode: 定点医药机构代码应为 12 位，以 H 或 P 开头，后接 11 位数字',
    ])
  })

  test.each([undefined, null, '', '  '])('may leave the ward out (%j)', (ward) => {
    expect(said(givenStay({ ward }))).toEqual([])
  })

  test.each([
    ['hospitalCode', ''],
    ['hospitalName', null],
    ['ward', '区'.repeat(41)],
    ['ward', '\0'],
  ])('says that it ends before it begins whatever else is wrong: %s %j', (field, value) => {
    const stay = givenStay({ admittedOn: '2026-09-17', dischargedOn: '2026-09-16', [field]: value })
    expect(said(stay)).toContain(tooEarly)
    expect(said(stay)).toHaveLength(2)
  })
})

describe('an outpatient visit', () => {
  test.each([undefined, null, '', '2026-09-01'])('has no discharge (%j)', (dischargedOn) => {
    expect(said(givenStay({ kind: 'outpatient', dischargedOn }))).toEqual([])
  })
})

describe('a stay in a hospital that the directory does not know', () => {
  const elsewhere = { unlisted: true, hospitalCode: null, hospitalPlace: '北京市海淀区', hospitalLevel: '02' }

  test('tells name, place and level, and the code where it is known', () => {
    expect(said(givenStay(elsewhere))).toEqual([])
    expect(said(givenStay({ ...elsewhere, hospitalCode: 'H11010800123' }))).toEqual([])
  })

  test.each([
    ['hospitalPlace', '请填写医院所在地'],
    ['hospitalLevel', '请选择医院等级'],
  ])('must tell %s', (field, sentence) => {
    expect(said(givenStay({ ...elsewhere, [field]: null }))).toEqual([`stays.0.${field}: ${sentence}`])
  })
})

describe('a stay that the hospital settled', () => {
  const settled = {
    settledDirectly: true,
    settlementNumber: 'JS20260922001',
    settledOn: '2026-09-22',
    fundPaidFen: 350_000,
  }

  test('tells the settlement', () => {
    expect(said(givenStay(settled))).toEqual([])
  })

  test.each([
    ['settlementNumber', null, '请填写结算单号'],
    ['settledOn', null, '请填写结算日期'],
    ['fundPaidFen', null, '请填写基金支付金额'],
    ['settledOn', '2026-09-16', '结算日期不能早于入院或就诊日期'],
  ])('with %s %j is refused', (field, value, sentence) => {
    expect(said(givenStay({ ...settled, [field]: value }))).toEqual([`stays.0.${field}: ${sentence}`])
  })
})

test.each([{}, { stays: null }, { stays: [] }])('%j names no stay at all', (section) => {
  expect(refusals(staySection, section)).toEqual(['stays: 请填写住院或门诊情况'])
})

test('each stay has its own sentences', () => {
  expect(said(givenStay(), givenStay({ dischargedOn: null }), givenStay({ kind: null }))).toEqual([
    'stays.1.dischargedOn: 请填写出院日期',
    'stays.2.kind: 请选择住院类型',
  ])
})

test('a claim has at most 20 stays', () => {
  const stays = Array.from({ length: 21 }, () => givenStay())
  expect(refusals(staySection, { stays: stays.slice(1) })).toEqual([])
  expect(refusals(staySection, { stays })).toEqual(['stays: 最多填写 20 次住院'])
})
