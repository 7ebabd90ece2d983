import { Problem } from '@cradle/domain/problem'
import type { HandedOverView } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { recordDeed } from './account-deeds.ts'
import { operator } from './operators.ts'

const receiver = statement<{ membershipId: string }>(
  'operator.receiver',
  `select id as "membershipId" from membership where account_id = $1 and employer_id = acting_scope()
     and suspended_at is null and valid_from <= day_in_shanghai()
     and (valid_until is null or valid_until > day_in_shanghai()) order by id limit 1`,
)
const handOver = statement<{ id: string }>(
  'claim.hand-over',
  `update claim set in_charge = $2
   where in_charge = $1 and status in ('draft', 'returned') and deleted_at is null returning id`,
)

/** Puts another of the unit's people in charge of a leaver's drafts and returned claims; answers how many. */
export const handOverClaims = (caller: Caller, accountId: string, to: string): Promise<HandedOverView> =>
  inScope(caller, async (db) => {
    const { membershipId } = await operator(db, accountId)
    const [next] = await db.query(receiver, [to])
    if (!next || to === accountId) throw new Problem('account-not-found')
    const claims = await db.query(handOver, [membershipId, next.membershipId])
    const { today: businessOn } = await businessNow(db)
    const { scopeId, agencyId } = caller
    for (const { id } of claims)
      db.audit({
        type: 'claim.hand-over',
        subject: { kind: 'claim', id },
        scopeId,
        agencyId,
        businessOn,
        detail: { before: membershipId, after: next.membershipId },
      })
    await recordDeed(db, 'account.hand-over', accountId, { to, claims: claims.length })
    return { claims: claims.length }
  })
