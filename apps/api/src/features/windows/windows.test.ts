import { makeAgency } from '@cradle/db'
import type { NotFiledPage, SubmissionView, WindowsView } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { deedsOf, givenBegun, givenDraft, givenSubmitted, nowOf, submit } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const admin = await givenStaff(product, 'agency-admin')
afterEach(() => product.freeze(MORNING))

const december = {
  opensOn: '2026-12-01',
  opensTime: '00:00',
  closesOn: '2026-12-15',
  closesTime: '12:00',
  reason: '系统升级',
}
const sentencesOf = (answer: { json: () => unknown }) =>
  (answer.json() as { errors: { pointer: string; message: string }[] }).errors.map(
    (one) => `${one.pointer} ${one.message}`,
  )

describe('a window moved for all', () => {
  test('holds for every employer to the second, on record, and moves the entry of the next period', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [one, other] = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[1])]
    const answer = await admin.put('/filing-windows/2026-12', december)
    expect(answer.json<WindowsView>().periods.find(({ period }) => period === '2026-12')).toMatchObject({
      opensAt: '2026-11-30T16:00:00.000Z',
      closesAt: '2026-12-15T04:00:00.000Z',
      moved: { reason: '系统升级', at: new Date(MORNING).toISOString() },
    })
    const trail = await product.rows<{ payload: string }>(`select payload from audit_event where type = 'window.move'`)
    expect(JSON.parse(trail[0]!.payload)).toMatchObject({
      detail: { period: '2026-12', before: { closesAt: '2026-12-10T16:00:00.000Z' }, reason: '系统升级' },
    })
    await product.freeze('2026-12-15T11:59:59+08:00')
    expect((await clerk.get('/month')).json()).toMatchObject({ period: '2026-12', moved: { reason: '系统升级' } })
    expect((await submit(clerk, [one], { period: '2026-12' })).statusCode).toBe(201)
    await product.freeze('2026-12-15T12:00:00+08:00')
    const late = await submit(clerk, [other], { period: '2026-12' })
    expect(sentencesOf(late)).toEqual(['/period 2026-12 期的申报已于 2026-12-15 12:00 截止'])
    expect((await clerk.get('/month')).json()).toMatchObject({
      period: '2027-01',
      entry: { opensAt: '2026-12-15T04:00:00.000Z', isOpen: true },
    })
  })

  test.each([
    [
      '2026-10',
      { ...december, opensOn: '2026-10-01', closesOn: '2026-10-20' },
      ' 这个所属期的申报已经截止，不能再整体调整；可以为个别单位重新开放',
    ],
    ['2026-11', { ...december, opensOn: '2026-11-01', closesOn: '2026-11-08' }, ' 申报已经开始，截止时间只能延后'],
    ['2027-02', { ...december, opensOn: '2027-02-10', closesOn: '2027-02-01' }, ' 截止时间应晚于开始时间'],
    ['2027-02', { ...december, opensOn: '2027-02-30' }, '/opensOn 2027-02-30 不是真实的日期'],
    ['2027-02', { ...december, closesTime: '25:00' }, '/closesTime 时间应写作 HH:MM，如 12:00；一天的末了写 24:00'],
    ['2027-02', { ...december, reason: ' ' }, '/reason 请填写原因'],
    ['2027-13', december, '/period 月份应写作年-月，如 2025-11'],
  ])('of %s is refused in one sentence where it cannot be', async (period, body, sentence) => {
    const before = (await admin.get('/filing-windows')).json<object>()
    expect(sentencesOf(await admin.put(`/filing-windows/${period}`, body))).toEqual([sentence])
    expect((await admin.get('/filing-windows')).json()).toEqual(before)
  })

  test('by two at once: the last word holds, and the other stays on record', async () => {
    const days = ['2027-03-12', '2027-03-13', '2027-03-14', '2027-03-15']
    const answers = await Promise.all(
      days.map((closesOn) => admin.put('/filing-windows/2027-03', { ...december, opensOn: '2027-03-01', closesOn })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
    const rows = await product.rows<{ closes: Date }>(
      `select closes_at as closes from window_move where period = '2027-03-01' order by recorded_at, id`,
    )
    expect(rows).toHaveLength(4)
    await product.freeze('2027-03-05T09:00:00+08:00')
    const { clerk } = await givenEmployer(product)
    expect((await clerk.get('/period')).json()).toMatchObject({
      submission: { closesAt: rows.at(-1)!.closes.toISOString() },
    })
  })
})

