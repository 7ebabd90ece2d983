import { describe, expect, test } from 'vitest'
import type { RuleSet } from './rule-set.ts'
import { benefitUnder, givenBirth, refusedIn } from './testing/given-case.ts'

const source = { title: '示例', grade: 'A' } as const
const charged = (prenatalFen: number) => ({ charges: { totalFen: 3000_00, prenatalFen } })
const alone = (weeks: number, others: Parameters<typeof givenBirth>[1] = {}) => ({
  ...givenBirth({}, others),
  event: { kind: 'prenatal' as const, on: '2025-03-10', gestation: { weeks } },
})

const bands: RuleSet['prenatal'] = {
  pays: 'cap',
  withEvent: false,
  source,
  standards: [
    { code: 'prenatal.early', label: '孕 12 周内', when: { weeks: [null, 13] }, fen: 400_00, source },
    { code: 'prenatal.late', label: '孕 13 周起', when: { weeks: [13, null] }, fen: 1100_00, source },
  ],
}

describe('examinations that are not paid apart', () => {
  test.each([
    ['none', '产前检查费不另支付'],
    ['included', '产前检查费已含在分娩标准内'],
  ] as const)('(%s) say so with a birth, and are refused alone', (pays, label) => {
    const breakdown = benefitUnder({ prenatal: { pays, source } }, givenBirth({}, charged(500_00)))
    expect(breakdown).toMatchObject({ prenatalFen: 0, refusals: [] })
    expect(breakdown.lines).toContainEqual({ code: `prenatal.${pays}`, label, amountFen: 0, source })
    expect(refusedIn(benefitUnder({ prenatal: { pays, source } }, alone(12)))).toEqual({
      prenatal: 'prenatal-with-event',
    })
  })

  test.each([
    ['included', 499_99, 3499_99],
    ['included', 500_00, 3500_00],
    ['included', 500_01, 3500_00],
    ['none', 500_00, 3000_00],
  ] as const)('(%s) and cost %d: the birth is paid %d', (pays, prenatalFen, medicalFen) => {
    expect(benefitUnder({ prenatal: { pays, source } }, givenBirth({}, charged(prenatalFen))).medicalFen).toBe(
      medicalFen,
    )
  })
})

describe('examinations up to a cap by weeks', () => {
  test.each([
    { weeks: 12, cost: 399_99, paid: 399_99 },
    { weeks: 12, cost: 400_01, paid: 400_00 },
    { weeks: 13, cost: 400_01, paid: 400_01 },
    { weeks: 13, cost: 5000_00, paid: 1100_00 },
  ])('at $weeks weeks for $cost: $paid', ({ weeks, cost, paid }) => {
    expect(benefitUnder({ prenatal: bands }, alone(weeks, charged(cost)))).toMatchObject({
      prenatalFen: paid,
      medicalFen: 0,
      allowanceFen: 0,
      refusals: [],
    })
    expect(benefitUnder({ prenatal: bands }, givenBirth({ gestation: { weeks } }, charged(cost))).prenatalFen).toBe(
      paid,
    )
  })

  test('are refused alone where their cost is missing, and nothing else is at issue', () => {
    const breakdown = benefitUnder({ prenatal: bands }, alone(12, { charges: null }))
    expect(refusedIn(breakdown)).toEqual({ prenatal: 'charges-missing' })
    expect(breakdown.allowance).toBeNull()
  })

  test('are refused where weeks are missing, rather than guessed', () => {
    const breakdown = benefitUnder({ prenatal: bands }, givenBirth({ gestation: null }, charged(500_00)))
    expect(refusedIn(breakdown)).toEqual({ prenatal: 'no-published-rule' })
    expect(breakdown.medicalFen).toBe(3000_00)
  })

  test('are paid at half to a spouse', () => {
    const given = alone(13, { ...charged(5000_00), insured: { kind: 'spouse' } })
    expect(benefitUnder({ prenatal: bands }, given).prenatalFen).toBe(550_00)
  })
})
