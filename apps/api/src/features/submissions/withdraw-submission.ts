import { isEmployerRole } from '@cradle/domain/access'
import { claimStatuses } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { SubmissionView, WithdrawBody } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { lockClaims } from '#api/claim/claim-record.ts'
import { moveClaims } from '#api/claim/move-claims.ts'
import { freeUses } from '#api/claim/uses.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { readSubmission } from './read-submissions.ts'

// Its row first, then the claims in the order of their ids, like everybody who touches both.
const lock = statement<{ id: string; period: string; number: string; isLive: boolean }>(
  'submission.lock',
  `select id, period, number, withdrawn_at is null as "isLive" from submission where id = $1 for no key update`,
)
const idsOf = statement<{ id: string }>('submission.claim-ids', 'select id from claim where submission_id = $1')
const withdraw = statement(
  'submission.withdraw',
  'update submission set withdrawn_at = $2, withdrawn_by_name = $3 where id = $1',
)

/**
 * 业务回退: takes the whole batch back while nothing of it is beyond submitted; its claims are drafts again and what they
 * took is free. On any day: after the window has closed they go on into the next period. A claim that was returned has
 * been looked at, and keeps the batch from it.
 */
export function withdrawSubmission(caller: SignedIn, id: string, body: WithdrawBody): Promise<SubmissionView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const [submission] = await db.query(lock, [id])
    if (!submission || !isEmployerRole(caller.role)) throw new Problem('submission-not-found')
    if (!submission.isLive) throw new Problem('submission-changed')
    const ids = (await db.query(idsOf, [id])).map((claim) => claim.id)
    // Once locked they are judged as they are then: one may have been recalled or accepted meanwhile.
    const claims = (await lockClaims(db, ids, now.today)).filter((claim) => claim.submission?.id === id)
    const beyond = claims.filter((claim) => claim.status !== 'submitted')
    if (beyond.length > 0)
      throw new Problem(
        'nothing-to-withdraw',
        beyond.map((claim) => ({
          pointer: `/claims/${claim.id}`,
          code: claim.status,
          message: `申报单 ${claim.number}（${claim.person.name}）${claimStatuses[claim.status]}，批次不能整批回退`,
        })),
      )
    if (claims.length !== body.claims) throw new Problem('submission-changed')
    await freeUses(db, ids)
    await moveClaims(db, claims, { action: 'withdraw', now, detail: () => ({ submission: id }) })
    await db.query(withdraw, [id, now.at, caller.name])
    db.audit({
      type: 'submission.withdraw',
      subject: { kind: 'submission', id },
      scopeId: caller.scopeId,
      agencyId: caller.agencyId,
      businessOn: now.today,
      detail: { number: submission.number, claims: claims.map((claim) => claim.id) },
    })
    return readSubmission(db, id, now)
  })
}
