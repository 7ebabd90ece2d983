import { Problem } from '@cradle/domain/problem'
import type { OperatorView } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import { columnsOfKept, type KeptAccount, keptView } from './account-state.ts'

export type OperatorRow = KeptAccount & {
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

/** The acting employer's clerks. */
export const listOperators = (caller: Caller) =>
  inScope(caller, async (db) => ({ items: (await db.query(list)).map(operatorView) }))

/** A clerk of the acting employer by their account's id, if they are one. */
export const findOperator = async (db: Scoped, accountId: string): Promise<OperatorRow | undefined> =>
  (await db.query(find, [accountId]))[0]

/** The same, or the refusal that there is none. */
export async function operator(db: Scoped, accountId: string): Promise<OperatorRow> {
  const row = await findOperator(db, accountId)
  if (!row) throw new Problem('account-not-found')
  return row
}

/** A clerk as the unit's administrator reads them. */
export const operatorView = (row: OperatorRow): OperatorView => ({
  ...keptView({ ...row, suspended: row.suspended || row.suspendedHere }),
  from: row.from,
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  claimsInCharge: row.claimsInCharge,
})
