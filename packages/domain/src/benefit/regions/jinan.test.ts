import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended, operation, examined } = casesOf('370100', 'undated', '2023-06-01')

describe('济南市, named as undated', () => {
  test.each<[what: string, given: BenefitCaseInput, medical: number]>([
    ['顺产', birth('natural'), 2700],
    ['顺产双胞胎 2700 + 500', birth('natural', { event: { fetuses: 2 } }), 3200],
    ['阴式手术产', birth('assisted'), 3100],
    ['阴式手术产三胞胎 3100 + 500 × 2', birth('assisted', { event: { fetuses: 3 } }), 4100],
    ['剖宫产', birth('caesarean'), 5500],
    ['剖宫产双胞胎不另增加', birth('caesarean', { event: { fetuses: 2 } }), 5500],
    ['疤痕子宫剖宫产 5500 + 700', birth('caesarean', { event: { facts: ['scarred-uterus'] } }), 6200],
    ['剖宫产同时绝育 5500 + 390', birth('caesarean', { event: { operations: ['tubal-ligation'] } }), 5890],
    [
      '疤痕子宫剖宫产同时绝育 5500 + 700 + 390',
      birth('caesarean', { event: { facts: ['scarred-uterus'], operations: ['tubal-ligation'] } }),
      6590,
    ],
    ['终止妊娠 7 周', ended(7), 700],
    ['终止妊娠 8 周', ended(8), 2100],
    ['终止妊娠 15 周', ended(15), 2100],
    ['终止妊娠 16 周', ended(16), 2700],
    ['放置宫内节育器', operation(['iud-insertion']), 350],
    ['门诊取出宫内节育器', operation(['iud-removal']), 350],
    ['住院取出宫内节育器', operation(['iud-removal'], { event: { facts: ['inpatient'] } }), 2000],
    ['女性绝育', operation(['tubal-ligation']), 1200],
    ['男性绝育', operation(['vasectomy']), 1200],
    ['输卵管复通', operation(['tubal-reversal']), 1800],
    ['输精管复通', operation(['vasectomy-reversal']), 1800],
  ])('medical, %s', (_what, given, medical) => {
    expect(answerTo(given).medical).toBe(medical)
  })

  test.each<[what: string, given: BenefitCaseInput, prenatal: number]>([
    ['未填年龄', birth('natural'), 1200],
    ['差一天满 35 周岁', birth('natural', { insured: { birthOn: '1988-06-02' } }), 1200],
    ['满 35 周岁 1200 + 600', birth('natural', { insured: { birthOn: '1988-06-01' } }), 1800],
    ['单独申报，满 35 周岁', examined(30, { insured: { birthOn: '1988-06-01' } }), 1800],
  ])('prenatal, %s', (_what, given, prenatal) => {
    expect(answerTo(given).prenatal).toBe(prenatal)
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 158],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 158],
    ['剖宫产双胞胎 158 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 188],
    ['终止妊娠 7 周', ended(7), 15],
    ['终止妊娠 8 周', ended(8), 20],
    ['终止妊娠 12 周', ended(12), 30],
    ['终止妊娠 16 周', ended(16), 42],
    ['终止妊娠 30 周', ended(30), 42],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test.each<[what: string, baseFen: number, allowance: number]>([
    ['6500 ÷ 30 × 158 = 34233.33', 6500_00, 34233],
    ['7000 ÷ 30 × 158 = 36866.67', 7000_00, 36867],
  ])('whole yuan: %s', (_what, numeratorFen, allowance) => {
    expect(answerTo(birth('natural', { wages: { monthlyBase: { numeratorFen } } })).allowance).toBe(allowance)
  })

  test('eleven months are too few, and are made up for later', () => {
    expect(answerTo(birth('natural', { insured: { contributionMonths: 11 } })).refusals).toContain(
      'allowance: 累计缴费 11 个月，不足 12 个月，不支付生育津贴。缴费满 12 个月后补支',
    )
    expect(answerTo(birth('natural', { insured: { contributionMonths: 12 } })).refusals).toEqual([])
  })

  test('a boundary printed twice carries its mark', () => {
    expect(answerTo(ended(8)).marks).toContain('表中印作“≤2 月”与“2–4 月”，满 2 个月的按后一档')
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('370100', undefined, '2023-06-01').birth('natural'))).toThrow('须指名使用：undated')
  })
})
