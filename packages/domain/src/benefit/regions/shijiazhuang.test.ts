import { describe, expect, test } from 'vitest'
import { codesOf, type OperationKind, operationKinds } from '../../codes/index.ts'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { benefitOf, givenBirth, givenOperation, givenTermination, refusedIn } from '../testing/given-case.ts'

const after = '2025-03-10'
const before = '2024-12-31'
const charged = (totalFen: number): Partial<BenefitCaseInput> => ({ charges: { totalFen } })
const earning = (monthly: number): Partial<BenefitCaseInput> => ({ wages: { monthlyBase: { numeratorFen: monthly } } })
const insuredAs = (insured: BenefitCaseInput['insured']): Partial<BenefitCaseInput> => ({ insured })
const usingTheOldTable = { version: 'about-2016' }

describe('medical expenses and prenatal examinations: the derived examples', () => {
  test.each([
    {
      id: 'D-01',
      given: givenBirth({ on: after }, charged(4120_50)),
      medical: 3500_00,
      prenatal: 2000_00,
      both: 5500_00,
    },
    {
      id: 'D-03',
      given: givenBirth({ on: after }, charged(3500_00)),
      medical: 3500_00,
      prenatal: 2000_00,
      both: 5500_00,
    },
    {
      id: 'D-04',
      given: givenBirth({ on: after, delivery: 'assisted' }, charged(9800_00)),
      medical: 4000_00,
      prenatal: 2000_00,
      both: 6000_00,
    },
    {
      id: 'D-06',
      given: givenBirth({ on: before, delivery: 'caesarean' }, charged(11234_56)),
      medical: 3500_00,
      prenatal: 0,
      both: 3500_00,
    },
    {
      id: 'D-09',
      given: givenTermination({ on: '2025-05-05', weeks: 10 }, charged(1480_00)),
      medical: 600_00,
      prenatal: 300_00,
      both: 900_00,
    },
    {
      id: 'D-13',
      given: givenOperation(['iud-insertion'], { on: '2024-05-05' }, charged(55_00)),
      medical: 40_00,
      prenatal: 0,
      both: 40_00,
    },
  ])('$id: $medical and $prenatal fen', ({ given, medical, prenatal, both }) => {
    const { medicalFen, prenatalFen, totalFen, allowanceFen } = benefitOf(given)
    expect([medicalFen, prenatalFen, totalFen - allowanceFen]).toEqual([medical, prenatal, both])
  })
})

describe('maternity allowance: the derived examples', () => {
  test.each([
    { id: 'D-20', given: givenBirth({ birthOrder: 1 }, earning(7300_00)), days: 158, amount: 38446_67 },
    { id: 'D-21', given: givenBirth({ delivery: 'caesarean' }, earning(7300_00)), days: 173, amount: 42096_67 },
    {
      id: 'D-22',
      given: givenBirth({ delivery: 'caesarean', fetuses: 2 }, earning(7300_00)),
      days: 188,
      amount: 45746_67,
    },
    { id: 'D-23', given: givenTermination({ weeks: 10 }, earning(7300_00)), days: 15, amount: 3650_00 },
    {
      id: 'D-38',
      given: givenBirth({}, { wages: { monthlyBase: { numeratorFen: 2800_00 }, regionalMonthlyAverageFen: 7000_00 } }),
      days: 158,
      amount: 22120_00,
    },
  ])('$id: $days days, $amount fen', ({ given, days, amount }) => {
    expect(benefitOf(given)).toMatchObject({ allowance: { days }, allowanceFen: amount })
  })
})

test('the example of the interface comes out as it is printed', () => {
  const breakdown = benefitOf(givenBirth({}, { ...charged(4120_50), paidOn: '2025-04-30' }))
  expect(breakdown).toMatchObject({
    ruleSet: { region: '130100', name: '石家庄市', version: '2025-01-01' },
    medicalFen: 350000,
    prenatalFen: 200000,
    allowanceFen: 3844667,
    totalFen: 4394667,
    allowance: { days: 158, payee: 'person', monthlyBaseFen: 730000, clamped: null },
    refusals: [],
  })
  expect(breakdown.lines).toContainEqual(
    expect.objectContaining({ code: 'allowance.days.birth', label: '产假天数', days: 158 }),
  )
  expect(breakdown.lines).toContainEqual(
    expect.objectContaining({ code: 'allowance.amount', amountFen: 3844667, formula: '7300.00 ÷ 30 × 158' }),
  )
})

