import type { PlainDate } from '@cradle/domain/calendar'
import type { Caller } from '@cradle/db'
import type { ClaimRecord } from './claim-record.ts'

type Decision = ClaimRecord['decisions'][number]

/** Whether this person decided it, under whatever account. */
export const isBy = ({ holderId, membershipId }: Decision, caller: Caller): boolean =>
  holderId === null ? membershipId === caller.membershipId : holderId === caller.holderId

/** Whether this person made the approval or refusal that stands, or endorsed it. */
export function hasDecided({ decisions }: ClaimRecord, caller: Caller): boolean {
  const last = decisions.findLastIndex(({ action }) => action === 'approve' || action === 'refuse')
  if (last < 0) return false
  return (
    isBy(decisions[last]!, caller) || standingEndorsements(decisions.slice(0, last)).some((one) => isBy(one, caller))
  )
}

/** Whether the day by which a returned claim was to be answered has passed. */
export function isAnswerOverdue({ status, decisions }: ClaimRecord, today: PlainDate): boolean {
  const asked = decisions.findLast(({ action }) => action === 'return')?.answerOn
  return status === 'returned' && asked != null && asked < today
}

/** The endorsements that hold: everything else that was done since voids them, an undo the last one. */
export function standingEndorsements(decisions: readonly Decision[]): Decision[] {
  let standing: Decision[] = []
  for (const decision of decisions) {
    if (decision.action === 'endorse') standing.push(decision)
    else if (decision.action === 'undo' && decision.stage === 'approval') standing = standing.slice(0, -1)
    else standing = []
  }
  return standing
}

/** The caller's own last step, as long as nobody acted on it; undefined where there is none to take back. */
export function undoable({ status, decisions }: ClaimRecord, caller: Caller): Decision | undefined {
  const last = decisions.at(-1)
  if (!last || !isBy(last, caller)) return undefined
  const from = {
    'first-review': 'first-reviewed',
    'second-review': 'second-reviewed',
    approval: 'second-reviewed',
  } as const
  const isForward = last.action === 'agree' || last.action === 'propose-refusal' || last.action === 'endorse'
  return isForward && status === from[last.stage as keyof typeof from] ? last : undefined
}
