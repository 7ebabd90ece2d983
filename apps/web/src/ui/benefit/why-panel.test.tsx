import { benefitOfClaim } from '@cradle/domain/benefit'
import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { givenBasis, givenWageBase } from '#web/testing/given-benefit.ts'
import { givenBirth } from '#web/testing/given-birth.ts'
import { whyDatesOf } from './why-dates.ts'
import { WhyPanel } from './why-panel.tsx'

/** What the panel tells of a natural birth: the text of each line, by the name of its part. */
function givenPanel({ answers = givenBirth(), basis = givenBasis(), hasBasis = true } = {}) {
  const benefit = benefitOfClaim(answers, basis)
  if (!benefit.ok) throw new Error(benefit.missing.join())
  const dates = whyDatesOf(answers)
  render(<WhyPanel id="why" breakdown={benefit.breakdown} basis={hasBasis ? basis : null} dates={dates} />)
  return (part: string) =>
    within(screen.getByRole('region', { name: part }))
      .getAllByRole('listitem')
      .map((line) => line.textContent ?? '')
}

test('gives every step its days or amount, its formula, its source and how far that can be trusted', () => {
  const lines = givenPanel()
  expect(lines('医疗费')).toContainEqual(
    expect.stringMatching(
      /^生育医疗费（限额内据实）3,500\.00.*4120\.50 与 3500\.00 取低者《石家庄市.+》.+（官方转载或新闻通讯）$/,
    ),
  )
  expect(lines('生育津贴')).toContainEqual(expect.stringMatching(/^产假天数158 天《河北省人口与计划生育条例》/))
  expect(lines('生育津贴')).toContainEqual(
    '生育津贴38,446.677300.00 ÷ 30 × 158《社会保险法》第五十六条（法律或正式文件原文）',
  )
})

test('marks what was not seen in the original, each with its sentence', () => {
  const lines = givenPanel()
  const marked = [...lines('医疗费'), ...lines('生育津贴'), ...lines('所用规则')].filter((line) =>
    line.includes('未核实'),
  )
  expect(marked.length).toBeGreaterThan(2)
  for (const line of marked) expect(line).toMatch(/未核实.{6,}/)
})

test('tells how the monthly base was found: employer, months, people, and the average that limits it', () => {
  const text = givenPanel()('生育津贴').find((line) => line.startsWith('月缴费基数'))
  for (const said of [
    '按用人单位上年度职工月平均工资',
    '华辰机械 2025 年缴费基数合计876,000.00',
    '2025 年缴费 120 人月，平均 10 人',
    '月平均876000.00 ÷ 1207,300.00',
    '全口径月平均工资（核对基数上下限）7,000.00',
  ])
    expect(text).toContain(said)
})

test('tells that a base above the ceiling was cut to it', () => {
  const wageBase = givenWageBase({ monthlyBase: { numeratorFen: 3_000_000, denominator: 1 } })
  expect(givenPanel({ basis: givenBasis({ wageBase }) })('生育津贴')).toContainEqual(
    expect.stringMatching(/高于上限，按全口径月平均工资的 300%21,000\.007000\.00 × 300%/),
  )
})

test('names the rules that were used and the day that picked them', () => {
  const lines = givenPanel()('所用规则')
  expect(lines[0]).toMatch(/^石家庄市 2025-01-01 版《石家庄市/)
  expect(lines[1]).toMatch(/^以生育日期 2026-09-18 确定版本/)
})

test('says to a clerk that only her own employer’s claims were counted', () => {
  expect(givenPanel()('所用规则').join()).toContain('只计本单位的申报')
})

test('says to the agency what the same event was paid before', () => {
  const earlier = {
    claims: 1,
    chargedFen: 100_000,
    notCoveredFen: 0,
    medicalFen: 100_000,
    prenatalFen: 200_000,
    allowanceFen: 0,
  }
  const lines = givenPanel({ basis: givenBasis({ countsAllEmployers: true, earlier }) })
  expect(lines('所用规则').join()).toContain('此前已核准 1 份申报，共支付 3,000.00 元')
  expect(lines('所用规则').join()).not.toContain('只计本单位的申报')
  expect(lines('医疗费').join()).toContain('减同一生育事件已支付-1,000.00')
})

test('says what the register lacks where no base can be found', () => {
  const missing = '登记中没有用人单位上年度职工月平均工资，不能计算生育津贴'
  expect(givenPanel({ basis: givenBasis({ wageBase: { missing } }) })('生育津贴')).toContainEqual(
    `没有月缴费基数，不能计算生育津贴${missing}《社会保险法》第五十六条（法律或正式文件原文）`,
  )
})

test('keeps to what was filed where nothing else is known', () => {
  const text = givenPanel({ hasBasis: false })('生育津贴').join()
  expect(text).toContain('月缴费基数7,300.00')
  expect(text).not.toContain('人月')
})
