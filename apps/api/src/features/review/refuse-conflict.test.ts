import { randomUUIDv7 } from 'node:crypto'
import type { QueueCounts, QueuePage } from '@cradle/domain/wire'
import { holderPlace, keysFrom, relativePlace } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import { answersWith, decide, givenDraft, nowOf, submit, trailOf } from '#api/testing/given-claims.ts'
import { givenAccount, givenEmployer, givenSession, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { owner, keys } = product

/** A filed claim of a woman whose husband is insured, too. */
async function givenFiled() {
  const given = await givenEmployer(product)
  const { clerk, women, man } = given
  const contact = { spouseGiven: true, spouseName: '冯志刚', spouseIdNumber: man.idNumber }
  const draft = await givenDraft(clerk, women[0], answersWith({ contact }))
  expect((await submit(clerk, [draft])).statusCode).toBe(201)
  return { ...given, claim: await nowOf(clerk, draft), woman: women[0], husband: man }
}

type Filed = Awaited<ReturnType<typeof givenFiled>>

/** How many claims a reviewer's list has, and how many are counted. */
async function seenBy(reviewer: Person) {
  const listed = (await reviewer.get('/review/queue')).json<QueuePage>().items.length
  const { waiting, week } = (await reviewer.get('/review/counts')).json<QueueCounts>()
  return { listed, waiting, week }
}

type Keys = ReturnType<typeof keysFrom>

/** Says whose ID number the person behind an account has. */
async function knownBy(
  reviewer: { session: { me: { account: { id: string } } } },
  number: string,
  { vault }: Keys = keys,
) {
  const [holder] = await product.rows<{ id: string }>('select holder_id as id from account where id = $1', [
    reviewer.session.me.account.id,
  ])
  const { hash, hashKeyId } = vault.searchHash('id-card', number)
  const { ciphertext, keyId } = vault.seal(number, holderPlace(holder!.id))
  await owner.query(
    'update account_holder set id_hash = $2, hash_key_id = $3, id_ciphertext = $4, key_id = $5 where id = $1',
    [holder!.id, hash, hashKeyId, ciphertext, keyId],
  )
  return holder!.id
}

async function declares(holderId: string, number: string) {
  const id = randomUUIDv7()
  const { hash, hashKeyId } = keys.vault.searchHash('id-card', number)
  const { ciphertext, keyId } = keys.vault.seal(number, relativePlace(holderId, id))
  await owner.query(
    `insert into declared_relative (id, holder_id, id_hash, hash_key_id, id_ciphertext, key_id, relation)
     values ($1, $2, $3, $4, $5, $6, '姐妹')`,
    [id, holderId, hash, hashKeyId, ciphertext, keyId],
  )
  return id
}

const accept = { action: 'accept' }
const giveBack = { action: 'return', reason: '缺少出院记录' }
const refused = {
  status: 403,
  type: '/problems/conflict-of-interest',
  title: '您与本申报有利害关系，应当回避，不能办理',
}

describe('a reviewer stands aside', () => {
  test('from their own claim, whatever they would decide', async () => {
    const { claim, woman } = await givenFiled()
    const reviewer = await givenStaff(product, 'first-reviewer')
    await knownBy(reviewer, woman.idNumber)
    for (const deed of [accept, giveBack]) expect((await decide(reviewer, claim, deed)).json()).toMatchObject(refused)
    expect(await nowOf(reviewer, claim)).toMatchObject({ status: 'submitted', version: claim.version })
  })

  test('from their spouse’s', async () => {
    const { claim, husband } = await givenFiled()
    const reviewer = await givenStaff(product, 'first-reviewer')
    await knownBy(reviewer, husband.idNumber)
    expect((await decide(reviewer, claim, accept)).json()).toMatchObject(refused)
  })

  test('from a relative’s they declared, and no longer once that is withdrawn', async () => {
    const { claim, woman, women } = await givenFiled()
    const reviewer = await givenStaff(product, 'first-reviewer')
    const holderId = await knownBy(reviewer, women[2].idNumber)
    const relative = await declares(holderId, woman.idNumber)
    expect((await decide(reviewer, claim, accept)).json()).toMatchObject(refused)
    await owner.query('update declared_relative set withdrawn_at = now() where id = $1', [relative])
    expect((await decide(reviewer, claim, accept)).statusCode).toBe(200)
  })

  test('from that of a relative’s spouse', async () => {
    const { claim, husband, women } = await givenFiled()
    const reviewer = await givenStaff(product, 'first-reviewer')
    await declares(await knownBy(reviewer, women[2].idNumber), husband.idNumber)
    expect((await decide(reviewer, claim, accept)).json()).toMatchObject(refused)
  })

  test.each([
    ['that filed it', (filed: Awaited<ReturnType<typeof givenFiled>>) => filed.employer.id],
    ['that the insured person left', undefined],
  ])('from those of an employer they act for: one %s', async (_what, employerOf) => {
    const filed = await givenFiled()
    const { employer: earlier } = await givenEmployer(product)
    const employerId = employerOf?.(filed) ?? earlier.id
    await owner.query(
      `insert into enrolment (id, person_id, employer_id, agency_id, person_type, valid_from, valid_until)
       values (gen_random_uuid(), $1, $2, $3, '1101', '2015-01-01', '2016-01-01')`,
      [filed.woman.id, earlier.id, product.agencyId],
    )
    const account = await givenAccount(product, {
      memberships: [{ role: 'first-reviewer', officeId: product.officeId }],
    })
    const side = await givenAccount(product, {
      memberships: [{ role: 'employer-clerk', employerId }],
      holderId: account.holderId,
    })
    const reviewer = await givenSession(product, account.username)
    expect((await decide(reviewer, filed.claim, accept)).json()).toMatchObject(refused)
    await owner.query(
      `update membership set valid_until = '2026-01-01', valid_from = '2020-01-01' where account_id = $1`,
      [side.id],
    )
    expect((await decide(reviewer, filed.claim, accept)).statusCode).toBe(200)
  })

  test('at every stage, not only the first', async () => {
    const { claim, woman } = await givenFiled()
    const [first, second] = [await givenStaff(product, 'first-reviewer'), await givenStaff(product, 'second-reviewer')]
    for (const deed of [accept, { action: 'agree' }]) expect((await decide(first, claim, deed)).statusCode).toBe(200)
    await knownBy(second, woman.idNumber)
    expect((await decide(second, claim, { action: 'agree' })).json()).toMatchObject(refused)
  })

  test('also while their own number still waits for its rotation to the newest key', async () => {
    const { claim, woman } = await givenFiled()
    const reviewer = await givenStaff(product, 'first-reviewer')
    await knownBy(reviewer, woman.idNumber)
    // The register is under the newest key already, the reviewer's number is not.
    const both = keysFrom(['cradle-demonstration-secret-not-for-production', 'a newer secret of thirty-two characters'])
    const { hash, hashKeyId } = both.vault.searchHash('id-card', woman.idNumber)
    await owner.query(
      `update person_identifier set search_hash = $2, hash_key_id = $3 where person_id = $1 and kind = 'id-card'`,
      [woman.id, hash, hashKeyId],
    )
    expect((await decide(reviewer, claim, accept)).json()).toMatchObject(refused)
  })

  test('and is not given such a claim, nor may take or hold it', async () => {
    const { claim, woman } = await givenFiled()
    await product.owner.query('delete from queued_claim where claim_id <> $1', [claim.id])
    const reviewer = await givenStaff(product, 'first-reviewer')
    await knownBy(reviewer, woman.idNumber)
    expect((await reviewer.post('/review/next', {})).json()).toEqual({ claimId: null })
    expect((await reviewer.post('/review/assignments', { claims: [claim.id] })).json()).toMatchObject(refused)
    expect((await reviewer.put(`/review/claims/${claim.id}/hold`, { reason: '等待回函' })).json()).toMatchObject(
      refused,
    )
  })

  test.each([
    ['their own', (filed: Filed) => filed.woman.idNumber, undefined],
    ['their spouse’s', (filed: Filed) => filed.husband.idNumber, undefined],
    ['a relative’s', undefined, (filed: Filed) => filed.woman.idNumber],
    ['a relative’s spouse’s', undefined, (filed: Filed) => filed.husband.idNumber],
  ])('and neither sees %s waiting nor has it counted, while others do', async (_whose, own, relative) => {
    await product.owner.query('delete from queued_claim')
    const [filed] = [await givenFiled(), await givenFiled()]
    const reviewer = await givenStaff(product, 'first-reviewer')
    const holderId = await knownBy(reviewer, own?.(filed) ?? filed.women[2].idNumber)
    if (relative) await declares(holderId, relative(filed))
    expect(await seenBy(reviewer)).toEqual({ listed: 1, waiting: 1, week: 1 })
    expect(await seenBy(await givenStaff(product, 'first-reviewer'))).toEqual({ listed: 2, waiting: 2, week: 2 })
  })

  test('nor those of an employer they act for', async () => {
    await product.owner.query('delete from queued_claim')
    const [filed] = [await givenFiled(), await givenFiled()]
    const account = await givenAccount(product, {
      memberships: [{ role: 'first-reviewer', officeId: product.officeId }],
    })
    await givenAccount(product, {
      memberships: [{ role: 'employer-clerk', employerId: filed.employer.id }],
      holderId: account.holderId,
    })
    expect(await seenBy(await givenSession(product, account.username))).toEqual({ listed: 1, waiting: 1, week: 1 })
  })

  test('and that is on record with the claim', async () => {
    const { claim, woman } = await givenFiled()
    const reviewer = await givenStaff(product, 'first-reviewer')
    await knownBy(reviewer, woman.idNumber)
    await decide(reviewer, claim, accept)
    expect((await trailOf(product, claim.id)).at(-1)).toMatchObject({
      type: 'access.refuse',
      payload: { detail: { problem: 'conflict-of-interest' } },
    })
  })
})

test('who has no interest in a claim decides it', async () => {
  const { claim, women } = await givenFiled()
  const reviewer = await givenStaff(product, 'first-reviewer')
  await declares(await knownBy(reviewer, women[1].idNumber), women[2].idNumber)
  expect((await decide(reviewer, claim, accept)).statusCode).toBe(200)
})
