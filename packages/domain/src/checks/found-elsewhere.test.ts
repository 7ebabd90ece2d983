import { describe, expect, test } from 'vitest'
import { fen } from '../money/index.ts'
import { checkLimitsFor } from './check-limits.ts'
import { flagsFound, type FoundElsewhere } from './found-elsewhere.ts'

const limits = checkLimitsFor('130100', '2026-09-18')
const said = (found: FoundElsewhere) => flagsFound([found], limits).map(({ code, message }) => `${code} ${message}`)
const claim = '000000012'

test('A03: a bill alike in hospital, day and amount', () => {
  const found = {
    n: 2,
    number: '0026896566',
    claim,
    hospitalName: '市妇产医院',
    issuedOn: '2026-09-22',
    totalFen: fen(160_000),
  }
  expect(flagsFound([{ code: 'A03', ...found }], limits)).toEqual([
    {
      code: 'A03',
      level: 'flag',
      section: 'charges',
      pointer: '/invoices/1/number',
      message:
        '票据 0026896566 与申报单 000000012 的一张票据医院（市妇产医院）、日期（2026-09-22）和金额（1,600.00 元）都相同',
      claims: [claim],
    },
  ])
})

test.each([
  ['2026-03-22', 0],
  ['2026-03-23', 1],
  ['2026-09-18', 0],
  ['2027-03-16', 1],
  ['2027-03-17', 0],
])('A06: a birth on 2026-09-18 and one on %s: %i', (otherOn, times) => {
  expect(said({ code: 'A06', on: '2026-09-18', otherOn, claim })).toHaveLength(times)
})

test.each([
  ['2026-06-26', 0],
  ['2026-06-27', 1],
  ['2026-09-18', 1],
  ['2026-09-19', 0],
])('A07: a termination on %s and a birth on 2026-09-18: %i', (terminatedOn, times) => {
  expect(said({ code: 'A07', terminatedOn, bornOn: '2026-09-18', claim })).toHaveLength(times)
})

test('A10: the wife was insured herself', () => {
  expect(said({ code: 'A10', on: '2026-09-18', insuredFrom: '2024-05-01' })).toEqual([
    'A10 配偶自 2024-05-01 起本人参加职工生育保险，2026-09-18 仍在参保，不属于未就业配偶',
  ])
})

test.each([
  ['2026-09-10', '2026-09-17', 0],
  ['2026-09-10', '2026-09-18', 1],
  ['2026-09-21', '2026-09-25', 1],
  ['2026-09-22', '2026-09-25', 0],
])('A13: 2026-09-17 to 2026-09-22 and %s to %s: %i', (admittedOn, dischargedOn, times) => {
  const other = { hospitalName: '省医院', admittedOn, dischargedOn }
  const own = { hospitalName: '市妇产医院', admittedOn: '2026-09-17', dischargedOn: '2026-09-22' }
  expect(said({ code: 'A13', n: 1, claim, other, ...own })).toHaveLength(times)
})

describe('A17: the total against hospital and method', () => {
  const among = { code: 'A17', medianFen: fen(400_000), p99Fen: fen(900_000), hospitalName: '市妇产医院' } as const

  test.each([
    [800_000, 20, []],
    [800_001, 20, ['A17 医疗费总额 8,000.01 元，超过市妇产医院同类 20 份申报中位数（4,000.00 元）的 2 倍']],
    [900_001, 20, ['A17 医疗费总额 9,000.01 元，高于市妇产医院同类 20 份申报的 99%（9,000.00 元）']],
    [900_001, 19, []],
  ])('%i fen over %i claims: %j', (totalFen, claims, says) => {
    expect(said({ ...among, totalFen: fen(totalFen), claims })).toEqual(says)
  })
})

test.each([
  ['2024-01-01', 1, 0],
  ['2024-01-01', 2, 1],
  ['2027-01-01', 2, 1],
  ['2027-01-01', 3, 0],
])('A21: the second birth, and one of %s told as the %i.: %i', (otherOn, otherOrder, times) => {
  expect(said({ code: 'A21', on: '2026-09-18', birthOrder: 2, otherOn, otherOrder, claim })).toHaveLength(times)
})

describe('A23: the spell of insurance', () => {
  const spell = {
    code: 'A23',
    on: '2026-09-18',
    enrolledOn: '2020-01-01',
    leftOn: null,
    wasInsuredBefore: false,
    firstBaseFen: null,
    baseBeforeFen: null,
  } as const

  test.each([
    [{}, []],
    [{ enrolledOn: '2026-06-18' }, []],
    [{ enrolledOn: '2026-06-19' }, ['A23 2026-06-19 起参保，距 2026-09-18 不足 3 个月，此前没有参保']],
    [{ enrolledOn: '2026-06-19', wasInsuredBefore: true }, []],
    [{ firstBaseFen: fen(1_000_000), baseBeforeFen: fen(500_000) }, []],
    [
      { firstBaseFen: fen(1_000_001), baseBeforeFen: fen(500_000) },
      ['A23 2020-01-01 参保时缴费基数 10,000.01 元，此前为 5,000.00 元，超过 2 倍'],
    ],
    [{ leftOn: '2026-12-18' }, ['A23 2026-12-18 停保，在 2026-09-18 之后 3 个月以内']],
    [{ leftOn: '2026-12-19' }, []],
  ])('%j: %j', (change, says) => {
    expect(said({ ...spell, ...change })).toEqual(says)
  })
})

test.each([
  [9, 18, []],
  [9, 17, ['A24 单位近 12 个月申报 9 人次，参保 17 人，超过 50%']],
  [16, 31, ['A24 单位近 12 个月申报 16 人次，参保 31 人，超过 50%']],
  [10, 30, ['A24 单位近 12 个月申报 10 人次，参保 30 人，不超过 30 人的单位申报 10 人次以上']],
  [9, 30, []],
  [10, 31, []],
  [2, 2, []],
  [3, 3, ['A24 单位近 12 个月申报 3 人次，参保 3 人，超过 50%']],
])('A24: %i claims of %i insured: %j', (claims, insured, says) => {
  expect(said({ code: 'A24', claims, insured })).toEqual(says)
})

test('A26: an operator or the legal representative', () => {
  expect(said({ code: 'A26', who: 'spouse', as: 'operator' })).toEqual(['A26 配偶的身份证号与单位经办人或管理员相同'])
  expect(said({ code: 'A26', who: 'insured', as: 'legal-representative' })).toEqual([
    'A26 参保人的姓名与单位法定代表人相同，请核对是否为同一人',
  ])
})

test.each([
  [2, 0],
  [3, 1],
])('A30: one account of %i persons: %i', (persons, times) => {
  expect(said({ code: 'A30', persons, claims: [claim] })).toHaveLength(times)
})
