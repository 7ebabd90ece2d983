import { describe, expect, test } from 'vitest'
import { codesOf, operationKinds } from '../codes/index.ts'
import { refusals } from '../testing/answers.ts'
import { benefitCase, type BenefitCaseInput } from './benefit-case.ts'
import { benefitOf, givenBirth, givenOperation, givenTermination, refusedIn } from './testing/given-case.ts'

const says = (given: unknown) => refusals(benefitCase, given)

const whole = givenBirth({ outcome: { liveBirths: 1 } }, { settledBefore: {} })

/** The case with one field, named by its place, set to `value`. */
function having(place: string, value: unknown, given: object = whole): unknown {
  const [field = '', ...rest] = place.split('.')
  const inside: unknown = Reflect.get(given, field)
  const nested = typeof inside === 'object' && inside !== null ? inside : {}
  return { ...given, [field]: rest.length === 0 ? value : having(rest.join('.'), value, nested) }
}

const many = (length: number, item: string) => Array.from({ length }, () => item)

describe('what is left out is what is usual', () => {
  const bare = { region: '130100', event: { kind: 'birth', on: '2025-03-10', delivery: 'natural' } } as const

  test('a birth needs its place, its day and its delivery, no more', () => {
    expect(says(bare)).toEqual([])
  })

  test('one child, the first, born alive to a married employee whose wage is not continued', () => {
    const everything: BenefitCaseInput = {
      ...bare,
      event: {
        ...bare.event,
        fetuses: 1,
        birthOrder: 1,
        gestation: { weeks: 39, days: 0 },
        outcome: { liveBirths: 1, stillbirths: 0 },
        complications: [],
        facts: [],
        operations: [],
      },
      insured: { kind: 'employee', married: true, wageContinues: false },
      settledBefore: { medicalFen: 0, prenatalFen: 0, allowanceFen: 0 },
      paidOn: '2025-03-10',
    }
    const earned = {
      charges: { totalFen: 4120_50, notCoveredFen: 0, prenatalFen: 0 },
      wages: { monthlyBase: { numeratorFen: 7300_00, denominator: 1 } },
    }
    expect(
      benefitOf({ ...bare, charges: { totalFen: 4120_50 }, wages: { monthlyBase: { numeratorFen: 7300_00 } } }),
    ).toEqual(benefitOf({ ...everything, ...earned }))
  })

  test('null is left out too', () => {
    const nulls = {
      version: null,
      hospitalLevel: null,
      charges: null,
      settledBefore: null,
      dischargedOn: null,
      acceptedOn: null,
      paidOn: null,
      wages: null,
      insured: {
        sex: null,
        contributionMonths: null,
        continuousMonths: null,
        married: null,
        birthOn: null,
        wageContinues: null,
      },
      event: {
        ...bare.event,
        fetuses: null,
        birthOrder: null,
        gestation: null,
        outcome: null,
        complications: null,
        facts: null,
        operations: null,
      },
    }
    expect(benefitOf({ ...bare, ...nulls })).toEqual(benefitOf(bare))
  })

  test('a missing wage refuses the allowance alone', () => {
    const breakdown = benefitOf({ ...bare, charges: { totalFen: 4120_50 } })
    expect(refusedIn(breakdown)).toEqual({ allowance: 'wage-missing' })
    expect(breakdown).toMatchObject({ medicalFen: 3500_00, prenatalFen: 2000_00, allowanceFen: 0, totalFen: 5500_00 })
  })
})

