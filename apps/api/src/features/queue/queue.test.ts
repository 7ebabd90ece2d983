import type { QueueCounts, QueuePage, StandingView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { decide, deedsOf, givenDecided, givenSubmitted, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const wen = await givenStaff(product, 'first-reviewer', { name: '李文静' })
const min = await givenStaff(product, 'first-reviewer', { name: '周敏' })
const second = await givenStaff(product, 'second-reviewer', { name: '赵立军' })
const [accept, agree] = [{ action: 'accept' }, { action: 'agree' }]

async function givenFiled() {
  const employer = await givenEmployer(product)
  const [claim] = await givenSubmitted(employer.clerk, [employer.women[0]])
  return { ...employer, claim: claim! }
}

/** Nothing waits at the first stage but what the test itself files. */
async function givenEmptyQueue() {
  await product.owner.query('delete from queued_claim')
}

const rowsOf = async (by: Person, query = '') => (await by.get(`/review/queue${query}`)).json<QueuePage>().items
const idsOf = async (by: Person, query = '') => (await rowsOf(by, query)).map(({ id }) => id)
const rowOf = async (by: Person, { id }: { id: string }) => (await rowsOf(by)).find((row) => row.id === id)
const countsOf = async (by: Person) => (await by.get('/review/counts')).json<QueueCounts>()
const standingOf = async (by: Person, { id }: { id: string }) =>
  (await by.get(`/review/claims/${id}/standing`)).json<StandingView>()
const next = async (by: Person, query = '') =>
  (await by.post(`/review/next${query}`, {})).json<{ claimId: string | null }>().claimId
const take = (by: Person, ...claims: { id: string }[]) =>
  by.post('/review/assignments', { claims: claims.map(({ id }) => id) })
const hold = (by: Person, { id }: { id: string }, reason = '等待医院回函') =>
  by.put(`/review/claims/${id}/hold`, { reason })
/** Half an hour has passed by the real clock, which no test can turn. */
const givenExpired = () =>
  product.owner.query(`update assignment set taken_at = now() - interval '1 hour', until = now() - interval '1 minute'`)
const takenBy = (name: string) => ({
  status: 409,
  type: '/problems/claim-taken',
  errors: [{ message: `${name}正在办理这份申报，等其办结或释放后再办理` }],
})

describe('a row of the queue', () => {
  test('says until when what is due, and why it stands where it stands', async () => {
    const { claim } = await givenFiled()
    expect(await rowOf(wen, claim)).toMatchObject({
      dueOn: '2026-11-12',
      assignee: null,
      hold: null,
      order: expect.stringContaining('一次性补正告知期限 2026-11-12'),
    })
    await givenDecided(wen, claim, accept)
    expect(await rowOf(wen, claim)).toMatchObject({
      dueOn: '2026-11-19',
      order: expect.stringContaining('办结期限 2026-11-19'),
    })
  })
})

describe('the queue is narrowed', () => {
  test.each([
    ['by its kind', '?kind=birth', '?kind=termination'],
    ['by its period', '?period=2026-11', '?period=2026-10'],
    ['by its amount', '?amountFrom=1', '?amountTo=1'],
    ['by risk', '?risk=none', '?risk=high'],
    ['by whose hand it is in', '?whose=unassigned', '?whose=mine'],
    ['by a hospital', '', '?hospital=H0'],
    ['by an employer', '', '?employer=T0'],
    ['by whether it is held', '?held=no', '?held=yes'],
    ['by several at once', '?kind=birth&risk=none&period=2026-11', '?kind=birth&risk=high&period=2026-11'],
  ])('%s', async (_by, kept, leftOut) => {
    const { claim } = await givenFiled()
    expect(await idsOf(wen, kept)).toContain(claim.id)
    expect(await idsOf(wen, leftOut)).not.toContain(claim.id)
  })

  test('to one employer, and one hospital', async () => {
    const { claim, employer } = await givenFiled()
    await givenFiled()
    const { hospitalCode } = (claim.sections.stay.data.stays as { hospitalCode: string }[])[0]!
    expect(await idsOf(wen, `?employer=${employer.unitNumber}&hospital=${hospitalCode}`)).toEqual([claim.id])
  })

  test('to what is held', async () => {
    const { claim } = await givenFiled()
    await hold(wen, claim)
    expect(await idsOf(wen, '?held=yes')).toContain(claim.id)
    expect(await idsOf(wen, '?held=no')).not.toContain(claim.id)
  })

  test('to what is overdue, due today or due within seven days', async () => {
    await givenEmptyQueue()
    const { claim } = await givenFiled()
    const found = async () =>
      Promise.all(['overdue', 'today', 'week'].map(async (due) => (await idsOf(wen, `?due=${due}`)).includes(claim.id)))
    const on = async (day: string) => {
      await product.freeze(`${day}T09:00:00+08:00`)
      return { found: await found(), counts: await countsOf(wen) }
    }
    const [early, lastDay, late] = [await on('2026-11-05'), await on('2026-11-12'), await on('2026-11-13')]
    await product.freeze(MORNING)
    expect(early).toMatchObject({ found: [false, false, true], counts: { waiting: 1, overdue: 0, today: 0, week: 1 } })
    expect(lastDay).toMatchObject({ found: [false, true, true], counts: { overdue: 0, today: 1, week: 1 } })
    expect(late).toMatchObject({ found: [true, false, false], counts: { overdue: 1, today: 0, week: 0 } })
  })

  test.each([
    ['a due day that is none', '?due=soon', '/due', '没有这种期限'],
    ['an amount below nothing', '?amountFrom=-1', '/amountFrom', '金额不能为负'],
    ['amounts the wrong way round', '?amountFrom=2&amountTo=1', '/amountTo', '金额的上限不能小于下限'],
    ['a kind that is none', '?kind=illness', '/kind', '没有这种事由'],
    ['a unit number that is none', '?employer=%E5%8D%95', '/employer', '单位编号不正确，请从列表中选择'],
  ])('not by %s', async (_what, query, pointer, message) => {
    expect((await wen.get(`/review/queue${query}`)).json()).toMatchObject({
      status: 400,
      errors: [{ pointer, message }],
    })
  })
})

describe('the employers to narrow a queue to', () => {
  const foundBy = async (typed: string) =>
    (await wen.get(`/review/employers?q=${encodeURIComponent(typed)}`)).json<{ items: object[] }>().items

  test('are found by a part of the name, and by the beginning of the unit number, the whole number first', async () => {
    const { employer } = await givenFiled()
    const { unitNumber, name } = employer
    expect(await foundBy(name.slice(1))).toContainEqual({ unitNumber, name })
    expect((await foundBy(unitNumber.toLowerCase()))[0]).toEqual({ unitNumber, name })
    expect(await foundBy('没有这样的单位')).toEqual([])
    expect(await foundBy(' ')).toEqual([])
  })
})

describe('taking the next', () => {
  test('gives each of two who take at once a claim of their own, the first due first', async () => {
    await givenEmptyQueue()
    const [one, other] = [await givenFiled(), await givenFiled()]
    const taken = await Promise.all([next(wen), next(min)])
    expect(new Set(taken)).toEqual(new Set([one.claim.id, other.claim.id]))
    expect(await next(wen)).toBeNull()
    expect((await countsOf(wen)).mine).toBe(1)
  })

  test('passes over what is held', async () => {
    await givenEmptyQueue()
    const [one, other] = [await givenFiled(), await givenFiled()]
    expect((await hold(wen, one.claim)).statusCode).toBe(200)
    expect(await next(min)).toBe(other.claim.id)
  })

  test('passes over what the reviewer held another stage of', async () => {
    await givenEmptyQueue()
    const both = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
    const { claim } = await givenFiled()
    await givenDecided(both, claim, accept, agree)
    expect(await idsOf(both.asOther)).toEqual([])
    expect((await countsOf(both.asOther)).waiting).toBe(0)
    expect((await countsOf(second)).waiting).toBe(1)
    expect(await next(both.asOther)).toBeNull()
    expect(await next(second)).toBe(claim.id)
  })
})

describe('taking the next of a narrowed queue', () => {
  test('gives the first of what its list shows, of nobody’s, and nothing else', async () => {
    await givenEmptyQueue()
    const filed = [await givenFiled(), await givenFiled(), await givenFiled()]
    const [, one, other] = filed
    await hold(wen, one!.claim)
    const asked = (by: (typeof filed)[number]) => `?employer=${by.employer.unitNumber}&kind=birth&due=week&risk=none`
    expect(await next(min, asked(one!))).toBeNull()
    expect(await next(min, `${asked(one!)}&held=yes`)).toBeNull()
    expect(await next(min, asked(other!))).toBe(other!.claim.id)
    expect(await next(min, asked(other!))).toBeNull()
  })

  test('gives, of one’s own, what one has in hand already', async () => {
    await givenEmptyQueue()
    const [one] = [await givenFiled(), await givenFiled()]
    expect(await next(wen, '?whose=mine')).toBeNull()
    await take(wen, one.claim)
    expect(await next(wen, '?whose=mine')).toBe(one.claim.id)
    expect(await next(min, '?whose=mine')).toBeNull()
  })

  test('is not narrowed by what is no filter', async () => {
    expect((await wen.post('/review/next?amountFrom=2&amountTo=1', {})).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/amountTo', message: '金额的上限不能小于下限' }],
    })
  })
})

describe('a claim in somebody’s hand', () => {
  test('is seen by everybody, and listed as theirs', async () => {
    const { claim } = await givenFiled()
    expect((await take(wen, claim)).statusCode).toBe(200)
    expect((await rowOf(wen, claim))?.assignee).toMatchObject({ name: '李文静', byMe: true })
    expect((await rowOf(min, claim))?.assignee).toMatchObject({ name: '李文静', byMe: false })
    expect((await standingOf(min, claim)).assignment).toMatchObject({ name: '李文静', byMe: false })
    expect(await idsOf(wen, '?whose=mine')).toContain(claim.id)
    expect(await idsOf(min, '?whose=mine')).not.toContain(claim.id)
    expect(await idsOf(min, '?whose=unassigned')).not.toContain(claim.id)
  })

  test('is nobody else’s to decide, to work on, to hold or to take', async () => {
    const { claim } = await givenFiled()
    await take(wen, claim)
    expect((await decide(min, claim, accept)).json()).toMatchObject(takenBy('李文静'))
    expect((await take(min, claim)).json()).toMatchObject(takenBy('李文静'))
    expect((await hold(min, claim)).json()).toMatchObject(takenBy('李文静'))
    const { version } = await givenDecided(wen, claim, accept)
    const line = { version, invoice: 1, line: 1, allowedFen: 0, reasonCode: 'not-covered' }
    expect((await min.put(`/claims/${claim.id}/adjustments`, line)).json()).toMatchObject(takenBy('李文静'))
    const task = { version, task: 'identity', done: true }
    expect((await min.put(`/claims/${claim.id}/tasks`, task)).json()).toMatchObject(takenBy('李文静'))
  })

  test('is free again once it was released, or half an hour passed without a deed', async () => {
    const { claim } = await givenFiled()
    await take(wen, claim)
    expect((await wen.delete(`/review/assignments/${claim.id}`)).statusCode).toBe(204)
    expect((await take(min, claim)).statusCode).toBe(200)
    await givenExpired()
    expect((await rowOf(wen, claim))?.assignee).toBeNull()
    expect((await decide(wen, claim, accept)).statusCode).toBe(200)
  })

  test('is not released by somebody else', async () => {
    const { claim } = await givenFiled()
    await take(wen, claim)
    expect((await min.delete(`/review/assignments/${claim.id}`)).statusCode).toBe(204)
    expect((await rowOf(wen, claim))?.assignee?.byMe).toBe(true)
  })

  test('leaves it with the decision that ends the stage', async () => {
    const { claim } = await givenFiled()
    await take(wen, claim)
    await givenDecided(wen, claim, accept)
    expect((await standingOf(wen, claim)).assignment?.byMe).toBe(true)
    await givenDecided(wen, claim, agree)
    expect((await standingOf(wen, claim)).assignment).toBeNull()
    expect(await next(second)).not.toBeNull()
  })

  test('is taken with others or not at all', async () => {
    const [one, other] = [await givenFiled(), await givenFiled()]
    await take(min, other.claim)
    expect((await take(wen, one.claim, other.claim)).json()).toMatchObject({
      errors: [{ pointer: `/claims/${other.claim.id}` }],
    })
    expect((await rowOf(wen, one.claim))?.assignee).toBeNull()
    await givenDecided(min, other.claim, accept, agree)
    expect((await take(wen, one.claim, other.claim)).json()).toMatchObject({
      status: 409,
      errors: [{ pointer: `/claims/${other.claim.id}`, message: '这份申报现在不在您的队列里' }],
    })
    expect((await rowOf(wen, one.claim))?.assignee).toBeNull()
  })

  test('waits at that person’s stage', async () => {
    const { claim } = await givenFiled()
    expect((await take(second, claim)).json()).toMatchObject({ status: 409, title: '这份申报现在不在您的队列里' })
  })
})

describe('holding a claim', () => {
  test('keeps it in sight with its reason, is on record, and is taken back', async () => {
    const { claim } = await givenFiled()
    expect((await hold(wen, claim)).json()).toMatchObject({ hold: { reason: '等待医院回函', by: '李文静' } })
    expect((await rowOf(min, claim))?.hold).toMatchObject({ reason: '等待医院回函' })
    expect((await min.delete(`/review/claims/${claim.id}/hold`)).json()).toMatchObject({ hold: null })
    expect((await deedsOf(product, claim.id)).slice(-2)).toEqual(['claim.hold', 'claim.resume'])
  })

  test('needs a reason', async () => {
    const { claim } = await givenFiled()
    expect((await hold(wen, claim, ' ')).json()).toMatchObject({
      errors: [{ pointer: '/reason', message: '请填写暂缓的原因' }],
    })
  })
})

describe('how a claim stands', () => {
  test('tells the due days of its components, and that they stand still while the employer has it', async () => {
    const { claim } = await givenFiled()
    expect(await standingOf(wen, claim)).toMatchObject({ dueOn: '2026-11-12' })
    const allowance = async () =>
      (await standingOf(wen, claim)).deadlines.find(({ component }) => component === 'allowance')
    expect(await allowance()).toMatchObject({ dueOn: '2026-11-19', promisedOn: '2026-11-30', pausedSince: null })
    await givenDecided(wen, claim, accept, { action: 'return', reason: '缺少出院记录' })
    expect(await allowance()).toMatchObject({ dueOn: null, pausedSince: '2026-11-05' })
    expect((await nowOf(wen, claim)).status).toBe('returned')
  })
})
