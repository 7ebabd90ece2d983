import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type {
  AddedStaffView,
  AddMembershipBody,
  AddStaffBody,
  IssuedCodeView,
  OfficeList,
  ResetBody,
  StaffView,
} from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import { issueCode } from '#api/lib/one-time-codes.ts'
import {
  endSessionsOf,
  insertAccount,
  insertMembershipOf,
  recordDeed,
  resetAccount,
  restoreAccount,
  suspendAccount,
} from './account-deeds.ts'
import { columnsOfKept, type KeptAccount, keptView } from './account-state.ts'
import { takeHolder } from './holders.ts'

type StaffRow = KeptAccount & {
  hasSecondFactor: boolean
  lastSeenAt: Date | null
  memberships: StaffView['memberships']
}

const columns = `${columnsOfKept},
  exists (select from second_factor where second_factor.account_id = account.id and confirmed_at is not null)
    as "hasSecondFactor",
  (select max(last_seen_at) from session where session.account_id = account.id) as "lastSeenAt",
  coalesce((
    select json_agg(json_build_object('id', membership.id, 'role', membership.role, 'from', membership.valid_from,
      'until', membership.valid_until, 'office', json_build_object('id', agency_office.id, 'name', agency_office.name))
      order by membership.id)
    from membership join agency_office on agency_office.id = membership.office_id
    where membership.account_id = account.id and (valid_until is null or valid_until > day_in_shanghai())
  ), '[]') as memberships`
const from = 'from account join account_holder on account_holder.id = account.holder_id'

const list = statement<StaffRow>('staff.list', `select ${columns} ${from} order by account.created_at, account.id`)
const find = statement<StaffRow>('staff.find', `select ${columns} ${from} where account.id = $1`)
const offices = statement<{ id: string; name: string }>(
  'staff.offices',
  'select id, name from agency_office order by name',
)
const endMembership = statement<{ id: string }>(
  'membership.end',
  `update membership set valid_until = greatest(day_in_shanghai(), valid_from)
   where id = $1 and account_id = $2 and (valid_until is null or valid_until > day_in_shanghai()) returning id`,
)
const lockAdministrators = statement(
  'staff.lock',
  `select pg_advisory_xact_lock(hashtextextended('administrators', 0))`,
)
const administrators = statement<{ accountId: string; membershipId: string }>(
  'staff.administrators',
  `select account.id as "accountId", membership.id as "membershipId" from membership
   join account on account.id = membership.account_id
   where role = 'system-admin' and account.suspended_at is null and valid_from <= day_in_shanghai()
     and (valid_until is null or valid_until > day_in_shanghai())`,
)

/** The agency's staff, with what each may do and until when. */
export const listStaff = (caller: Caller) =>
  inScope(caller, async (db) => ({ items: (await db.query(list)).map(staffView) }))

/** The agency's offices, for choosing where somebody works. */
export const listOffices = (caller: Caller): Promise<OfficeList> =>
  inScope(caller, async (db) => ({ items: await db.query(offices) }))

/** Adds a member of staff, who activates the account with a code that is shown this once. */
export const addStaff = (caller: Caller, body: AddStaffBody): Promise<AddedStaffView> =>
  inScope(caller, async (db) => {
    await findOffice(db, body.officeId)
    const holderId = await takeHolder(db, body)
    const accountId = randomUUIDv7()
    await insertAccount(db, { id: accountId, holderId, username: body.username })
    await insertMembershipOf(db, { ...termOf(body), id: randomUUIDv7(), accountId })
    const issued = await issueCode(db, accountId)
    await recordDeed(db, 'account.issue', accountId, termOf(body))
    return { ...staffView(await memberOfStaff(db, accountId)), ...issued }
  })

/** Gives a member of staff one more role. */
export const addMembership = (caller: Caller, accountId: string, body: AddMembershipBody): Promise<StaffView> =>
  inScope(caller, async (db) => {
    const { memberships } = await memberOfStaff(db, accountId)
    await findOffice(db, body.officeId)
    if (memberships.some(({ role, office }) => role === body.role && office.id === body.officeId))
      throw new Problem('membership-held')
    const membership = { ...termOf(body), id: randomUUIDv7(), accountId }
    await insertMembershipOf(db, membership)
    await recordDeed(db, 'account.add-role', accountId, { ...termOf(body), membership: membership.id })
    return staffView(await memberOfStaff(db, accountId))
  })

/** Ends a role today; what was signed in under it is signed out. */
export const endStaffMembership = (caller: Caller, accountId: string, membershipId: string): Promise<StaffView> =>
  inScope(caller, async (db) => {
    await memberOfStaff(db, accountId)
    await keepAnAdministrator(db, (one) => one.membershipId === membershipId)
    const [ended] = await db.query(endMembership, [membershipId, accountId])
    if (!ended) throw new Problem('not-found')
    await endSessionsOf(db, accountId, 'suspended', membershipId)
    await recordDeed(db, 'account.end-role', accountId, { membership: membershipId })
    return staffView(await memberOfStaff(db, accountId))
  })

export const resetStaff = (caller: Caller, accountId: string, body: ResetBody): Promise<IssuedCodeView> =>
  inScope(caller, async (db) => {
    await otherMember(db, accountId)
    return resetAccount(db, accountId, body)
  })

export const suspendStaff = (caller: Caller, accountId: string, reason: string): Promise<StaffView> =>
  inScope(caller, async (db) => {
    await otherMember(db, accountId)
    await keepAnAdministrator(db, (one) => one.accountId === accountId)
    await suspendAccount(db, accountId, reason)
    return staffView(await memberOfStaff(db, accountId))
  })

export const restoreStaff = (caller: Caller, accountId: string): Promise<StaffView> =>
  inScope(caller, async (db) => {
    await otherMember(db, accountId)
    await restoreAccount(db, accountId)
    return staffView(await memberOfStaff(db, accountId))
  })

/** A member of the agency's staff, or the refusal that there is none. */
export async function memberOfStaff(db: Scoped, accountId: string): Promise<StaffRow> {
  const [row] = await db.query(find, [accountId])
  if (!row) throw new Problem('account-not-found')
  return row
}

/** Somebody else: one's own account is another administrator's to suspend or reset. */
async function otherMember(db: Scoped, accountId: string): Promise<StaffRow> {
  const row = await memberOfStaff(db, accountId)
  if (accountId === db.caller.accountId) throw new Problem('own-account')
  return row
}

/** Refuses to take away the last system administrator: nobody could make another. */
async function keepAnAdministrator(
  db: Scoped,
  isLeaving: (administrator: { accountId: string; membershipId: string }) => boolean,
) {
  await db.query(lockAdministrators)
  const standing = await db.query(administrators)
  if (standing.some(isLeaving) && standing.every(isLeaving)) throw new Problem('last-administrator')
}

async function findOffice(db: Scoped, officeId: string) {
  if (!(await db.query(offices)).some(({ id }) => id === officeId)) throw new Problem('office-not-found')
}

const termOf = ({ role, officeId, from, until }: AddMembershipBody) => ({ role, officeId, from, until })

const staffView = (row: StaffRow): StaffView => ({
  ...keptView(row),
  hasSecondFactor: row.hasSecondFactor,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  memberships: row.memberships,
})
