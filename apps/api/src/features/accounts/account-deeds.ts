import { type Scoped, statement } from '@cradle/db'
import type { IssuedCodeView } from '@cradle/domain/wire'
import { businessNow } from '#api/lib/clock.ts'
import { issueCode } from '#api/lib/one-time-codes.ts'

const insert = statement('account.insert', 'insert into account (id, holder_id, username) values ($1, $2, $3)')
const insertMembership = statement(
  'membership.insert',
  `insert into membership (id, account_id, agency_id, employer_id, office_id, role, valid_from, valid_until)
   values ($1, $2, $3, $4, $5, $6, coalesce($7, day_in_shanghai()), $8)`,
)
const suspend = statement(
  'account.suspend',
  'update account set suspended_at = now(), suspended_because = $2 where id = $1 and suspended_at is null',
)
const restore = statement(
  'account.restore',
  'update account set suspended_at = null, suspended_because = null where id = $1',
)
const endSessions = statement(
  'account.end-sessions',
  `update session set ended_at = now(), ended_because = $2
   where account_id = $1 and ended_at is null and ($3::uuid is null or membership_id = $3)`,
)
const forgetDevices = statement('account.forget-devices', 'delete from device_key where account_id = $1')
const removeFactor = statement('account.remove-factor', 'delete from second_factor where account_id = $1')

export const insertAccount = (db: Scoped, account: { id: string; holderId: string; username: string | null }) =>
  db.query(insert, [account.id, account.holderId, account.username])

export type NewMembership = {
  id: string
  accountId: string
  role: string
  employerId?: string
  officeId?: string
  /** The first day; today where nothing is said. */
  from?: string
  /** The first day it is in force no more. */
  until?: string | undefined
}

export const insertMembershipOf = (db: Scoped, given: NewMembership) => {
  const { id, accountId, role, employerId = null, officeId = null, from = null, until = null } = given
  return db.query(insertMembership, [id, accountId, db.caller.agencyId, employerId, officeId, role, from, until])
}

/** Suspends an account: nobody signs in by it, and its sessions end now. */
export async function suspendAccount(db: Scoped, accountId: string, reason: string): Promise<void> {
  await db.query(suspend, [accountId, reason])
  await endSessionsOf(db, accountId, 'suspended')
  await recordDeed(db, 'account.suspend', accountId, { reason })
}

/** Lets a suspended account be used again. */
export async function restoreAccount(db: Scoped, accountId: string): Promise<void> {
  await db.query(restore, [accountId])
  await recordDeed(db, 'account.restore', accountId)
}

/** A new code for an account; the old password works until it is used. A lost second factor goes only when asked for. */
export async function resetAccount(
  db: Scoped,
  accountId: string,
  { removesSecondFactor }: { removesSecondFactor: boolean },
): Promise<IssuedCodeView> {
  if (removesSecondFactor) await db.query(removeFactor, [accountId])
  const issued = await issueCode(db, accountId)
  await recordDeed(db, 'account.reset', accountId, { removesSecondFactor })
  return issued
}

/**
 * Ends sessions of an account: all the caller may see, or those of one membership. What its devices kept unsent opens
 * no more, on any of them: who lost a right, or has the account no longer, must not find it there.
 */
export const endSessionsOf = (
  db: Scoped,
  accountId: string,
  because: 'suspended' | 'rebound',
  membershipId: string | null = null,
) => Promise.all([db.query(endSessions, [accountId, because, membershipId]), db.query(forgetDevices, [accountId])])

export const removeFactorOf = (db: Scoped, accountId: string) => db.query(removeFactor, [accountId])

/** Puts a deed on somebody's account on record, in the chain of whom the caller acts for. */
export async function recordDeed(
  db: Scoped,
  type: `account.${string}`,
  accountId: string,
  detail?: Record<string, unknown>,
): Promise<void> {
  const { caller } = db
  db.audit({
    type,
    subject: { kind: 'account', id: accountId },
    scopeId: caller.scopeId,
    agencyId: caller.agencyId,
    businessOn: (await businessNow(db)).today,
    ...(detail ? { detail } : {}),
  })
}
