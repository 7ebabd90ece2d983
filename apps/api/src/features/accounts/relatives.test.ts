import type { RelativeView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenKeeper, givenNamed } from '#api/testing/given-access.ts'
import { deedsOf, trailOf } from '#api/testing/given-claims.ts'
import { givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')
const keeper = await givenKeeper(product, 'system-admin')
const relativesOf = async (person: Person, path = '/auth/relatives') =>
  (await person.get(path)).json<{ items: RelativeView[] }>().items

describe('a declared relative', () => {
  test('is kept sealed and shown masked, on record without the number', async () => {
    const { idNumber } = givenNamed(product)
    const declared = await reviewer.post('/auth/relatives', { idNumber, relation: '配偶' })
    expect(declared.statusCode).toBe(201)
    const masked = `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`
    expect(declared.json()).toMatchObject({ relation: '配偶', idNumberMasked: masked })
    expect(await relativesOf(reviewer)).toEqual([declared.json()])
    const [row] = await product.rows<{ text: string }>(
      `select encode(id_ciphertext, 'escape') || encode(id_hash, 'escape') as text from declared_relative where id = $1`,
      [declared.json<RelativeView>().id],
    )
    expect(row!.text).not.toContain(idNumber)
    const trail = await trailOf(product, reviewer.session.me.account.id)
    expect(trail.at(-1)).toMatchObject({ type: 'account.declare-relative', role: 'first-reviewer' })
    expect(JSON.stringify(trail)).not.toContain(idNumber)
  })

  test('twice is one, with the newer relation; withdrawn it is gone, and may be declared again', async () => {
    const person = await givenStaff(product, 'approver')
    const { idNumber } = givenNamed(product)
    await person.post('/auth/relatives', { idNumber, relation: '姐' })
    const again = (await person.post('/auth/relatives', { idNumber, relation: '姐姐' })).json<RelativeView>()
    expect(await relativesOf(person)).toMatchObject([{ id: again.id, relation: '姐姐' }])
    expect((await person.delete(`/auth/relatives/${again.id}`)).statusCode).toBe(204)
    expect(await relativesOf(person)).toEqual([])
    expect((await person.delete(`/auth/relatives/${again.id}`)).statusCode).toBe(404)
    expect((await person.post('/auth/relatives', { idNumber, relation: '姐姐' })).statusCode).toBe(201)
    expect(await relativesOf(person)).toHaveLength(1)
    expect(await deedsOf(product, person.session.me.account.id)).toContain('account.withdraw-relative')
  })

  test.each([
    [{ idNumber: '1301021988', relation: '配偶' }, '/idNumber', '身份证号应为 18 位，现在是 10 位'],
    [{ idNumber: '130102198811150015', relation: ' ' }, '/relation', '请填写与本人的关系'],
    [{ idNumber: '130102198811150015', relation: '亲'.repeat(21) }, '/relation', '最多 20 个字'],
  ])('as %j is refused at its field', async (body, pointer, message) => {
    const refused = await reviewer.post('/auth/relatives', body)
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer, message }] })
  })

  test('of somebody else is not theirs to withdraw', async () => {
    const other = await givenStaff(product, 'approver')
    const { idNumber } = givenNamed(product)
    const { id } = (await reviewer.post('/auth/relatives', { idNumber, relation: '父' })).json<RelativeView>()
    expect((await other.delete(`/auth/relatives/${id}`)).statusCode).toBe(404)
  })

  test('is kept by the system administrator too, for the staff alone', async () => {
    const person = await givenStaff(product, 'second-reviewer')
    const path = `/staff/${person.session.me.account.id}/relatives`
    const { idNumber } = givenNamed(product)
    const declared = (await keeper.post(path, { idNumber, relation: '母' })).json<RelativeView>()
    expect(await relativesOf(person)).toEqual([declared])
    expect(await relativesOf(keeper, path)).toEqual([declared])
    const event = (await trailOf(product, person.session.me.account.id)).at(-1)
    expect(event).toMatchObject({ type: 'account.declare-relative', role: 'system-admin' })
    expect((await keeper.delete(`${path}/${declared.id}`)).statusCode).toBe(204)
    expect(await relativesOf(person)).toEqual([])
    const nobody = '/staff/018f0000-0000-7000-8000-000000000000/relatives'
    expect((await keeper.get(nobody)).statusCode).toBe(404)
    expect((await keeper.post(nobody, { idNumber, relation: '母' })).statusCode).toBe(404)
  })
})
