import type { Role } from '@cradle/domain/access'
import type { MeView } from '@cradle/domain/wire'
import { type Scoped, statement, type SystemCaller } from '@cradle/db'

type MembershipRow = {
  id: string
  role: Role
  agencyId: string
  scopeId: string
  scopeKind: 'employer' | 'agency'
  scopeName: string
  scopeNumber: string
}

export type AccountRow = {
  id: string
  holderId: string
  username: string
  name: string
  passwordHash: string
  isDemonstration: boolean
  suspendedAt: Date | null
  memberships: MembershipRow[]
}

const columns = `
  account.id, account.holder_id as "holderId", account.username, account_holder.name,
  account.password_hash as "passwordHash", account.is_demonstration as "isDemonstration",
  account.suspended_at as "suspendedAt",
  coalesce((
    select json_agg(json_build_object(
      'id', membership.id, 'role', membership.role, 'agencyId', membership.agency_id,
      'scopeId', coalesce(membership.employer_id, membership.office_id),
      'scopeKind', case when membership.employer_id is null then 'agency' else 'employer' end,
      'scopeName', coalesce(employer_version.name, agency.name || ' ' || agency_office.name),
      'scopeNumber', coalesce(employer.unit_number, agency.code)) order by membership.id)
    from membership
    join agency on agency.id = membership.agency_id
    left join agency_office on agency_office.id = membership.office_id
    left join employer on employer.id = membership.employer_id
    left join employer_version on employer_version.employer_id = employer.id
      and employer_version.valid_from <= current_date
      and (employer_version.valid_until is null or employer_version.valid_until > current_date)
    where membership.account_id = account.id
      and membership.valid_from <= current_date
      and (membership.valid_until is null or membership.valid_until > current_date)
  ), '[]') as memberships
  from account join account_holder on account_holder.id = account.holder_id`

const byUsername = statement<AccountRow>('account.by-username', `select ${columns} where account.username = $1`)
const byId = statement<AccountRow>('account.by-id', `select ${columns} where account.id = $1`)

/** The account of a username with its memberships of today, or undefined. Usernames are case-sensitive. */
export const accountByUsername = async (db: Scoped<SystemCaller>, username: string) =>
  (await db.query(byUsername, [username]))[0]

export const accountById = async (db: Scoped<SystemCaller>, accountId: string) => (await db.query(byId, [accountId]))[0]

const membershipView = ({ id, role, scopeId, scopeKind, scopeName, scopeNumber }: MembershipRow) => ({
  id,
  role,
  scope: { kind: scopeKind, id: scopeId, name: scopeName, number: scopeNumber },
})

/** Who is signed in, under which membership. */
export const meOf = (account: AccountRow, acting: MembershipRow): MeView => ({
  account: { id: account.id, username: account.username, name: account.name },
  acting: membershipView(acting),
  memberships: account.memberships.map(membershipView),
})
