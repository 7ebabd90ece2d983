import { makeAgency } from '@cradle/db'
import type { StaffView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  activate,
  givenKeeper,
  givenNamed,
  givenSecondFactor,
  givenUnit,
  NEW_PASSWORD,
} from '#api/testing/given-access.ts'
import { deedsOf, trailOf } from '#api/testing/given-claims.ts'
import { givenSession, givenStaff, signIn } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const keeper = await givenKeeper(product, 'system-admin')
const TODAY = '2020-01-01'

const termOf = (role: string) => ({ role, officeId: product.officeId, from: TODAY })
const add = (role = 'first-reviewer', given: object = givenNamed(product)) =>
  keeper.post('/staff', { ...given, ...termOf(role) })
const listed = async (id: string) =>
  (await keeper.get('/staff')).json<{ items: StaffView[] }>().items.find((one) => one.id === id)

async function givenMember(role = 'first-reviewer') {
  const named = givenNamed(product)
  const { id, code } = (await add(role, named)).json<{ id: string; code: string }>()
  await activate(product, { username: named.username, code })
  return { ...named, id, person: await givenSession(product, named.username, NEW_PASSWORD) }
}

describe('adding a member of staff', () => {
  test('answers a code this once; activated, they hold the role', async () => {
    const { id, person } = await givenMember('approver')
    expect(person.session.me.acting).toMatchObject({ role: 'approver', scope: { id: product.officeId } })
    expect(await listed(id)).toMatchObject({
      state: 'active',
      hasSecondFactor: false,
      memberships: [{ role: 'approver' }],
    })
    expect(await listed(id)).not.toHaveProperty('code')
    const [event] = await trailOf(product, id)
    expect(event).toMatchObject({ type: 'account.issue', role: 'system-admin' })
  })

  test('never gives a role of an employer', async () => {
    const refused = await add('employer-admin')
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer: '/role' }] })
  })

  test('in an office that is not the agency’s, or until before it begins, is refused', async () => {
    const there = await makeAgency(product.owner, { name: '沧州市医疗保障中心', region: '130900' })
    const foreign = await keeper.post('/staff', {
      ...givenNamed(product),
      ...termOf('finance'),
      officeId: there.officeId,
    })
    expect(foreign.json()).toMatchObject({ status: 404, title: '没有找到这个科室' })
    const short = await keeper.post('/staff', { ...givenNamed(product), ...termOf('finance'), until: TODAY })
    expect(short.json()).toMatchObject({ errors: [{ pointer: '/until', message: '结束日期应晚于开始日期' }] })
  })

  test('that begins later lets nobody in before', async () => {
    const named = givenNamed(product)
    const term = { ...termOf('finance'), from: '2190-01-01' }
    const { code } = (await keeper.post('/staff', { ...named, ...term })).json<{ code: string }>()
    expect((await activate(product, { username: named.username, code })).statusCode).toBe(401)
  })
})

describe('roles', () => {
  test('are added and ended one by one; what was signed in under one is signed out', async () => {
    const { id, person, username } = await givenMember('first-reviewer')
    const added = await keeper.post(`/staff/${id}/memberships`, termOf('finance'))
    expect(added.json<StaffView>().memberships).toMatchObject([{ role: 'first-reviewer' }, { role: 'finance' }])
    expect((await keeper.post(`/staff/${id}/memberships`, termOf('finance'))).statusCode).toBe(409)
    const [first] = added.json<StaffView>().memberships
    const ended = await keeper.delete(`/staff/${id}/memberships/${first!.id}`)
    expect(ended.json<StaffView>().memberships).toMatchObject([{ role: 'finance' }])
    expect((await person.get('/review/queue')).statusCode).toBe(401)
    expect((await givenSession(product, username, NEW_PASSWORD)).session.me.acting.role).toBe('finance')
    expect((await keeper.delete(`/staff/${id}/memberships/${first!.id}`)).statusCode).toBe(404)
    expect(await deedsOf(product, id)).toEqual(expect.arrayContaining(['account.add-role', 'account.end-role']))
  })
})

describe('suspending and resetting', () => {
  test('sign out at once, and hand a new code over', async () => {
    const { id, person, username } = await givenMember()
    await givenSecondFactor(person)
    expect(await listed(id)).toMatchObject({ hasSecondFactor: true })
    expect((await keeper.post(`/staff/${id}/suspension`, { reason: '调离' })).json()).toMatchObject({
      state: 'suspended',
    })
    expect((await person.get('/review/queue')).statusCode).toBe(401)
    expect((await keeper.delete(`/staff/${id}/suspension`)).json()).toMatchObject({ state: 'active' })
    const { code } = (await keeper.post(`/staff/${id}/reset`, { removesSecondFactor: true })).json<{ code: string }>()
    expect(await listed(id)).toMatchObject({ hasSecondFactor: false })
    expect((await activate(product, { username, code })).json()).toHaveProperty('accessToken')
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(200)
  })

  test('of oneself is another administrator’s to do', async () => {
    const { id } = keeper.session.me.account
    for (const path of ['suspension', 'reset']) {
      const refused = await keeper.post(`/staff/${id}/${path}`, path === 'reset' ? {} : { reason: '试试' })
      expect(refused.json()).toMatchObject({ status: 403, title: '不能对自己的账户办理这一项' })
    }
  })

  test('the last administrator stays', async () => {
    const there = await makeAgency(product.owner, { name: '廊坊市医疗保障中心', region: '131000' })
    const only = await givenKeeper({ ...product, ...there }, 'system-admin')
    const { account, acting } = only.session.me
    const refused = await only.delete(`/staff/${account.id}/memberships/${acting.id}`)
    expect(refused.json()).toMatchObject({ status: 422, title: '至少要有一位系统管理员，不能停用最后一位' })
  })
})

describe('who is not of the agency’s staff', () => {
  test('does not exist here: units’ people and other agencies’', async () => {
    const { clerk } = await givenUnit(product)
    const there = await makeAgency(product.owner, { name: '承德市医疗保障中心', region: '130800' })
    const stranger = await givenStaff({ ...product, ...there }, 'finance')
    for (const { session, get } of [clerk, stranger]) {
      const { id } = session.me.account
      expect(await listed(id)).toBeUndefined()
      expect((await keeper.post(`/staff/${id}/suspension`, { reason: '试试' })).statusCode).toBe(404)
      expect((await keeper.post(`/staff/${id}/reset`, {})).statusCode).toBe(404)
      expect((await get('/claims')).statusCode).toBe(200)
    }
  })
})

test('the offices to choose from are the agency’s own', async () => {
  expect((await keeper.get('/offices')).json()).toEqual({ items: [{ id: product.officeId, name: '生育医疗审核科' }] })
})