describe('a case that cannot have happened is refused', () => {
  test.each([
    {
      of: 'a termination with three newborns',
      given: givenTermination({ outcome: { liveBirths: 3 } }),
      sentence: 'event.outcome.liveBirths: 终止妊娠不能有活产，活产请按生育申报',
    },
    {
      of: 'an operation with a newborn',
      given: givenOperation(['iud-insertion'], { outcome: { liveBirths: 1 } }),
      sentence: 'event.outcome.liveBirths: 计划生育手术不能有活产，活产请按生育申报',
    },
    {
      of: 'a caesarean on a termination',
      given: givenTermination({ delivery: 'caesarean' }),
      sentence: 'event.delivery: 终止妊娠没有生产方式',
    },
    {
      of: 'a delivery on an operation',
      given: givenOperation(['iud-insertion'], { delivery: 'natural' }),
      sentence: 'event.delivery: 计划生育手术没有生产方式',
    },
    {
      of: 'a birth without a delivery',
      given: givenBirth({ delivery: null }),
      sentence: 'event.delivery: 请选择生产方式',
    },
    {
      of: 'fewer children than fetuses',
      given: givenBirth({ fetuses: 2, outcome: { liveBirths: 1 } }),
      sentence: 'event.outcome: 活产数与死胎死产数之和应等于胎儿数',
    },
    {
      of: 'more children than fetuses',
      given: givenBirth({ outcome: { liveBirths: 1, stillbirths: 1 } }),
      sentence: 'event.outcome: 活产数与死胎死产数之和应等于胎儿数',
    },
    {
      of: 'a termination without weeks',
      given: givenTermination({ gestation: null }),
      sentence: 'event.gestation: 请填写孕周',
    },
    {
      of: 'an abortion without weeks',
      given: givenOperation(['abortion']),
      sentence: 'event.gestation: 请填写孕周',
    },
    {
      of: 'a stillbirth without weeks',
      given: givenBirth({ gestation: null, outcome: { liveBirths: 0, stillbirths: 1 } }),
      sentence: 'event.gestation: 没有活产的，请填写孕周',
    },
    {
      of: 'an operation without its name',
      given: givenOperation([]),
      sentence: 'event.operations: 请选择手术方式',
    },
    {
      of: 'examinations with an operation',
      given: { ...givenBirth(), event: { kind: 'prenatal', on: '2025-03-10', operations: ['iud-insertion'] } },
      sentence: 'event.operations: 产前检查没有手术方式',
    },
    {
      of: 'tubal ligation of a man',
      given: givenOperation(['tubal-ligation'], {}, { insured: { sex: 'male' } }),
      sentence: 'event.operations: 输卵管结扎术与参保人性别不符',
    },
    {
      of: 'vasectomy of a woman',
      given: givenOperation(['vasectomy'], {}, { insured: { sex: 'female' } }),
      sentence: 'event.operations: 绝育手术（输精管）与参保人性别不符',
    },
    {
      of: 'tubal ligation and vasectomy of one person',
      given: givenOperation(['tubal-ligation', 'vasectomy']),
      sentence: 'event.operations: 所选手术不可能由同一人同时接受，请核对',
    },
    {
      of: 'vasectomy on a termination',
      given: givenTermination({ operations: ['vasectomy'] }),
      sentence: 'event.operations: 所选手术不可能由同一人同时接受，请核对',
    },
    {
      of: 'vasectomy at a birth',
      given: givenBirth({ operations: ['vasectomy'] }),
      sentence: 'event.operations: 所选手术不可能由同一人同时接受，请核对',
    },
    {
      of: 'a birth by a man',
      given: givenBirth({}, { insured: { sex: 'male' } }),
      sentence: 'insured.sex: 男性参保人不能作为生育的本人，请选择未就业配偶',
    },
    {
      of: 'a mother born after her child',
      given: givenBirth({}, { insured: { birthOn: '2025-03-11' } }),
      sentence: 'insured.birthOn: 出生日期不能晚于生育或手术日期',
    },
    {
      of: 'discharge before birth',
      given: givenBirth({}, { dischargedOn: '2025-03-09' }),
      sentence: 'dischargedOn: 出院日期不能早于生育或手术日期',
    },
    {
      of: 'acceptance before birth',
      given: givenBirth({}, { acceptedOn: '2025-03-09' }),
      sentence: 'acceptedOn: 受理日期不能早于生育或手术日期',
    },
    {
      of: 'payment before acceptance',
      given: givenBirth({}, { acceptedOn: '2025-04-03', paidOn: '2025-04-02' }),
      sentence: 'paidOn: 支付日期不能早于受理日期',
    },
    {
      of: 'more that is not covered than was charged',
      given: givenBirth({}, { charges: { totalFen: 100, notCoveredFen: 101 } }),
      sentence: 'charges.notCoveredFen: 不予支付的费用不能超过医疗费总额',
    },
  ])('$of', ({ given, sentence }) => {
    expect(says(given)).toEqual([sentence])
  })

  test.each(codesOf(operationKinds))('but %s alone, of whoever can have it, is accepted', (operation) => {
    const sex = operationKinds.find(({ code }) => code === operation)?.sex
    expect(says(givenOperation([operation], { gestation: { weeks: 10 } }, { insured: { sex } }))).toEqual([])
    expect(says(givenOperation([operation], { gestation: { weeks: 10 } }))).toEqual([])
  })

  test('and an unemployed spouse may be claimed for by a man', () => {
    expect(says(givenBirth({}, { insured: { kind: 'spouse', sex: 'male' } }))).toEqual([])
  })

  test('everything that is wrong is said at once', () => {
    const given = givenTermination(
      { delivery: 'caesarean', gestation: null, outcome: { liveBirths: 3 } },
      { dischargedOn: '2025-03-09', charges: { totalFen: 1, notCoveredFen: 2 } },
    )
    expect(says(given)).toEqual([
      'charges.notCoveredFen: 不予支付的费用不能超过医疗费总额',
      'event.delivery: 终止妊娠没有生产方式',
      'event.outcome.liveBirths: 终止妊娠不能有活产，活产请按生育申报',
      'event.gestation: 请填写孕周',
    ])
  })
})

