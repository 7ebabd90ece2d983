import { isEmployerRole } from '@cradle/domain/access'
import { type ClaimAction, moveFor } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type BusinessNow, businessNow, monthOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { type ClaimRecord, isOwn, lockClaim, readClaim } from '#api/claim/claim-record.ts'
import { isTold, viewClaim, viewTold } from '#api/claim/claim-view.ts'
import { heldStage } from '#api/claim/held-stage.ts'
import { fileClaim } from '#api/claim/file-claims.ts'
import { moveClaims } from '#api/claim/move-claims.ts'
import { isRecallOpen, recallClosed } from '#api/claim/filing-window.ts'
import { freeUses } from '#api/claim/uses.ts'

type Change = { id: string; version: number }

/** One claim as the caller may see it. */
export const getClaim = (caller: SignedIn, id: string): Promise<ClaimView> =>
  isEmployerRole(caller.role) ? getOwn(caller, id) : inScope(caller, (db) => viewed(db, id, businessNow(db)))

/**
 * Most claims of an employer are read to be looked at, and told in one round trip, COMMIT included; what one that is
 * worked on needs beside is asked in a scope of its own.
 */
async function getOwn(caller: SignedIn, id: string): Promise<ClaimView> {
  const [now, claim] = await inScope(caller, (db) => {
    const asked = Promise.all([businessNow(db), readClaim(db, id)])
    db.closing()
    return asked
  })
  if (!claim) throw new Problem('claim-not-found')
  return isTold(caller, claim) ? viewTold(caller, claim, now) : inScope(caller, (db) => viewClaim(db, claim, now))
}

/** Calls a submitted claim back to draft inside the window; its invoices and components are free again. */
export const recallClaim = (caller: SignedIn, change: Change): Promise<ClaimView> =>
  changeOwn(caller, change, 'recall', async (db, claim, now) => {
    if (!moveFor(claim, 'recall', caller.role)) throw new Problem('move-not-open')
    if (!isRecallOpen(claim, now)) throw recallClosed(claim, now)
    await freeUses(db, [claim.id])
    await moveClaims(db, [claim], { action: 'recall', now })
  })

/** Sends a returned claim again, on any day, as its next filing; it keeps period and submission. */
export const resendClaim = (caller: SignedIn, change: Change): Promise<ClaimView> =>
  changeOwn(caller, change, 'resend', async (db, claim, now) => {
    if (!claim.period) throw new Problem('move-not-open')
    const period = monthOf(claim.period)
    await fileClaim(db, claim, { action: 'resend', now, period, submissionId: claim.submission?.id ?? null })
  })

/** Gives a returned claim up. */
export const abandonClaim = (caller: SignedIn, change: Change): Promise<ClaimView> =>
  changeOwn(caller, change, 'abandon', async (db, claim, now) => {
    await freeUses(db, [claim.id])
    await moveClaims(db, [claim], { action: 'abandon', now })
  })

const markDeleted = statement<{ id: string }>(
  'claim.delete',
  `update claim set deleted_at = clock_timestamp(), version = version + 1
   where id = $1 and version = $2 and status = 'draft' and deleted_at is null returning id`,
)

/** Deletes a draft: nobody sees it any more but the audit trail, and for a while the list it is taken back from. */
export const deleteClaim = (caller: SignedIn, { id, version }: Change): Promise<void> =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const claim = await lockClaim(db, id, today)
    if (!isOwn(caller, claim)) throw new Problem('claim-not-found')
    if (claim.status !== 'draft') throw new Problem('claim-frozen')
    const [deleted] = await db.query(markDeleted, [id, version])
    if (!deleted) throw new Problem('claim-changed')
    db.audit({
      type: 'claim.delete',
      subject: { kind: 'claim', id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: today,
      detail: { before: { status: claim.status, version: claim.version }, after: {} },
    })
  })

function changeOwn(
  caller: SignedIn,
  { id, version }: Change,
  action: ClaimAction,
  change: (db: Scoped<SignedIn>, claim: ClaimRecord, now: BusinessNow) => Promise<void>,
): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const [now, claim] = await Promise.all([businessNow(db), lockClaim(db, id)])
    if (!isOwn(caller, claim)) throw new Problem('claim-not-found')
    if (claim.version !== version) throw new Problem('claim-changed', [changed(claim, action)])
    await change(db, claim, now)
    return viewed(db, id, now)
  })
}

/** What a stale version collided with, for the page to say. */
const changed = (claim: ClaimRecord, action: ClaimAction) => ({
  pointer: '/version',
  code: 'stale',
  message: `申报单 ${claim.number} 已是第 ${claim.version} 版，${action === 'recall' ? '撤回' : '办理'}前请核对最新内容`,
})

async function viewed(db: Scoped<SignedIn>, id: string, clock: BusinessNow | Promise<BusinessNow>): Promise<ClaimView> {
  const [now, claim, held] = await Promise.all([clock, readClaim(db, id), heldStage(db, id)])
  if (!claim) throw new Problem('claim-not-found')
  return viewClaim(db, claim, now, { held })
}
