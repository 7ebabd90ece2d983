import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended, operation, examined } = casesOf('410000', 'about-2024', '2024-06-01')

describe('河南省直, named as about-2024', () => {
  test.each<[what: string, given: BenefitCaseInput, three: number, two: number]>([
    ['正常分娩', birth('natural'), 2200, 2000],
    ['难产', birth('assisted'), 2800, 2600],
    ['剖宫产', birth('caesarean'), 4500, 4300],
    ['剖宫产伴其他手术', birth('caesarean', { event: { facts: ['caesarean-with-surgery'] } }), 5000, 5000],
    ['门诊终止妊娠', ended(8), 300, 280],
    ['住院终止妊娠 12 周', ended(12, { event: { facts: ['inpatient'] } }), 1000, 800],
    ['引产术 20 周', ended(20, { event: { operations: ['induction'] } }), 1500, 1300],
    ['未填手术方式 20 周', ended(20), 1500, 1300],
    ['未填手术方式 16 周', ended(16), 1500, 1300],
    ['未填手术方式 15 周', ended(15), 300, 280],
    ['住院终止妊娠 27 周', ended(27, { event: { facts: ['inpatient'] } }), 1000, 800],
    ['引产 28 周', ended(28, { event: { facts: ['inpatient'] } }), 1500, 1300],
    ['放置宫内节育器', operation(['iud-insertion']), 150, 130],
    ['取出宫内节育器', operation(['iud-removal']), 150, 130],
    ['输精管结扎', operation(['vasectomy']), 1200, 1000],
    ['输卵管结扎', operation(['tubal-ligation']), 2600, 2400],
    ['输卵管复通', operation(['tubal-reversal']), 4000, 3800],
    ['输精管复通', operation(['vasectomy-reversal']), 4000, 3800],
  ])('medical at levels 3 and 2, %s', (_what, given, three, two) => {
    expect([answerTo(given).medical, answerTo({ ...given, hospitalLevel: 2 }).medical]).toEqual([three, two])
  })

  test.each<[what: string, given: BenefitCaseInput]>([
    ['随生育', birth('natural')],
    ['单独申报', examined(30)],
  ])('prenatal 800, %s', (_what, given) => {
    expect(answerTo(given).prenatal).toBe(800)
  })

  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['正常分娩', birth('natural'), 188],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 188],
    ['难产双胞胎 188 + 15 + 15', birth('assisted', { event: { fetuses: 2 } }), 218],
    ['终止妊娠 7 周', ended(7), 15],
    ['终止妊娠 8 周', ended(8), 30],
    ['终止妊娠 12 周', ended(12), 42],
    ['终止妊娠 27 周', ended(27), 42],
    ['引产 28 周', ended(28), 90],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test.each<[what: string, given: BenefitCaseInput, refusal: string]>([
    ['一级医院', birth('natural', { hospitalLevel: 1 }), 'medical: 一级医院的支付标准没有公布'],
    ['一级医院放环', operation(['iud-insertion'], { hospitalLevel: 1 }), 'medical: 一级医院的支付标准没有公布'],
    [
      '住院终止妊娠 11 周',
      ended(11, { event: { facts: ['inpatient'] } }),
      'medical: 河南省直孕不满 12 周住院终止妊娠的支付标准没有公布',
    ],
    ['皮下埋植', operation(['implant-insertion']), 'medical: 皮下埋植术的支付标准没有公布'],
  ])('refused, %s', (_what, given, refusal) => {
    expect(answerTo(given).refusals).toContain(refusal)
  })

  test('the older ninety days are a mark', () => {
    expect(answerTo(birth('natural')).marks).toContain('较早的页面印作 90 天')
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('410000', undefined, '2024-06-01').birth('natural'))).toThrow(
      '须指名使用：about-2024',
    )
  })
})
