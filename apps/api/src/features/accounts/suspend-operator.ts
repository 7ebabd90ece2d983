import type { OperatorView } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import { endSessionsOf, recordDeed } from './account-deeds.ts'
import { operator, operatorView } from './operators.ts'

const suspend = statement('operator.suspend', 'update membership set suspended_at = now() where id = $1')
const restore = statement('operator.restore', 'update membership set suspended_at = null where id = $1')

/** Suspends a clerk's work for this unit; their sessions for it end now. */
export const suspendOperator = (caller: Caller, accountId: string, reason: string): Promise<OperatorView> =>
  inScope(caller, async (db) => {
    const { membershipId } = await operator(db, accountId)
    await db.query(suspend, [membershipId])
    await endSessionsOf(db, accountId, 'suspended', membershipId)
    await recordDeed(db, 'account.suspend-work', accountId, { membership: membershipId, reason })
    return operatorView(await operator(db, accountId))
  })

export const restoreOperator = (caller: Caller, accountId: string): Promise<OperatorView> =>
  inScope(caller, async (db) => {
    const { membershipId } = await operator(db, accountId)
    await db.query(restore, [membershipId])
    await recordDeed(db, 'account.restore-work', accountId, { membership: membershipId })
    return operatorView(await operator(db, accountId))
  })
