import type { Role } from '@cradle/domain/access'
import { enrol, idNumberOf, makeAccount, makeAgency, makeEmployer, makePerson } from '../factories/index.ts'
import type { Owner } from '../factories/owner.ts'
import { callerOf, vault } from './given-database.ts'

const staff: Role[] = [
  'counter-clerk',
  'first-reviewer',
  'second-reviewer',
  'approver',
  'finance',
  'system-admin',
  'auditor',
]

let made = 0

/** An agency with one member of staff in every role, for a test that needs more than one. */
export async function givenAgency(owner: Owner, name: string, region: string) {
  const { agencyId, officeId } = await makeAgency(owner, { name, region })
  const member = async (role: Role) => {
    const account = { agencyId, username: `${role}-${region}`, passwordHash: 'none', name: role }
    const { holderId, membershipIds } = await makeAccount(owner, { ...account, memberships: [{ role, officeId }] })
    const caller = callerOf(role, { agencyId, scopeId: officeId, membershipId: membershipIds[0]! })
    return [role, { ...caller, holderId }] as const
  }
  const members = new Map<Role, Awaited<ReturnType<typeof member>>[1]>()
  for (const role of staff) members.set(...(await member(role)))
  return { agencyId, officeId, as: (role: Role) => members.get(role)! }
}

export type Agency = Awaited<ReturnType<typeof givenAgency>>

/** An employer of the agency with a clerk and one insured woman. */
export async function givenEmployer(owner: Owner, { agencyId }: { agencyId: string }) {
  const n = ++made
  const employer = await makeEmployer(owner, { agencyId, name: `用人单位 ${n}`, unitNumber: `U${n}` })
  const { membershipIds } = await makeAccount(owner, {
    agencyId,
    username: `clerk-${n}`,
    passwordHash: 'none',
    name: '张敏',
    memberships: [{ role: 'employer-clerk', employerId: employer.id }],
  })
  const person = await givenInsured(owner, { agencyId, employerId: employer.id })
  const membershipId = membershipIds[0]!
  const clerk = callerOf('employer-clerk', { agencyId, scopeId: employer.id, membershipId })
  return { agencyId, id: employer.id, clerk, personId: person.id }
}

export type Employer = Awaited<ReturnType<typeof givenEmployer>>

/** A woman insured with an employer. */
export async function givenInsured(owner: Owner, { agencyId, employerId }: { agencyId: string; employerId: string }) {
  const n = ++made
  const birthOn = '1992-03-04'
  const idNumber = idNumberOf({ birthOn, sex: 'female', n })
  const permit = { number: `P${n}`, office: '长安区卫生健康局', issuedOn: '2026-02-10' }
  const person = await makePerson(owner, vault, {
    agencyId,
    name: '王秀英',
    sex: 'female',
    birthOn,
    idNumber,
    cardNumber: `A${n}`,
    permit,
  })
  await enrol(owner, { agencyId, personId: person.id, employerId, from: '2020-01-01' })
  return person
}

/** What a draft of this employer's woman needs. */
export const draftOf = ({ agencyId, id, clerk, personId }: Employer) => ({
  agencyId,
  scopeId: id,
  employerId: id,
  personId,
  by: clerk.membershipId,
})
