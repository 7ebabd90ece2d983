import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

type ByLevel = [what: string, given: BenefitCaseInput, three: number, two: number, one: number]

const medicalAt = (given: BenefitCaseInput, hospitalLevel: number) => answerTo({ ...given, hospitalLevel }).medical

describe('北京市 from 2020-05-01', () => {
  const { birth, ended, operation, examined } = casesOf('110000', undefined, '2023-06-01')

  test.each<ByLevel>([
    ['自然分娩', birth('natural'), 5000, 4800, 4750],
    ['人工干预', birth('assisted'), 5200, 5000, 4950],
    ['剖宫产', birth('caesarean'), 5800, 5600, 5550],
    ['剖宫产双胞胎，加 10%', birth('caesarean', { event: { fetuses: 2 } }), 6380, 6160, 6105],
    ['自然分娩三胞胎，加 20%', birth('natural', { event: { fetuses: 3 } }), 6000, 5760, 5700],
    [
      '剖宫产后试产并镇痛，加 1000',
      birth('natural', { event: { facts: ['trial-of-labour-analgesia'] } }),
      6000,
      5800,
      5750,
    ],
    ['门诊人工流产', ended(8), 777, 777, 777],
    ['未填手术方式，15 周按人工流产', ended(15), 777, 777, 777],
    ['门诊高危人工流产', ended(8, { event: { facts: ['high-risk-abortion'] } }), 859, 859, 859],
    ['药物流产', ended(6, { event: { facts: ['medical-abortion'] } }), 560, 560, 560],
    ['住院人工流产', ended(8, { event: { facts: ['inpatient'] } }), 1695, 1575, 1545],
    ['住院高危人工流产', ended(8, { event: { facts: ['high-risk-abortion', 'inpatient'] } }), 1885, 1765, 1735],
    ['流产并取环', ended(8, { event: { operations: ['iud-removal'] } }), 982, 982, 982],
    ['流产并放环', ended(8, { event: { operations: ['iud-insertion'] } }), 1171, 1171, 1171],
    ['流产并取环、放环', ended(8, { event: { operations: ['iud-insertion', 'iud-removal'] } }), 1320, 1320, 1320],
    [
      '流产术作为计划生育手术，并放环',
      operation(['abortion', 'iud-insertion'], { event: { gestation: { weeks: 8 } } }),
      1171,
      1171,
      1171,
    ],
    ['放置宫内节育器', operation(['iud-insertion']), 900, 900, 900],
    ['取出宫内节育器', operation(['iud-removal']), 832, 832, 832],
    ['取出并放置宫内节育器', operation(['iud-insertion', 'iud-removal']), 1186, 1186, 1186],
    ['输卵管粘堵', operation(['tubal-ligation'], { event: { facts: ['adhesive-occlusion'] } }), 2127, 2127, 2127],
    ['输精管结扎', operation(['vasectomy']), 1988, 1988, 1988],
    ['输精管粘堵', operation(['vasectomy'], { event: { facts: ['adhesive-occlusion'] } }), 2093, 2093, 2093],
  ])('medical at levels 3, 2 and 1, %s', (_what, given, three, two, one) => {
    expect([medicalAt(given, 3), medicalAt(given, 2), medicalAt(given, 1)]).toEqual([three, two, one])
  })

  test('a serious complication is paid by item, without a ceiling', () => {
    const complicated = birth('caesarean', {
      event: { complications: ['O72.1'] },
      charges: { totalFen: 23456_78, notCoveredFen: 456_78 },
    })
    expect(answerTo(complicated).medical).toBe(23000)
  })

  test.each<[what: string, given: BenefitCaseInput, prenatal: number]>([
    ['随生育', birth('natural'), 3000],
    ['票据 1800.50 元', birth('natural', { charges: { totalFen: 5000_00, prenatalFen: 1800_50 } }), 1800.5],
    ['没有票据', birth('natural', { charges: { totalFen: 5000_00 } }), 0],
    ['单独申报', examined(30), 3000],
  ])('prenatal, %s', (_what, given, prenatal) => {
    expect(answerTo(given).prenatal).toBe(prenatal)
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 128],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 128],
    ['难产 128 + 15', birth('assisted'), 143],
    ['剖宫产 128 + 15', birth('caesarean'), 143],
    ['剖宫产双胞胎 128 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 158],
    ['未婚', birth('natural', { insured: { married: false } }), 98],
    ['未婚剖宫产 98 + 15', birth('caesarean', { insured: { married: false } }), 113],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 16 周', ended(16), 42],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test('12000 yuan a month for 128 days: 51200.00', () => {
    expect(answerTo(birth('natural', { wages: { monthlyBase: { numeratorFen: 12000_00 } } })).allowance).toBe(51200)
  })

  test.each<[what: string, baseFen: number, base: number]>([
    ['低于下限 10000 × 60%', 3000_00, 6000],
    ['高于上限 10000 × 300%', 45000_00, 30000],
    ['之间', 12000_00, 12000],
  ])('base, %s', (_what, numeratorFen, base) => {
    const wages = { monthlyBase: { numeratorFen }, regionalMonthlyAverageFen: 10000_00 }
    expect(answerTo(birth('natural', { wages })).base).toBe(base)
  })

  test('nine months without a break, the birth’s month among them; else what happens is said', () => {
    expect(answerTo(birth('natural', { insured: { continuousMonths: 9 } })).refusals).toEqual([])
    expect(answerTo(birth('natural', { insured: { continuousMonths: 8 } })).refusals).toContain(
      'allowance: 连续缴费 8 个月，不足 9 个月，不支付生育津贴。由单位支付；连续缴费满 12 个月后补支',
    )
  })

  test('a mother who is not married is paid from 2021-05-31', () => {
    const unmarried = { insured: { married: false } }
    expect(answerTo(casesOf('110000', undefined, '2021-05-31').birth('natural', unmarried))).toMatchObject({
      medical: 5000,
      prenatal: 3000,
      days: 98,
    })
    const sentence = '北京市自 2021 年 5 月 31 日起支付未婚生育的待遇，此前没有公布的规定'
    expect(answerTo(casesOf('110000', undefined, '2021-05-30').birth('natural', unmarried))).toMatchObject({
      medical: 0,
      prenatal: 0,
      allowance: 0,
      refusals: [`medical: ${sentence}`, `prenatal: ${sentence}`, `allowance: ${sentence}`],
    })
  })

  test.each<[what: string, given: BenefitCaseInput, refusal: string]>([
    ['没有医院等级', birth('natural', { hospitalLevel: null }), 'medical: 标准按医院等级区分，请选择医院等级'],
    ['引产', ended(20), 'medical: 北京市 2020 年起的中期引产支付标准没有公布'],
    ['16 周按引产', ended(16), 'medical: 北京市 2020 年起的中期引产支付标准没有公布'],
    [
      '引产术，14 周',
      ended(14, { event: { operations: ['induction'] } }),
      'medical: 北京市 2020 年起的中期引产支付标准没有公布',
    ],
    [
      '住院流产并放环',
      ended(8, { event: { facts: ['inpatient'], operations: ['iud-insertion'] } }),
      'medical: 住院、高危或药物流产同时放置、取出宫内节育器的支付标准没有公布',
    ],
    ['终止妊娠的产前检查', ended(8), 'prenatal: 北京市 2020 年起终止妊娠的产前检查费限额没有公布'],
    ['输卵管结扎', operation(['tubal-ligation']), 'medical: 输卵管结扎术的支付标准没有公布'],
    ['手术休假', operation(['vasectomy']), 'allowance: 北京市的计划生育手术休假天数没有公布'],
    [
      '未就业配偶',
      birth('natural', { insured: { kind: 'spouse' } }),
      'medical: 北京市职工未就业配偶的支付比例没有公布',
    ],
  ])('refused, %s', (_what, given, refusal) => {
    expect(answerTo(given).refusals).toContain(refusal)
  })
})

