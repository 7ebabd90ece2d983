import { type DraftAnswers, isSupplementable } from '../claim/index.ts'
import type { Check, RegisterFacts } from './check.ts'

/** A05: a supplement names a claim of the same person and event that it can add to. */
export const supplementedClaim: Check = function* ({ event }, { first }) {
  if (!event.supplementOf) return
  const message = refusedSupplement(event, first)
  if (message) yield { code: 'A05', level: 'block', section: 'event', pointer: '/supplementOf', message }
}

/** Why a draft cannot add to the claim it names; undefined where it can. A pregnancy's later bills have later days. */
function refusedSupplement(
  { kind, eventOn }: DraftAnswers['event'],
  first: RegisterFacts['first'],
): string | undefined {
  if (!first || !first.isSamePerson) return '没有找到要补报的申报单，请重新选择'
  if (!isSupplementable(first.status)) return '要补报的申报单没有在办理或已核准，不能补报，请另行申报'
  const isSameEvent = first.kind === kind && (kind === 'prenatal' || first.eventOn === eventOn)
  return isSameEvent ? undefined : '补报的事由和日期应与原申报单一致'
}
