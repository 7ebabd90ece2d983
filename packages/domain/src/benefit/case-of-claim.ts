import type { DraftAnswers } from '../claim/index.ts'
import { type BenefitCase, benefitCase, type BenefitCaseInput } from './benefit-case.ts'
import type { Breakdown } from './breakdown.ts'
import { calculateBenefit } from './calculate.ts'
import { NoRuleSet } from './rule-set-for.ts'
import type { InsuredKind } from './rule-set.ts'
import type { WageBase } from './wage-base.ts'

/** What the register and earlier claims say beside a claim's own answers: all that its benefit is computed from. */
export type BenefitBasis = {
  region: string
  insured: {
    kind: InsuredKind
    sex: 'female' | 'male'
    birthOn: string
    contributionMonths: number | null
    continuousMonths: number | null
    wageContinues: boolean
  }
  /** Of the hospital of the first stay. */
  hospitalLevel: number | null
  /** What earlier claims of the same event were charged and paid, as far as the caller may see them. */
  earlier: {
    claims: number
    chargedFen: number
    notCoveredFen: number
    medicalFen: number
    prenatalFen: number
    allowanceFen: number
  }
  /** Whether other employers' claims were counted; a clerk's preview knows only her own employer's. */
  countsAllEmployers: boolean
  wageBase: WageBase | { missing: string }
  acceptedOn: string | null
  paidOn: string | null
}

type Amount = number | string | null | undefined
const amount = (typed: Amount) =>
  typeof typed === 'number' && Number.isInteger(typed) && typed >= 0 ? typed : undefined

/**
 * A claim's answers with their basis as a case of the engine. The charges are those of the event: this claim's and the
 * earlier ones'. What is half typed is left out; the engine says what it misses.
 */
function caseOfClaim({ event, stay, charges }: DraftAnswers, basis: BenefitBasis): unknown {
  const birth = event.kind === 'birth'
  const { wageBase, earlier } = basis
  const totalFen = amount(charges.totalFen)
  const lastDay = (stay.stays ?? [])
    .map(({ dischargedOn }) => dischargedOn)
    .filter((on): on is string => Boolean(on))
    .sort()
    .at(-1)
  return {
    region: basis.region,
    event: {
      kind: event.kind,
      on: event.eventOn,
      delivery: birth ? event.delivery : undefined,
      fetuses: birth ? event.fetuses : undefined,
      birthOrder: birth ? event.birthOrder : undefined,
      gestation: typeof event.gestationWeeks === 'number' ? { weeks: event.gestationWeeks } : undefined,
      operations: birth ? undefined : event.operations,
    },
    insured: basis.insured,
    hospitalLevel: basis.hospitalLevel,
    charges:
      totalFen === undefined
        ? undefined
        : {
            totalFen: totalFen + earlier.chargedFen,
            notCoveredFen: Math.min(notCovered(charges), totalFen) + earlier.notCoveredFen,
          },
    settledBefore: {
      medicalFen: earlier.medicalFen,
      prenatalFen: earlier.prenatalFen,
      allowanceFen: earlier.allowanceFen,
    },
    dischargedOn: lastDay && event.eventOn && lastDay >= event.eventOn ? lastDay : undefined,
    acceptedOn: basis.acceptedOn,
    paidOn: basis.paidOn,
    wages:
      'missing' in wageBase
        ? undefined
        : { monthlyBase: wageBase.monthlyBase, regionalMonthlyAverageFen: wageBase.regionalMonthlyAverageFen },
  } satisfies { [Field in keyof BenefitCaseInput]?: unknown }
}

/** A claim's benefit, or the sentences that say what it still misses. */
export type ClaimBenefit = { ok: true; given: BenefitCase; breakdown: Breakdown } | { ok: false; missing: string[] }

/** The benefit of a claim as it stands, for the form as it is typed and for the filing alike. */
export function benefitOfClaim(answers: DraftAnswers, basis: BenefitBasis): ClaimBenefit {
  if (!answers.event.kind) return { ok: false, missing: ['请选择申报事由'] }
  const read = benefitCase.safeParse(caseOfClaim(answers, basis))
  if (!read.success) return { ok: false, missing: [...new Set(read.error.issues.map(({ message }) => message))] }
  try {
    return { ok: true, given: read.data, breakdown: calculateBenefit(read.data) }
  } catch (error) {
    if (error instanceof NoRuleSet) return { ok: false, missing: [error.message] }
    throw error
  }
}

/** 其他自费: filed by the clerk as not covered. */
function notCovered(charges: DraftAnswers['charges']): number {
  let sum = 0
  for (const { lines } of charges.invoices ?? [])
    for (const { filingClass, amountFen } of lines ?? [])
      if (filingClass === 'other-self-paid') sum += amount(amountFen) ?? 0
  return sum
}