describe('a birth', () => {
  test.each([
    { from: after, delivery: 'natural', cap: 3500_00, prenatal: 2000_00, days: 158 },
    { from: after, delivery: 'assisted', cap: 4000_00, prenatal: 2000_00, days: 173 },
    { from: after, delivery: 'difficult', cap: 4000_00, prenatal: 2000_00, days: 173 },
    { from: after, delivery: 'caesarean', cap: 5000_00, prenatal: 2000_00, days: 173 },
    { from: before, delivery: 'natural', cap: 2000_00, prenatal: 0, days: 158 },
    { from: before, delivery: 'assisted', cap: 2500_00, prenatal: 0, days: 173 },
    { from: before, delivery: 'difficult', cap: 2500_00, prenatal: 0, days: 173 },
    { from: before, delivery: 'caesarean', cap: 3500_00, prenatal: 0, days: 173 },
  ] as const)('$delivery on $from: up to $cap, $prenatal, $days days', ({ from, delivery, cap, prenatal, days }) => {
    const given = givenBirth({ on: from, delivery })
    expect(benefitOf(given)).toMatchObject({ medicalFen: cap, prenatalFen: prenatal, allowance: { days } })
    expect(benefitOf({ ...given, ...charged(cap - 1) }).medicalFen).toBe(cap - 1)
    expect(benefitOf({ ...given, ...charged(cap) }).medicalFen).toBe(cap)
    expect(benefitOf({ ...given, ...charged(cap + 1) }).medicalFen).toBe(cap)
  })

  test.each([
    ['natural', 2000_00],
    ['assisted', 2500_00],
    ['caesarean', 3500_00],
  ] as const)('%s by the table of about 2016: up to %d', (delivery, cap) => {
    expect(benefitOf(givenBirth({ delivery }, usingTheOldTable))).toMatchObject({ medicalFen: cap, prenatalFen: 0 })
  })

  test.each([0, 1, 2, 3, null])('is paid the same in a hospital of level %j', (hospitalLevel) => {
    expect(benefitOf(givenBirth({}, { hospitalLevel }))).toMatchObject({ medicalFen: 3500_00, refusals: [] })
  })

  test.each([
    { children: 1, delivery: 'natural', days: 158 },
    { children: 2, delivery: 'natural', days: 173 },
    { children: 3, delivery: 'natural', days: 188 },
    { children: 2, delivery: 'assisted', days: 188 },
    { children: 2, delivery: 'caesarean', days: 188 },
    { children: 3, delivery: 'caesarean', days: 203 },
  ] as const)('of $children, $delivery: $days days', ({ children, delivery, days }) => {
    expect(benefitOf(givenBirth({ fetuses: children, delivery })).allowance?.days).toBe(days)
  })

  test('of several children has no higher cap and no second lump sum', () => {
    expect(benefitOf(givenBirth({ fetuses: 3 }))).toMatchObject({ medicalFen: 3500_00, prenatalFen: 2000_00 })
  })

  test('of twins by caesarean says what each day is for', () => {
    const { lines } = benefitOf(givenBirth({ fetuses: 2, delivery: 'caesarean' }))
    expect(lines.filter(({ days }) => days !== undefined).map(({ code, days }) => [code, days])).toEqual([
      ['allowance.days.birth', 158],
      ['allowance.days.caesarean', 15],
      ['allowance.days.extra-children', 15],
      ['allowance.days', 188],
    ])
  })

  test.each([
    { order: 2, on: after, days: 158 },
    { order: 3, on: '2021-05-30', days: 158 },
    { order: 3, on: '2021-05-31', days: 188 },
    { order: 3, on: after, days: 188 },
    { order: 4, on: after, days: 188 },
    { order: 3, on: after, delivery: 'assisted', days: 203 },
  ] as const)('the child number $order on $on: $days days', ({ order, days, ...event }) => {
    expect(benefitOf(givenBirth({ birthOrder: order, ...event })).allowance?.days).toBe(days)
  })

  test('of a third child carries the mark that nothing says so for this city', () => {
    const mark = '三孩及以上按 188 天支付津贴，未见当地明文'
    expect(benefitOf(givenBirth({ birthOrder: 3 })).ruleSet.unverified).toContain(mark)
    expect(benefitOf(givenBirth({ birthOrder: 2 })).ruleSet.unverified).not.toContain(mark)
  })

  test('whose child died has the days of any birth, marked', () => {
    const { allowance, ruleSet } = benefitOf(givenBirth({ facts: ['newborn-death'] }))
    expect(allowance?.days).toBe(158)
    expect(ruleSet.unverified).toContain('新生儿死亡的产假天数未见石家庄明文，按正常产假')
  })

  test('pays the lump sum for examinations whatever they cost', () => {
    for (const prenatalFen of [0, 500_00, 9000_00])
      expect(benefitOf(givenBirth({}, { charges: { totalFen: 4120_50, prenatalFen } }))).toMatchObject({
        medicalFen: 3500_00,
        prenatalFen: 2000_00,
      })
  })
})

