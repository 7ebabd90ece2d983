import { describe, expect, test } from 'vitest'
import type { RuleSet } from './rule-set.ts'
import { benefitUnder, givenBirth, givenRules, givenTermination, refusedIn } from './testing/given-case.ts'

const source = { title: '示例', grade: 'A' } as const
const { eligibility } = givenRules()
const paid = (contributionMonths: number | null, continuousMonths: number | null) => ({
  insured: { kind: 'employee' as const, contributionMonths, continuousMonths },
})

describe('months that must be paid', () => {
  const rules: Partial<RuleSet> = {
    eligibility: {
      ...eligibility,
      allowance: { months: 9, counted: 'continuous', otherwise: '连续缴费满 12 个月后补支。', source },
    },
  }

  test.each([
    { all: 24, unbroken: 9, refused: {} },
    { all: 24, unbroken: 8, refused: { allowance: 'contribution-months' } },
    { all: 11, unbroken: 9, refused: { medical: 'contribution-months', prenatal: 'contribution-months' } },
    { all: null, unbroken: 8, refused: { allowance: 'contribution-months' } },
    { all: null, unbroken: null, refused: {} },
  ])('by benefit, in all or without a break: $all, $unbroken', ({ all, unbroken, refused }) => {
    expect(refusedIn(benefitUnder(rules, givenBirth({}, paid(all, unbroken))))).toEqual(refused)
  })

  test('that are too few: what becomes of it is said where it was published', () => {
    const { refusals } = benefitUnder(rules, givenBirth({}, paid(24, 8)))
    expect(refusals).toMatchObject([
      { message: '连续缴费 8 个月，不足 9 个月，不支付生育津贴。连续缴费满 12 个月后补支。', source },
    ])
  })

  test('of which nothing was published refuse nobody and mark the result', () => {
    const unpublished = '须缴费的月数没有公布'
    const none: Partial<RuleSet> = { eligibility: { ...eligibility, medical: { unpublished } } }
    const { refusals, ruleSet } = benefitUnder(none, givenBirth({}, paid(12, 1)))
    expect(refusals).toEqual([])
    expect(ruleSet.unverified).toContain(unpublished)
  })
})

describe('a birth with no child born alive', () => {
  const stillbirth = givenBirth({ outcome: { liveBirths: 0, stillbirths: 1 } })

  test('may count as a birth', () => {
    expect(benefitUnder({ noLiveBirth: { as: 'birth', source } }, stillbirth)).toMatchObject({
      medicalFen: 3500_00,
      allowance: { days: 158 },
    })
  })

  test('is not guessed at where nothing was published', () => {
    const breakdown = benefitUnder({ noLiveBirth: { unpublished: '没有活产如何计算没有公布' } }, stillbirth)
    expect(refusedIn(breakdown)).toEqual({
      medical: 'no-published-rule',
      prenatal: 'no-published-rule',
      allowance: 'no-published-rule',
    })
    expect(breakdown.totalFen).toBe(0)
    expect(benefitUnder({ noLiveBirth: { unpublished: '没有公布' } }, givenBirth()).refusals).toEqual([])
  })
})

describe('what was not published is answered so, and the rest stands', () => {
  const unpublished = '没有公布'
  test.each([
    ['medical', { medicalFen: 0, prenatalFen: 2000_00, allowanceFen: 38446_67 }],
    ['prenatal', { medicalFen: 3500_00, prenatalFen: 0, allowanceFen: 38446_67 }],
    ['allowance', { medicalFen: 3500_00, prenatalFen: 2000_00, allowanceFen: 0, allowance: null }],
  ] as const)('%s', (component, result) => {
    const breakdown = benefitUnder({ [component]: { unpublished } }, givenBirth())
    expect(breakdown).toMatchObject(result)
    expect(breakdown.refusals).toMatchObject([{ component, code: 'no-published-rule', message: unpublished }])
  })

  test('a table without a row for the case', () => {
    const { allowance, medical } = givenRules()
    const rules = { allowance: { ...allowance, days: [] }, medical: { ...medical, standards: [] } } as Partial<RuleSet>
    expect(refusedIn(benefitUnder(rules, givenTermination()))).toEqual({
      medical: 'no-published-rule',
      allowance: 'no-published-rule',
    })
  })
})
