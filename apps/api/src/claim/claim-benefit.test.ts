import { enrol } from '@cradle/db'
import type { BenefitSnapshot } from '@cradle/domain/benefit'
import type { ClaimView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  givenDecided,
  givenDraft,
  givenSaved,
  nowOf,
  operationWith,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { owner, agencyId } = product
const first = await givenStaff(product, 'first-reviewer')
const second = await givenStaff(product, 'second-reviewer')
const approver = await givenStaff(product, 'approver')

/** A natural birth on 2026-10-20 with 4,120.50 元 of charges. */
const natural = (change: Parameters<typeof answersWith>[0] = {}) => {
  const answers = answersWith({ event: { delivery: 'natural', fetuses: 1, birthOrder: 1, ...change.event } })
  const [invoice] = answers.charges.invoices!
  const lines = change.charges?.lines ?? [{ printedClass: 'bed', filingClass: 'bed', amountFen: 412_050 }]
  return {
    ...answers,
    charges: { totalFen: 412_050, invoices: [{ ...invoice, totalFen: 412_050, lines: lines as [] }] },
  }
}
const amountsOf = ({ benefit: { breakdown } }: ClaimView) =>
  breakdown && [breakdown.medicalFen, breakdown.prenatalFen, breakdown.allowanceFen, breakdown.allowance?.days]
const refusalsOf = ({ benefit: { breakdown } }: ClaimView) => breakdown?.refusals.map(({ message }) => message)

async function givenFiled() {
  const { clerk, women, ...employer } = await givenEmployer(product)
  const draft = await givenDraft(clerk, women[0], natural())
  expect((await submit(clerk, [draft])).statusCode).toBe(201)
  return { ...employer, clerk, women, claim: await nowOf(clerk, draft) }
}
const accept = { action: 'accept' }
const agree = { action: 'agree' }
async function givenApproved(claim: ClaimView) {
  await givenDecided(first, claim, accept, agree)
  await givenDecided(second, claim, agree)
  return givenDecided(approver, claim, { action: 'approve' })
}

describe('a clerk sees the benefit before submitting', () => {
  test('each amount, with the days and the base it rests on', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0], natural())
    expect(amountsOf(claim)).toEqual([350_000, 200_000, 3_844_667, 158])
    expect(claim.benefit).toMatchObject({ missing: [], filed: null, basis: { countsAllEmployers: false } })
    expect(claim.benefit.breakdown?.allowance).toEqual({
      days: 158,
      payee: 'person',
      monthlyBaseFen: 730_000,
      clamped: null,
    })
  })

  test('another method and number of children, at once', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], natural())
    const { data } = draft.sections.event
    const twins = await givenSaved(clerk, draft, 'event', { ...data, delivery: 'caesarean', fetuses: 2 })
    expect(amountsOf(twins)).toEqual([412_050, 200_000, 4_574_667, 188])
  })

  test('the employer’s average of last year, exact to the fraction and explained', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    await givenInsured(product, employer.id, { name: '同事', from: '2025-07-01', baseFen: 1_000_001 })
    const { benefit } = await givenDraft(clerk, women[0], natural())
    // Four persons all year and one for eight months at 7,300.00; one for six months at 10,000.01.
    const totalFen = 730_000 * 56 + 1_000_001 * 6
    expect(benefit.basis?.wageBase).toMatchObject({
      method: 'employer-prior-year',
      monthlyBase: { numeratorFen: totalFen, denominator: 62 },
      lines: [
        { label: `${employer.name} 2025 年缴费基数合计`, amountFen: totalFen },
        { label: '2025 年缴费 62 人月，平均 5.2 人' },
        { label: '月平均', amountFen: Math.round(totalFen / 62) },
      ],
    })
  })

  test('other 自费 is not paid for', async () => {
    const { clerk, women } = await givenEmployer(product)
    const lines = [
      { printedClass: 'bed', filingClass: 'bed', amountFen: 300_000 },
      { printedClass: 'other-self-paid', filingClass: 'other-self-paid', amountFen: 112_050 },
    ]
    const claim = await givenDraft(clerk, women[0], natural({ charges: { lines } }))
    expect(amountsOf(claim)?.[0]).toBe(300_000)
  })

  test('nothing for a date without rules, and the sentence that says so', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], natural())
    const { data } = draft.sections.event
    const early = await givenSaved(clerk, draft, 'event', { ...data, eventOn: '2009-05-05' })
    expect(early.benefit).toMatchObject({ breakdown: null, missing: ['这一天没有可用的待遇规则'] })
    const undated = await givenSaved(clerk, early, 'event', { ...data, eventOn: null })
    expect(undated.benefit).toMatchObject({ breakdown: null, missing: ['请填写生育或手术日期'] })
  })

  test('of an operation at this level of hospital', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0], operationWith({}, { eventOn: '2024-05-05' }))
    expect(amountsOf(claim)?.[0]).toBeGreaterThan(0)
    expect(claim.benefit.breakdown).toMatchObject({ ruleSet: { version: 'before-2025' }, allowance: { days: 2 } })
  })

  test('an employer whose wages go on has no allowance, and the rest stands', async () => {
    const { clerk, women } = await givenEmployer(product, { wageContinues: true })
    const claim = await givenDraft(clerk, women[0], natural())
    expect(amountsOf(claim)).toEqual([350_000, 200_000, 0, undefined])
    expect(refusalsOf(claim)).toEqual(['产假期间工资由单位照发，不支付生育津贴'])
  })
})

