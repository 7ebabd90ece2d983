import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended, operation, examined } = casesOf('130900', 'undated', '2022-06-01')

describe('沧州市, named as undated', () => {
  test.each<[what: string, given: BenefitCaseInput, medical: number]>([
    ['自然分娩', birth('natural'), 2000],
    ['人工干预', birth('assisted'), 2500],
    ['剖宫产', birth('caesarean'), 3000],
    ['剖宫产伴其他手术', birth('caesarean', { event: { facts: ['caesarean-with-surgery'] } }), 3500],
    ['住院终止妊娠', ended(20, { event: { facts: ['inpatient'] } }), 800],
    ['门诊终止妊娠', ended(7), 120],
    ['限额内据实：花费 1234.56', birth('natural', { charges: { totalFen: 1234_56 } }), 1234.56],
    ['含产前检查：1500 + 300', birth('natural', { charges: { totalFen: 1500_00, prenatalFen: 300_00 } }), 1800],
    ['未就业配偶 50%', birth('natural', { insured: { kind: 'spouse' } }), 1000],
    ['灵活就业 50%', birth('caesarean', { insured: { kind: 'flexible' } }), 1500],
    ['放置宫内节育器', operation(['iud-insertion']), 40],
    ['取出宫内节育器', operation(['iud-removal']), 40],
    ['皮下埋植', operation(['implant-insertion']), 100],
    ['取出皮下埋植', operation(['implant-removal']), 100],
    ['输精管结扎', operation(['vasectomy']), 300],
    ['输卵管结扎', operation(['tubal-ligation']), 2000],
    ['输卵管复通', operation(['tubal-reversal']), 3500],
    ['输精管复通', operation(['vasectomy-reversal']), 3500],
    ['放环并结扎 40 + 2000', operation(['iud-insertion', 'tubal-ligation']), 2040],
  ])('medical, %s', (_what, given, medical) => {
    expect(answerTo(given)).toMatchObject({ medical, prenatal: 0 })
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 158],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 158],
    ['剖宫产双胞胎 158 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 188],
    ['三孩', birth('natural', { event: { birthOrder: 3 } }), 188],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 30 周', ended(30), 42],
    ['输卵管结扎', operation(['tubal-ligation']), 21],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test('a month paid is enough, none is not', () => {
    expect(answerTo(birth('natural', { insured: { contributionMonths: 1 } })).refusals).toEqual([])
    expect(answerTo(birth('natural', { insured: { contributionMonths: 0 } })).refusals).toEqual([
      'medical: 累计缴费 0 个月，不足 1 个月，不支付生育医疗费。',
      'allowance: 累计缴费 0 个月，不足 1 个月，不支付生育津贴。',
    ])
  })

  test('prenatal examinations are within the delivery’s standard and cannot be claimed alone', () => {
    expect(answerTo(examined(20)).refusals).toEqual(['prenatal: 产前检查费已含在分娩标准内，不能单独申报'])
  })

  test('the mark of the unknown beginning is on every result', () => {
    expect(answerTo(operation(['iud-removal'])).marks).toEqual(
      expect.arrayContaining(['沧州市的支付标准没有公布施行日期，须指名使用', '表中只印“IUD”“皮埋”，取出按放置的标准']),
    )
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('130900', undefined, '2022-06-01').birth('natural'))).toThrow(
      '沧州市的规则没有公布施行日期，须指名使用：undated',
    )
  })
})