describe('a value that cannot be is refused in one sentence at its place', () => {
  const money = '金额应为整数，单位为分'
  test.each([
    ['region', undefined, '请填写统筹区代码'],
    ['region', 130100, '请填写统筹区代码'],
    ['region', '', '统筹区代码应为 6 位数字'],
    ['region', '石家庄', '统筹区代码应为 6 位数字'],
    ['region', '130100\n', '统筹区代码应为 6 位数字'],
    ['region', '13010\0', '统筹区代码应为 6 位数字'],
    ['version', 2025, '规则版本应为文字'],
    ['version', '2'.repeat(41), '最多 40 个字'],
    ['version', '2025\0', '含有不能保存的字符'],
    ['version', '2025\ud83d', '含有不能保存的字符'],
    ['event.kind', undefined, '请选择生育、终止妊娠、计划生育手术或产前检查'],
    ['event.kind', 'adoption', '请选择生育、终止妊娠、计划生育手术或产前检查'],
    ['event.kind', 'constructor', '请选择生育、终止妊娠、计划生育手术或产前检查'],
    ['event.on', undefined, '请填写日期'],
    ['event.on', '', '请填写日期'],
    ['event.on', 20250310, '请填写日期'],
    ['event.on', '2025-3-10', '日期应写作年-月-日，如 2025-11-05'],
    ['event.on', '2025-03-10T00:00:00Z', '日期应写作年-月-日，如 2025-11-05'],
    ['event.on', '2025-03-10\0', '日期应写作年-月-日，如 2025-11-05'],
    ['event.on', '2025-02-29', '2025-02-29 不是真实的日期'],
    ['event.on', '2025-13-01', '2025-13-01 不是真实的日期'],
    ['event.on', '2025-00-00', '2025-00-00 不是真实的日期'],
    ['event.on', '0000-01-01', '日期应在 1900 年至 2199 年之间'],
    ['event.on', '9999-12-31', '日期应在 1900 年至 2199 年之间'],
    ['event.delivery', 'breech', '请选择生产方式'],
    ['event.fetuses', 0, '胎儿数应为 1 至 9 的整数'],
    ['event.fetuses', 10, '胎儿数应为 1 至 9 的整数'],
    ['event.fetuses', 1.5, '胎儿数应为 1 至 9 的整数'],
    ['event.fetuses', '2', '胎儿数应为 1 至 9 的整数'],
    ['event.birthOrder', 0, '生育次数应为 1 至 20 的整数'],
    ['event.birthOrder', 21, '生育次数应为 1 至 20 的整数'],
    ['event.gestation.weeks', -1, '孕周应为 0 至 45 的整数'],
    ['event.gestation.weeks', 46, '孕周应为 0 至 45 的整数'],
    ['event.gestation.weeks', undefined, '孕周应为 0 至 45 的整数'],
    ['event.gestation.days', 7, '孕周的天数应为 0 至 6 的整数'],
    ['event.gestation.days', null, '孕周的天数应为 0 至 6 的整数'],
    ['event.outcome.liveBirths', -1, '活产数应为 0 至 9 的整数'],
    ['event.outcome.stillbirths', 10, '死胎死产数应为 0 至 9 的整数'],
    ['insured.kind', 'retired', '请选择参保类别'],
    ['insured.kind', null, '请选择参保类别'],
    ['insured.sex', 'F', '性别应为 female 或 male'],
    ['insured.contributionMonths', -1, '缴费月数应为 0 至 1200 的整数'],
    ['insured.contributionMonths', 1201, '缴费月数应为 0 至 1200 的整数'],
    ['insured.continuousMonths', 0.5, '缴费月数应为 0 至 1200 的整数'],
    ['insured.married', 'yes', '应为是或否'],
    ['insured.wageContinues', 1, '应为是或否'],
    ['insured.birthOn', '1995-02-29', '1995-02-29 不是真实的日期'],
    ['hospitalLevel', 4, '医院等级应为 0 至 3'],
    ['hospitalLevel', -1, '医院等级应为 0 至 3'],
    ['hospitalLevel', 2.5, '医院等级应为 0 至 3'],
    ['hospitalLevel', '3', '医院等级应为 0 至 3'],
    ['charges.totalFen', undefined, money],
    ['charges.totalFen', 0.5, money],
    ['charges.totalFen', Number.NaN, money],
    ['charges.totalFen', Number.POSITIVE_INFINITY, money],
    ['charges.totalFen', '412050', money],
    ['charges.totalFen', -1, '金额不能为负数'],
    ['charges.totalFen', 100_000_000_000, '金额不能超过 999,999,999.99 元'],
    ['charges.notCoveredFen', -1, '金额不能为负数'],
    ['charges.prenatalFen', -1, '金额不能为负数'],
    ['settledBefore.medicalFen', -1, '金额不能为负数'],
    ['settledBefore.prenatalFen', 0.5, money],
    ['settledBefore.allowanceFen', 100_000_000_000, '金额不能超过 999,999,999.99 元'],
    ['dischargedOn', '2025-03', '日期应写作年-月-日，如 2025-11-05'],
    ['acceptedOn', 'soon', '日期应写作年-月-日，如 2025-11-05'],
    ['paidOn', '2025-02-30', '2025-02-30 不是真实的日期'],
    ['wages.monthlyBase.numeratorFen', undefined, '工资总额应为整数，单位为分'],
    ['wages.monthlyBase.numeratorFen', 0.1, '工资总额应为整数，单位为分'],
    ['wages.monthlyBase.numeratorFen', -1, '工资总额不能为负数'],
    ['wages.monthlyBase.numeratorFen', Number.MAX_SAFE_INTEGER, '月缴费基数不能超过 999,999,999.99 元'],
    ['wages.monthlyBase.denominator', 0, '月数应为 1 以上的整数'],
    ['wages.monthlyBase.denominator', -1, '月数应为 1 以上的整数'],
    ['wages.monthlyBase.denominator', 0.5, '月数应为 1 以上的整数'],
    ['wages.monthlyBase.denominator', 1_000_000_001, '月数过大'],
    ['wages.regionalMonthlyAverageFen', 0, '全口径月平均工资应大于 0'],
    ['wages.regionalMonthlyAverageFen', 7000.5, money],
  ])('%s as %j', (place, value, sentence) => {
    expect(says(having(place, value))).toEqual([`${place}: ${sentence}`])
  })

  test.each([
    { place: 'region', of: '100,000 digits', value: '1'.repeat(100_000), sentence: '统筹区代码应为 6 位数字' },
    { place: 'version', of: 'a long name', value: '2'.repeat(100_000), sentence: '最多 40 个字' },
    { place: 'event.operations', of: '5,000', value: many(5_000, 'iud-insertion'), sentence: '手术方式最多 10 项' },
    { place: 'event.operations', of: '5,000 unknown', value: many(5_000, 'x'), sentence: '手术方式最多 10 项' },
    { place: 'event.facts', of: 'eleven', value: many(11, 'inpatient'), sentence: '情形最多 10 项' },
    { place: 'event.complications', of: 'twenty-one', value: many(21, 'O72.1'), sentence: '并发症最多 20 项' },
  ])('$place as $of', ({ place, value, sentence }) => {
    expect(says(having(place, value))).toEqual([`${place}: ${sentence}`])
  })

  test.each([
    ['event.operations', 'appendectomy', '没有这一手术方式'],
    ['event.operations', null, '没有这一手术方式'],
    ['event.facts', 'sunny', '没有一个地区的规则问到这一情形'],
    ['event.complications', 'post-partum haemorrhage', '并发症应为代码'],
    ['event.complications', 'O72\0', '并发症应为代码'],
    ['event.complications', 'O'.repeat(41), '并发症应为代码'],
    ['event.complications', 72, '并发症应为代码'],
  ])('%s holding %j', (place, value, sentence) => {
    expect(says(having(place, [value]))).toEqual([`${place}.0: ${sentence}`])
  })

  test('an amount of the largest size passes, and so does its allowance', () => {
    const largest = 99_999_999_999
    const given = givenBirth(
      { birthOrder: 3, fetuses: 9, delivery: 'caesarean' },
      {
        charges: { totalFen: largest, notCoveredFen: largest, prenatalFen: largest },
        wages: { monthlyBase: { numeratorFen: largest }, regionalMonthlyAverageFen: largest },
      },
    )
    expect(benefitOf(given).allowanceFen).toBeGreaterThan(largest)
  })

  test('a total over many months may be larger than any month', () => {
    const monthlyBase = { numeratorFen: 12 * 99_999_999_999, denominator: 12 }
    expect(says(givenBirth({}, { wages: { monthlyBase } }))).toEqual([])
  })

  // Their sentences are the API's own, said of every body alike.
  test.each([
    ['event', null],
    ['event', []],
    ['event', 'birth'],
    ['event.gestation', 39],
    ['event.outcome', true],
    ['event.operations', 'abortion'],
    ['event.facts', {}],
    ['event.complications', 'O72.1'],
    ['insured', null],
    ['insured', 'employee'],
    ['charges', 412050],
    ['settledBefore', []],
    ['wages', 7300],
    ['wages.monthlyBase', 730000],
  ])('%s as %j', (place, value) => {
    const issues = benefitCase.safeParse(having(place, value)).error?.issues ?? []
    expect(issues.map(({ path }) => path.join('.'))).toEqual([place])
  })

  test.each([null, undefined, 'birth', 7, true, [], [givenBirth()]])('a case as %j', (given) => {
    expect(benefitCase.safeParse(given).error?.issues).toMatchObject([{ path: [] }])
  })

  test.each(['', 'event', 'event.gestation', 'event.outcome', 'insured', 'charges', 'settledBefore', 'wages'])(
    'a field that is unknown, in %j',
    (place) => {
      const unknown = having(place === '' ? 'colour' : `${place}.colour`, 'red')
      expect(benefitCase.safeParse(unknown).error?.issues).toMatchObject([
        { code: 'unrecognized_keys', path: place === '' ? [] : place.split('.') },
      ])
    },
  )
})
