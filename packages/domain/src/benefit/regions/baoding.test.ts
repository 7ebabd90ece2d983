import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended, operation } = casesOf('130600', 'undated', '2023-06-01')

describe('保定市, named as undated', () => {
  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 158],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 98],
    ['剖宫产，新生儿死亡 98 + 15', birth('caesarean', { event: { facts: ['newborn-death'] } }), 113],
    ['难产 158 + 15', birth('assisted'), 173],
    ['剖宫产 158 + 15', birth('caesarean'), 173],
    ['双胞胎 158 + 15', birth('natural', { event: { fetuses: 2 } }), 173],
    ['三孩', birth('natural', { event: { birthOrder: 3 } }), 188],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 16 周', ended(16), 42],
    ['终止妊娠同时放环 15 + 2', ended(8, { event: { operations: ['iud-insertion'] } }), 17],
    ['终止妊娠同时结扎 42 + 10', ended(20, { event: { operations: ['tubal-ligation'] } }), 52],
    ['放置宫内节育器', operation(['iud-insertion']), 2],
    ['皮下埋植', operation(['implant-insertion']), 3],
    ['输卵管结扎', operation(['tubal-ligation']), 21],
  ])('allowance, %s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100 })
  })

  test('what content farms alone state is not paid by', () => {
    expect(answerTo(birth('natural'))).toMatchObject({
      medical: 0,
      prenatal: 0,
      refusals: [
        'medical: 保定市的生育医疗费标准只见于内容聚合网站，不据以计算',
        'prenatal: 保定市的产前检查费标准只见于内容聚合网站，不据以计算',
      ],
    })
  })

  test('the average does not clamp a base, for its percentages are not known', () => {
    const wages = { monthlyBase: { numeratorFen: 3000_00 }, regionalMonthlyAverageFen: 7000_00 }
    expect(answerTo(birth('natural', { wages }))).toMatchObject({ base: 3000, allowance: 15800 })
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('130600', undefined, '2023-06-01').birth('natural'))).toThrow('须指名使用：undated')
  })
})
