import {
  DEMONSTRATION_SECRET,
  deviceKeyPlace,
  holderPlace,
  keysFrom,
  relativePlace,
  secondFactorPlace,
} from '@cradle/db'
import type { DocumentLinks, DocumentsView } from '@cradle/domain/wire'
import { randomUUIDv7 } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { install, installation } from '#api/lib/installation.ts'
import { answersWith, decide, givenDraft, givenSaved, nowOf, payeeOf, submit } from '#api/testing/given-claims.ts'
import { givenUploaded, PNG } from '#api/testing/given-documents.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { hashFiledSpouses, rotateKeys } from './rotate-keys.ts'

const NEWER = 'a newer secret of this installation'
const product = await givenProduct()
const { owner, keys: older } = product
const [both, newer] = [keysFrom([DEMONSTRATION_SECRET, NEWER]), keysFrom([NEWER])]
const serveWith = (keys: typeof older) => install({ ...installation(), keys })
afterEach(() => serveWith(both))

const reviewer = await givenStaff(product, 'first-reviewer')
const auditor = await givenStaff(product, 'auditor')

/** A filed claim with a spouse, and everything else that is sealed, under the older secret. */
async function givenSealed() {
  serveWith(older)
  const given = await givenEmployer(product)
  const { clerk, women, man } = given
  const contact = { phone: '13812345678', spouseGiven: true, spouseName: '冯志刚', spouseIdNumber: man.idNumber }
  const draft = await givenDraft(clerk, women[0], answersWith({ contact, payee: payeeOf(women[0]) }))
  const open = await givenDraft(clerk, women[1], answersWith({ contact }))
  expect((await submit(clerk, [draft])).statusCode).toBe(201)
  return { ...given, claim: await nowOf(clerk, draft), open, contact, woman: women[0] }
}

/** Seals what accounts hold of the reviewer's own: an ID number, a relative's, a second factor. */
async function givenSecretsOf(idNumber: string, relativeNumber: string) {
  const [account] = await product.rows<{ id: string; holder: string }>(
    'select id, holder_id as holder from account where id = $1',
    [reviewer.session.me.account.id],
  )
  const { id, holder } = account!
  const sealed = older.vault.seal(idNumber, holderPlace(holder))
  const found = older.vault.searchHash('id-card', idNumber)
  await owner.query(
    'update account_holder set id_hash = $2, hash_key_id = $3, id_ciphertext = $4, key_id = $5 where id = $1',
    [holder, found.hash, found.hashKeyId, sealed.ciphertext, sealed.keyId],
  )
  const relativeId = randomUUIDv7()
  const relative = older.vault.seal(relativeNumber, relativePlace(holder, relativeId))
  const relativeHash = older.vault.searchHash('id-card', relativeNumber)
  await owner.query(
    `insert into declared_relative (id, holder_id, id_hash, hash_key_id, id_ciphertext, key_id, relation)
     values ($1, $2, $3, $4, $5, $6, '姐妹')`,
    [relativeId, holder, relativeHash.hash, relativeHash.hashKeyId, relative.ciphertext, relative.keyId],
  )
  const factor = older.vault.seal('a secret', secondFactorPlace(id))
  await owner.query(
    `insert into second_factor (account_id, ciphertext, key_id) values ($1, $2, $3)
     on conflict (account_id) do update set ciphertext = excluded.ciphertext, key_id = excluded.key_id`,
    [id, factor.ciphertext, factor.keyId],
  )
  const deviceId = randomUUIDv7()
  const device = older.vault.seal('a key', deviceKeyPlace(id, deviceId))
  await owner.query('insert into device_key (account_id, device_id, ciphertext, key_id) values ($1, $2, $3, $4)', [
    id,
    deviceId,
    device.ciphertext,
    device.keyId,
  ])
  return { id, holder, relativeId, deviceId }
}

/** What only its hash is kept of, or what no work writes yet: there is nothing to open and hash anew. */
const unrotated = ['activation_code', 'recovery_code', 'payment_item']

