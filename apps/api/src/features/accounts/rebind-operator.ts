import { Problem } from '@cradle/domain/problem'
import type { IssuedCodeView, RebindingBody, ResetBody } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import { issueCode } from '#api/lib/one-time-codes.ts'
import { endSessionsOf, recordDeed, removeFactorOf, resetAccount } from './account-deeds.ts'
import { takeHolder } from './holders.ts'
import { operator, type OperatorRow } from './operators.ts'

const servesOthers = statement<{ others: boolean }>('operator.serves-others', 'select serves_others($1) as others')
const rebind = statement(
  'operator.rebind',
  'update account set holder_id = $2, password_hash = null, activated_at = null where id = $1',
)

/** A new code for a clerk's account, unless it serves other units too: its password is not this unit's to reset. */
export const resetOperator = (caller: Caller, accountId: string, body: ResetBody): Promise<IssuedCodeView> =>
  inScope(caller, async (db) => {
    await ownOperator(db, accountId)
    return resetAccount(db, accountId, body)
  })

/** The account passes to another person, who activates it with the new code. What was done before stays the old one's. */
export const rebindOperator = (caller: Caller, accountId: string, body: RebindingBody): Promise<IssuedCodeView> =>
  inScope(caller, async (db) => {
    const before = await ownOperator(db, accountId)
    const holderId = await takeHolder(db, body)
    await db.query(rebind, [accountId, holderId])
    await removeFactorOf(db, accountId)
    await endSessionsOf(db, accountId, 'rebound')
    await recordDeed(db, 'account.rebind', accountId, { before: before.holderId, after: holderId })
    return issueCode(db, accountId)
  })

/** A clerk whose account serves this unit alone: the others it served would be locked out too. */
async function ownOperator(db: Scoped, accountId: string): Promise<OperatorRow> {
  const row = await operator(db, accountId)
  const [shared] = await db.query(servesOthers, [accountId])
  if (shared?.others) throw new Problem('account-shared')
  return row
}