describe('months of contribution', () => {
  const sixMonths = '累计缴费 6 个月，不足 12 个月'

  test('too few never stop a draft: each benefit is refused with its article', async () => {
    const { clerk, employer } = await givenEmployer(product)
    const newcomer = await givenInsured(product, employer.id, { name: '新人', from: '2026-05-01' })
    const claim = await givenDraft(clerk, newcomer, natural())
    expect(claim).toMatchObject({ isComplete: true })
    expect(amountsOf(claim)?.slice(0, 3)).toEqual([0, 0, 0])
    expect(refusalsOf(claim)).toEqual([
      `${sixMonths}，不支付生育医疗费。`,
      `${sixMonths}，不支付产前检查费。`,
      `${sixMonths}，不支付生育津贴。`,
    ])
  })

  test('months with other employers count, and tell nothing of them', async () => {
    const earlier = await givenEmployer(product)
    const { clerk, employer } = await givenEmployer(product)
    const newcomer = await givenInsured(product, employer.id, { name: '新人', from: '2026-05-01' })
    const spell = { agencyId, personId: newcomer.id, employerId: earlier.employer.id }
    await enrol(owner, { ...spell, from: '2023-01-01', until: '2025-12-01', baseFen: 912_345 })
    const claim = await givenDraft(clerk, newcomer, natural())
    expect(amountsOf(claim)?.[0]).toBe(350_000)
    expect(claim.benefit.basis?.insured.contributionMonths).toBe(12)
    expect(JSON.stringify(claim)).not.toContain('912345')
  })
})

describe('the base of an employer', () => {
  test('that took another over counts its months, which it may not see one by one', async () => {
    const before = await givenEmployer(product)
    const { clerk, women, employer } = await givenEmployer(product)
    await owner.query('insert into employer_succession values ($1, $2, $3, $4)', [
      before.employer.id,
      employer.id,
      agencyId,
      '2025-07-01',
    ])
    const { benefit } = await givenDraft(clerk, women[0], natural())
    expect(JSON.stringify(benefit.basis?.wageBase)).toContain('2025 年缴费 112 人月')
  })

  test('new this year: that of the month, said so', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    await owner.query('delete from enrolment_base where employer_id = $1', [employer.id])
    await givenInsured(product, employer.id, { name: '同事', from: '2026-03-01', baseFen: 640_000 })
    const { benefit } = await givenDraft(clerk, women[0], natural())
    expect(benefit.basis?.wageBase).toMatchObject({
      method: 'employer-current-month',
      monthlyBase: { numeratorFen: 640_000, denominator: 1 },
    })
  })

  test('is provisional until the year’s average is fixed, and then clamped by it', async () => {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], natural())
    expect(draft.benefit.basis?.wageBase).toMatchObject({
      provisional: '2025 年全口径月平均工资尚未公布，暂不核对基数上下限，公布后补支或追回',
    })
    await givenAverage(1_500_000, async () => {
      const { benefit } = await nowOf(clerk, draft)
      expect(benefit.basis?.wageBase).toMatchObject({ provisional: null, regionalMonthlyAverageFen: 1_500_000 })
      expect(benefit.breakdown?.allowance).toMatchObject({ monthlyBaseFen: 900_000, clamped: 'floor' })
    })
  })
})