describe('a pregnancy that ended', () => {
  test.each([
    { weeks: 0, days: 0, on: after, medical: 600_00, prenatal: 300_00, leave: 15 },
    { weeks: 15, days: 6, on: after, medical: 600_00, prenatal: 300_00, leave: 15 },
    { weeks: 16, days: 0, on: after, medical: 1000_00, prenatal: 500_00, leave: 42 },
    { weeks: 27, days: 6, on: after, medical: 1000_00, prenatal: 500_00, leave: 42 },
    { weeks: 28, days: 0, on: after, medical: 2200_00, prenatal: 1000_00, leave: 42 },
    { weeks: 45, days: 6, on: after, medical: 2200_00, prenatal: 1000_00, leave: 42 },
    { weeks: 15, days: 6, on: before, medical: 400_00, prenatal: 0, leave: 15 },
    { weeks: 16, days: 0, on: before, medical: 800_00, prenatal: 0, leave: 42 },
    { weeks: 27, days: 6, on: before, medical: 800_00, prenatal: 0, leave: 42 },
    { weeks: 28, days: 0, on: before, medical: 2000_00, prenatal: 0, leave: 42 },
  ])('at $weeks+$days on $on: up to $medical, $prenatal, $leave days', ({ medical, prenatal, leave, ...event }) => {
    expect(benefitOf(givenTermination(event))).toMatchObject({
      medicalFen: medical,
      prenatalFen: prenatal,
      allowance: { days: leave },
    })
  })

  test.each([
    { weeks: 7, days: 6, medical: 120_00, leave: 15 },
    { weeks: 8, days: 0, medical: 400_00, leave: 15 },
    { weeks: 15, days: 6, medical: 400_00, leave: 15 },
    { weeks: 16, days: 0, medical: 600_00, leave: 42 },
    { weeks: 23, days: 6, medical: 600_00, leave: 42 },
    { weeks: 24, days: 0, medical: 800_00, leave: 42 },
    { weeks: 28, days: 0, medical: 800_00, leave: 42 },
  ])('at $weeks+$days by the table of about 2016: up to $medical, $leave days', ({ weeks, days, medical, leave }) => {
    expect(benefitOf(givenTermination({ weeks, days }, usingTheOldTable))).toMatchObject({
      medicalFen: medical,
      prenatalFen: 0,
      allowance: { days: leave },
    })
  })

  test('after seven months says that more days are for the employer to agree to', () => {
    const mark = '满 7 个月终止妊娠另有最多 56 天由单位协商，不由基金支付'
    expect(benefitOf(givenTermination({ weeks: 28 })).ruleSet.unverified).toContain(mark)
    expect(benefitOf(givenTermination({ weeks: 27 })).ruleSet.unverified).not.toContain(mark)
  })

  test.each([
    { with: ['iud-insertion'], days: 17 },
    { with: ['tubal-ligation'], days: 25 },
    { with: ['iud-insertion', 'tubal-ligation'], days: 27 },
  ] as const)('with $with at the same time: $days days', ({ with: operations, days }) => {
    expect(benefitOf(givenTermination({ weeks: 10, operations: [...operations] })).allowance?.days).toBe(days)
  })

  test.each([
    { operations: ['abortion'], weeks: 10, medical: 600_00, days: 15 },
    { operations: ['induction'], weeks: 20, medical: 1000_00, days: 42 },
    { operations: ['abortion', 'iud-insertion'], weeks: 10, medical: 600_00, days: 17 },
  ] as const)('by $operations at $weeks weeks is paid as such, without examinations', (row) => {
    const { operations, weeks, medical, days } = row
    const given = givenOperation([...operations], { on: after, gestation: { weeks } })
    expect(benefitOf(given)).toMatchObject({ medicalFen: medical, prenatalFen: 0, allowance: { days } })
  })
})