describe('a period opened again for one employer', () => {
  const again = { period: '2026-11', untilOn: '2026-11-13', untilTime: '18:00', reason: '单位网络故障' }

  test('takes additions into the one submission until its end, and new claims', async () => {
    const unit = await givenEmployer(product)
    const { clerk, women, employer } = unit
    const [sent] = await givenSubmitted(clerk, [women[0]])
    expect((await clerk.post('/claims', { personId: women[1].id })).json()).toMatchObject({
      type: '/problems/entry-closed',
    })
    const reopened = await admin.post('/reopenings', { ...again, unitNumber: employer.unitNumber })
    expect(reopened.statusCode).toBe(201)
    const { id } = reopened.json<WindowsView>().reopenings[0]!
    expect(await deedsOf(product, id)).toEqual(['window.reopen'])
    const added = await givenDraft(clerk, women[1])
    await product.freeze('2026-11-13T17:59:59+08:00')
    expect((await clerk.get('/month')).json()).toMatchObject({
      period: '2026-12',
      reopened: [{ period: '2026-11', until: '2026-11-13T10:00:00.000Z', reason: '单位网络故障' }],
    })
    const answer = await submit(clerk, [added])
    expect(answer.json<SubmissionView>()).toMatchObject({ id: sent!.submission!.id, claimCount: 2 })
    expect(await nowOf(clerk, added)).toMatchObject({ status: 'submitted', period: '2026-11', moves: ['recall'] })
    await product.freeze('2026-11-13T18:00:00+08:00')
    expect((await nowOf(clerk, added)).moves).toEqual([])
    const late = await givenDraft(clerk, women[2])
    expect(sentencesOf(await submit(clerk, [late]))).toEqual(['/period 2026-11 期的申报已于 2026-11-10 24:00 截止'])
  })

  test('is that employer’s alone, and may be ended before', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const [mine, theirs] = [await givenDraft(one.clerk, one.women[0]), await givenDraft(other.clerk, other.women[0])]
    await product.freeze('2026-11-12T09:00:00+08:00')
    const view = (
      await admin.post('/reopenings', { ...again, unitNumber: one.employer.unitNumber })
    ).json<WindowsView>()
    expect((await submit(other.clerk, [theirs])).statusCode).toBe(422)
    expect((await other.clerk.get('/month')).json()).toMatchObject({ reopened: [] })
    await product.freeze('2026-11-12T10:00:00+08:00')
    const ended = await admin.post(`/reopenings/${view.reopenings[0]!.id}/end`, {})
    expect(ended.json<WindowsView>().reopenings[0]).toMatchObject({
      isOpen: false,
      endedAt: '2026-11-12T02:00:00.000Z',
    })
    expect((await submit(one.clerk, [mine])).statusCode).toBe(422)
    expect((await admin.post(`/reopenings/${view.reopenings[0]!.id}/end`, {})).json()).toMatchObject({
      status: 404,
      title: '没有找到这次重新开放',
    })
  })

  test.each([
    [{ unitNumber: 'NOBODY' }, '/unitNumber 没有找到这个单位编号'],
    [{ period: '2027-06' }, '/period 这个所属期 2027-06-01 00:00 才开始申报，不需要重新开放'],
    [{ untilOn: '2026-11-05', untilTime: '08:59' }, '/untilOn 截止时间应晚于现在'],
    [{ reason: '' }, '/reason 请填写原因'],
    [{ untilTime: 'noon' }, '/untilTime 时间应写作 HH:MM，如 12:00；一天的末了写 24:00'],
  ])('with %j is refused in one sentence', async (change, sentence) => {
    const { employer } = await givenEmployer(product)
    const body = { ...again, unitNumber: employer.unitNumber, ...change }
    expect(sentencesOf(await admin.post('/reopenings', body))).toEqual([sentence])
    expect(await product.rows('select from reopening where employer_id = $1', [employer.id])).toEqual([])
  })
})

describe('employers that have not filed', () => {
  const all = async () => {
    const items: NotFiledPage['items'] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: NotFiledPage = (await admin.get(`/not-filed${cursor ? `?cursor=${cursor}` : ''}`)).json()
      items.push(...page.items)
      cursor = page.nextCursor
    }
    return items
  }

  test('are those with complete drafts and no submission: how many, and nothing of them', async () => {
    const waiting = await givenEmployer(product)
    await givenDraft(waiting.clerk, waiting.women[0])
    await givenDraft(waiting.clerk, waiting.women[1])
    await givenBegun(waiting.clerk, waiting.women[2])
    const unfinished = await givenEmployer(product)
    await givenBegun(unfinished.clerk, unfinished.women[0])
    const filed = await givenEmployer(product)
    await givenSubmitted(filed.clerk, [filed.women[0]])
    await waiting.clerk.post('/nil-returns', { period: '2026-11' })
    const { id, name, unitNumber } = waiting.employer
    const items = await all()
    expect(items).toContainEqual({ employer: { id, name, unitNumber }, complete: 2, nilDeclared: true })
    const names = items.map(({ employer }) => employer.name)
    expect(names).not.toContain(unfinished.employer.name)
    expect(names).not.toContain(filed.employer.name)
  })

  test('of another agency are not told, and an altered cursor is refused', async () => {
    const { agencyId, officeId } = await makeAgency(product.owner, { name: '沈阳市医疗保障中心', region: '210100' })
    const stranger = await givenStaff({ ...product, agencyId, officeId }, 'agency-admin')
    expect((await stranger.get('/not-filed')).json()).toEqual({ items: [], nextCursor: null })
    expect((await admin.get('/not-filed?cursor=bm90IG9uZQ')).json()).toMatchObject({
      errors: [{ message: '翻页位置不正确，请从第一页重新查看' }],
    })
    expect((await stranger.get('/filing-windows')).json<WindowsView>().rules.unverified).toMatch('未见明文')
  })
})

test('a region whose windows nobody entered says so', async () => {
  const { agencyId, officeId } = await makeAgency(product.owner, { name: '济南市医疗保障中心', region: '370100' })
  const there = { ...product, agencyId, officeId }
  const { clerk } = await givenEmployer(there)
  expect((await clerk.get('/month')).json()).toMatchObject({
    status: 422,
    title: '本统筹区的申报时间尚未录入，暂不能申报',
  })
})

test('a year without holidays is said, with how many claims it leaves undecided', async () => {
  const { clerk, women } = await givenEmployer(product)
  await product.freeze('2026-12-05T09:00:00+08:00')
  const draft = await givenDraft(clerk, women[0])
  await submit(clerk, [draft], { period: '2026-12' })
  expect((await admin.get('/filing-windows')).json<WindowsView>()).toMatchObject({
    unknownYears: [2027],
    undecidedSilence: 0,
  })
  await product.owner.query(
    `update claim set waiting_since = '2026-12-30T01:00:00Z', version = version + 1 where id = $1`,
    [draft.id],
  )
  expect((await admin.get('/filing-windows')).json<WindowsView>().undecidedSilence).toBe(1)
})
