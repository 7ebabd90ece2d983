import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended } = casesOf('310000', 'undated', '2023-06-01')

describe('上海市, the allowance alone, named as undated', () => {
  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 158],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 158],
    ['剖宫产双胞胎 158 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 188],
    ['终止妊娠 15 周', ended(15), 15],
    ['终止妊娠 16 周', ended(16), 42],
  ])('%s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100, medical: 0, prenatal: 0 })
  })

  test.each<[what: string, baseFen: number, base: number]>([
    ['低于下限 12000 × 60%', 3000_00, 7200],
    ['高于上限 12000 × 300%', 40000_00, 36000],
  ])('base, %s', (_what, numeratorFen, base) => {
    const wages = { monthlyBase: { numeratorFen }, regionalMonthlyAverageFen: 12000_00 }
    expect(answerTo(birth('natural', { wages })).base).toBe(base)
  })

  test('medical expenses are not kept here', () => {
    expect(answerTo(birth('natural')).refusals).toEqual([
      'medical: 上海市的生育医疗费标准没有收录，只计算生育津贴',
      'prenatal: 上海市的产前检查费标准没有收录，只计算生育津贴',
    ])
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('310000', undefined, '2023-06-01').birth('natural'))).toThrow('须指名使用：undated')
  })
})
