import { benefitCase, regionOf, type RuleSet, snapshotOf } from '@cradle/domain/benefit'
import { systemCaller } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import { hashOfRules, type KeptBenefit } from '#api/claim/kept-benefit.ts'
import { inScope } from '#api/lib/installation.ts'
import { givenDecided, givenSubmitted } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { averageKey, type Judge, proving, underDraft, withAverages } from './judges.ts'
import { addTo, emptyReport } from './replay-all.ts'
import { reportInWords } from './report-in-words.ts'
import { countStored, storedBenefits } from './stored-benefits.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')
const { clerk, women } = await givenEmployer(product)
const claims = await givenSubmitted(clerk, women)
for (const claim of claims) await givenDecided(reviewer, claim, { action: 'accept' }, { action: 'agree' })

type Stored = { claimNumber: string; benefit: KeptBenefit }

const all = { from: null, until: null }
const stored = (span: { from: string | null; until: string | null } = all) =>
  inScope(systemCaller('test'), async (db) => {
    const benefits: Stored[] = []
    for await (const benefit of storedBenefits(db, span)) benefits.push(benefit)
    return benefits
  })

/** The rules in force with another lump sum for prenatal examinations: a draft of a change. */
function draftWith(prenatalFen: number): RuleSet {
  const rules = regionOf('130100')!.versions.at(-1)!
  if (!('standards' in rules.prenatal)) throw new Error('the rules have no lump sum')
  const standards = rules.prenatal.standards.map((row) => ({ ...row, fen: prenatalFen }))
  return { ...rules, version: '草案', prenatal: { ...rules.prenatal, standards } }
}

const reportOf = (benefits: Stored[], judge: Judge = proving(hashOfRules)) => {
  const report = emptyReport()
  for (const one of benefits) addTo(report, one, judge)
  return report
}

describe('a replay of every decision', () => {
  test('reads each decision once, whatever components it decided, in the order they were made', async () => {
    const benefits = await stored()
    expect(benefits).toHaveLength(2 * claims.length)
    expect(await inScope(systemCaller('test'), countStored)).toBe(2 * claims.length)
    expect(new Set(benefits.map(({ claimNumber }) => claimNumber))).toEqual(new Set(claims.map(({ number }) => number)))
  })

  test('finds nothing to report in what the product itself decided', async () => {
    const report = reportOf(await stored())
    expect(report).toMatchObject({ replayed: 6, same: 6, because: {}, largest: [] })
    expect(reportInWords(report)).toBe('核对 6 项决定：6 项一致，0 项不同\n')
  })

  test('may be narrowed to the events between two days', async () => {
    expect(await stored({ from: '2026-10-20', until: '2026-10-20' })).toHaveLength(6)
    expect(await stored({ from: '2026-10-21', until: null })).toEqual([])
    expect(await stored({ from: null, until: '2026-10-19' })).toEqual([])
  })

  test('names a benefit that was altered', async () => {
    const benefits = await stored()
    const [one] = benefits
    const result = { ...one!.benefit.result, allowanceFen: one!.benefit.result.medicalFen }
    const report = reportOf([{ ...one!, benefit: { ...one!.benefit, result } }, ...benefits.slice(1)])
    expect(report).toMatchObject({ same: 5, because: { 'amounts-differ': 1 } })
    expect(report.largest).toMatchObject([{ claimNumber: one!.claimNumber, because: 'amounts-differ' }])
    expect(reportInWords(report)).toContain(`  ${one!.claimNumber}  `)
  })

  test('under a draft says what it would have cost: how many, in total, by benefit, the largest first', async () => {
    const report = reportOf(await stored(), underDraft(draftWith(250_000)))
    expect(report).toMatchObject({ replayed: 6, same: 0, because: { draft: 6 } })
    expect(report.after.prenatal - report.before.prenatal).toBe(6 * 50_000)
    expect([report.after.medical, report.after.allowance]).toEqual([report.before.medical, report.before.allowance])
    expect(reportInWords(report)).toContain('3,000.00')
  })
})

describe('benefits that were provisional, once the average is fixed', () => {
  const at = (monthlyFen: number) => withAverages(new Map([[averageKey('130100', 2025), monthlyFen]]))

  test('are paid more where the base is lifted to the floor', async () => {
    const report = reportOf(await stored(), at(1_500_000))
    expect(report.because).toEqual({ 'average-fixed': 6 })
    expect(report.after.allowance).toBeGreaterThan(report.before.allowance)
    expect(reportInWords(report)).toContain('全口径月平均工资公布后不同：6 项')
  })

  test('are recovered where it is cut to the ceiling', async () => {
    const { before, after } = reportOf(await stored(), at(200_000))
    expect(after.allowance).toBeLessThan(before.allowance)
    expect([after.medical, after.prenatal]).toEqual([before.medical, before.prenatal])
  })

  test('stay as they are where the base lies between, or no average is fixed', async () => {
    expect(reportOf(await stored(), at(700_000))).toMatchObject({ same: 6 })
    expect(reportOf(await stored(), withAverages(new Map()))).toMatchObject({ same: 6 })
  })
})

test('the largest differences are kept in order, ten of them', async () => {
  const [{ benefit: one }] = (await stored()) as [Stored]
  const given = (totalFen: number) =>
    benefitCase.parse({
      region: '130100',
      event: { kind: 'birth', on: '2025-03-10', delivery: 'natural' },
      charges: { totalFen },
    })
  const benefits = Array.from({ length: 30 }, (_, index) => {
    const benefit = { ...snapshotOf(given(100_000), hashOfRules), basis: one.basis }
    const medicalFen = snapshotOf(given(100_000 - ((index * 7) % 30) * 100), hashOfRules).result.medicalFen
    return { claimNumber: `${index}`, benefit: { ...benefit, result: { ...benefit.result, medicalFen } } }
  })
  const changes = reportOf(benefits).largest.map(({ changeFen }) => changeFen)
  expect(changes).toEqual([2900, 2800, 2700, 2600, 2500, 2400, 2300, 2200, 2100, 2000])
})
