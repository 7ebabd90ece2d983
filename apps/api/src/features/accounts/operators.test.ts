import type { OperatorView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  activate,
  givenNamed,
  givenOperator,
  givenSecondFactor,
  givenUnit,
  NEW_PASSWORD,
  uploadLetter,
} from '#api/testing/given-access.ts'
import { deedsOf, givenBegun, givenSubmitted, trailOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenSession, nextNumber, type Person, signIn } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const unit = await givenUnit(product)
const { admin } = unit
const elsewhere = await givenUnit(product)

const operatorsOf = async (person: Person) => (await person.get('/operators')).json<{ items: OperatorView[] }>().items
const stateOf = async (id: string) => (await operatorsOf(admin)).find((one) => one.id === id)?.state

/** A clerk of the unit, added by its administrator and signed in. */
async function givenActive(keeper = admin) {
  const operator = await givenOperator(product, keeper)
  await activate(product, { username: operator.username, code: operator.code })
  return { ...operator, person: await givenSession(product, operator.username, NEW_PASSWORD) }
}

describe('adding an operator', () => {
  test('takes a stamped letter first', async () => {
    const { admin: newcomer } = await givenEmployer(product)
    const refused = await newcomer.post('/operators', givenNamed(product))
    expect(refused.json()).toMatchObject({ status: 422, title: '请先上传盖章的承诺书，再添加经办人' })
    await uploadLetter(newcomer)
    expect((await newcomer.post('/operators', givenNamed(product))).statusCode).toBe(201)
  })

  test('answers a code this once, the number masked, and is on record', async () => {
    const named = givenNamed(product)
    const added = (await admin.post('/operators', named)).json<OperatorView & { code: string; expiresOn: string }>()
    expect(added).toMatchObject({ name: named.name, username: named.username, state: 'issued', claimsInCharge: 0 })
    expect(added.code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    expect(added.idNumberMasked).toBe(`${named.idNumber.slice(0, 6)}********${named.idNumber.slice(14)}`)
    const listed = (await operatorsOf(admin)).find(({ id }) => id === added.id)
    expect(listed).not.toHaveProperty('code')
    const [event] = await trailOf(product, added.id)
    expect(event).toMatchObject({ type: 'account.issue', role: 'employer-admin' })
    expect(JSON.stringify(event)).not.toContain(named.idNumber)
  })

  test('under a username that is somebody else’s is refused', async () => {
    const refused = await admin.post('/operators', { ...givenNamed(product), username: elsewhere.clerk.username })
    expect(refused.json()).toMatchObject({ status: 409, title: '用户名已被使用，请换一个' })
  })

  test('under a name that is not the number’s is refused, without telling whose it is', async () => {
    const known = await givenOperator(product, elsewhere.admin)
    const refused = await admin.post('/operators', { ...givenNamed(product), idNumber: known.idNumber, name: '别人' })
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/name', message: '姓名与身份证号不一致，请核对' }] })
    expect(refused.body).not.toContain(known.name)
  })

  test('who works for another unit already: their account joins with the password it has', async () => {
    const theirs = await givenActive(elsewhere.admin)
    const { name, idNumber, username } = theirs
    const joined = await admin.post('/operators', { name, idNumber, username })
    expect(joined.json()).toMatchObject({ id: theirs.id, code: null, expiresOn: null, state: 'active' })
    expect((await admin.post('/operators', { name, idNumber, username })).statusCode).toBe(409)
    const person = await givenSession(product, username, NEW_PASSWORD)
    expect(person.session.me.memberships.map(({ scope }) => scope.id).toSorted()).toEqual(
      [unit.employer.id, elsewhere.employer.id].toSorted(),
    )
    for (const [path, body] of [
      ['reset', {}],
      ['rebinding', givenNamed(product)],
    ] as const) {
      const { username: _username, ...asked } = { username: '', ...body }
      const refused = await admin.post(`/operators/${theirs.id}/${path}`, asked)
      expect(refused.json()).toMatchObject({ status: 422, title: '该账户还为其他单位办理业务，请由本人办理' })
    }
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(200)
  })

  test('at once with the same number makes one person of them', async () => {
    const { name, idNumber } = givenNamed(product)
    const adding = (keeper: Person) => keeper.post('/operators', { name, idNumber, username: `twin-${nextNumber()}` })
    const answers = await Promise.all([adding(admin), adding(elsewhere.admin)])
    const ids = answers.map((answer) => answer.json<{ id: string }>().id)
    const holders = await product.rows('select distinct holder_id from account where id = any($1)', [ids])
    expect(holders).toHaveLength(1)
  })
})

describe('suspending an operator', () => {
  test('ends their work for this unit at once, on record with its reason, and can be taken back', async () => {
    const { id, person, username } = await givenActive()
    const suspended = await admin.post(`/operators/${id}/suspension`, { reason: '离职' })
    expect(suspended.json()).toMatchObject({ id, state: 'suspended' })
    expect((await person.get('/claims')).statusCode).toBe(401)
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(401)
    const event = (await trailOf(product, id)).find(({ type }) => type === 'account.suspend-work')
    expect(event?.payload.detail).toMatchObject({ reason: '离职' })
    expect((await admin.delete(`/operators/${id}/suspension`)).json()).toMatchObject({ state: 'active' })
    expect((await person.get('/claims')).statusCode).toBe(401)
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(200)
  })

  test('leaves their work for other units alone', async () => {
    const { id, name, idNumber, username } = await givenActive(elsewhere.admin)
    await admin.post('/operators', { name, idNumber, username })
    await admin.post(`/operators/${id}/suspension`, { reason: '合同到期' })
    const person = await givenSession(product, username, NEW_PASSWORD)
    expect(person.session.me.memberships).toMatchObject([{ scope: { id: elsewhere.employer.id } }])
  })

  test('without a reason is refused', async () => {
    const { id } = await givenOperator(product, admin)
    const refused = await admin.post(`/operators/${id}/suspension`, { reason: ' ' })
    expect(refused.json()).toMatchObject({ errors: [{ pointer: '/reason', message: '请填写停用原因' }] })
  })
})

describe('resetting an operator', () => {
  test('answers a new code; the old password works until it is used', async () => {
    const { id, username, person } = await givenActive()
    const { code } = (await admin.post(`/operators/${id}/reset`, {})).json<{ code: string }>()
    expect((await person.get('/claims')).statusCode).toBe(200)
    expect((await activate(product, { username, code })).statusCode).toBe(200)
    expect((await person.get('/claims')).statusCode).toBe(401)
  })
})

describe('re-binding an operator', () => {
  test('gives the account to another person; sessions, password and second factor of the one before are gone', async () => {
    const { id, username, person } = await givenActive()
    await givenSecondFactor(person)
    const claim = await givenBegun(person, unit.women[0])
    const [before] = await product.rows<{ holder: string }>('select holder_id as holder from account where id = $1', [
      id,
    ])
    const { name, idNumber } = givenNamed(product, '新来的人')
    const { code } = (await admin.post(`/operators/${id}/rebinding`, { name, idNumber })).json<{ code: string }>()
    expect(await stateOf(id)).toBe('issued')
    expect((await person.get('/claims')).statusCode).toBe(401)
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(401)
    const answer = await activate(product, { username, code })
    expect(answer.json()).toMatchObject({ me: { account: { username, name } } })
    const [after] = await product.rows<{ holder: string }>('select holder_id as holder from account where id = $1', [
      id,
    ])
    expect(after!.holder).not.toBe(before!.holder)
    const history = await product.rows<{ name: string }>(
      'select actor_name as name from audit_event where subject_id = $1',
      [claim.id],
    )
    expect(history.every((event) => event.name === person.name)).toBe(true)
    expect(await deedsOf(product, id)).toContain('account.rebind')
  })
})

describe('handing over', () => {
  test('puts another in charge of drafts and returned claims, and of nothing that was sent', async () => {
    const [leaver, follower] = [await givenActive(), await givenActive()]
    const draft = await givenBegun(leaver.person, unit.women[1])
    const [sent] = await givenSubmitted(leaver.person, [unit.women[2]])
    expect((await operatorsOf(admin)).find(({ id }) => id === leaver.id)).toMatchObject({ claimsInCharge: 1 })
    const handed = await admin.post(`/operators/${leaver.id}/hand-over`, { to: follower.id })
    expect(handed.json()).toEqual({ claims: 1 })
    const inCharge = async (claimId: string) =>
      (
        await product.rows<{ account: string }>(
          'select account_id as account from claim join membership on membership.id = in_charge where claim.id = $1',
          [claimId],
        )
      )[0]!.account
    expect([await inCharge(draft.id), await inCharge(sent!.id)]).toEqual([follower.id, leaver.id])
    expect(await deedsOf(product, draft.id)).toContain('claim.hand-over')
    expect((await operatorsOf(admin)).find(({ id }) => id === follower.id)).toMatchObject({ claimsInCharge: 1 })
    expect((await admin.post(`/operators/${leaver.id}/hand-over`, { to: follower.id })).json()).toEqual({ claims: 0 })
  })

  test('goes to nobody of another unit, nobody suspended, and not back to themselves', async () => {
    const [leaver, suspended] = [await givenOperator(product, admin), await givenOperator(product, admin)]
    const foreign = await givenOperator(product, elsewhere.admin)
    await admin.post(`/operators/${suspended.id}/suspension`, { reason: '离职' })
    for (const to of [foreign.id, suspended.id, leaver.id])
      expect((await admin.post(`/operators/${leaver.id}/hand-over`, { to })).json()).toMatchObject({ status: 404 })
  })
})

describe('an operator of another unit', () => {
  test.each([
    ['reset', {}],
    ['suspension', { reason: '离职' }],
    ['rebinding', { name: '别人', idNumber: '11010519491231002X' }],
    ['hand-over', { to: '018f0000-0000-7000-8000-000000000000' }],
  ])('does not exist for %s', async (deed, body) => {
    const { id, code, username } = await givenOperator(product, elsewhere.admin)
    const foreign = await admin.post(`/operators/${id}/${deed}`, body)
    const unknown = await admin.post(`/operators/018f0000-0000-7000-8000-000000000000/${deed}`, body)
    expect({ ...foreign.json<object>(), instance: '' }).toEqual({ ...unknown.json<object>(), instance: '' })
    expect(foreign.json()).toMatchObject({ status: 404, title: '没有找到这个账户' })
    expect((await activate(product, { username, code })).statusCode).toBe(200)
  })

  test('nor does the unit’s own administrator: their account is the agency’s to keep', async () => {
    const { id } = admin.session.me.account
    expect((await admin.post(`/operators/${id}/suspension`, { reason: '离职' })).statusCode).toBe(404)
    expect((await operatorsOf(admin)).some((one) => one.id === id)).toBe(false)
  })
})
