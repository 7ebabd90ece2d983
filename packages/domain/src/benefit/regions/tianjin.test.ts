import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

describe('天津市, named as about-2016', () => {
  const { birth, ended, operation, examined } = casesOf('120000', 'about-2016', '2019-06-01')

  test.each<[what: string, given: BenefitCaseInput, employee: number, resident: number]>([
    ['顺产', birth('natural'), 3800, 2280],
    ['难产', birth('assisted'), 3800, 2280],
    ['剖宫产', birth('caesarean'), 3800, 2280],
    ['引产，一级医院', ended(20, { hospitalLevel: 1 }), 1000, 600],
    ['引产，二级医院', ended(20, { hospitalLevel: 2 }), 1300, 780],
    ['引产，三级医院', ended(20, { hospitalLevel: 3 }), 1600, 960],
    ['引产术，14 周', ended(14, { event: { operations: ['induction'] } }), 1600, 960],
    ['引产术，14 周，二级医院', ended(14, { event: { operations: ['induction'] }, hospitalLevel: 2 }), 1300, 780],
    ['引产术，14 周，一级医院', ended(14, { event: { operations: ['induction'] }, hospitalLevel: 1 }), 1000, 600],
    ['未填手术方式，16 周按引产', ended(16), 1600, 960],
    ['未填手术方式，15 周按流产', ended(15), 260, 156],
    ['人工流产', ended(8), 260, 156],
    ['高危人工流产', ended(8, { event: { facts: ['high-risk-abortion'] } }), 600, 360],
    ['药物流产', ended(6, { event: { facts: ['medical-abortion'] } }), 260, 156],
    ['放置宫内节育器', operation(['iud-insertion']), 200, 120],
    ['取出宫内节育器', operation(['iud-removal']), 200, 120],
    ['更换宫内节育器', operation(['iud-insertion', 'iud-removal']), 325, 195],
    ['女性绝育', operation(['tubal-ligation']), 1000, 600],
    ['男性绝育', operation(['vasectomy']), 600, 360],
  ])('medical of employee and resident, %s', (_what, given, employee, resident) => {
    const asResident = { ...given, insured: { ...given.insured, kind: 'resident' as const } }
    expect([answerTo(given).medical, answerTo(asResident).medical]).toEqual([employee, resident])
  })

  test.each<[what: string, given: BenefitCaseInput]>([
    ['输卵管复通', operation(['tubal-reversal'], { charges: { totalFen: 5432_10 } })],
    ['输精管复通', operation(['vasectomy-reversal'], { charges: { totalFen: 5432_10 } })],
    [
      '宫内节育器嵌顿',
      operation(['iud-removal'], { event: { facts: ['embedded-iud'] }, charges: { totalFen: 5432_10 } }),
    ],
    ['手术并发症', operation(['vasectomy'], { event: { complications: ['N50'] }, charges: { totalFen: 5432_10 } })],
  ])('by item, %s', (_what, given) => {
    expect(answerTo(given).medical).toBe(5432.1)
  })

  test.each<[what: string, given: BenefitCaseInput, employee: number, resident: number]>([
    ['终止妊娠 11 周', ended(11), 400, 240],
    ['终止妊娠 12 周', ended(12), 600, 360],
    ['终止妊娠 16 周', ended(16), 800, 480],
    ['终止妊娠 27 周', ended(27), 800, 480],
    ['终止妊娠 28 周', ended(28), 1100, 660],
    ['分娩', birth('natural'), 1100, 660],
    ['单独申报，15 周', examined(15), 600, 360],
    ['票据 350 元', birth('natural', { charges: { totalFen: 3800_00, prenatalFen: 350_00 } }), 350, 350],
  ])('prenatal of employee and resident, %s', (_what, given, employee, resident) => {
    const asResident = { ...given, insured: { ...given.insured, kind: 'resident' as const } }
    expect([answerTo(given).prenatal, answerTo(asResident).prenatal]).toEqual([employee, resident])
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 128],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 128],
    ['难产 128 + 15', birth('assisted'), 143],
    ['双胞胎 128 + 15', birth('natural', { event: { fetuses: 2 } }), 143],
    ['剖宫产双胞胎 128 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 158],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 16 周', ended(16), 42],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test('a resident has no allowance', () => {
    expect(answerTo(birth('natural', { insured: { kind: 'resident' } })).refusals).toEqual([
      'allowance: 城乡居民不享受生育津贴',
    ])
  })

  test.each([
    '津政办发〔2016〕99 号的施行日期没有公布，须指名使用',
    '标准按限额内据实支付，是限额还是定额未见明文',
    '天津市须缴费的月数没有公布，未核对缴费月数',
  ])('marked: %s', (mark) => {
    expect(answerTo(birth('natural')).marks).toContain(mark)
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('120000', undefined, '2019-06-01').birth('natural'))).toThrow(
      '须指名使用：historic、about-2016',
    )
  })
})

describe('天津市, named as historic', () => {
  const { birth, operation } = casesOf('120000', 'historic', '2010-06-01')

  test('the month has 30.4 days: 6080 ÷ 30.4 × 128 = 25600', () => {
    const wages = { monthlyBase: { numeratorFen: 6080_00 } }
    expect(answerTo(birth('natural', { wages }))).toMatchObject({ days: 128, allowance: 25600 })
  })

  test('four older amounts that say not what for are no standard', () => {
    expect(answerTo(birth('natural')).refusals).toContain(
      'medical: 较早的分娩标准 3000、3100、3600、3800 元未注明各指何种分娩',
    )
  })

  test('an IUD was 150', () => {
    expect([answerTo(operation(['iud-insertion'])).medical, answerTo(operation(['iud-removal'])).medical]).toEqual([
      150, 150,
    ])
  })
})
