import type { BenefitCaseInput } from '@cradle/domain/benefit'
import { describe, expect, test } from 'vitest'
import { givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk } = await givenEmployer(product)

/** The case of the contract: a natural birth in Shijiazhuang after the standards of 2025. */
const birth = {
  region: '130100',
  event: {
    kind: 'birth',
    on: '2025-03-10',
    delivery: 'natural',
    fetuses: 1,
    birthOrder: 1,
    gestation: { weeks: 39, days: 0 },
    outcome: { liveBirths: 1, stillbirths: 0 },
    complications: [],
    facts: [],
    operations: [],
  },
  insured: {
    kind: 'employee',
    contributionMonths: 24,
    continuousMonths: 24,
    married: true,
    birthOn: '1995-05-01',
    wageContinues: false,
  },
  hospitalLevel: 3,
  charges: { totalFen: 412_050, notCoveredFen: 0, prenatalFen: 0 },
  settledBefore: { medicalFen: 0, prenatalFen: 0, allowanceFen: 0 },
  dischargedOn: '2025-03-14',
  acceptedOn: '2025-04-03',
  paidOn: '2025-04-30',
  wages: { monthlyBase: { numeratorFen: 730_000, denominator: 1 }, regionalMonthlyAverageFen: 700_000 },
} satisfies BenefitCaseInput

const calculate = (given: unknown) => clerk.post('/benefit-calculations', given as object)

/** What is refused of a case, as `pointer: sentence`. */
async function refused(given: unknown) {
  const answer = await calculate(given)
  const { errors, title } = answer.json<{ title: string; errors: { pointer: string; message: string }[] }>()
  return [answer.statusCode, title, ...errors.map(({ pointer, message }) => `${pointer}: ${message}`)]
}
const invalid = [400, '有内容填写不正确，请按提示修改'] as const

describe('a calculation', () => {
  test('answers every benefit with its lines, articles and days', async () => {
    const answer = await calculate(birth)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      ruleSet: { region: '130100', name: '石家庄市', version: '2025-01-01' },
      medicalFen: 350_000,
      prenatalFen: 200_000,
      allowanceFen: 3_844_667,
      totalFen: 4_394_667,
      allowance: { days: 158, payee: 'person', monthlyBaseFen: 730_000, clamped: null },
      lines: expect.arrayContaining([
        expect.objectContaining({ code: 'allowance.days.birth', label: '产假天数', days: 158 }),
        expect.objectContaining({ code: 'allowance.amount', amountFen: 3_844_667, formula: '7300.00 ÷ 30 × 158' }),
      ]) as unknown,
      refusals: [],
    })
  })

  test('needs no more than what is not usual', async () => {
    const { event, wages } = birth
    const answer = await calculate({
      region: '130100',
      event: { kind: event.kind, on: event.on, delivery: event.delivery },
      charges: { totalFen: 412_050 },
      wages,
    })
    expect(answer.json()).toMatchObject({ totalFen: 4_394_667, refusals: [] })
  })

  test('without a wage refuses the allowance and computes the rest', async () => {
    const { wages: _wages, ...rest } = birth
    expect((await calculate(rest)).json()).toMatchObject({
      medicalFen: 350_000,
      prenatalFen: 200_000,
      allowanceFen: 0,
      refusals: [{ code: 'wage-missing', component: 'allowance', message: '没有月缴费基数，不能计算生育津贴' }],
    })
  })

  test('of a region without rules names those that have', async () => {
    const [status, title, sentence] = await refused({ ...birth, region: '999999' })
    expect([status, title]).toEqual(invalid)
    expect(sentence).toMatch(/^\/region: 没有统筹区 999999 的规则，现有：130100 石家庄市/)
  })

  test('before the first rules says from when there are any', async () => {
    const [, , sentence] = await refused({
      ...birth,
      event: { ...birth.event, on: '2009-01-01' },
      insured: { kind: 'employee' },
    })
    expect(sentence).toContain('/event/on: 石家庄市的规则自 2016-01-01 起，2009-01-01 没有可用的规则')
  })

  test.each([
    [
      'a caesarean on a termination',
      { event: { kind: 'termination', on: '2025-03-10', delivery: 'caesarean', gestation: { weeks: 10 } } },
      '/event/delivery: 终止妊娠没有生产方式',
    ],
    [
      'a termination with three newborns',
      {
        event: {
          kind: 'termination',
          on: '2025-03-10',
          fetuses: 3,
          gestation: { weeks: 30 },
          outcome: { liveBirths: 3 },
        },
      },
      '/event/outcome/liveBirths: 终止妊娠不能有活产，活产请按生育申报',
    ],
    [
      'a man’s tubal ligation',
      {
        event: { kind: 'family-planning', on: '2025-03-10', operations: ['tubal-ligation'] },
        insured: { sex: 'male' },
      },
      '/event/operations: 输卵管结扎术与参保人性别不符',
    ],
    [
      'a denominator of 0',
      { wages: { monthlyBase: { numeratorFen: 730_000, denominator: 0 } } },
      '/wages/monthlyBase/denominator: 月数应为 1 以上的整数',
    ],
    ['a negative amount', { charges: { totalFen: -1 } }, '/charges/totalFen: 金额不能为负数'],
    ['half a fen', { charges: { totalFen: 0.5 } }, '/charges/totalFen: 金额应为整数，单位为分'],
    ['a day that never was', { event: { ...birth.event, on: '2025-02-29' } }, '/event/on: 2025-02-29 不是真实的日期'],
  ])('refuses %s in one sentence', async (_what, change, sentence) => {
    expect(await refused({ ...birth, ...change })).toEqual([...invalid, sentence])
  })
})