describe('a birth with no child born alive', () => {
  const stillbirth = (weeks: number, fetuses = 1) =>
    givenBirth({
      delivery: 'caesarean',
      gestation: { weeks },
      fetuses,
      outcome: { liveBirths: 0, stillbirths: fetuses },
    })

  test.each([
    { weeks: 39, medical: 2200_00, prenatal: 1000_00, days: 42 },
    { weeks: 27, medical: 1000_00, prenatal: 500_00, days: 42 },
    { weeks: 15, medical: 600_00, prenatal: 300_00, days: 15 },
  ])('at $weeks weeks counts as a termination: $medical, $prenatal, $days days', (row) => {
    for (const fetuses of [1, 2])
      expect(benefitOf(stillbirth(row.weeks, fetuses))).toMatchObject({
        medicalFen: row.medical,
        prenatalFen: row.prenatal,
        allowance: { days: row.days },
      })
  })

  test('says so first, with its mark', () => {
    const { lines, ruleSet } = benefitOf(stillbirth(39))
    expect(lines[0]).toMatchObject({ code: 'event.no-live-birth', label: '没有活产，按终止妊娠的孕周计算' })
    expect(ruleSet.unverified).toContain('没有活产按终止妊娠计算，未见石家庄明文')
  })

  test('is not one where a twin lives', () => {
    const given = givenBirth({ fetuses: 2, outcome: { liveBirths: 1, stillbirths: 1 } })
    expect(benefitOf(given)).toMatchObject({ medicalFen: 3500_00, allowance: { days: 173 } })
  })
})

describe('a family-planning operation before 2025', () => {
  test.each([
    { operation: 'iud-insertion', caps: { 3: 40_00, 2: 36_00, 1: 32_00 }, days: 2 },
    { operation: 'iud-removal', caps: { 3: 40_00, 2: 36_00, 1: 32_00 }, days: 2 },
    { operation: 'implant-insertion', caps: { 3: 100_00, 2: 100_00, 1: 100_00 }, days: 3 },
    { operation: 'implant-removal', caps: { 3: 100_00, 2: 100_00, 1: 100_00 }, days: 3 },
    { operation: 'vasectomy', caps: { 3: 300_00, 2: 300_00, 1: 300_00 }, days: 7 },
    { operation: 'tubal-ligation', caps: { 3: 2000_00, 2: 2000_00, 1: 2000_00 }, days: 21 },
    { operation: 'vasectomy-reversal', caps: { 3: 3500_00, 2: 3500_00, 1: 3500_00 }, days: undefined },
    { operation: 'tubal-reversal', caps: { 3: 3500_00, 2: 3500_00, 1: 3500_00 }, days: undefined },
  ] as const)('$operation: up to $caps by level, $days days', ({ operation, caps, days }) => {
    for (const hospitalLevel of [1, 2, 3] as const) {
      const breakdown = benefitOf(givenOperation([operation], {}, { hospitalLevel }))
      expect(breakdown).toMatchObject({ medicalFen: caps[hospitalLevel], prenatalFen: 0 })
      expect(breakdown.allowance?.days).toBe(days)
      expect(refusedIn(breakdown)).toEqual(days === undefined ? { allowance: 'no-published-rule' } : {})
    }
  })

  test.each([
    { hospitalLevel: null, code: 'hospital-level' },
    { hospitalLevel: 0, code: 'no-published-rule' },
  ])('in a hospital of level $hospitalLevel has no cap where caps go by level', ({ hospitalLevel, code }) => {
    const breakdown = benefitOf(givenOperation(['iud-insertion'], {}, { hospitalLevel }))
    expect(refusedIn(breakdown)).toEqual({ medical: code })
    expect(breakdown).toMatchObject({ medicalFen: 0, allowance: { days: 2 } })
    expect(benefitOf(givenOperation(['implant-insertion'], {}, { hospitalLevel })).medicalFen).toBe(100_00)
  })

  test('together with another has the caps and the days of both', () => {
    const given = givenOperation(['tubal-ligation', 'iud-removal'])
    expect(benefitOf(given)).toMatchObject({ medicalFen: 2040_00, allowance: { days: 23 } })
  })

  test('named twice is one', () => {
    expect(benefitOf(givenOperation(['iud-removal', 'iud-removal']))).toMatchObject({
      medicalFen: 40_00,
      allowance: { days: 2 },
    })
  })
})