/** Fixes the regional average of 2025 while `then` runs. */
async function givenAverage(monthlyFen: number, then: () => Promise<void>) {
  await owner.query(`insert into regional_average values ('130100', 2025, $1, '测试公告', '2026-06-30')`, [monthlyFen])
  try {
    await then()
  } finally {
    await owner.query('delete from regional_average')
  }
}

describe('what was computed is kept', () => {
  const kept = async (claim: ClaimView) => {
    const [filing] = await product.rows<{ benefit: BenefitSnapshot; hash: string; engine: string }>(
      'select benefit, rule_set_hash as hash, engine_version as engine from filing where claim_id = $1 order by n desc limit 1',
      [claim.id],
    )
    return filing!
  }

  test('with the filing: the case, the result, the rules and the engine', async () => {
    const { claim, clerk } = await givenFiled()
    const { benefit, hash, engine } = await kept(claim)
    expect(benefit).toMatchObject({ engine: 1, rulesHash: hash, result: { totalFen: 4_394_667 } })
    expect([hash, engine]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), '1'])
    // What was filed stays on the page of who filed it, and is not computed anew.
    const now = await nowOf(clerk, claim)
    expect(now.benefit).toMatchObject({
      basis: null,
      breakdown: benefit.result,
      filed: { n: 1, changes: [] },
      decided: null,
    })
    expect(now.benefit.filed?.basis.wageBase).toMatchObject({ method: 'employer-prior-year' })
  })

  test('the reviewer sees it beside what holds now, and what changed', async () => {
    const { claim } = await givenFiled()
    expect((await nowOf(first, claim)).benefit).toMatchObject({
      basis: { countsAllEmployers: true },
      filed: { changes: [] },
    })
    await givenAverage(1_500_000, async () => {
      const { benefit } = await nowOf(first, claim)
      expect(benefit.filed?.changes).toEqual([
        { component: 'allowance', beforeFen: 3_844_667, afterFen: 4_740_000, changeFen: 895_333 },
      ])
    })
  })

  test('once with each act, whatever the components; approval fixes the amounts', async () => {
    const { claim } = await givenFiled()
    await givenApproved(claim)
    const decisions = await product.rows<{
      act: string
      action: string
      component: string
      amount: number | null
      total: number | null
    }>(
      `select act_id as act, action, component, amount_fen as amount, (benefit #>> '{result,totalFen}')::int as total
       from decision where claim_id = $1 order by recorded_at, component`,
      [claim.id],
    )
    for (const [, rows] of Map.groupBy(decisions, ({ act }) => act))
      expect(rows.flatMap(({ total }) => total ?? [])).toEqual([4_394_667])
    expect(decisions.filter(({ action }) => action === 'approve')).toMatchObject([
      { component: 'allowance', amount: 3_844_667 },
      { component: 'medical', amount: 350_000 },
      { component: 'prenatal', amount: 200_000 },
    ])
    expect(decisions.filter(({ action, amount }) => action !== 'approve' && amount !== null)).toEqual([])
    expect((await nowOf(approver, claim)).benefit.decided).toEqual({
      medicalFen: 350_000,
      prenatalFen: 200_000,
      allowanceFen: 3_844_667,
      totalFen: 4_394_667,
    })
  })

  test('what the same event was paid before is taken off, with its own line', async () => {
    const { claim, clerk, women } = await givenFiled()
    await givenApproved(claim)
    await product.freeze('2026-11-12T09:00:00+08:00')
    const again = await givenDraft(clerk, women[0], natural())
    await product.freeze('2026-11-05T09:00:00+08:00')
    expect(amountsOf(again)?.slice(0, 3)).toEqual([0, 0, 0])
    expect(again.benefit.breakdown?.lines).toContainEqual(
      expect.objectContaining({ code: 'allowance.settled-before', amountFen: -3_844_667 }),
    )
  })

  test('an auditor reads what was filed', async () => {
    const { claim } = await givenFiled()
    const auditor: Person = await givenStaff(product, 'auditor')
    expect(amountsOf(await nowOf(auditor, claim))).toEqual([350_000, 200_000, 3_844_667, 158])
  })
})