describe('北京市 2012–2018', () => {
  const { birth, ended, operation, examined } = casesOf('110000', undefined, '2015-06-01')

  test.each<ByLevel>([
    ['自然分娩', birth('natural'), 1900, 1800, 1700],
    ['人工干预', birth('assisted'), 2100, 2000, 1900],
    ['剖宫产', birth('caesarean'), 3800, 3700, 3500],
    ['剖宫产伴其他手术', birth('caesarean', { event: { facts: ['caesarean-with-surgery'] } }), 4400, 4200, 3800],
    ['门诊人工流产', ended(8), 270, 260, 250],
    ['药物流产', ended(6, { event: { facts: ['medical-abortion'] } }), 360, 350, 340],
    ['住院人工流产', ended(8, { event: { facts: ['inpatient'] } }), 970, 950, 920],
    ['中期引产，未填手术方式，20 周', ended(20), 2400, 2300, 2100],
    ['未填手术方式，16 周按引产', ended(16), 2400, 2300, 2100],
    ['未填手术方式，15 周按人工流产', ended(15), 270, 260, 250],
    ['引产术，14 周', ended(14, { event: { operations: ['induction'] } }), 2400, 2300, 2100],
    [
      '引产术作为计划生育手术，14 周',
      operation(['induction'], { event: { gestation: { weeks: 14 } } }),
      2400,
      2300,
      2100,
    ],
    ['输精管结扎', operation(['vasectomy']), 1440, 1430, 1420],
    ['放置宫内节育器', operation(['iud-insertion']), 510, 500, 500],
    ['取出宫内节育器', operation(['iud-removal']), 360, 350, 350],
    ['输卵管结扎', operation(['tubal-ligation']), 1700, 1600, 1500],
    [
      '输卵管复通，按项目',
      operation(['tubal-reversal'], { charges: { totalFen: 6543_21 } }),
      6543.21,
      6543.21,
      6543.21,
    ],
    [
      '输精管复通，按项目',
      operation(['vasectomy-reversal'], { charges: { totalFen: 6543_21 } }),
      6543.21,
      6543.21,
      6543.21,
    ],
    [
      '宫内节育器嵌顿取出，按项目',
      operation(['iud-removal'], { event: { facts: ['embedded-iud'] }, charges: { totalFen: 2222_22 } }),
      2222.22,
      2222.22,
      2222.22,
    ],
  ])('medical at levels 3, 2 and 1, %s', (_what, given, three, two, one) => {
    expect([medicalAt(given, 3), medicalAt(given, 2), medicalAt(given, 1)]).toEqual([three, two, one])
  })

  test.each<[what: string, given: BenefitCaseInput, prenatal: number]>([
    ['全程', birth('natural'), 1400],
    ['13 周至分娩', birth('natural', { event: { facts: ['examined-from-week-13'] } }), 880],
    ['18 周至分娩', birth('natural', { event: { facts: ['examined-from-week-18'] } }), 550],
    ['1–12 周', ended(12), 470],
    ['1–27 周', ended(13), 750],
    ['13–27 周，13 周', ended(13, { event: { facts: ['examined-from-week-13'] } }), 330],
    ['1–27 周', ended(27), 750],
    ['13–27 周', ended(27, { event: { facts: ['examined-from-week-13'] } }), 330],
    ['单独申报，1–12 周', examined(10), 470],
  ])('prenatal, %s', (_what, given, prenatal) => {
    expect(answerTo(given).prenatal).toBe(prenatal)
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 98],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 98],
    ['难产 98 + 15', birth('assisted'), 113],
    ['剖宫产双胞胎 98 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 128],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 16 周', ended(16), 42],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test.each<[what: string, given: BenefitCaseInput]>([
    ['自孕初', ended(28)],
    ['自 13 周', ended(28, { event: { facts: ['examined-from-week-13'] } })],
  ])('prenatal of a termination after 28 weeks was not published, %s', (_what, given) => {
    expect(answerTo(given).refusals).toEqual(['prenatal: 这种情形的支付标准没有公布'])
  })

  test('the daily rate is rounded first: 8000 ÷ 30 = 266.67, × 98 = 26133.66', () => {
    expect(answerTo(birth('natural', { wages: { monthlyBase: { numeratorFen: 8000_00 } } })).allowance).toBe(26133.66)
  })

  test('before 2012-04-28 the national days stand in, marked', () => {
    const mark = '女职工劳动保护特别规定自 2012 年 4 月 28 日施行，此前的天数没有公布，按其天数'
    const before = answerTo(casesOf('110000', undefined, '2012-04-27').birth('caesarean'))
    const after = answerTo(casesOf('110000', undefined, '2012-04-28').birth('caesarean'))
    expect([before.days, after.days]).toEqual([113, 113])
    expect(before.marks).toContain(mark)
    expect(after.marks).not.toContain(mark)
  })

  test('a mother who is not married has no published rule, a termination has one', () => {
    expect(answerTo(birth('natural', { insured: { married: false } })).refusals).toHaveLength(3)
    expect(answerTo(ended(8, { insured: { married: false } })).refusals).toEqual([])
  })

  test.each([
    [
      '剖宫产伴其他手术',
      birth('caesarean', { event: { facts: ['caesarean-with-surgery'] } }),
      '另一页印作三级 4000、二级 3900、一级 3600 元',
    ],
    ['全程产前检查', birth('natural'), '全程产前检查费较早的表为 1200 元'],
    ['1–12 周', ended(10), '另一页印作 520 元'],
    ['1–27 周', ended(20), '另一页印作 850 元'],
    ['起止日期', birth('natural'), '只公布了年份 2012–2018，起止日期按首尾两年的首日和末日'],
  ] as const)('marked, %s', (_what, given, mark) => {
    expect(answerTo(given).marks).toContain(mark)
  })
})