describe('a family-planning operation from 2025', () => {
  test.each(
    codesOf(operationKinds).filter(
      (code): code is Exclude<OperationKind, 'abortion' | 'induction'> => code !== 'abortion' && code !== 'induction',
    ),
  )('%s has no published standard', (operation) => {
    const breakdown = benefitOf(givenOperation([operation], { on: '2025-01-01' }))
    expect(breakdown.medicalFen).toBe(0)
    expect(breakdown.refusals).toContainEqual(
      expect.objectContaining({
        component: 'medical',
        code: 'no-published-rule',
        message: '2025 年起的计划生育手术支付标准没有公布',
      }),
    )
  })

  test('still has its days: two of 7300.00 ÷ 30', () => {
    expect(benefitOf(givenOperation(['iud-insertion'], { on: '2025-01-01' }))).toMatchObject({
      allowanceFen: 486_67,
      totalFen: 486_67,
    })
  })
})

test('examinations alone are not paid, and nothing else is at issue', () => {
  const breakdown = benefitOf({ ...givenBirth(), event: { kind: 'prenatal', on: after } })
  expect(refusedIn(breakdown)).toEqual({ prenatal: 'prenatal-with-event' })
  expect(breakdown).toMatchObject({ totalFen: 0, allowance: null, lines: [] })
})

describe('who is insured how', () => {
  test('an employee who paid twelve months has everything', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ contributionMonths: 12 })))
    expect(breakdown).toMatchObject({ refusals: [], totalFen: 3500_00 + 2000_00 + 38446_67 })
  })

  test('who paid eleven has nothing, and reads why each time, with the mark', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ contributionMonths: 11, continuousMonths: 11 })))
    expect(breakdown.totalFen).toBe(0)
    expect(breakdown.refusals.map(({ message }) => message)).toEqual([
      '累计缴费 11 个月，不足 12 个月，不支付生育医疗费。',
      '累计缴费 11 个月，不足 12 个月，不支付产前检查费。',
      '累计缴费 11 个月，不足 12 个月，不支付生育津贴。',
    ])
    expect(breakdown.ruleSet.unverified).toContain('2025 年实施细则的缴费月数未见原文，按 12 个月')
  })

  test('months count in all, with or without a break', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ contributionMonths: 12, continuousMonths: 1 })))
    expect(breakdown.refusals).toEqual([])
  })

  test('months that are not told are not judged', () => {
    expect(benefitOf(givenBirth({}, insuredAs({}))).refusals).toEqual([])
  })

  test('a flexible worker has the medical benefits alone', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ kind: 'flexible' })))
    expect(refusedIn(breakdown)).toEqual({ allowance: 'kind-without-allowance' })
    expect(breakdown).toMatchObject({ medicalFen: 3500_00, prenatalFen: 2000_00, allowanceFen: 0, allowance: null })
  })

  test('an unemployed spouse has half the standard, marked, and no allowance', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ kind: 'spouse' })))
    expect(refusedIn(breakdown)).toEqual({ allowance: 'kind-without-allowance' })
    expect(breakdown).toMatchObject({ medicalFen: 1750_00, prenatalFen: 1000_00, totalFen: 2750_00 })
    expect(breakdown.ruleSet.unverified).toContain('职工未就业配偶按标准的 50% 支付，取自廊坊、沧州，未见石家庄明文')
  })

  test('an unemployed spouse charged less than half the standard is paid all of it', () => {
    const breakdown = benefitOf(givenBirth({}, { ...insuredAs({ kind: 'spouse' }), ...charged(1700_00) }))
    expect(breakdown.medicalFen).toBe(1700_00)
  })

  test('a resident is not insured for maternity', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ kind: 'resident' })))
    expect(refusedIn(breakdown)).toEqual({
      medical: 'kind-not-covered',
      prenatal: 'kind-not-covered',
      allowance: 'kind-not-covered',
    })
    expect(breakdown.totalFen).toBe(0)
  })

  test('whose wage goes on has no allowance, the rest stands', () => {
    const breakdown = benefitOf(givenBirth({}, insuredAs({ wageContinues: true })))
    expect(refusedIn(breakdown)).toEqual({ allowance: 'wage-continues' })
    expect(breakdown).toMatchObject({ totalFen: 5500_00, allowance: null })
  })

  test('a man has the days of his own operation', () => {
    const given = givenOperation(['vasectomy'], {}, insuredAs({ kind: 'employee', sex: 'male' }))
    expect(benefitOf(given)).toMatchObject({ medicalFen: 300_00, allowance: { days: 7 }, allowanceFen: 1703_33 })
  })
})

