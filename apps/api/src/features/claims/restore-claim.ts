import { restorableDays } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView, DeletedClaimList } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { isOwn, lockClaim } from '#api/claim/claim-record.ts'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** The latest deletions are what somebody looks for; more than these nobody reads through. */
const SHOWN = 100

type DeletedRow = ListedClaim & { deletedAt: Date; restorableUntil: Date; deletedBy: string | null }

// Counted in days of the real clock, as the deletion is stamped by it.
const isRestorable = `claim.deleted_at > now() - make_interval(days => ${restorableDays})`
const list = statement<DeletedRow>(
  'claim.list-deleted',
  `select ${columnsOfRow}, claim.deleted_at as "deletedAt",
     claim.deleted_at + make_interval(days => ${restorableDays}) as "restorableUntil",
     (select actor_name from audit_event where subject_id = claim.id and type = 'claim.delete'
      order by recorded_at desc, seq desc limit 1) as "deletedBy"
   ${fromClaims(`
     select claim.* from claim where claim.scope_id = $1 and ${isRestorable}
     order by claim.deleted_at desc, claim.id desc limit ${SHOWN}`)}
   order by claim.deleted_at desc, claim.id desc`,
)
const restore = statement<{ version: number }>(
  'claim.restore',
  `update claim set deleted_at = null, version = version + 1, updated_at = clock_timestamp()
   where id = $1 and scope_id = $2 and ${isRestorable} returning version`,
)

/** The employer's drafts that were deleted lately, the last one first. */
export const listDeletedClaims = (caller: SignedIn): Promise<DeletedClaimList> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const rows = await db.query(list, [caller.scopeId])
    const items = rows.map(({ deletedAt, restorableUntil, deletedBy, ...row }) => ({
      ...claimRow(row, now),
      deletedAt: deletedAt.toISOString(),
      restorableUntil: restorableUntil.toISOString(),
      deletedBy,
    }))
    return { items }
  })

/** Takes a deletion back: the draft stands as it was. One that stands already is answered as it is. */
export const restoreClaim = (caller: SignedIn, id: string): Promise<ClaimView> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const [restored] = await db.query(restore, [id, caller.scopeId])
    const claim = await lockClaim(db, id, now.today)
    if (!isOwn(caller, claim)) throw new Problem('claim-not-found')
    if (restored)
      db.audit({
        type: 'claim.restore',
        subject: { kind: 'claim', id },
        scopeId: claim.scopeId,
        agencyId: claim.agencyId,
        businessOn: now.today,
        detail: { before: {}, after: { status: claim.status, version: claim.version } },
      })
    return viewClaim(db, claim, now)
  })
