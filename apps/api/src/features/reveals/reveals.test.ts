import { describe, expect, test } from 'vitest'
import { answersWith, givenDraft, givenSubmitted, nowOf, submit, trailOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women, man } = await givenEmployer(product)
const elsewhere = await givenEmployer(product)
const contact = {
  phone: '13812345678',
  spouseGiven: true,
  spouseName: '冯志刚',
  spouseIdNumber: man.idNumber,
}
const draft = await givenDraft(clerk, women[0], answersWith({ contact }))
await submit(clerk, [draft])
const claim = await nowOf(clerk, draft)

const reveal = (person: Person, field: string, { id } = claim) => person.post(`/claims/${id}/reveals`, { field })
const reviewer = await givenStaff(product, 'first-reviewer')

describe('a masked number', () => {
  test.each([
    ['idNumber', women[0].idNumber],
    ['cardNumber', women[0].cardNumber],
    ['phone', contact.phone],
    ['spouseIdNumber', man.idNumber],
  ])('is shown in full to whoever reads the claim and asks: %s', async (field, value) => {
    for (const person of [clerk, reviewer, await givenStaff(product, 'auditor')])
      expect((await reveal(person, field)).json()).toEqual({ value })
  })

  test('is masked before and after', async () => {
    const { body } = await reviewer.get(`/claims/${claim.id}`)
    for (const value of [women[0].idNumber, women[0].cardNumber, contact.phone, man.idNumber])
      expect(body).not.toContain(value)
  })

  test('shown is on record: who, which, and the number as a keyed hash that tells the same number again', async () => {
    await reveal(reviewer, 'phone')
    await reveal(reviewer, 'phone')
    const [first, second] = (await trailOf(product, claim.id)).slice(-2)
    expect(first).toMatchObject({
      type: 'claim.reveal',
      role: 'first-reviewer',
      payload: { detail: { field: 'phone' } },
    })
    expect(second?.payload.detail).toEqual(first?.payload.detail)
    expect(JSON.stringify(await trailOf(product, claim.id))).not.toContain(contact.phone)
  })

  test('whose event cannot be written is not shown', async () => {
    await product.owner.query('alter table audit_chain rename to audit_chain_away')
    const answer = await reveal(reviewer, 'idNumber')
    await product.owner.query('alter table audit_chain_away rename to audit_chain')
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain(women[0].idNumber)
  })

  test('of a claim of somebody else does not exist, and one that was never given neither', async () => {
    expect((await reveal(elsewhere.clerk, 'idNumber')).json()).toMatchObject({ type: '/problems/claim-not-found' })
    const [plain] = await givenSubmitted(elsewhere.clerk, [elsewhere.women[0]])
    const { spouseIdNumber } = plain!.sections.contact.data
    expect(spouseIdNumber ?? null).toBeNull()
    expect((await reveal(reviewer, 'spouseIdNumber', plain)).json()).toMatchObject({
      status: 404,
      type: '/problems/number-not-found',
    })
  })

  test('of another kind is asked for in vain', async () => {
    expect((await reveal(reviewer, 'passwordHash')).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/field', message: '请选择要显示的号码' }],
    })
  })
})

test('nobody reads numbers faster than a person can', async () => {
  const copier = await givenStaff(product, 'second-reviewer')
  const answers = await Promise.all(Array.from({ length: 32 }, () => reveal(copier, 'idNumber')))
  expect(statusesOf(answers)).toEqual([...Array.from({ length: 30 }, () => 200), 429, 429])
  expect((await reveal(reviewer, 'idNumber')).statusCode).toBe(200)
})
