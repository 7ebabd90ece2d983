import type pg from 'pg'
import { identifierPlace, type Vault } from '../vault.ts'
import { personNumber } from '../seed/people.ts'
import type { Chance } from './chance.ts'
import { hospitalNumber } from './hospitals.ts'
import {
  asked,
  clerkId,
  employerId,
  employerName,
  employerOf,
  employerVersionId,
  FIRST_PERSON,
  LONG_AGO,
  personId,
  personVersionId,
  unitNumber,
  unitUsername,
  wageFen,
} from './people.ts'
import { hospitals as ofCity } from '../seed/hospitals.ts'
import { type SheetOf, utf8 } from './sheet.ts'
import type { ProvinceSizes } from './sizes.ts'

type Writing = {
  client: pg.Client
  sheetOf: SheetOf
  agencyId: string
  sizes: ProvinceSizes
  chance: Chance
}

const ALWAYS = '2000-01-01'

/** Hospitals behind the city's own, employers, and a clerk of each who may sign in. */
export async function writeEmployers({ client, sheetOf, agencyId, sizes, chance }: Writing, passwordHash: string) {
  const hospital = sheetOf('hospital', 'code, name, pinyin, initials, local_code, level, region_code, designated_from')
  const ward = sheetOf('hospital_ward', 'hospital_code, name')
  for (let n = ofCity.length; n < sizes.hospitals; n++) {
    const { code, name, pinyin, initials, localCode, level, regionCode, wards = [] } = hospitalNumber(n)
    hospital.add(code, utf8(name), pinyin, initials, localCode ?? null, level, regionCode, ALWAYS)
    for (const one of wards) ward.add(code, utf8(one))
  }
  const employer = sheetOf('employer', 'id, agency_id, unit_number')
  const version = sheetOf(
    'employer_version',
    'id, employer_id, agency_id, valid_from, name, registered, contributing, wage_continues',
  )
  const holder = sheetOf('account_holder', 'id, name')
  const account = sheetOf('account', 'id, holder_id, username, password_hash, activated_at, is_demonstration')
  const membership = sheetOf('membership', 'id, account_id, agency_id, employer_id, role, valid_from')
  for (let n = 0; n < sizes.employers; n++) {
    const id = employerId(n, chance)
    employer.add(id, agencyId, unitNumber(n))
    version.add(employerVersionId(n, chance), id, agencyId, ALWAYS, utf8(employerName(n)), true, true, false)
    const [holderId, accountId] = [chance.idAt(LONG_AGO, asked.holder, n), chance.idAt(LONG_AGO, asked.account, n)]
    holder.add(holderId, utf8(clerkName(n)))
    account.add(accountId, holderId, unitUsername(n), passwordHash, new Date(LONG_AGO).toISOString(), true)
    membership.add(clerkId(n, chance), accountId, agencyId, id, 'employer-clerk', ALWAYS)
  }
  for (const sheet of [hospital, ward, employer, version, holder, account, membership]) await sheet.send(client)
}

/** Who files for an employer. */
export const clerkName = (employer: number): string => personNumber(employer * 5).name

/** Persons sent at once. */
const BATCH = 4000

/** The persons of `parts` whose turn is `part`, with their numbers sealed, their permits, spells and bases. */
export async function writePersons(
  {
    client,
    sheetOf,
    agencyId,
    sizes,
    chance,
    vault,
    part,
    parts,
  }: Writing & { vault: Vault; part: number; parts: number },
  onProgress: (persons: number) => void,
) {
  const person = sheetOf('person', 'id, agency_id')
  const version = sheetOf('person_version', 'id, person_id, agency_id, valid_from, name, sex, birth_on')
  const identifier = sheetOf(
    'person_identifier',
    'id, person_id, agency_id, kind, search_hash, hash_key_id, ciphertext, key_id, valid_from',
  )
  const permits = sheetOf('permit', 'id, person_id, agency_id, number, office, issued_on')
  const spell = sheetOf('enrolment', 'id, person_id, employer_id, agency_id, person_type, valid_from, valid_until')
  const base = sheetOf(
    'enrolment_base',
    'id, enrolment_id, person_id, employer_id, agency_id, valid_from, valid_until, base_fen',
  )
  const identify = (n: number, id: string, kind: 'id-card' | 'insurance-card', number: string, from: string) => {
    const { hash, hashKeyId } = vault.searchHash(kind, number)
    const { ciphertext, keyId } = vault.seal(number, identifierPlace(id, kind))
    const own = chance.idAt(LONG_AGO, kind === 'id-card' ? asked.idCard : asked.insuranceCard, n)
    identifier.add(own, id, agencyId, kind, hash, hashKeyId, ciphertext, keyId, from)
  }
  const insure = (n: number, at: { turn: number; employer: number; from: string; until: string | null }) => {
    const [spellId, subject] = [chance.idAt(LONG_AGO, asked.spell, n * 2 + at.turn), n * 2 + at.turn]
    const whose = [personId(n, chance), employerId(at.employer, chance), agencyId] as const
    spell.add(spellId, ...whose, '1101', at.from, at.until)
    base.add(chance.idAt(LONG_AGO, asked.base, subject), spellId, ...whose, at.from, at.until, wageFen(at.employer))
  }
  for (let n = part, done = 0; n < sizes.persons; n += parts) {
    const id = personId(n, chance)
    const { name, sex, birthOn, idNumber, cardNumber, permit } = personNumber(n + FIRST_PERSON)
    person.add(id, agencyId)
    version.add(personVersionId(n, chance), id, agencyId, birthOn, utf8(name), sex, birthOn)
    identify(n, id, 'id-card', idNumber, birthOn)
    identify(n, id, 'insurance-card', cardNumber, birthOn)
    if (permit) {
      const { number, office, issuedOn } = permit
      permits.add(chance.idAt(LONG_AGO, asked.permit, n), id, agencyId, number, utf8(office), issuedOn)
    }
    // Every twelfth changed employers, before anybody's claim.
    const changed = n % 12 === 11
    const former = chance.draw(asked.formerEmployer, n, sizes.employers)
    if (changed) insure(n, { turn: 0, employer: former, from: '2013-03-01', until: '2018-07-01' })
    insure(n, {
      turn: 1,
      employer: employerOf(n, sizes, chance),
      from: changed ? '2018-07-01' : '2016-02-01',
      until: null,
    })
    done++
    if (done % BATCH === 0 || n + parts >= sizes.persons) {
      for (const sheet of [person, version, identifier, permits, spell, base]) await sheet.send(client)
      onProgress(done % BATCH || BATCH)
    }
  }
}
