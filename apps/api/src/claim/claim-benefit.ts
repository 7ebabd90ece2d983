import { type BenefitBasis, benefitOfClaim, changesBetween } from '@cradle/domain/benefit'
import type { PlainDate } from '@cradle/domain/calendar'
import { type DraftAnswers, isEditable } from '@cradle/domain/claim'
import { isReviewRole } from '@cradle/domain/access'
import type { ClaimBenefitView } from '@cradle/domain/wire'
import type { Caller, Scoped } from '@cradle/db'
import { benefitBases } from './benefit-basis.ts'
import { type ClaimRecord, isOwn } from './claim-record.ts'

type Shown = { claim: ClaimRecord; answers: DraftAnswers }

/** Whether the benefit is computed anew for who reads: its clerk while it can be changed, a reviewer while it is decided. */
const isLive = (caller: Caller, claim: ClaimRecord) =>
  isOwn(caller, claim) ? isEditable(claim.status) : isReviewRole(caller.role) && isUndecided(claim)

/** What the benefit that is computed anew needs beside the answers. */
export async function liveBasis(db: Scoped, shown: Shown, today: PlainDate): Promise<BenefitBasis | undefined> {
  return isLive(db.caller, shown.claim) ? (await benefitBases(db, [shown], today)).get(shown.claim.id) : undefined
}

/** The benefit on a claim's page: as it stands by `basis`, and beside it what was filed and how that differs. */
export function claimBenefit(
  caller: Caller,
  { claim, answers }: Shown,
  basis: BenefitBasis | undefined,
): ClaimBenefitView {
  const live = isLive(caller, claim)
  const now = basis && benefitOfClaim(answers, basis)
  const breakdown = now?.ok ? now.breakdown : live ? null : (claim.filedBenefit?.result ?? null)
  const filing = claim.filings.at(-1)
  return {
    basis: basis ?? null,
    breakdown,
    missing: missingOf(now, live, answers),
    filed:
      filing && claim.filedBenefit
        ? {
            n: filing.n,
            breakdown: claim.filedBenefit.result,
            basis: claim.filedBenefit.basis,
            changes: breakdown ? changesBetween(claim.filedBenefit.result, breakdown) : [],
          }
        : null,
    decided: decidedOf(claim),
  }
}

/** What the last approval or refusal granted, component by component. */
function decidedOf({ decidedFen }: ClaimRecord): ClaimBenefitView['decided'] {
  if (!decidedFen) return null
  const { medical = 0, prenatal = 0, allowance = 0 } = decidedFen
  return {
    medicalFen: medical,
    prenatalFen: prenatal,
    allowanceFen: allowance,
    totalFen: medical + prenatal + allowance,
  }
}

const isUndecided = ({ status }: ClaimRecord) => status !== 'approved' && status !== 'refused'

function missingOf(
  now: ReturnType<typeof benefitOfClaim> | undefined,
  live: boolean,
  { event }: DraftAnswers,
): string[] {
  if (now) return now.ok ? [] : now.missing
  return live ? [event.eventOn ? '这一天没有可用的待遇规则' : '请填写生育或手术日期'] : []
}
