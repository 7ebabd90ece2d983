import { addDays, type PlainDate } from '@cradle/domain/calendar'
import { moveFor } from '@cradle/domain/claim'
import { Problem, type ProblemCode } from '@cradle/domain/problem'
import type { ClaimView, DecisionBody } from '@cradle/domain/wire'
import { type ClaimRecord, lockClaim, readClaim } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { hasDecided, isAnswerOverdue, undoable } from '#api/claim/earlier-decisions.ts'
import { refuseIncomplete } from '#api/documents/needed-of-claim.ts'
import { refuseTaken, release } from '#api/claim/assignment.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { actOf } from './act.ts'
import { answersTold, keepAnswers, refuseAnswers } from './answer-tasks.ts'
import { carryOut } from './carry-out.ts'
import { holdStage } from './hold-stage.ts'
import { judgeReviews } from './judged-review.ts'
import { refuseConflict } from '#api/claim/refuse-conflict.ts'
import { readReview } from './review-record.ts'

/**
 * One reviewer's decision on a claim, in one transaction: the stage is held by this person for the claim's life, the
 * decision is written per component, its papers are numbered, the claim moves, and the audit trail says so. Two reviewers
 * at once: one wins, the other reads that the claim has changed.
 */
export function decideClaim(caller: SignedIn, claimId: string, body: DecisionBody): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const [now, claim, record] = await Promise.all([businessNow(db), lockClaim(db, claimId), readReview(db, claimId)])
    if (claim.version !== body.version) throw new Problem('claim-changed')
    if (!moveFor(claim, body.action, caller.role)) throw new Problem('move-not-open')
    refuseUntimely(body, now.today)
    const told = body.action === 'agree' ? (body.tasks ?? []) : []
    const asked = { claim, record, told: answersTold(told, caller.name, now) }
    // None of these needs to hear of another: together they are one round trip.
    const [stage, [judged]] = await Promise.all([
      holdStage(db, claim),
      judgeReviews(db, [asked], now.today),
      refuseConflict(db, claim),
      refuseTaken(db, claim),
      body.action === 'accept' ? refuseIncomplete(db, claim) : undefined,
    ])
    refuseUnfounded(body, claim, caller, now.today)
    refuseAnswers(judged!.tasks, told, stage, (message, n) => ({ pointer: `/tasks/${n}`, code: 'task', message }))
    const act = actOf(body, { claim, record, judged: judged!, stage, caller, now })
    await keepAnswers(db, claim, told, now)
    await carryOut(db, [act], now)
    // An endorsed claim stays at its stage, and waits there for somebody else.
    if (act.action === 'endorse') await release(db, claimId)
    const decided = await readClaim(db, claimId)
    return viewClaim(db, decided!, now, { held: stage })
  })
}

/** Days that cannot be: an answer asked for by today, a judgment of tomorrow. */
function refuseUntimely(body: DecisionBody, today: PlainDate): void {
  const refuse = (pointer: string, code: string, message: string) => {
    throw new Problem('fields-invalid', [{ pointer, code, message }])
  }
  if (body.action === 'return' && body.answerOn && body.answerOn < addDays(today, 1))
    refuse('/answerOn', 'answer-on', '答复日期应晚于今天')
  if (body.action === 'reopen' && body.documentOn > today)
    refuse('/documentOn', 'document-on', '决定书或判决书的日期不能晚于今天')
}

/** What the table of moves alone does not know: whether there is anything to take back, and whose it is. */
function refuseUnfounded({ action }: DecisionBody, claim: ClaimRecord, caller: SignedIn, today: PlainDate): void {
  const refusals: Partial<Record<DecisionBody['action'], [boolean, ProblemCode]>> = {
    undo: [undoable(claim, caller) === undefined, 'nothing-to-undo'],
    close: [!isAnswerOverdue(claim, today), 'answer-not-due'],
    reopen: [hasDecided(claim, caller), 'own-decision'],
  }
  const [isRefused, code] = refusals[action] ?? [false, 'move-not-open']
  if (isRefused) throw new Problem(code)
}
