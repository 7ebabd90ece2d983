import { expect, test } from 'vitest'
import { readHospitalCode, readInsuranceCardNumber } from '@cradle/domain/identity'
import { roles } from '@cradle/domain/access'
import { callerOf, givenDatabase, sql, vault } from '../testing/given-database.ts'
import { demonstrationAccounts, hospitals, isEmpty, personNumber, seedCity } from './index.ts'
import { identifierPlace } from '../vault.ts'

const { database, owner, url } = await givenDatabase()
const wasEmpty = await isEmpty(url)
await seedCity(url, vault)

const clerkOf = async (username: string) => {
  const { rows } = await owner.query<{ scopeId: string; agencyId: string; membershipId: string }>(
    `select employer_id as "scopeId", agency_id as "agencyId", membership.id as "membershipId"
     from membership join account on account.id = account_id where username = $1`,
    [username],
  )
  return callerOf('employer-clerk', rows[0]!)
}
const find = sql<{ id: string }>(
  `select person_id as id from person_identifier where kind = $1 and search_hash = any($2)`,
)

test('a city is written into an empty database, once', async () => {
  expect(wasEmpty).toBe(true)
  expect(await isEmpty(url)).toBe(false)
  const count = async () => (await owner.query<{ count: number }>('select count(*) from person')).rows[0]!.count
  const before = await count()
  await expect(seedCity(url, vault)).rejects.toThrow('the database is not empty')
  expect(await count()).toBe(before)
})

test('its persons are found by whole numbers, by their own employer alone', async () => {
  const [clerk, clerk2] = [await clerkOf('clerk'), await clerkOf('clerk2')]
  const { rows } = await owner.query<{ employer: string }>('select employer_id as employer from enrolment')
  expect(rows.length).toBeGreaterThan(240)
  for (const n of [0, 1, 2, 3]) {
    const { idNumber, cardNumber } = personNumber(n)
    for (const [kind, number] of [['id-card', idNumber] as const, ['insurance-card', cardNumber] as const]) {
      const values = [kind, vault.searchHashes(kind, number)]
      expect(await database.inScope(clerk, (db) => db.query(find, values))).toHaveLength(1)
      expect(await database.inScope(clerk2, (db) => db.query(find, values))).toEqual([])
    }
  }
  const stranger = ['id-card', vault.searchHashes('id-card', personNumber(500).idNumber)]
  expect(await database.inScope(clerk, (db) => db.query(find, stranger))).toEqual([])
})

test('no number stands anywhere in clear, and each opens to what it was', async () => {
  const { idNumber } = personNumber(0)
  const { hash } = vault.searchHash('id-card', idNumber)
  const { rows } = await owner.query<{ ciphertext: Buffer; key_id: string; person_id: string }>(
    'select ciphertext, key_id, person_id from person_identifier where search_hash = $1',
    [hash],
  )
  const { ciphertext, key_id: keyId, person_id: personId } = rows[0]!
  expect(vault.open({ ciphertext, keyId }, identifierPlace(personId, 'id-card'))).toBe(idNumber)
  expect(ciphertext.includes(idNumber)).toBe(false)
})

test('nobody has two bases in one month, nor one after leaving', async () => {
  const { rows } = await owner.query(
    `select from enrolment_base join enrolment on enrolment.id = enrolment_id
     where coalesce(enrolment_base.valid_until, 'infinity') > coalesce(enrolment.valid_until, 'infinity')`,
  )
  expect(rows).toEqual([])
})

test('cards and hospitals have numbers that the domain reads', () => {
  for (let n = 0; n < 240; n++) expect(readInsuranceCardNumber(personNumber(n).cardNumber).ok).toBe(true)
  for (const { code } of hospitals) expect(readHospitalCode(code).ok).toBe(true)
})

test('there is an account for every role, each a person of their own', async () => {
  const held = new Set<string>(demonstrationAccounts.map(({ role }) => role))
  expect([...held].toSorted()).toEqual(Object.keys(roles).toSorted())
  const { rows } = await owner.query('select distinct holder_id from account where is_demonstration')
  expect(rows).toHaveLength(demonstrationAccounts.length)
})