/** The tables that still hold something under another key than today's. */
async function waiting() {
  const columns = await product.rows<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and column_name in ('key_id', 'hash_key_id') order by 1, 2`,
  )
  const today = both.vault.today
  const found = []
  for (const { table, column } of columns) {
    if (unrotated.includes(table)) continue
    const key = column === 'key_id' ? today.keyId : today.hashKeyId
    const rows = await product.rows(`select from ${table} where ${column} <> $1`, [key])
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

describe('a rotation of keys', () => {
  test('renews every sealed value and every hash, and all is found and opened by the new secret alone', async () => {
    const { claim, woman, man, women, contact, clerk } = await givenSealed()
    const { holder, relativeId, id, deviceId } = await givenSecretsOf(women[1].idNumber, women[2].idNumber)
    serveWith(both)
    expect(await waiting()).toEqual([
      'account_holder.hash_key_id',
      'account_holder.key_id',
      'declared_relative.hash_key_id',
      'declared_relative.key_id',
      'device_key.key_id',
      'document.key_id',
      'draft_secret.key_id',
      'filing_account.hash_key_id',
      'filing_secret.key_id',
      'filing_spouse.hash_key_id',
      'person_identifier.hash_key_id',
      'person_identifier.key_id',
      'second_factor.key_id',
    ])
    const progress: [number, number][] = []
    const renewed = await rotateKeys('a test', (some, total) => progress.push([some, total]))
    expect(progress.at(-1)).toEqual([renewed, renewed])
    expect(await waiting()).toEqual([])

    serveWith(newer)
    const reveal = async (field: string) =>
      (await reviewer.post(`/claims/${claim.id}/reveals`, { field })).json<{ value: string }>().value
    expect(await reveal('idNumber')).toBe(woman.idNumber)
    expect(await reveal('cardNumber')).toBe(woman.cardNumber)
    expect(await reveal('phone')).toBe(contact.phone)
    expect(await reveal('spouseIdNumber')).toBe(man.idNumber)
    expect((await clerk.post('/persons/lookup', { idNumber: woman.idNumber })).json()).toMatchObject({ id: woman.id })
    expect((await clerk.post('/persons/lookup', { cardNumber: woman.cardNumber })).statusCode).toBe(200)
    const found = await auditor.post('/audit-events/search', { idNumber: man.idNumber })
    expect(found.json<{ items: { subjectId: string }[] }>().items.map(({ subjectId }) => subjectId)).toContain(claim.id)
    const [own] = await product.rows<{ hash: Buffer; ciphertext: Buffer; keyId: string }>(
      'select id_hash as hash, id_ciphertext as ciphertext, key_id as "keyId" from account_holder where id = $1',
      [holder],
    )
    expect(newer.vault.open(own!, holderPlace(holder))).toBe(women[1].idNumber)
    expect(own!.hash).toEqual(newer.vault.searchHash('id-card', women[1].idNumber).hash)
    const [relative] = await product.rows<{ ciphertext: Buffer; keyId: string }>(
      'select id_ciphertext as ciphertext, key_id as "keyId" from declared_relative where id = $1',
      [relativeId],
    )
    expect(newer.vault.open(relative!, relativePlace(holder, relativeId))).toBe(women[2].idNumber)
    const [factor] = await product.rows<{ ciphertext: Buffer; keyId: string }>(
      'select ciphertext, key_id as "keyId" from second_factor where account_id = $1',
      [id],
    )
    expect(newer.vault.open(factor!, secondFactorPlace(id))).toBe('a secret')
    const [device] = await product.rows<{ ciphertext: Buffer; keyId: string }>(
      'select ciphertext, key_id as "keyId" from device_key where account_id = $1',
      [id],
    )
    expect(newer.vault.open(device!, deviceKeyPlace(id, deviceId))).toBe('a key')
  })

  test('wraps the keys of documents anew, and their bytes stay as they are', async () => {
    serveWith(older)
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0])
    const document = await givenUploaded(clerk, draft, { kind: 'M04', name: '诊断证明.png' })
    serveWith(both)
    await rotateKeys('a test')
    serveWith(newer)
    const { items } = (await clerk.get(`/claims/${draft.id}/documents`)).json<DocumentsView>()
    expect(items.find(({ id }) => id === document.id)).toMatchObject({ name: '诊断证明.png' })
    const { links } = (await clerk.post(`/claims/${draft.id}/documents/links`, {})).json<DocumentLinks>()
    const path = links.find(({ id }) => id === document.id)!.path
    expect((await product.app.inject({ method: 'GET', url: `/api/v1${path}` })).rawPayload).toEqual(PNG)
  })

  test('is on record when it begins and ends, and one with nothing to do does nothing', async () => {
    await givenSealed()
    serveWith(both)
    const events = () =>
      product.rows<{ payload: string }>(`select payload from audit_event where type = 'keys.rotate' order by seq`)
    const before = (await events()).length
    const renewed = await rotateKeys('a test')
    const told = (await events()).slice(before).map(({ payload }) => JSON.parse(payload) as { detail: object })
    expect(told.map(({ detail }) => detail)).toEqual([
      { state: 'begun', values: renewed, ...both.vault.today },
      { state: 'ended', values: renewed, ...both.vault.today },
    ])
    expect(await rotateKeys('a test')).toBe(0)
    expect(await events()).toHaveLength(before + 2)
  })

  test('goes on where it was stopped', async () => {
    await Promise.all(Array.from({ length: 12 }, givenSealed))
    serveWith(both)
    const stopped = rotateKeys('a test', () => {
      throw new Error('somebody pulled the plug')
    })
    await expect(stopped).rejects.toThrow('somebody pulled the plug')
    expect(await waiting()).not.toEqual([])
    expect(await rotateKeys('a test')).toBeGreaterThan(0)
    expect(await waiting()).toEqual([])
  })

  test('lets everybody work: drafts are saved, claims filed, decided and revealed meanwhile', async () => {
    const sealed = await Promise.all(Array.from({ length: 10 }, givenSealed))
    serveWith(both)
    const rotation = { isOver: false }
    const rotating = rotateKeys('a test').finally(() => (rotation.isOver = true))
    const work = sealed.map(async ({ clerk, claim, open, contact, woman }, n) => {
      let draft = open
      let rounds = 0
      do {
        const phone = `139000000${String(n).padStart(2, '0')}`
        draft = await givenSaved(clerk, draft, 'contact', { ...contact, phone, address: `第 ${rounds} 次` })
        expect(draft.sections.contact.data.phone).toBe(phone)
        const shown = await reviewer.post(`/claims/${claim.id}/reveals`, { field: 'idNumber' })
        // Ten clerks ask for numbers in one reviewer's name, faster than any reviewer may.
        const { value } = shown.statusCode === 429 ? { value: woman.idNumber } : shown.json<{ value: string }>()
        expect(value).toBe(woman.idNumber)
        const found = await clerk.post('/persons/lookup', { idNumber: woman.idNumber })
        expect(found.json()).toMatchObject({ id: woman.id })
        rounds++
      } while (!rotation.isOver)
      expect((await decide(reviewer, claim, { action: 'accept' })).statusCode).toBe(200)
    })
    await Promise.all([rotating, ...work])
    expect(await waiting()).toEqual([])
  })
})

test('the spouses of filings that were made before their hashes were kept are hashed at a start', async () => {
  const { claim, man } = await givenSealed()
  const hashes = () => product.rows('select search_hash as hash from filing_spouse where claim_id = $1', [claim.id])
  const kept = await hashes()
  await owner.query('delete from filing_spouse where claim_id = $1', [claim.id])
  expect(await hashFiledSpouses('a test')).toBe(1)
  expect(await hashes()).toEqual(kept)
  expect(kept).toEqual([{ hash: older.vault.searchHash('id-card', man.idNumber).hash }])
  expect(await hashFiledSpouses('a test')).toBe(0)
})
