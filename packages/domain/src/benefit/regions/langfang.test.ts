import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended, operation } = casesOf('131000', undefined, '2024-06-01')

describe('廊坊市 from 2024-02-27', () => {
  test.each<[what: string, given: BenefitCaseInput, medical: number]>([
    ['顺产', birth('natural'), 3000],
    ['难产', birth('assisted'), 4000],
    ['剖宫产', birth('caesarean'), 5000],
    ['剖宫产双胞胎 5000 + 500', birth('caesarean', { event: { fetuses: 2 } }), 5500],
    ['顺产三胞胎 3000 + 500 × 2', birth('natural', { event: { fetuses: 3 } }), 4000],
    ['终止妊娠 7 周', ended(7), 150],
    ['终止妊娠 8 周', ended(8), 300],
    ['终止妊娠 15 周', ended(15), 300],
    ['终止妊娠 16 周', ended(16), 500],
    ['终止妊娠 23 周', ended(23), 500],
    ['终止妊娠 24 周', ended(24), 1200],
    ['定额：花费 800 元也付 3000', birth('natural', { charges: { totalFen: 800_00 } }), 3000],
    ['灵活就业 50%', birth('natural', { insured: { kind: 'flexible' } }), 1500],
    [
      '未就业配偶 50%，(5000 + 500) × 50%',
      birth('caesarean', { event: { fetuses: 2 }, insured: { kind: 'spouse' } }),
      2750,
    ],
  ])('medical, %s', (_what, given, medical) => {
    expect(answerTo(given)).toMatchObject({ medical, prenatal: 0 })
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 158],
    ['难产 158 + 15', birth('assisted'), 173],
    ['剖宫产 158 + 15', birth('caesarean'), 173],
    ['顺产双胞胎 158 + 15', birth('natural', { event: { fetuses: 2 } }), 173],
    ['剖宫产三胞胎 158 + 15 + 30', birth('caesarean', { event: { fetuses: 3 } }), 203],
    ['三孩', birth('natural', { event: { birthOrder: 3 } }), 188],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 158],
    [
      '没有活产，孕 30 周',
      birth('natural', { event: { outcome: { liveBirths: 0, stillbirths: 1 }, gestation: { weeks: 30 } } }),
      42,
    ],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 16 周', ended(16), 42],
    ['终止妊娠 28 周', ended(28), 42],
    ['终止妊娠 10 周同时放环 15 + 2', ended(10, { event: { operations: ['iud-insertion'] } }), 17],
    ['终止妊娠 20 周同时结扎 42 + 10', ended(20, { event: { operations: ['tubal-ligation'] } }), 52],
    ['放置宫内节育器', operation(['iud-insertion']), 2],
    ['取出宫内节育器', operation(['iud-removal']), 2],
    ['皮下埋植', operation(['implant-insertion']), 3],
    ['取出皮下埋植', operation(['implant-removal']), 3],
    ['输卵管结扎', operation(['tubal-ligation']), 21],
    ['输精管结扎', operation(['vasectomy']), 7],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test.each<[what: string, given: BenefitCaseInput, refusal: string]>([
    ['灵活就业人员', birth('natural', { insured: { kind: 'flexible' } }), 'allowance: 灵活就业人员不享受生育津贴'],
    ['未就业配偶', birth('natural', { insured: { kind: 'spouse' } }), 'allowance: 职工未就业配偶不享受生育津贴'],
    [
      '财政全额事业单位',
      birth('natural', { insured: { wageContinues: true } }),
      'allowance: 产假期间工资由单位照发，不支付生育津贴',
    ],
    [
      '城乡居民',
      birth('natural', { insured: { kind: 'resident' } }),
      'medical: 城乡居民的生育医疗费由居民医保支付，不由生育保险支付',
    ],
    ['计划生育手术的医疗费', operation(['iud-insertion']), 'medical: 廊坊市的计划生育手术支付标准没有公布'],
  ])('refused, %s', (_what, given, refusal) => {
    expect(answerTo(given).refusals).toContain(refusal)
  })

  test('the typo of the notice, its date and the missing months carry their marks', () => {
    expect(answerTo(birth('natural')).marks).toEqual(
      expect.arrayContaining([
        '2024 年 2 月 27 日是公布日期，施行日期未见明文',
        '网页把顺产定额印作“300”，按 3000 元',
        '廊坊市须缴费的月数没有公布，未核对缴费月数',
      ]),
    )
  })

  test.each([
    ['2026-01-31', 'employer'],
    ['2026-02-01', 'person'],
  ])('paid on %s it goes to the %s', (paidOn, payee) => {
    expect(answerTo(birth('natural', { paidOn })).payee).toBe(payee)
  })
})

describe('廊坊市 before 2024-02-27', () => {
  test('the last day before has no rules', () => {
    const dayBefore = casesOf('131000', undefined, '2024-02-26').birth('natural')
    expect(() => answerTo(dayBefore)).toThrow(
      '廊坊市的规则自 2024-02-27 起，2024-02-26 没有可用的规则；施行日期没有公布的规则须指名使用：before-2024',
    )
    expect(answerTo(casesOf('131000', undefined, '2024-02-27').birth('natural')).version).toBe('2024-02-27')
  })

  test('named, the death of the newborn changes no day', () => {
    const { birth } = casesOf('131000', 'before-2024', '2023-06-01')
    expect(answerTo(birth('natural', { event: { facts: ['newborn-death'] } })).days).toBe(158)
  })

  test('named, it pays the province’s days and no medical standard', () => {
    const earlier = answerTo(casesOf('131000', 'before-2024', '2023-06-01').birth('caesarean'))
    expect(earlier).toMatchObject({ medical: 0, prenatal: 0, days: 173, allowance: 17300 })
    expect(earlier.refusals).toEqual([
      'medical: 廊坊市 2024 年 2 月 27 日前的支付标准只见于内容聚合网站，不据以计算',
      'prenatal: 廊坊市 2024 年 2 月 27 日前的产前检查费没有公布',
    ])
  })
})
