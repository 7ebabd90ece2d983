import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

describe('沈阳市, named as undated', () => {
  const { birth, ended, operation, examined } = casesOf('210100', 'undated', '2020-06-01')

  test.each<[what: string, given: BenefitCaseInput, medical: number]>([
    ['正常分娩', birth('natural'), 2300],
    ['难产', birth('assisted'), 3200],
    ['剖宫产', birth('caesarean'), 3200],
    ['正常分娩三胞胎 2300 + 300 × 2', birth('natural', { event: { fetuses: 3 } }), 2900],
    ['剖宫产伴其他手术 3200 + 500', birth('caesarean', { event: { facts: ['caesarean-with-surgery'] } }), 3700],
    [
      '剖宫产双胞胎伴其他手术 3200 + 300 + 500',
      birth('caesarean', { event: { fetuses: 2, facts: ['caesarean-with-surgery'] } }),
      4000,
    ],
    ['含产前检查：1500 + 400', birth('natural', { charges: { totalFen: 1500_00, prenatalFen: 400_00 } }), 1900],
    ['终止妊娠 15 周', ended(15), 300],
    ['终止妊娠 16 周', ended(16), 600],
    ['终止妊娠 27 周', ended(27), 600],
    ['放置宫内节育器', operation(['iud-insertion']), 120],
    ['取出宫内节育器', operation(['iud-removal']), 120],
    ['皮下埋植', operation(['implant-insertion']), 120],
    ['取出皮下埋植', operation(['implant-removal']), 120],
    ['输卵管结扎', operation(['tubal-ligation']), 400],
    ['输卵管复通', operation(['tubal-reversal']), 400],
    ['输精管结扎', operation(['vasectomy']), 630],
  ])('medical, %s', (_what, given, medical) => {
    expect(answerTo(given)).toMatchObject({ medical, prenatal: 0 })
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

  test.each<[what: string, given: BenefitCaseInput, refusal: string]>([
    ['终止妊娠 28 周', ended(28), 'medical: 这种情形的支付标准没有公布'],
    ['输精管复通', operation(['vasectomy-reversal']), 'medical: 绝育复通手术（输精管）的支付标准没有公布'],
    ['单独的产前检查', examined(20), 'prenatal: 产前检查费已含在分娩标准内，不能单独申报'],
  ])('refused, %s', (_what, given, refusal) => {
    expect(answerTo(given).refusals).toContain(refusal)
  })

  test('the days of the province are not known, and the result says so', () => {
    expect(answerTo(birth('natural')).marks).toContain('辽宁省增加的产假没有公布，按国家规定的 98 天')
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('210100', undefined, '2025-06-01').birth('natural'))).toThrow(
      '须指名使用：undated、about-2025',
    )
  })
})

test('沈阳市, named as about-2025: what content farms alone state is not paid by', () => {
  expect(answerTo(casesOf('210100', 'about-2025', '2025-06-01').birth('natural'))).toMatchObject({
    medical: 0,
    prenatal: 0,
    allowance: 9800,
    refusals: [
      'medical: 沈阳市 2025 年的生育医疗费标准只见于内容聚合网站，不据以计算',
      'prenatal: 沈阳市 2025 年的产前检查费标准只见于内容聚合网站，不据以计算',
    ],
  })
})
