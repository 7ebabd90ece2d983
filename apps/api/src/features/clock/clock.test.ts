import type { ClockView } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { call, givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk } = await givenEmployer(product)
const clock = async () => (await call(product, 'GET', '/clock')).json<ClockView>()
const setEvents = () =>
  product.rows<{ actorName: string; payload: string; businessOn: string }>(
    `select actor_name as "actorName", payload, business_on::text as "businessOn" from audit_event where type = 'clock.set' order by recorded_at`,
  )

afterEach(async () => {
  product.serveAs('demo')
  await product.freeze(MORNING)
})

describe('the business clock', () => {
  test('is told to anyone', async () => {
    expect(await clock()).toEqual({
      now: '2026-11-05T01:00:00.000Z',
      today: '2026-11-05',
      mode: 'demo',
      frozen: true,
      settable: true,
    })
  })

  test('is the day it is in Shanghai, to the second', async () => {
    await product.freeze('2026-11-10T23:59:59+08:00')
    expect(await clock()).toMatchObject({ today: '2026-11-10' })
    await product.freeze('2026-11-11T00:00:00+08:00')
    expect(await clock()).toMatchObject({ today: '2026-11-11' })
  })

  test('runs on from where it was set, and stays frozen where it was frozen', async () => {
    expect((await clerk.put('/clock', { today: '2026-12-01' })).json()).toMatchObject({
      now: '2026-12-01T01:00:00.000Z',
      frozen: true,
    })
    expect(await clock()).toMatchObject({ now: '2026-12-01T01:00:00.000Z', today: '2026-12-01' })
    await product.owner.query(`update business_clock set frozen = false, set_at = now() - interval '1 day'`)
    expect(await clock()).toMatchObject({ today: '2026-12-02', frozen: false })
  })

  test('is the real one where none was set', async () => {
    await product.owner.query('delete from business_clock')
    const { now, frozen } = await clock()
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000)
    expect(frozen).toBe(false)
  })

  test('may be set by anybody signed in to a demonstration, on record with who did and what it was', async () => {
    const admin = await givenStaff(product, 'system-admin')
    expect((await admin.put('/clock', { today: '2026-11-11', time: '23:59:59' })).json()).toMatchObject({
      today: '2026-11-11',
      now: '2026-11-11T15:59:59.000Z',
    })
    const event = (await setEvents()).at(-1)!
    expect(event.businessOn).toBe('2026-11-11')
    expect(JSON.parse(event.payload)).toMatchObject({
      actor: admin.name,
      detail: {
        before: '2026-11-05T01:00:00.000Z',
        after: '2026-11-11T15:59:59.000Z',
        account: admin.session.me.account.id,
      },
    })
  })

  test('may not be set by somebody who is not signed in', async () => {
    expect((await call(product, 'PUT', '/clock', { payload: { today: '2026-12-01' } })).statusCode).toBe(401)
  })

  test('may not be set in production by anybody', async () => {
    product.serveAs('production')
    const before = (await setEvents()).length
    expect((await clerk.put('/clock', { today: '2026-12-01' })).json()).toMatchObject({
      status: 403,
      title: '您没有办理此项业务的权限',
    })
    expect(await clock()).toMatchObject({ today: '2026-11-05', mode: 'production', settable: false })
    expect(await setEvents()).toHaveLength(before)
  })

  test.each([
    ['no day', {}, '/today'],
    ['a day that never was', { today: '2026-02-29' }, '/today'],
    ['a time that never is', { today: '2026-11-05', time: '24:00' }, '/time'],
    ['a day after which no month could be told', { today: '2199-12-31' }, '/today'],
  ])('is not set to %s', async (_what, body, pointer) => {
    expect((await clerk.put('/clock', body)).json()).toMatchObject({ status: 400, errors: [{ pointer }] })
  })

  test.each(['1900-01-01', '2199-12-10'])('works at its edges: %s', async (today) => {
    expect((await clerk.put('/clock', { today })).statusCode).toBe(200)
    expect((await clerk.get('/month')).statusCode).toBe(200)
  })
})
