import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { AddedOperatorView, AddOperatorBody } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import { issueCode } from '#api/lib/one-time-codes.ts'
import { insertAccount, insertMembershipOf, recordDeed } from './account-deeds.ts'
import { hasCommitmentLetter } from './commitment-letter.ts'
import { takeHolder } from './holders.ts'
import { findOperator, operator, operatorView } from './operators.ts'

const known = statement<{ id: string | null }>('operator.known', 'select account_of_person($1, $2) as id')

/**
 * Adds a clerk, once the unit has answered for its people by its letter. A username that is this same person's already
 * joins with the password it has; any other that exists is taken.
 */
export const addOperator = (caller: Caller, body: AddOperatorBody): Promise<AddedOperatorView> =>
  inScope(caller, async (db) => {
    if (!(await hasCommitmentLetter(db))) throw new Problem('commitment-letter-missing')
    const holderId = await takeHolder(db, body)
    const [joining] = await db.query(known, [body.username, holderId])
    const accountId = joining?.id ?? randomUUIDv7()
    const isNew = !joining?.id
    if (isNew) await insertAccount(db, { id: accountId, holderId, username: body.username })
    else if (await findOperator(db, accountId)) throw new Problem('membership-held')
    const membership = { id: randomUUIDv7(), accountId, role: 'employer-clerk', employerId: caller.scopeId }
    await insertMembershipOf(db, membership)
    const issued = isNew ? await issueCode(db, accountId) : { code: null, expiresOn: null }
    await recordDeed(db, 'account.issue', accountId, { membership: membership.id, role: membership.role, isNew })
    return { ...operatorView(await operator(db, accountId)), ...issued }
  })
