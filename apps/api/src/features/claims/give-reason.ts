import { isSameFinding } from '@cradle/domain/checks'
import { isEditable } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView, FindingReasonBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { blockers, type ClerkFinding, findingsOf, foundHash } from '#api/claim/claim-findings.ts'
import { type ClaimRecord, draftOfRecord, isOwn, lockClaim, readClaims } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { trailHash } from '#api/lib/trail-hash.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const upsertReason = statement(
  'finding-reason.upsert',
  `insert into finding_reason (claim_id, scope_id, agency_id, section, code, pointer, found_hash, reason, given_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (claim_id, section, code, pointer, found_hash) do update set reason = excluded.reason,
     version = finding_reason.version + 1, given_by = excluded.given_by, given_at = now()`,
)
const dropReason = statement(
  'finding-reason.drop',
  `delete from finding_reason where claim_id = $1 and section = $2 and code = $3 and pointer = $4 and found_hash = $5`,
)
const touchClaim = statement(
  'claim.touch-reasons',
  'update claim set version = version + 1, updated_at = clock_timestamp(), missing = $2 where id = $1',
)

/**
 * Keeps the clerk's reason for a warning; an empty one takes it back. Refused where the warning is not there any more or
 * says something else, and where somebody else gave a reason since (409). Giving the same again changes nothing.
 */
export function giveReason(caller: SignedIn, claimId: string, body: FindingReasonBody): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const claim = await lockClaim(db, claimId, now.today)
    if (!isOwn(caller, claim)) throw new Problem('claim-not-found')
    if (!isEditable(claim.status)) throw new Problem('claim-frozen')
    const findings = findingsOf(claim, draftOfRecord(claim), now.today)
    const finding = findings.find(
      (one) => one.level === 'warn' && isSameFinding(one, body) && one.message === body.message,
    )
    if (!finding) throw new Problem('finding-changed')
    const standing = finding.reason ?? { text: null, version: 0 }
    if ((standing.text ?? '') === body.reason) return viewClaim(db, claim, now)
    if (standing.version !== body.version)
      throw new Problem('finding-changed', [
        { pointer: '/version', code: 'stale', message: `现在的原因是“${standing.text ?? ''}”，请核对后再保存` },
      ])
    await keep(db, claim, finding, body.reason)
    const text = body.reason === '' ? null : body.reason
    const judged = findings.map((one) => (one === finding ? { ...one, reason: { text, version: 1 } } : one))
    await db.query(touchClaim, [claim.id, blockers(judged).length])
    db.audit({
      type: 'claim.finding-reason',
      subject: { kind: 'claim', id: claimId },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: now.today,
      detail: {
        section: body.section,
        code: body.code,
        pointer: body.pointer,
        before: { reason: trailHash('/reason', standing.text) },
        after: { reason: trailHash('/reason', text) },
      },
    })
    const [kept] = await readClaims(db, [claimId], now.today)
    return viewClaim(db, kept!, now)
  })
}

function keep(db: Scoped<SignedIn>, claim: ClaimRecord, finding: ClerkFinding, reason: string) {
  const place = [finding.section, finding.code, finding.pointer, foundHash(finding)]
  return reason === ''
    ? db.query(dropReason, [claim.id, ...place])
    : db.query(upsertReason, [claim.id, claim.scopeId, claim.agencyId, ...place, reason, db.caller.membershipId])
}
