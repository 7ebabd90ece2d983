import { randomUUIDv7 } from 'node:crypto'
import { identifierPlace, type Vault } from '../vault.ts'
import { insert, type Owner } from './owner.ts'

/** The first of January long before anybody's spell. */
const ALWAYS = '2000-01-01'

export async function makeAgency(owner: Owner, { name = '石家庄市医疗保障中心', region = '130100' } = {}) {
  const agency = { id: randomUUIDv7(), code: region, name, region_code: region }
  const office = { id: randomUUIDv7(), agency_id: agency.id, name: '生育医疗审核科' }
  await insert(owner, 'agency', agency)
  await insert(owner, 'agency_office', office)
  return { agencyId: agency.id, officeId: office.id }
}

export type EmployerTraits = {
  agencyId: string
  name: string
  unitNumber: string
  creditCode?: string
  registered?: boolean
  contributing?: boolean
  wageContinues?: boolean
}

export async function makeEmployer(owner: Owner, traits: EmployerTraits) {
  const {
    agencyId,
    name,
    unitNumber,
    creditCode,
    registered = true,
    contributing = true,
    wageContinues = false,
  } = traits
  const id = randomUUIDv7()
  await insert(owner, 'employer', { id, agency_id: agencyId, unit_number: unitNumber })
  await insert(owner, 'employer_version', {
    id: randomUUIDv7(),
    employer_id: id,
    agency_id: agencyId,
    valid_from: ALWAYS,
    name,
    credit_code: creditCode ?? null,
    registered,
    contributing,
    wage_continues: wageContinues,
  })
  return { id, name, unitNumber, agencyId }
}

export type PersonTraits = {
  agencyId: string
  name: string
  sex: 'female' | 'male'
  birthOn: string
  idNumber: string
  cardNumber?: string
  permit?: { number: string; office: string; issuedOn: string }
}

export async function makePerson(owner: Owner, vault: Vault, traits: PersonTraits) {
  const { agencyId, name, sex, birthOn, idNumber, cardNumber, permit } = traits
  const id = randomUUIDv7()
  await insert(owner, 'person', { id, agency_id: agencyId })
  await insert(owner, 'person_version', {
    id: randomUUIDv7(),
    person_id: id,
    agency_id: agencyId,
    valid_from: birthOn,
    name,
    sex,
    birth_on: birthOn,
  })
  const identify = async (kind: 'id-card' | 'insurance-card', number: string) => {
    const { hash, hashKeyId } = vault.searchHash(kind, number)
    const { ciphertext, keyId } = vault.seal(number, identifierPlace(id, kind))
    await insert(owner, 'person_identifier', {
      id: randomUUIDv7(),
      person_id: id,
      agency_id: agencyId,
      kind,
      search_hash: hash,
      hash_key_id: hashKeyId,
      ciphertext,
      key_id: keyId,
      valid_from: birthOn,
    })
  }
  await identify('id-card', idNumber)
  if (cardNumber) await identify('insurance-card', cardNumber)
  if (permit)
    await insert(owner, 'permit', {
      id: randomUUIDv7(),
      person_id: id,
      agency_id: agencyId,
      number: permit.number,
      office: permit.office,
      issued_on: permit.issuedOn,
    })
  return { id, name, sex, birthOn, idNumber, cardNumber: cardNumber ?? null }
}

export type SpellTraits = {
  agencyId: string
  personId: string
  employerId: string
  from: string
  until?: string
  /** 缴费基数 a month, in fen. */
  baseFen?: number
}

export async function enrol(
  owner: Owner,
  { agencyId, personId, employerId, from, until, baseFen = 730_000 }: SpellTraits,
) {
  const id = randomUUIDv7()
  const whose = { person_id: personId, employer_id: employerId, agency_id: agencyId }
  const spell = { id, ...whose, person_type: '1101', valid_from: from, valid_until: until ?? null }
  await insert(owner, 'enrolment', spell)
  // Contributions are paid by month: the month of a change belongs to who comes.
  const months = { valid_from: firstOfMonth(from), valid_until: until ? firstOfMonth(until) : null }
  if (months.valid_from === months.valid_until) return
  await insert(owner, 'enrolment_base', {
    id: randomUUIDv7(),
    enrolment_id: id,
    ...whose,
    ...months,
    base_fen: baseFen,
  })
}

const firstOfMonth = (date: string) => `${date.slice(0, 7)}-01`

export type HospitalTraits = {
  code: string
  name: string
  pinyin: string
  initials: string
  localCode?: string
  level: 0 | 1 | 2 | 3
  regionCode: string
  wards?: string[]
}

export async function makeHospital(owner: Owner, { wards = [], ...traits }: HospitalTraits) {
  await insert(owner, 'hospital', {
    code: traits.code,
    name: traits.name,
    pinyin: traits.pinyin,
    initials: traits.initials,
    local_code: traits.localCode ?? null,
    level: traits.level,
    region_code: traits.regionCode,
    designated_from: ALWAYS,
  })
  for (const name of wards) await insert(owner, 'hospital_ward', { hospital_code: traits.code, name })
}

export type MembershipTraits = { role: string; employerId?: string; officeId?: string }

export type AccountTraits = {
  agencyId: string
  username: string
  passwordHash: string
  name: string
  isDemonstration?: boolean
  /** The natural person of an account made before, where one person has several. */
  holderId?: string
  memberships: MembershipTraits[]
}

export async function makeAccount(owner: Owner, traits: AccountTraits) {
  const { agencyId, username, passwordHash, name, isDemonstration = false, memberships } = traits
  const holderId = traits.holderId ?? randomUUIDv7()
  if (!traits.holderId) await insert(owner, 'account_holder', { id: holderId, name })
  const id = randomUUIDv7()
  await insert(owner, 'account', {
    id,
    holder_id: holderId,
    username,
    password_hash: passwordHash,
    activated_at: new Date(),
    is_demonstration: isDemonstration,
  })
  const membershipIds: string[] = []
  for (const { role, employerId, officeId } of memberships) {
    const membership = { id: randomUUIDv7(), account_id: id, agency_id: agencyId, role, valid_from: ALWAYS }
    await insert(owner, 'membership', { ...membership, employer_id: employerId ?? null, office_id: officeId ?? null })
    membershipIds.push(membership.id)
  }
  return { id, holderId, username, name, membershipIds }
}