describe('the monthly base', () => {
  const over = (monthly: number, average: number | null, denominator = 1) =>
    benefitOf(
      givenBirth(
        {},
        { wages: { monthlyBase: { numeratorFen: monthly, denominator }, regionalMonthlyAverageFen: average } },
      ),
    )

  test.each([
    { monthly: 4199_99, base: 4200_00, clamped: 'floor' },
    { monthly: 4200_00, base: 4200_00, clamped: null },
    { monthly: 7300_00, base: 7300_00, clamped: null },
    { monthly: 21000_00, base: 21000_00, clamped: null },
    { monthly: 21000_01, base: 21000_00, clamped: 'ceiling' },
    { monthly: 0, base: 4200_00, clamped: 'floor' },
  ])('$monthly where the average is 7000.00 counts as $base ($clamped)', ({ monthly, base, clamped }) => {
    const breakdown = over(monthly, 7000_00)
    expect(breakdown.allowance).toMatchObject({ monthlyBaseFen: base, clamped })
    expect(breakdown.allowanceFen).toBe(Math.round((base * 158) / 30))
  })

  test('is told apart from its floor by less than a fen', () => {
    expect(over(50_399_99, 7000_00, 12).allowance?.clamped).toBe('floor')
    expect(over(50_400_00, 7000_00, 12).allowance?.clamped).toBeNull()
  })

  test('is not clamped where no average is known, and says so', () => {
    const breakdown = over(2800_00, null)
    expect(breakdown.allowance).toMatchObject({ monthlyBaseFen: 2800_00, clamped: null })
    expect(breakdown.ruleSet.unverified).toContain('没有全口径月平均工资，未按 60%–300% 核对基数')
  })

  test('of an annual total stays exact: 100,000.00 ÷ 12 ÷ 30 × 158', () => {
    const breakdown = over(100_000_00, 7000_00, 12)
    expect(breakdown).toMatchObject({ allowanceFen: 43888_89, allowance: { monthlyBaseFen: 8333_33 } })
    expect(breakdown.lines).toContainEqual(
      expect.objectContaining({ code: 'allowance.amount', formula: '100000.00 ÷ 12 ÷ 30 × 158' }),
    )
  })

  test('that is missing leaves the days and the medical benefits', () => {
    for (const wages of [null, {}, { regionalMonthlyAverageFen: 7000_00 }]) {
      const breakdown = benefitOf(givenBirth({}, { wages }))
      expect(refusedIn(breakdown)).toEqual({ allowance: 'wage-missing' })
      expect(breakdown).toMatchObject({
        totalFen: 5500_00,
        allowanceFen: 0,
        allowance: { days: 158, monthlyBaseFen: null },
      })
    }
  })

  test('is rounded once, at the end, marked as nowhere written', () => {
    expect(over(7300_00, 7000_00).ruleSet.unverified).toContain('津贴先算准再四舍五入到分，未见明文')
  })
})

describe('the charges', () => {
  test('without what no fund pays are held against the cap', () => {
    const breakdown = benefitOf(givenBirth({}, { charges: { totalFen: 4120_50, notCoveredFen: 1000_00 } }))
    expect(breakdown.medicalFen).toBe(3120_50)
    expect(breakdown.lines).toContainEqual(
      expect.objectContaining({ code: 'medical.charges', amountFen: 3120_50, formula: '4120.50 − 1000.00' }),
    )
  })

  test('that are missing leave the lump sum and the allowance', () => {
    const breakdown = benefitOf(givenBirth({}, { charges: null }))
    expect(refusedIn(breakdown)).toEqual({ medical: 'charges-missing' })
    expect(breakdown).toMatchObject({ medicalFen: 0, prenatalFen: 2000_00, allowanceFen: 38446_67 })
  })

  test('of nothing are paid with nothing', () => {
    expect(benefitOf(givenBirth({}, charged(0)))).toMatchObject({ medicalFen: 0, refusals: [] })
  })
})

