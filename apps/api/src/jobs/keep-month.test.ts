import type { NoticeList } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { decide, givenBegun, givenDraft, givenSubmitted, nowOf, trailOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'
import { keepMonth } from './keep-month.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')
afterEach(() => product.freeze(MORNING))
const noticesOf = async (person: Person) => (await person.get('/notices')).json<NoticeList>()

describe('five working days of silence', () => {
  test('accept a claim when they are over and not a second before, as the system’s deed', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await product.freeze('2026-11-12T23:59:59+08:00')
    await keepMonth('test')
    expect((await nowOf(clerk, sent!)).status).toBe('submitted')
    await product.freeze('2026-11-13T00:00:00+08:00')
    await keepMonth('test')
    const accepted = await nowOf(clerk, sent!)
    expect(accepted).toMatchObject({ status: 'accepted', version: sent!.version + 1 })
    expect(accepted.history.at(-1)).toMatchObject({ action: 'deem-accepted', by: '系统', role: 'system' })
    expect((await trailOf(product, sent!.id)).at(-1)).toMatchObject({
      type: 'claim.deem-accepted',
      role: 'system',
      payload: { detail: { from: 'submitted', to: 'accepted' }, membership: null },
    })
    await keepMonth('test')
    expect((await nowOf(clerk, sent!)).version).toBe(accepted.version)
  })

  test('are counted from the last time it was sent, and not while it is with the employer', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await decide(reviewer, sent!, { action: 'return', reason: '缺少出院记录' })
    await product.freeze('2026-11-16T09:00:00+08:00')
    await keepMonth('test')
    const returned = await nowOf(clerk, sent!)
    expect(returned.status).toBe('returned')
    await clerk.post(`/claims/${sent!.id}/filings`, { version: returned.version })
    await product.freeze('2026-11-23T23:59:59+08:00')
    await keepMonth('test')
    expect((await nowOf(clerk, sent!)).status).toBe('submitted')
    await product.freeze('2026-11-24T00:00:00+08:00')
    await keepMonth('test')
    expect((await nowOf(clerk, sent!)).status).toBe('accepted')
  })

  test('that lead into a year without holidays accept nothing', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await product.owner.query(
      `update claim set waiting_since = '2026-12-30T01:00:00Z', version = version + 1 where id = $1`,
      [sent!.id],
    )
    await product.freeze('2027-03-01T09:00:00+08:00')
    await keepMonth('test')
    expect((await nowOf(clerk, sent!)).status).toBe('submitted')
  })

  test('pass over a claim that a reviewer is at work on, and never over what they decided', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await product.freeze('2026-11-13T09:00:00+08:00')
    const session = await product.owner.query('begin').then(() => product.owner)
    await session.query('select id from claim where id = $1 for no key update', [sent!.id])
    await keepMonth('test')
    await session.query('rollback')
    expect((await nowOf(clerk, sent!)).status).toBe('submitted')
    const [answer] = await Promise.all([
      decide(reviewer, sent!, { action: 'return', reason: '缺少出院记录' }),
      keepMonth('test'),
    ])
    const { status } = await nowOf(clerk, sent!)
    expect(status).toBe(answer.statusCode === 200 ? 'returned' : 'accepted')
  })
})

describe('reminders', () => {
  test('come on the 8th to whoever works for an employer with unsubmitted drafts, once', async () => {
    const [waiting, idle, filed] = [
      await givenEmployer(product),
      await givenEmployer(product),
      await givenEmployer(product),
    ]
    await givenBegun(waiting.clerk, waiting.women[0])
    await givenDraft(filed.clerk, filed.women[1])
    await givenSubmitted(filed.clerk, [filed.women[0]])
    await product.freeze('2026-11-07T23:59:59+08:00')
    await keepMonth('test')
    expect((await noticesOf(waiting.clerk)).unread).toBe(0)
    await product.freeze('2026-11-08T00:00:00+08:00')
    await keepMonth('test')
    await keepMonth('test')
    for (const person of [waiting.clerk, waiting.admin])
      expect(await noticesOf(person)).toMatchObject({
        unread: 1,
        items: [{ kind: 'month-due', period: '2026-11', closesAt: '2026-11-10T16:00:00.000Z', readAt: null }],
      })
    for (const person of [idle.clerk, filed.clerk]) expect((await noticesOf(person)).unread).toBe(0)
  })

  test('say that a claim was returned, each time, and are marked read one by one or all', async () => {
    const { clerk, admin, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await decide(reviewer, sent!, { action: 'return', reason: '缺少出院记录' })
    const back = await nowOf(clerk, sent!)
    await clerk.post(`/claims/${sent!.id}/filings`, { version: back.version })
    await decide(reviewer, sent!, { action: 'return', reason: '仍缺出院记录' })
    const { items, unread } = await noticesOf(clerk)
    expect([unread, items.map(({ kind, claim }) => [kind, claim])]).toEqual([
      2,
      Array.from({ length: 2 }, () => ['claim-returned', { id: sent!.id, number: sent!.number, personName: '陈思远' }]),
    ])
    const one = await clerk.post('/notices/read', { ids: [items[0]!.id] })
    expect(one.json<NoticeList>()).toMatchObject({
      unread: 1,
      items: [{ readAt: new Date(MORNING).toISOString() }, {}],
    })
    expect((await clerk.post('/notices/read', {})).json<NoticeList>().unread).toBe(0)
    expect((await noticesOf(admin)).unread).toBe(2)
  })

  test('are nobody else’s to read or to mark', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const [sent] = await givenSubmitted(one.clerk, [one.women[0]])
    await decide(reviewer, sent!, { action: 'return', reason: '缺少出院记录' })
    const { items } = await noticesOf(one.clerk)
    expect((await other.clerk.post('/notices/read', { ids: [items[0]!.id] })).json()).toEqual({
      items: [],
      unread: 0,
      nextCursor: null,
    })
    expect((await noticesOf(one.clerk)).unread).toBe(1)
  })
})

test('moving the demonstration’s date does at once what the calendar does by itself', async () => {
  const { clerk, women } = await givenEmployer(product)
  const [sent] = await givenSubmitted(clerk, [women[0]])
  expect((await clerk.put('/clock', { today: '2026-11-13' })).statusCode).toBe(200)
  expect((await nowOf(clerk, sent!)).status).toBe('accepted')
})
