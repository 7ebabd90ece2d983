import type { StandingView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, lockClaim } from '#api/claim/claim-record.ts'
import { type BusinessNow, businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { standingOf } from './standing.ts'
import { refuseStranger } from './take-claims.ts'
import { queueOf } from './waiting-at.ts'

const put = statement(
  'claim-hold.put',
  `insert into claim_hold (claim_id, agency_id, stage, reason, held_by, held_by_name, held_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (claim_id) do update set stage = excluded.stage, reason = excluded.reason, held_by = excluded.held_by,
     held_by_name = excluded.held_by_name, held_at = excluded.held_at`,
)
const lift = statement<{ reason: string }>(
  'claim-hold.lift',
  'delete from claim_hold where claim_id = $1 returning reason',
)

/** Holds a claim that waits for something outside: nobody is given it, and its due days run on. */
export const holdClaim = (caller: SignedIn, claimId: string, { reason }: { reason: string }): Promise<StandingView> =>
  atHand(caller, claimId, async (db, claim, now) => {
    const { membershipId, agencyId, name } = caller
    await db.query(put, [claimId, agencyId, queueOf(caller).stage, reason, membershipId, name, now.at])
    record(db, claim, now, { type: 'claim.hold', detail: { reason } })
  })

/** Takes up a claim again that was held. One that is not held stays as it is. */
export const resumeClaim = (caller: SignedIn, claimId: string): Promise<StandingView> =>
  atHand(caller, claimId, async (db, claim, now) => {
    const [lifted] = await db.query(lift, [claimId])
    if (lifted) record(db, claim, now, { type: 'claim.resume', detail: { reason: lifted.reason } })
  })

type Deed = (db: Scoped<SignedIn>, claim: ClaimRecord, now: BusinessNow) => Promise<void>

const atHand = (caller: SignedIn, claimId: string, deed: Deed): Promise<StandingView> =>
  inScope(caller, async (db) => {
    const [now, claim] = await Promise.all([businessNow(db), lockClaim(db, claimId)])
    await refuseStranger(db, claim)
    await deed(db, claim, now)
    return standingOf(db, claim)
  })

function record(
  db: Scoped<SignedIn>,
  { id, scopeId, agencyId }: ClaimRecord,
  { today }: BusinessNow,
  event: { type: `claim.${string}`; detail: Record<string, unknown> },
) {
  db.audit({ ...event, subject: { kind: 'claim', id }, scopeId, agencyId, businessOn: today })
}
