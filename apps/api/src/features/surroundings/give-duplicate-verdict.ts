import { randomUUIDv7 } from 'node:crypto'
import { movesFrom, stageOf } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { DuplicateVerdictBody, SurroundingsView } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { lockClaim } from '#api/claim/claim-record.ts'
import { heldStage } from '#api/claim/held-stage.ts'
import { refuseConflict } from '#api/claim/refuse-conflict.ts'
import { refuseTaken } from '#api/claim/assignment.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { nearDuplicatesOf } from './near-duplicates.ts'
import { surroundingsOf } from './read-surroundings.ts'

const insertVerdict = statement(
  'duplicate-verdict.insert',
  `insert into duplicate_verdict (id, agency_id, claim_id, other_id, filing_id, other_filing_id, reason, given_by,
     given_by_name, given_at)
   select $1, $2, least($3::uuid, $4::uuid), greatest($3::uuid, $4::uuid), case when $3::uuid < $4::uuid then $5::uuid else $6::uuid end,
     case when $3::uuid < $4::uuid then $6::uuid else $5::uuid end, $7, $8, $9, $10`,
)

/**
 * Says that what looks like a duplicate of a claim is none, and why. Whoever may decide the claim now may say so; of two
 * claims that nothing speaks for, nothing is kept. The latest word stands, until either claim is filed otherwise.
 */
export function giveDuplicateVerdict(
  caller: SignedIn,
  { id: claimId, otherId }: { id: string; otherId: string },
  { reason }: DuplicateVerdictBody,
): Promise<SurroundingsView> {
  return inScope(caller, async (db) => {
    const [now, claim, held] = await Promise.all([businessNow(db), lockClaim(db, claimId), heldStage(db, claimId)])
    if (movesFrom(claim, caller.role).length === 0) throw new Problem('move-not-open')
    if (held && held !== stageOf(caller.role)) throw new Problem('stage-taken')
    const [alike] = await Promise.all([nearDuplicatesOf(db, claimId), refuseConflict(db, claim)])
    await refuseTaken(db, claim)
    const other = alike?.duplicates.find(({ view }) => view.claimId === otherId)
    if (!alike || !other) throw new Problem('duplicate-not-found')
    await db.query(insertVerdict, [
      randomUUIDv7(),
      claim.agencyId,
      claimId,
      otherId,
      alike.filingId,
      other.filingId,
      reason,
      caller.membershipId,
      caller.name,
      now.at,
    ])
    db.audit({
      type: 'claim.not-duplicate',
      subject: { kind: 'claim', id: claimId },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: now.today,
      detail: { other: otherId, reason },
    })
    return surroundingsOf(db, claimId)
  })
}
