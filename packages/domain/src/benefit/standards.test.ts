import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from './benefit-case.ts'
import type { AdditionRow, OperationRow, RuleSet, Standard } from './rule-set.ts'
import { benefitUnder, givenBirth, givenOperation, givenRules, refusedIn } from './testing/given-case.ts'

const source = { title: '示例', grade: 'A' } as const
const { medical } = givenRules() as { medical: Extract<RuleSet['medical'], { method: unknown }> }

/** A table in which a birth is granted 1000.00, or something else, and what `additions` add to it. */
const granting = (fen: Standard | 'by-item' = 1000_00, additions: readonly AdditionRow[] = []): Partial<RuleSet> => ({
  medical: {
    ...medical,
    standards: [{ code: 'medical.birth', label: '分娩', when: { event: 'birth' }, fen, source }],
    additions,
  },
})

const adding = (addition: Omit<AdditionRow, 'code' | 'label' | 'source'>): AdditionRow => ({
  code: 'medical.addition',
  label: '另加',
  ...addition,
  source,
})

describe('what is added to a standard', () => {
  const perChild = adding({ when: {}, fen: 500_00, perExtraChild: true })
  const tenPercent = adding({ when: { fetuses: [2, null] }, percent: 10, perExtraChild: true })
  const scarred = adding({ when: { particular: 'scarred-uterus' }, fen: 700_00 })
  const byLevel = adding({ when: {}, fen: { 3: 30_00, 2: 20_00, 1: 10_00 } })

  test.each<[string, AdditionRow[], Partial<BenefitCaseInput['event']>, number]>([
    ['nothing for the first child', [perChild], {}, 1000_00],
    ['a fixed amount for the second', [perChild], { fetuses: 2 }, 1500_00],
    ['twice that for the second and third', [perChild], { fetuses: 3 }, 2000_00],
    ['ten percent for each of them', [tenPercent], { fetuses: 3 }, 1200_00],
    ['an amount for what the case is', [scarred], { facts: ['scarred-uterus'] }, 1700_00],
    ['nothing for what it is not', [scarred], {}, 1000_00],
    ['an amount by the level of the hospital', [byLevel], {}, 1030_00],
    [
      'all together, percent of the standard alone',
      [perChild, tenPercent, scarred],
      { fetuses: 2, facts: ['scarred-uterus'] },
      2300_00,
    ],
  ])('%s', (_case, additions, event, amount) => {
    expect(benefitUnder(granting(1000_00, additions), givenBirth(event)).medicalFen).toBe(amount)
  })

  test('is explained with its reckoning', () => {
    const { lines } = benefitUnder(granting(1000_00, [tenPercent]), givenBirth({ fetuses: 3 }))
    expect(lines).toContainEqual({
      code: 'medical.addition',
      label: '另加',
      amountFen: 200_00,
      formula: '1000.00 × 10% × 2',
      source,
    })
  })
})

describe('a standard by the level of the hospital', () => {
  const byLevel = { 3: 5000_00, 2: 4800_00 }

  test.each([
    { hospitalLevel: 3, amount: 5000_00, refused: {} },
    { hospitalLevel: 2, amount: 4800_00, refused: {} },
    { hospitalLevel: 1, amount: 0, refused: { medical: 'no-published-rule' } },
    { hospitalLevel: 0, amount: 0, refused: { medical: 'no-published-rule' } },
    { hospitalLevel: null, amount: 0, refused: { medical: 'hospital-level' } },
  ])('at level $hospitalLevel: $amount', ({ hospitalLevel, amount, refused }) => {
    const breakdown = benefitUnder(granting(byLevel), givenBirth({}, { hospitalLevel }))
    expect(breakdown.medicalFen).toBe(amount)
    expect(refusedIn(breakdown)).toEqual(refused)
  })
})

test('by item everything covered is paid, and half of it to a spouse', () => {
  const others = { charges: { totalFen: 12345_67, notCoveredFen: 345_66 } }
  expect(benefitUnder(granting('by-item'), givenBirth({}, others)).medicalFen).toBe(12000_01)
  const spouse = givenBirth({}, { ...others, insured: { kind: 'spouse' } })
  expect(benefitUnder(granting('by-item'), spouse).medicalFen).toBe(6000_01)
})

describe('operations done together', () => {
  const row = (fen: OperationRow['fen'], ...operations: OperationRow['operations']): OperationRow => ({
    code: `medical.${operations.join('-and-')}`,
    label: '手术',
    operations,
    fen,
    source,
  })
  const rules: Partial<RuleSet> = {
    medical: {
      ...medical,
      operations: [
        row(1186_00, 'iud-removal', 'iud-insertion'),
        row(900_00, 'iud-insertion'),
        row(832_00, 'iud-removal'),
        row(2000_00, 'tubal-ligation'),
      ],
    },
  }

  test.each<[number, OperationRow['operations']]>([
    [900_00, ['iud-insertion']],
    [1186_00, ['iud-insertion', 'iud-removal']],
    [3186_00, ['tubal-ligation', 'iud-insertion', 'iud-removal']],
    [2832_00, ['iud-removal', 'tubal-ligation']],
  ])('are granted %d for %j: the row of two before the rows of one', (amount, operations) => {
    expect(benefitUnder(rules, givenOperation([...operations])).medicalFen).toBe(amount)
  })

  test.each([
    [['tubal-reversal', 'implant-removal']],
    [['implant-removal', 'iud-insertion', 'tubal-reversal']],
  ] as const)('are not paid in part: %j, of which two have no standard', (operations) => {
    const { medicalFen, refusals } = benefitUnder(rules, givenOperation([...operations]))
    expect(medicalFen).toBe(0)
    expect(refusals).toContainEqual(
      expect.objectContaining({ component: 'medical', message: '绝育复通手术、取消皮下埋植术的支付标准没有公布' }),
    )
  })
})

test('a lump sum is paid whatever was charged, even where nothing is told of it', () => {
  const lumpSum: Partial<RuleSet> = { medical: { ...medical, method: { pays: 'lump-sum', source } } }
  for (const charges of [null, { totalFen: 0 }, { totalFen: 100_00 }, { totalFen: 99_999_99 }])
    expect(benefitUnder(lumpSum, givenBirth({}, { charges }))).toMatchObject({ medicalFen: 3500_00, refusals: [] })
})
