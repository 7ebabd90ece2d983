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
  region: string
}

export type AccountRow = {
  id: string
  holderId: string
  /** Null while a unit account waits for its holder to choose one. */
  username: string | null
  name: string
  /** Null until the account was activated. */
  passwordHash: string | null
  isDemonstration: boolean
  suspendedAt: Date | null
  /** Whether a second factor was set up and confirmed. */
  hasSecondFactor: boolean
  memberships: MembershipRow[]
}

const columns = `
  account.id, account.holder_id as "holderId", account.username, account_holder.name,
  account.password_hash as "passwordHash", account.is_demonstration as "isDemonstration",
  account.suspended_at as "suspendedAt",
  exists (select from second_factor where second_factor.account_id = account.id and confirmed_at is not null)
    as "hasSecondFactor",
  coalesce((
    select json_agg(json_build_object(
      'id', membership.id, 'role', membership.role, 'agencyId', membership.agency_id,
      'scopeId', coalesce(membership.employer_id, membership.office_id),
      'scopeKind', case when membership.employer_id is null then 'agency' else 'employer' end,
      'scopeName', coalesce(employer_version.name, agency.name || ' ' || agency_office.name),
      'scopeNumber', coalesce(employer.unit_number, agency.code), 'region', agency.region_code) order by membership.id)
    from membership
    join agency on agency.id = membership.agency_id
    left join agency_office on agency_office.id = membership.office_id
    left join employer on employer.id = membership.employer_id
    left join employer_version on employer_version.employer_id = employer.id
      and employer_version.valid_from <= day_in_shanghai()
      and (employer_version.valid_until is null or employer_version.valid_until > day_in_shanghai())
    where membership.account_id = account.id
      and membership.suspended_at is null
      and membership.valid_from <= day_in_shanghai()
      and (membership.valid_until is null or membership.valid_until > day_in_shanghai())
  ), '[]') as memberships
  from account join account_holder on account_holder.id = account.holder_id`

const byUsername = statement<AccountRow>('account.by-username', `select ${columns} where account.username = $1`)
const byId = statement<AccountRow>('account.by-id', `select ${columns} where account.id = $1`)

const ofUnit = statement<AccountRow>(
  'account.of-unit',
  `select ${columns} where exists (
     select from membership join employer on employer.id = membership.employer_id
     where membership.account_id = account.id and membership.role = 'employer-admin' and employer.unit_number = $1)`,
)

/** The account of a username with its memberships of today, or undefined. Usernames are case-sensitive. */
export const accountByUsername = async (db: Scoped<SystemCaller>, username: string) =>
  (await db.query(byUsername, [username]))[0]

export const accountById = async (db: Scoped<SystemCaller>, accountId: string) => (await db.query(byId, [accountId]))[0]

/** The unit accounts of a unit number: two agencies may have given the same one. */
export const accountsOfUnit = (db: Scoped<SystemCaller>, unitNumber: string) => db.query(ofUnit, [unitNumber])

const membershipView = ({ id, role, scopeId, scopeKind, scopeName, scopeNumber, region }: MembershipRow) => ({
  id,
  role,
  scope: { kind: scopeKind, id: scopeId, name: scopeName, number: scopeNumber, region },
})

/** Who is signed in, under which membership. */
export const meOf = (account: AccountRow, acting: MembershipRow): MeView => ({
  account: { id: account.id, username: account.username ?? '', name: account.name },
  acting: membershipView(acting),
  memberships: account.memberships.map(membershipView),
})
