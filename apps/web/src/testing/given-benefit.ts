import { type BenefitBasis, benefitOfClaim, changesBetween } from '@cradle/domain/benefit'
import type { DraftAnswers } from '@cradle/domain/claim'
import { fen } from '@cradle/domain/money'
import type { ClaimView } from '@cradle/domain/wire'

type Benefit = ClaimView['benefit']

/** What the register says of a woman insured for two years, with a monthly base of 7,300.00 that is final. */
export function givenBasis(change: Partial<BenefitBasis> = {}): BenefitBasis {
  return {
    region: '130100',
    insured: {
      kind: 'employee',
      sex: 'female',
      birthOn: '1992-02-07',
      contributionMonths: 24,
      continuousMonths: 24,
      wageContinues: false,
    },
    hospitalLevel: 3,
    earlier: { claims: 0, chargedFen: 0, notCoveredFen: 0, medicalFen: 0, prenatalFen: 0, allowanceFen: 0 },
    countsAllEmployers: false,
    wageBase: givenWageBase(),
    acceptedOn: null,
    paidOn: '2026-11-05',
    ...change,
  }
}

type WageBase = Extract<BenefitBasis['wageBase'], { monthlyBase: unknown }>

/** The prior year's average of an employer with ten people throughout the year. */
export const givenWageBase = (change: Partial<WageBase> = {}): WageBase => ({
  monthlyBase: { numeratorFen: 730_000, denominator: 1 },
  regionalMonthlyAverageFen: 700_000,
  method: 'employer-prior-year',
  provisional: null,
  lines: [
    { label: '华辰机械 2025 年缴费基数合计', amountFen: fen(87_600_000) },
    { label: '2025 年缴费 120 人月，平均 10 人' },
    { label: '月平均', amountFen: fen(730_000), formula: '876000.00 ÷ 120' },
  ],
  source: { title: '社会保险法', article: '第五十六条', grade: 'A' },
  ...change,
})

/** The benefit on the page of a claim with these answers; `filed` are the basis and answers under which it was filed. */
export function givenBenefit(
  answers: DraftAnswers,
  basis: BenefitBasis | null = givenBasis(),
  filed?: { answers?: DraftAnswers; basis?: BenefitBasis },
): Benefit {
  const now = basis && benefitOfClaim(answers, basis)
  const then = filed && benefitOfClaim(filed.answers ?? answers, filed.basis ?? givenBasis())
  const filedBreakdown = then?.ok ? then.breakdown : null
  const breakdown = now ? (now.ok ? now.breakdown : null) : filedBreakdown
  return {
    basis,
    breakdown,
    missing: now && !now.ok ? now.missing : [],
    filed: filedBreakdown && {
      n: 1,
      breakdown: filedBreakdown,
      basis: filed?.basis ?? givenBasis(),
      changes: breakdown && now?.ok ? changesBetween(filedBreakdown, now.breakdown) : [],
    },
    decided: null,
  }
}