describe('what the same event was paid before', () => {
  test('is taken off each benefit, with its own line', () => {
    const settledBefore = { medicalFen: 1000_00, prenatalFen: 2000_00, allowanceFen: 446_67 }
    const breakdown = benefitOf(givenBirth({}, { settledBefore }))
    expect(breakdown).toMatchObject({ medicalFen: 2500_00, prenatalFen: 0, allowanceFen: 38000_00, totalFen: 40500_00 })
    expect(breakdown.lines).toContainEqual(
      expect.objectContaining({
        code: 'medical.settled-before',
        amountFen: -1000_00,
        formula: '3500.00 − 1000.00',
      }),
    )
  })

  test('never turns a benefit into a debt: what was paid too much is recovered elsewhere', () => {
    const breakdown = benefitOf(givenBirth({}, { settledBefore: { medicalFen: 3500_01 } }))
    expect(breakdown).toMatchObject({ medicalFen: 0, prenatalFen: 2000_00 })
    expect(breakdown.lines).toContainEqual(expect.objectContaining({ formula: '3500.00 − 3500.01，不足部分另行追回' }))
  })

  test('of one benefit leaves the others', () => {
    expect(benefitOf(givenBirth({}, { settledBefore: { allowanceFen: 99_999_99 } }))).toMatchObject({
      medicalFen: 3500_00,
      prenatalFen: 2000_00,
      allowanceFen: 0,
    })
  })
})

describe('to whom the allowance goes', () => {
  test.each([
    { on: '2024-10-01', paidOn: null, payee: 'employer' },
    { on: '2024-10-01', paidOn: '2024-12-31', payee: 'employer' },
    { on: '2024-10-01', paidOn: '2025-03-31', payee: 'employer' },
    { on: '2024-10-01', paidOn: '2026-01-31', payee: 'employer' },
    { on: '2024-12-31', paidOn: '2026-02-01', payee: 'person' },
    { on: '2025-01-01', paidOn: null, payee: 'person' },
    { on: after, paidOn: '2026-03-01', payee: 'person' },
  ])('for a birth of $on paid on $paidOn: the $payee', ({ on, paidOn, payee }) => {
    expect(benefitOf(givenBirth({ on }, { paidOn })).allowance?.payee).toBe(payee)
  })
})

describe('the version of the rules', () => {
  test.each([
    ['2016-01-01', 'before-2025', 2000_00],
    ['2024-12-31', 'before-2025', 2000_00],
    ['2025-01-01', '2025-01-01', 3500_00],
    ['2199-12-31', '2025-01-01', 3500_00],
  ])('for a birth on %s is %s', (on, version, medicalFen) => {
    expect(benefitOf(givenBirth({ on }))).toMatchObject({ ruleSet: { version }, medicalFen })
  })

  test('goes by the birth, not by discharge, acceptance or payment', () => {
    const later = { dischargedOn: '2025-01-04', acceptedOn: '2025-02-01', paidOn: '2025-03-01' }
    expect(benefitOf(givenBirth({ on: '2024-12-31' }, later)).ruleSet.version).toBe('before-2025')
  })

  test('is missing for 2015: rules exist from 2016 on, and an older table must be named', () => {
    expect(() => benefitOf(givenBirth({ on: '2015-12-31' }))).toThrow(
      '石家庄市的规则自 2016-01-01 起，2015-12-31 没有可用的规则；施行日期没有公布的规则须指名使用：about-2016',
    )
  })

  test('without a published date is used when named, on any day, and marked', () => {
    const { ruleSet } = benefitOf(givenBirth({ on: '2015-06-01' }, usingTheOldTable))
    expect(ruleSet).toMatchObject({ version: 'about-2016' })
    expect(ruleSet.unverified).toContain('约 2016 年的支付标准没有公布施行日期，须指名使用')
  })

  test('of about 2016 has no operations', () => {
    expect(refusedIn(benefitOf(givenOperation(['iud-insertion'], {}, usingTheOldTable)))).toEqual({
      medical: 'no-published-rule',
    })
  })

  test('before 2025 has no published beginning, which is marked', () => {
    expect(benefitOf(givenBirth({ on: before })).ruleSet.unverified).toContain(
      '2025 年前的支付标准没有公布施行日期，用于 2016 年以后的生育和手术',
    )
  })
})
