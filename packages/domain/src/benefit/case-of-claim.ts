import { type DraftAnswers, hasCharges, isAskedOfEvent, isForSpouse } from '../claim/index.ts'
import { hospitalLevels } from '../codes/index.ts'
import type { Component } from '../event/index.ts'
import { readIdNumber } from '../identity/index.ts'
import { type BenefitCase, benefitCase, type BenefitCaseInput } from './benefit-case.ts'
import type { Breakdown } from './breakdown.ts'
import { calculateBenefit } from './calculate.ts'
import { NoRuleSet } from './rule-set-for.ts'
import type { InsuredKind, Particular } from './rule-set.ts'
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
  /** Of a wife who is the patient, where her number stands masked in the answers. */
  spouseBirthOn?: string | null
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
 * A claim's answers with their basis as a case of the engine. The charges are those of the event: this claim's, the
 * earlier ones' and what a hospital settled. What is half typed is left out; the engine says what it misses.
 */
function caseOfClaim(draft: DraftAnswers, basis: BenefitBasis): unknown {
  const { event, stay, charges } = draft
  const { wageBase, earlier } = basis
  const told = <Field extends keyof typeof event>(field: Field) =>
    isAskedOfEvent(field, event) ? (event[field] ?? undefined) : undefined
  const lastDay = (stay.stays ?? [])
    .map(({ dischargedOn }) => dischargedOn)
    .filter((on): on is string => Boolean(on))
    .sort()
    .at(-1)
  const settledFen = settledAtHospital(draft)
  const residentFen = isForSpouse(draft) ? (amount(draft.contact.residentPaidFen) ?? 0) : 0
  const charged = chargedIn(draft)
  const operations = told('operations')
  return {
    region: basis.region,
    event: {
      kind: event.kind,
      on: event.eventOn,
      delivery: told('delivery'),
      fetuses: told('fetuses'),
      birthOrder: told('birthOrder'),
      gestation: typeof event.gestationWeeks === 'number' ? { weeks: event.gestationWeeks } : undefined,
      outcome: outcomeOf(draft),
      complications: told('complication') ? ['certified'] : undefined,
      facts: factsOf(draft),
      operations: operations?.length ? operations : undefined,
    },
    components: componentsIn(draft),
    insured: isForSpouse(draft)
      ? { ...basis.insured, kind: 'spouse', sex: 'female', birthOn: spouseBirthOn(draft, basis) }
      : basis.insured,
    hospitalLevel: levelOf(draft, basis),
    charges: charged && {
      totalFen: charged.totalFen + settledFen + earlier.chargedFen,
      notCoveredFen: Math.min(notCovered(charges), charged.totalFen) + earlier.notCoveredFen,
      prenatalFen: charged.prenatalFen,
    },
    settledBefore: {
      medicalFen: earlier.medicalFen + settledFen + residentFen,
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

/** What is computed where not everything is asked: a supplement's bills; nothing medical where no bill is left. */
function componentsIn(draft: DraftAnswers): Component[] | undefined {
  if (draft.event.supplementOf && draft.event.kind !== 'prenatal') return ['medical']
  return hasCharges(draft) ? undefined : ['prenatal', 'allowance']
}

/** What this claim charges, bills of prenatal visits apart; undefined while its total is not well-formed. */
function chargedIn(draft: DraftAnswers): { totalFen: number; prenatalFen: number } | undefined {
  if (!hasCharges(draft)) return { totalFen: 0, prenatalFen: 0 }
  const totalFen = amount(draft.charges.totalFen)
  if (totalFen === undefined) return undefined
  if (draft.event.kind === 'prenatal') return { totalFen: 0, prenatalFen: totalFen }
  let prenatalFen = 0
  for (const { stay, totalFen: billed } of draft.charges.invoices ?? []) {
    const visit = typeof stay === 'number' ? draft.stay.stays?.[stay - 1] : undefined
    if (visit?.kind === 'outpatient' && visit.purpose === 'prenatal') prenatalFen += amount(billed) ?? 0
  }
  return { totalFen: Math.max(0, totalFen - prenatalFen), prenatalFen }
}

/** What a claim charges for a benefit, less what was filed as not covered; null of the allowance, which nobody is billed. */
export function chargedFor(component: Component, answers: DraftAnswers): number | null {
  if (component === 'allowance') return null
  const charged = chargedIn(answers)
  if (component === 'prenatal') return charged?.prenatalFen ?? 0
  return Math.max(0, (charged?.totalFen ?? 0) - notCovered(answers.charges))
}

/** What the fund already paid hospitals for stays that they settled. */
function settledAtHospital({ stay }: DraftAnswers): number {
  let sum = 0
  for (const { settledDirectly, fundPaidFen } of stay.stays ?? []) if (settledDirectly) sum += amount(fundPaidFen) ?? 0
  return sum
}

/** How many were born alive, where any was not. */
function outcomeOf({ event: { kind, fetuses, stillborn } }: DraftAnswers) {
  if (kind !== 'birth' || typeof stillborn !== 'number' || stillborn === 0) return undefined
  const all = typeof fetuses === 'number' ? fetuses : 1
  return { liveBirths: Math.max(0, all - stillborn), stillbirths: stillborn }
}

/** Particulars that the answers tell without being asked for them. */
function factsOf({ event, stay }: DraftAnswers) {
  const facts: Particular[] = []
  if (event.kind === 'birth' && event.newbornDiedOn) facts.push('newborn-death')
  if (event.kind === 'termination' && event.termination === 'medical-abortion') facts.push('medical-abortion')
  if (event.kind !== 'birth' && stay.stays?.some(({ kind }) => kind === 'inpatient')) facts.push('inpatient')
  return facts.length > 0 ? facts : undefined
}

/** The level of the hospital of the first stay; of one that the directory does not know, as it was typed. */
function levelOf({ stay }: DraftAnswers, { hospitalLevel }: BenefitBasis): number | null {
  const first = stay.stays?.[0]
  if (!first?.unlisted) return hospitalLevel
  return hospitalLevels.find(({ code }) => code === first.hospitalLevel)?.level ?? null
}

function spouseBirthOn({ contact }: DraftAnswers, basis: BenefitBasis): string | null {
  const read = readIdNumber(contact.spouseIdNumber ?? '')
  return read.ok ? read.birthOn : (basis.spouseBirthOn ?? null)
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
