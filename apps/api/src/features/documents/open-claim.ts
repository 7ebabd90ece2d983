import { type ClaimStatus, isEditable } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

type Standing = { id: string; status: ClaimStatus; scopeId: string; agencyId: string }

const lockStanding = statement<Standing>(
  'claim.lock-standing',
  `select id, status, scope_id as "scopeId", agency_id as "agencyId" from claim
   where id = $1 and scope_id = $2 and deleted_at is null for no key update`,
)

/** The caller's own claim, locked, while documents may be added to it: until it is accepted. */
export async function claimToAddTo(db: Scoped<SignedIn>, claimId: string): Promise<Standing> {
  const claim = await ownClaim(db, claimId)
  if (!isEditable(claim.status) && claim.status !== 'submitted')
    throw new Problem('documents-closed', [], '申报已受理，不能再补充资料')
  return claim
}

/** The caller's own claim, locked, while its documents may be removed and turned: until it is submitted. */
export async function claimToChange(db: Scoped<SignedIn>, claimId: string): Promise<Standing> {
  const claim = await ownClaim(db, claimId)
  if (!isEditable(claim.status))
    throw new Problem('documents-closed', [], '申报已提交，受理之前只能补充资料，不能移除或旋转')
  return claim
}

async function ownClaim(db: Scoped<SignedIn>, claimId: string): Promise<Standing> {
  const [claim] = await db.query(lockStanding, [claimId, db.caller.scopeId])
  if (!claim) throw new Problem('claim-not-found')
  return claim
}

type Deed = 'add-document' | 'remove-document' | 'restore-document' | 'turn-document'

/** Puts what was done with a document on record, with its claim. */
export async function recordDeed(
  db: Scoped<SignedIn>,
  claim: Standing,
  deed: Deed,
  detail: Record<string, unknown>,
): Promise<void> {
  db.audit({
    type: `claim.${deed}`,
    subject: { kind: 'claim', id: claim.id },
    scopeId: claim.scopeId,
    agencyId: claim.agencyId,
    businessOn: (await businessNow(db)).today,
    detail,
  })
}
