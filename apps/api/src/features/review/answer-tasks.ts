import { randomUUIDv7 } from 'node:crypto'
import { type Stage, stageOf } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { refusedAnswer, type ReviewTask, type TaskAnswer, type TaskCode } from '@cradle/domain/review'
import type { ReviewView, TaskBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, lockClaim } from '#api/claim/claim-record.ts'
import { type BusinessNow, businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { refuseTaken } from '#api/claim/assignment.ts'
import { holdStage } from './hold-stage.ts'
import { judgeReviews } from './judged-review.ts'
import { refuseConflict } from '#api/claim/refuse-conflict.ts'
import { readReview } from './review-record.ts'
import { viewReview } from './review-view.ts'

const insert = statement(
  'review-task.insert',
  `insert into review_task (id, claim_id, filing_id, scope_id, agency_id, task, done, note, answered_by, answered_by_name,
     answered_at)
   select id, $2, $3, $4, $5, task, done, note, $6, $7, $8
   from jsonb_to_recordset($1) as given(id uuid, task text, done boolean, note text)`,
)

type Told = { task: TaskCode; done: boolean; note?: string | undefined }

/** Where each stage does its tasks. */
const workedOn: Partial<Record<Stage, readonly string[]>> = {
  'first-review': ['submitted', 'accepted'],
  'second-review': ['first-reviewed'],
}

/** Answers one task of the caller's stage. The claim itself does not change by it. */
export const answerTask = (caller: SignedIn, claimId: string, { version, ...told }: TaskBody): Promise<ReviewView> =>
  inScope(caller, async (db) => {
    const [now, claim, record] = await Promise.all([businessNow(db), lockClaim(db, claimId), readReview(db, claimId)])
    if (claim.version !== version) throw new Problem('claim-changed')
    const stage = stageOf(caller.role)
    if (!stage || !workedOn[stage]?.includes(claim.status)) throw new Problem('move-not-open')
    const [[judged]] = await Promise.all([
      judgeReviews(db, [{ claim, record }], now.today),
      holdStage(db, claim),
      refuseConflict(db, claim),
      refuseTaken(db, claim),
    ])
    refuseAnswers(judged!.tasks, [told], stage, (message) => ({ pointer: '/task', code: 'task', message }))
    await keepAnswers(db, claim, [told], now)
    db.audit({
      type: 'claim.answer-task',
      subject: { kind: 'claim', id: claim.id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: now.today,
      detail: { filing: claim.filings.length, task: told.task, done: told.done },
    })
    return viewReview(db, claim, await readReview(db, claimId), now)
  })

type Place = (message: string, index: number) => { pointer: string; code: string; message: string }

/** Throws, each at its place, where an answer is not the caller's to give or lacks its note. */
export function refuseAnswers(tasks: readonly ReviewTask[], told: readonly Told[], stage: Stage, place: Place): void {
  const errors = told.flatMap((one, index) => {
    const message = refusedAnswer(tasks, one, stage)
    return message === undefined ? [] : [place(message, index)]
  })
  if (errors.length > 0) throw new Problem('fields-invalid', errors)
}

/** Keeps answers for the latest filing. */
export async function keepAnswers(
  db: Scoped<SignedIn>,
  claim: ClaimRecord,
  told: readonly Told[],
  now: BusinessNow,
): Promise<void> {
  if (told.length === 0) return
  await db.query(insert, [
    JSON.stringify(
      told.map(({ task, done, note }) => ({ id: randomUUIDv7(), task, done, note: note?.trim() || null })),
    ),
    claim.id,
    claim.filings.at(-1)!.id,
    claim.scopeId,
    claim.agencyId,
    db.caller.membershipId,
    db.caller.name,
    now.at,
  ])
}

/** The same answers as the review judges them. */
export const answersTold = (told: readonly Told[], by: string, { at }: BusinessNow): TaskAnswer[] =>
  told.map(({ task, done, note }) => ({ task, done, note: note?.trim() || null, by, at: at.toISOString() }))
