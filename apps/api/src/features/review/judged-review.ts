import { isAgencyRole } from '@cradle/domain/access'
import { benefitOfClaim, type BenefitBasis, type Breakdown } from '@cradle/domain/benefit'
import type { PlainDate } from '@cradle/domain/calendar'
import type { DraftAnswers } from '@cradle/domain/claim'
import { missingDocuments } from '@cradle/domain/documents'
import {
  type ComponentOutcome,
  outcomesOf,
  type RefusedByWord,
  reviewedAnswers,
  type ReviewTask,
  type TaskAnswer,
  tasksOf,
  type Undecidable,
} from '@cradle/domain/review'
import type { Scoped } from '@cradle/db'
import { benefitBases } from '#api/claim/benefit-basis.ts'
import { type ClaimRecord, filedAnswers } from '#api/claim/claim-record.ts'
import { keptBenefit, type KeptBenefit } from '#api/claim/kept-benefit.ts'
import { neededOfClaim } from '#api/documents/needed-of-claim.ts'
import { adjustmentsNow, duplicatesIn, type KeptAdjustment, type ReviewRecord } from './review-record.ts'

/** A claim's latest filing as its review makes of it. */
export type JudgedReview = {
  answers: DraftAnswers
  adjustments: KeptAdjustment[]
  reviewed: DraftAnswers
  /** Computed of the reviewed amounts; null where it cannot be. */
  benefit: KeptBenefit | null
  breakdown: Breakdown | null
  tasks: ReviewTask[]
}

/** Judges reviews as they stand today: one reading of the register however many claims. */
export async function judgeReviews(
  db: Scoped,
  asked: readonly { claim: ClaimRecord; record: ReviewRecord; told?: readonly TaskAnswer[] }[],
  today: PlainDate,
): Promise<JudgedReview[]> {
  const read = asked.map(({ claim, record, told = [] }) => {
    const filing = claim.filings.at(-1)
    const answers = filing ? filedAnswers(claim, filing) : undefined
    const adjustments = adjustmentsNow(claim, record)
    return { claim, record, told, adjustments, answers, reviewed: answers && reviewedAnswers(answers, adjustments) }
  })
  const live = read.flatMap(({ claim, reviewed }) => (reviewed ? [{ claim, answers: reviewed }] : []))
  // An auditor reads what was computed, and asks the register for nothing.
  const bases = isAgencyRole(db.caller.role)
    ? await benefitBases(db, live, today)
    : new Map(live.flatMap(({ claim }) => (claim.filedBenefit ? [[claim.id, claim.filedBenefit.basis]] : [])))
  return read.map(({ claim, record, told, adjustments, answers, reviewed }) => {
    const basis = bases.get(claim.id)
    const benefit = reviewed ? keptBenefit(reviewed, basis) : null
    const breakdown = benefit?.result ?? null
    const { needed, stopsAcceptance } = neededOfClaim(db, claim)
    const tasks = tasksOf({
      answers: reviewed ?? answers!,
      required: needed.filter(({ need }) => need === 'required').map(({ kind }) => kind),
      missing: stopsAcceptance
        ? missingDocuments(
            needed,
            record.documents.map(({ kind }) => kind),
          )
        : [],
      breakdown,
      lacks: lacksOf(reviewed, basis),
      duplicates: duplicatesIn(claim, record),
      answered: [...record.answered, ...told],
    })
    return { answers: answers!, adjustments, reviewed: reviewed!, benefit, breakdown, tasks }
  })
}

function lacksOf(answers: DraftAnswers | undefined, basis: BenefitBasis | undefined): string[] {
  if (!answers || !basis) return ['这一天没有可用的待遇规则']
  const benefit = benefitOfClaim(answers, basis)
  return benefit.ok ? [] : benefit.missing
}

/** What an approval of the claim as reviewed would make of each component. */
export const outcomesIn = (
  claim: ClaimRecord,
  { answers, adjustments, breakdown }: JudgedReview,
  refused: readonly RefusedByWord[] = [],
): { outcomes: ComponentOutcome[]; undecidable: Undecidable[] } =>
  outcomesOf({
    components: claim.filings.at(-1)?.content.components ?? claim.components,
    answers,
    adjustments,
    filed: claim.filedBenefit?.result ?? null,
    reviewed: breakdown,
    refused,
  })

/** What the fund would owe in all. */
export const grantedIn = (outcomes: readonly ComponentOutcome[]): number =>
  outcomes.reduce((sum, { amountFen }) => sum + amountFen, 0)
