import { benefitOfClaim } from '@cradle/domain/benefit'
import type { DraftAnswers } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import type { BenefitNowView } from '#web/ui/benefit/benefit-now.tsx'

/**
 * The benefit of a claim under the answers as they are typed. What the register knows came with the claim: where the day or
 * the hospital has changed since, it comes with the next save.
 */
export function benefitAsTyped(claim: ClaimView, typed: DraftAnswers): BenefitNowView {
  const { basis, missing } = claim.benefit
  const lag = lagOf(claim, typed)
  if (!basis) return { breakdown: null, missing: lag ? [] : missing, lag }
  const benefit = benefitOfClaim(typed, basis)
  return benefit.ok
    ? { breakdown: benefit.breakdown, missing: [], lag }
    : { breakdown: null, missing: benefit.missing, lag }
}

function lagOf({ sections }: ClaimView, { event, stay }: DraftAnswers): string | null {
  if (event.eventOn && event.eventOn !== sections.event.data.eventOn)
    return '日期已改，保存后按新日期的缴费基数重新计算。'
  if (hospitalOf(stay) !== hospitalOf(sections.stay.data)) return '医院已改，保存后按新医院的等级重新计算。'
  return null
}

const hospitalOf = ({ stays }: DraftAnswers['stay']) => stays?.[0]?.hospitalCode || null
