import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type {
  AddedOperatorView,
  AddOperatorBody,
  HandedOverView,
  IssuedCodeView,
  OperatorView,
  RebindingBody,
  ResetBody,
} from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { issueCode } from '#api/lib/one-time-codes.ts'
import {
  endSessionsOf,
  insertAccount,
  insertMembershipOf,
  recordDeed,
  removeFactorOf,
  resetAccount,
} from './account-deeds.ts'
import { columnsOfKept, type KeptAccount, keptView } from './account-state.ts'
import { hasCommitmentLetter } from './commitment-letter.ts'
import { takeHolder } from './holders.ts'

type OperatorRow = KeptAccount & {
  membershipId: string
  from: string
  lastSeenAt: Date | null
  claimsInCharge: number
  suspendedHere: boolean
}

// Suspension is of the work for this unit: the account itself may serve others.
const columns = `${columnsOfKept}, membership.id as "membershipId", membership.valid_from as "from",
  membership.suspended_at is not null as "suspendedHere",
  (select max(last_seen_at) from session where session.membership_id = membership.id) as "lastSeenAt",
  (select count(*)::int from claim where claim.in_charge = membership.id and claim.status in ('draft', 'returned')
    and claim.deleted_at is null) as "claimsInCharge"`
const from = `from membership join account on account.id = membership.account_id
  join account_holder on account_holder.id = account.holder_id
  where membership.employer_id = acting_scope() and membership.role = 'employer-clerk'
    and (membership.valid_until is null or membership.valid_until > day_in_shanghai())`

const list = statement<OperatorRow>('operator.list', `select ${columns} ${from} order by membership.id`)
const find = statement<OperatorRow>('operator.find', `select ${columns} ${from} and account.id = $1`)
const known = statement<{ id: string | null }>('operator.known', 'select account_of_person($1, $2) as id')
const servesOthers = statement<{ others: boolean }>('operator.serves-others', 'select serves_others($1) as others')
const suspend = statement('operator.suspend', 'update membership set suspended_at = now() where id = $1')
const restore = statement('operator.restore', 'update membership set suspended_at = null where id = $1')
const rebind = statement(
  'operator.rebind',
  'update account set holder_id = $2, password_hash = null, activated_at = null where id = $1',
)
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

/** The acting employer's clerks. */
export const listOperators = (caller: Caller) =>
  inScope(caller, async (db) => ({ items: (await db.query(list)).map(operatorView) }))

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
    else if ((await db.query(find, [accountId])).length > 0) throw new Problem('membership-held')
    const membership = { id: randomUUIDv7(), accountId, role: 'employer-clerk', employerId: caller.scopeId }
    await insertMembershipOf(db, membership)
    const issued = isNew ? await issueCode(db, accountId) : { code: null, expiresOn: null }
    await recordDeed(db, 'account.issue', accountId, { membership: membership.id, role: membership.role, isNew })
    return { ...operatorView(await operator(db, accountId)), ...issued }
  })

/** A new code for a clerk's account, unless it serves other units too: its password is not this unit's to reset. */
export const resetOperator = (caller: Caller, accountId: string, body: ResetBody): Promise<IssuedCodeView> =>
  inScope(caller, async (db) => {
    await ownOperator(db, accountId)
    return resetAccount(db, accountId, body)
  })

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

async function operator(db: Scoped, accountId: string): Promise<OperatorRow> {
  const [row] = await db.query(find, [accountId])
  if (!row) throw new Problem('account-not-found')
  return row
}

async function ownOperator(db: Scoped, accountId: string): Promise<OperatorRow> {
  const row = await operator(db, accountId)
  const [shared] = await db.query(servesOthers, [accountId])
  if (shared?.others) throw new Problem('account-shared')
  return row
}

const operatorView = (row: OperatorRow): OperatorView => ({
  ...keptView({ ...row, suspended: row.suspended || row.suspendedHere }),
  from: row.from,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  claimsInCharge: row.claimsInCharge,
})
