import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended, operation, examined } = casesOf('140100', 'about-2015', '2015-06-01')

describe('太原市, named as about-2015', () => {
  test.each<[what: string, given: BenefitCaseInput, medical: number]>([
    ['一胎顺产', birth('natural'), 1500],
    ['一胎助产', birth('assisted'), 1700],
    ['一胎剖宫产', birth('caesarean'), 3000],
    ['一胎顺产双胞胎', birth('natural', { event: { fetuses: 2 } }), 3000],
    ['二胎顺产', birth('natural', { event: { birthOrder: 2 } }), 1100],
    ['二胎助产', birth('assisted', { event: { birthOrder: 2 } }), 1300],
    ['二胎剖宫产', birth('caesarean', { event: { birthOrder: 2 } }), 2100],
    ['二胎助产双胞胎', birth('assisted', { event: { birthOrder: 2, fetuses: 2 } }), 2100],
    ['终止妊娠 15 周', ended(15), 100],
    ['终止妊娠 16 周', ended(16), 300],
    ['未就业配偶只有医疗费', birth('natural', { insured: { kind: 'spouse' } }), 1500],
  ])('medical, %s', (_what, given, medical) => {
    expect(answerTo(given).medical).toBe(medical)
  })

  test.each<[what: string, given: BenefitCaseInput]>([
    ['随生育', birth('natural')],
    ['单独申报', examined(30)],
  ])('prenatal 500, %s', (_what, given) => {
    expect(answerTo(given).prenatal).toBe(500)
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['未填年龄', birth('natural'), 98],
    ['新生儿死亡，未填年龄', birth('natural', { event: { facts: ['newborn-death'] } }), 98],
    [
      '新生儿死亡，差一天满 24 周岁',
      birth('natural', { event: { facts: ['newborn-death'] }, insured: { birthOn: '1991-06-02' } }),
      98,
    ],
    [
      '新生儿死亡，满 24 周岁当日',
      birth('natural', { event: { facts: ['newborn-death'] }, insured: { birthOn: '1991-06-01' } }),
      120,
    ],
    ['差一天满 24 周岁', birth('natural', { insured: { birthOn: '1991-06-02' } }), 98],
    ['满 24 周岁，4 个月', birth('natural', { insured: { birthOn: '1991-06-01' } }), 120],
    [
      '满 24 周岁剖宫产双胞胎 120 + 15 + 15',
      birth('caesarean', { event: { fetuses: 2 }, insured: { birthOn: '1990-01-01' } }),
      150,
    ],
    [
      '新生儿死亡，满 24 周岁',
      birth('natural', { event: { facts: ['newborn-death'] }, insured: { birthOn: '1990-01-01' } }),
      120,
    ],
    ['终止妊娠 15 周，0.5 个月', ended(15), 15],
    ['终止妊娠 16 周，1.5 个月', ended(16), 45],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test.each<[what: string, given: BenefitCaseInput, refusal: string]>([
    ['三胎的医疗费', birth('natural', { event: { birthOrder: 3 } }), 'medical: 太原市三胎及以上的支付标准没有公布'],
    ['三胎助产', birth('assisted', { event: { birthOrder: 3 } }), 'medical: 太原市三胎及以上的支付标准没有公布'],
    ['三胎剖宫产', birth('caesarean', { event: { birthOrder: 3 } }), 'medical: 太原市三胎及以上的支付标准没有公布'],
    [
      '三胎双胞胎的医疗费',
      birth('natural', { event: { birthOrder: 3, fetuses: 2 } }),
      'medical: 太原市三胎及以上的支付标准没有公布',
    ],
    ['终止妊娠的产前检查', ended(20), 'prenatal: 太原市终止妊娠的产前检查费标准没有公布'],
    ['计划生育手术', operation(['iud-insertion']), 'medical: 太原市的计划生育手术支付标准没有公布'],
    ['未就业配偶的津贴', birth('natural', { insured: { kind: 'spouse' } }), 'allowance: 职工未就业配偶不享受生育津贴'],
  ])('refused, %s', (_what, given, refusal) => {
    expect(answerTo(given).refusals).toContain(refusal)
  })

  test('the employer is paid, since February 2026 the person', () => {
    expect(answerTo(birth('natural')).payee).toBe('employer')
    expect(answerTo(birth('natural', { paidOn: '2026-02-01' })).payee).toBe('person')
  })

  test('months counted as thirty days and the court case of 2022 carry their marks', () => {
    expect(answerTo(ended(16)).marks).toEqual(
      expect.arrayContaining([
        '按月公布的天数以每月 30 天折算，未见原文',
        '约 2015 年的规定没有公布施行日期，须指名使用；2022 年判例所见医疗费为 1300 元',
      ]),
    )
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('140100', undefined, '2015-06-01').birth('natural'))).toThrow(
      '须指名使用：about-2015',
    )
  })
})
