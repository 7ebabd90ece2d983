import type { StandingView } from '@cradle/domain/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { givenClaim, givenReviewer, givenStanding } from './scene.tsx'

const until = '2026-11-05T02:30:00Z'
const since = '2026-11-05T01:00:00Z'
const standingPath = (id: string) => `/review/claims/${id}/standing`

/** The pane of a claim that stands so; a deed changes how it stands as given. */
async function givenPane(standing: StandingView, { moves = givenClaim(1).moves, deeds = {} }: Given = {}) {
  const claim = givenClaim(1, { moves })
  let now = standing
  const answering = (change: Partial<StandingView>) => () => {
    now = { ...now, ...change }
    if (change.assignment === null) return new Response(null, { status: 204 })
    return Response.json(change.assignment ? { until } : now)
  }
  const reviewer = await givenReviewer({
    at: `/review/${claim.id}`,
    claims: [claim],
    api: {
      [`GET ${standingPath(claim.id)}`]: () => Response.json(now),
      ...Object.fromEntries(
        Object.entries(deeds).map(([deed, change]) => [deed.replace(':id', claim.id), answering(change)]),
      ),
    },
  })
  const pane = (await screen.findByRole('heading', { name: '期限与疑点' })).closest('section')!
  const said = (term: string) => within(pane).getByText(term, { selector: 'dt' }).nextElementSibling?.textContent
  return { ...reviewer, pane: within(pane), said }
}
type Given = { moves?: ReturnType<typeof givenClaim>['moves']; deeds?: Record<string, Partial<StandingView>> }

describe('how a claim stands', () => {
  test('names the earliest due day, and each component’s with the region’s promise beside', async () => {
    const { said } = await givenPane(givenStanding())
    expect(said('最早到期')).toBe('2026-11-17，还有 12 天')
    expect(said('生育津贴')).toBe('2026-11-17 承诺 2026-11-30')
    expect(said('生育医疗费')).toBe('2026-12-15 承诺 2026-11-30')
  })

  test('names since when the clock stands still while the employer has it', async () => {
    const paused = { component: 'allowance', dueOn: null, promisedOn: null, pausedSince: '2026-11-04' } as const
    const { said, pane } = await givenPane(givenStanding({ dueOn: null, deadlines: [paused] }), { moves: [] })
    expect(said('最早到期')).toBe('2026-11-04 退回单位补正，次日起停止计算')
    expect(pane.queryByText('生育津贴')).toBeNull()
    expect(pane.queryByRole('button')).toBeNull()
  })

  test('shows the risk with the terms it is the sum of', async () => {
    const terms = [
      { code: 'A26', weight: 60, message: '申领人与单位的法定代表人是夫妻' },
      { code: 'A17', weight: 8, message: '费用高于同院同类' },
    ]
    const { said, pane } = await givenPane(givenStanding({ risk: { score: 68, terms } }))
    expect(said('疑点')).toContain('高，68 分')
    expect(pane.getAllByRole('listitem').map((term) => term.textContent)).toEqual([
      '申领人与单位的法定代表人是夫妻 60 分',
      '费用高于同院同类 8 分',
    ])
  })

  test.each([
    [null, '尚未评估'],
    [{ score: 0, terms: [] }, '没有发现'],
  ])('says so where there is none: %j', async (risk, words) => {
    expect((await givenPane(givenStanding({ risk }))).said('疑点')).toBe(words)
  })

  test('says who has it in hand and until when; who has it puts it back', async () => {
    const { said, pane, user } = await givenPane(givenStanding({ assignment: { name: '李敏', byMe: true, until } }), {
      deeds: { 'DELETE /review/assignments/:id': { assignment: null } },
    })
    expect(said('在谁手中')).toContain('我已认领，至 10:30')
    await user.click(pane.getByRole('button', { name: '释放' }))
    await waitFor(() => expect(said('在谁手中')).toContain('无人认领'))
  })

  test('lets nobody take what another has in hand', async () => {
    const { said, pane } = await givenPane(givenStanding({ assignment: { name: '周敏', byMe: false, until } }))
    expect(said('在谁手中')).toBe('周敏已认领，至 10:30 ')
    expect(pane.queryByRole('button', { name: '认领' })).toBeNull()
  })

  test('is changed by keys: t takes it in hand, h holds it with a reason and takes it up again', async () => {
    const { said, pane, user, sent } = await givenPane(givenStanding(), {
      deeds: {
        'POST /review/assignments': { assignment: { name: '李敏', byMe: true, until } },
        'PUT /review/claims/:id/hold': { hold: { reason: '等待医院回函', by: '李敏', since } },
        'DELETE /review/claims/:id/hold': { hold: null },
      },
    })
    await user.keyboard('t')
    await waitFor(() => expect(said('在谁手中')).toContain('我已认领'))
    await user.keyboard('h')
    expect(document.activeElement).toBe(pane.getByLabelText('暂缓的原因'))
    await user.keyboard('等待医院回函{Enter}')
    await waitFor(() => expect(said('暂缓')).toContain('等待医院回函 李敏，2026-11-05 09:00 起'))
    await user.keyboard('h')
    await waitFor(() => expect(said('暂缓')).toContain('没有暂缓'))
    expect(sent.map(({ body }) => body)).toEqual([{ claims: [givenClaim(1).id] }, { reason: '等待医院回函' }, null])
  })
})
