import { describe, expect, test } from 'vitest'
import type { BenefitCaseInput } from '../benefit-case.ts'
import { answerTo, casesOf } from './example-cases.ts'

const { birth, ended } = casesOf('350000', 'undated', '2023-06-01')

describe('福建省直, the allowance alone, named as undated', () => {
  test.each<[what: string, given: BenefitCaseInput, days: number]>([
    ['顺产', birth('natural'), 128],
    ['新生儿死亡', birth('natural', { event: { facts: ['newborn-death'] } }), 128],
    ['剖宫产双胞胎 128 + 15 + 15', birth('caesarean', { event: { fetuses: 2 } }), 158],
    ['终止妊娠 11 周 6 天，不满 3 个妊娠月', ended(11, { event: { gestation: { weeks: 11, days: 6 } } }), 15],
    ['终止妊娠 12 周，满 3 个妊娠月', ended(12), 42],
    ['终止妊娠 27 周 6 天', ended(27, { event: { gestation: { weeks: 27, days: 6 } } }), 42],
    ['终止妊娠 28 周，满 7 个妊娠月', ended(28), 98],
  ])('%s', (_what, given, days) => {
    expect(answerTo(given)).toMatchObject({ days, allowance: days * 100, medical: 0, prenatal: 0 })
  })

  test('medical expenses are not kept here', () => {
    expect(answerTo(birth('natural')).refusals).toEqual([
      'medical: 福建省直的生育医疗费标准没有收录，只计算生育津贴',
      'prenatal: 福建省直的产前检查费标准没有收录，只计算生育津贴',
    ])
  })

  test('no date picks it', () => {
    expect(() => answerTo(casesOf('350000', undefined, '2023-06-01').birth('natural'))).toThrow('须指名使用：undated')
  })
})