describe('which rules of 北京市', () => {
  test.each([
    ['2012-01-01', '2012'],
    ['2018-12-31', '2012'],
    ['2020-05-01', '2020-05-01'],
  ])('%s: %s', (on, version) => {
    expect(answerTo(casesOf('110000', undefined, on).birth('natural')).version).toBe(version)
  })

  test.each(['2019-01-01', '2020-04-30'])('%s lies in the declared hole', (on) => {
    expect(() => answerTo(casesOf('110000', undefined, on).birth('natural'))).toThrow(
      '北京市 2019-01-01 至 2020-04-30 的规则没有公布：只见新闻所载此前的顺产 3000 元、剖宫产 4400 元，没有完整的表',
    )
  })

  test('the day before the first rules', () => {
    expect(() => answerTo(casesOf('110000', undefined, '2011-12-31').birth('natural'))).toThrow(
      '北京市的规则自 2012-01-01 起，2011-12-31 没有可用的规则',
    )
  })

  test('a version named is used whatever the day', () => {
    expect(answerTo(casesOf('110000', '2012', '2019-06-01').birth('natural')).medical).toBe(1900)
  })

  test.each([
    ['2026-01-31', 'employer'],
    ['2026-02-01', 'person'],
  ])('paid on %s to the %s', (paidOn, payee) => {
    expect(answerTo(casesOf('110000', undefined, '2025-12-01').birth('natural', { paidOn })).payee).toBe(payee)
  })
})
