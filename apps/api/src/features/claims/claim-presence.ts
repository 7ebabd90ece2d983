import { Problem } from '@cradle/domain/problem'
import type { PresenceBody, PresenceView } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** Seconds after which somebody who was not heard of counts as gone: two heartbeats missed. */
const GONE_AFTER = 35

type Other = { name: string; membershipId: string; step: string; openedAt: Date }

const versionOf = statement<{ agencyId: string; version: number }>(
  'presence.claim',
  'select agency_id as "agencyId", version from claim where id = $1 and scope_id = $2 and deleted_at is null',
)
// Who comes back after a while has opened it anew.
const note = statement(
  'presence.note',
  `insert into claim_presence (claim_id, scope_id, agency_id, session_id, membership_id, name, step)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (claim_id, session_id) do update set seen_at = now(), step = excluded.step,
     membership_id = excluded.membership_id, name = excluded.name,
     opened_at = case when claim_presence.seen_at < now() - make_interval(secs => ${GONE_AFTER}) then now()
       else claim_presence.opened_at end`,
)
const others = statement<Other>(
  'presence.others',
  `select name, membership_id as "membershipId", step, opened_at as "openedAt" from claim_presence
   where claim_id = $1 and scope_id = $2 and session_id <> $3
     and seen_at > now() - make_interval(secs => ${GONE_AFTER})
   order by opened_at, session_id limit 20`,
)
const leave = statement('presence.leave', 'delete from claim_presence where claim_id = $1 and session_id = $2')

/** Notes that the caller has the claim open, and answers who else of the employer has, and its version now. */
export const notePresence = (caller: SignedIn, claimId: string, { step }: PresenceBody): Promise<PresenceView> =>
  inScope(caller, async (db) => {
    const { sessionId, scopeId, membershipId, name } = caller
    const [claim] = await db.query(versionOf, [claimId, scopeId])
    if (!claim) throw new Problem('claim-not-found')
    const [, rows] = await Promise.all([
      db.query(note, [claimId, scopeId, claim.agencyId, sessionId, membershipId, name, step]),
      db.query(others, [claimId, scopeId, sessionId]),
    ])
    return {
      version: claim.version,
      others: rows.map((other) => ({
        name: other.name,
        isSelf: other.membershipId === membershipId,
        step: other.step,
        openedAt: other.openedAt.toISOString(),
      })),
    }
  })

/** The caller has closed the claim. */
export const endPresence = (caller: SignedIn, claimId: string): Promise<void> =>
  inScope(caller, async (db) => {
    const [claim] = await db.query(versionOf, [claimId, caller.scopeId])
    if (!claim) throw new Problem('claim-not-found')
    await db.query(leave, [claimId, caller.sessionId])
  })
