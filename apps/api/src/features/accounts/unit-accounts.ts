import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type {
  IssuedUnitAccountView,
  IssueUnitAccountBody,
  LetterView,
  ResetBody,
  UnitAccountRow,
  UnitAccountsQuery,
} from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { z } from 'zod'
import { id as idShape } from '@cradle/domain/wire'
import { paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import { issueCode } from '#api/lib/one-time-codes.ts'
import {
  insertAccount,
  insertMembershipOf,
  recordDeed,
  resetAccount,
  restoreAccount,
  suspendAccount,
} from './account-deeds.ts'
import { columnsOfKept, type KeptAccount, keptView } from './account-state.ts'
import { takeHolder } from './holders.ts'

const SHOWN = 50

type UnitRow = Omit<KeptAccount, 'id'> & {
  id: string | null
  employerId: string
  employerName: string
  unitNumber: string
  hasLetter: boolean
}

// The unit account is the employer's first administrator; others are accounts of persons who joined it.
const columns = `${columnsOfKept}, employer.id as "employerId", employer_version.name as "employerName",
  employer.unit_number as "unitNumber",
  exists (select from commitment_letter where commitment_letter.employer_id = employer.id) as "hasLetter"`
const from = `from employer
  join employer_version on employer_version.employer_id = employer.id and employer_version.valid_until is null
  left join lateral (
    select account_id from membership where membership.employer_id = employer.id and role = 'employer-admin'
      and (valid_until is null or valid_until > day_in_shanghai()) order by membership.id limit 1
  ) as administrator on true
  left join account on account.id = administrator.account_id
  left join account_holder on account_holder.id = account.holder_id`

const list = statement<UnitRow>(
  'unit-account.list',
  `select ${columns} ${from}
   where (position(lower($1) in lower(employer_version.name)) > 0 or starts_with(employer.unit_number, $1))
     and ($2::text is null or (employer.unit_number, employer.id) > ($2, $3::uuid))
   order by employer.unit_number, employer.id limit ${SHOWN + 1}`,
)
const ofEmployer = statement<UnitRow>('unit-account.of-employer', `select ${columns} ${from} where employer.id = $1`)
const byAccount = statement<UnitRow>('unit-account.by-account', `select ${columns} ${from} where account.id = $1`)
const lockEmployer = statement('unit-account.lock', `select pg_advisory_xact_lock(hashtextextended('unit ' || $1, 0))`)

/** The agency's employers by name or unit number, each with its unit account. */
export const listUnitAccounts = (caller: Caller, { q, cursor }: UnitAccountsQuery) =>
  inScope(caller, async (db) => {
    const [number, id] = cursor ? readCursor(cursor, [z.string().max(40), idShape]) : [null, null]
    const rows = await db.query(list, [q.trim(), number, id])
    const page = paged(rows, SHOWN, ({ unitNumber, employerId }) => [unitNumber, employerId])
    return { ...page, items: page.items.map(rowView) }
  })

/** Issues an employer's unit account: its letter says the unit number and a code that is shown this once. */
export const issueUnitAccount = (caller: Caller, body: IssueUnitAccountBody): Promise<IssuedUnitAccountView> =>
  inScope(caller, async (db) => {
    const { employerId, holderName, holderIdNumber } = body
    await db.query(lockEmployer, [employerId])
    const [employer] = await db.query(ofEmployer, [employerId])
    if (!employer) throw new Problem('employer-not-found')
    if (employer.id) throw new Problem('unit-account-exists')
    const holderId = await takeHolder(db, { name: holderName, idNumber: holderIdNumber }, '/holderName')
    const accountId = randomUUIDv7()
    await insertAccount(db, { id: accountId, holderId, username: null })
    await insertMembershipOf(db, { id: randomUUIDv7(), accountId, role: 'employer-admin', employerId })
    const issued = await issueCode(db, accountId)
    await recordDeed(db, 'account.issue', accountId, { employer: employerId, role: 'employer-admin' })
    const [made] = await db.query(ofEmployer, [employerId])
    return { ...rowView(made!), letter: { unitNumber: employer.unitNumber, ...issued } }
  })

/** A new letter for a unit account that was lost. */
export const resetUnitAccount = (caller: Caller, accountId: string, body: ResetBody): Promise<LetterView> =>
  inScope(caller, async (db) => {
    const { unitNumber } = await unitAccount(db, accountId)
    return { unitNumber, ...(await resetAccount(db, accountId, body)) }
  })

export const suspendUnitAccount = (caller: Caller, accountId: string, reason: string): Promise<UnitAccountRow> =>
  changed(caller, accountId, (db) => suspendAccount(db, accountId, reason))

export const restoreUnitAccount = (caller: Caller, accountId: string): Promise<UnitAccountRow> =>
  changed(caller, accountId, (db) => restoreAccount(db, accountId))

/** A unit account by its account's id, as the caller's agency keeps it. */
export async function unitAccount(db: Scoped, accountId: string): Promise<UnitRow> {
  const [row] = await db.query(byAccount, [accountId])
  if (!row) throw new Problem('account-not-found')
  return row
}

const changed = (caller: Caller, accountId: string, change: (db: Scoped) => Promise<void>): Promise<UnitAccountRow> =>
  inScope(caller, async (db) => {
    await unitAccount(db, accountId)
    await change(db)
    return rowView(await unitAccount(db, accountId))
  })

const rowView = ({ id, ...row }: UnitRow): UnitAccountRow => ({
  employer: { id: row.employerId, name: row.employerName, unitNumber: row.unitNumber },
  account: id === null ? null : keptView({ ...row, id }),
  hasCommitmentLetter: row.hasLetter,
})
