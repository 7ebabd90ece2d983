import { describe, expect, test } from 'vitest'
import { givenCharges, givenInvoice, givenStay } from '../testing/answers.ts'
import { saidBy } from '../testing/register-facts.ts'

describe('A04: a bill is dated within its stay', () => {
  const stay = { stays: [givenStay({ admittedOn: '2026-09-17', dischargedOn: '2026-09-22' })] }
  const billed = (issuedOn: unknown, change = {}) =>
    saidBy('A04', { stay, charges: givenCharges({ invoices: [givenInvoice({ issuedOn, ...change })] }) })
  const place = 'warn charges/invoices/0/issuedOn'

  test.each([
    ['2026-09-17', []],
    ['2026-09-16', [`${place} 开票日期 2026-09-16 早于所属住院或就诊的开始日期 2026-09-17`]],
    ['2026-09-22', []],
    ['2026-10-22', []],
    ['2026-10-23', [`${place} 开票日期 2026-10-23 在住院或就诊结束（2026-09-22）30 天以后`]],
    [null, []],
    ['2026-09', []],
  ])('issued on %s: %j', (issuedOn, says) => {
    expect(billed(issuedOn)).toEqual(says)
  })

  test('a bill of no stay, or of one without days, is not judged', () => {
    expect(billed('2026-09-16', { stay: 2 })).toEqual([])
    expect(billed('2026-09-16', { stay: null })).toEqual([])
  })

  test('of a visit the day itself counts, whatever discharge was typed before', () => {
    const visit = { stays: [givenStay({ kind: 'outpatient', admittedOn: '2026-09-01', dischargedOn: '2026-10-30' })] }
    const charges = givenCharges({ invoices: [givenInvoice({ issuedOn: '2026-10-02' })] })
    expect(saidBy('A04', { stay: visit, charges })).toEqual([
      `${place} 开票日期 2026-10-02 在住院或就诊结束（2026-09-01）30 天以后`,
    ])
  })
})

describe('A35: a stay over the turn of the settlement year', () => {
  const stayed = (admittedOn: string, dischargedOn: string, kind = 'inpatient') =>
    saidBy('A35', { stay: { stays: [givenStay({ kind, admittedOn, dischargedOn })] } })

  test.each([
    ['2025-12-20', '2025-12-25', 0],
    ['2025-12-25', '2025-12-26', 1],
    ['2025-12-26', '2026-01-03', 0],
    ['2025-12-31', '2026-01-01', 0],
  ])('%s to %s: %i', (admittedOn, dischargedOn, times) => {
    expect(stayed(admittedOn, dischargedOn)).toHaveLength(times)
  })

  test('names both years', () => {
    expect(stayed('2025-12-24', '2025-12-27')).toEqual([
      'warn stay/stays/0/dischargedOn 住院 2025-12-24 至 2025-12-27 跨 2025、2026 两个结算年度（12 月 26 日起为下一年度）',
    ])
  })

  test('a visit has one day', () => {
    expect(stayed('2025-12-24', '2025-12-27', 'outpatient')).toEqual([])
  })
})
