import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { givenClaim, givenReviewer, rowOf } from './scene.tsx'

const claims = [givenClaim(1), givenClaim(2), givenClaim(3)]

describe('the review queue', () => {
  test('names the stage and lists what waits for it, in the order of the API', async () => {
    await givenReviewer({ at: '/review', role: 'second-reviewer', claims })
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('审核台 · 复审')
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['李雪梅', '周婷', '赵敏'])
    expect(screen.getByText('等待复审 3 份，先到期的在前')).toBeTruthy()
  })

  test('says of each claim when it is due, how long it has waited, whose it is, what for and how much', async () => {
    await givenReviewer({ at: '/review', claims: [givenClaim(1)] })
    const row = (await screen.findByText('李雪梅')).closest('tr')
    for (const text of [
      '还有 14 天',
      '已等 2 天',
      '130102********002X',
      'SB202611-000001',
      '石家庄华药',
      '生育',
      '3,120.55',
      '已受理',
    ])
      expect(row?.textContent).toContain(text)
  })

  test('takes the next claim that nobody has, and opens it', async () => {
    const taken = { 'POST /review/next': { claimId: claims[1]!.id } }
    const { user, where } = await givenReviewer({ at: '/review', claims, api: taken })
    await user.click(await screen.findByRole('button', { name: '取下一件' }))
    await waitFor(() => expect(where()).toBe(`/review/${claims[1]!.id}`))
  })

  test('says so where every claim is in somebody’s hand', async () => {
    const { user } = await givenReviewer({ at: '/review', claims, api: { 'POST /review/next': { claimId: null } } })
    await user.click(await screen.findByRole('button', { name: '取下一件' }))
    expect(await screen.findByText('没有无人认领的申报了')).toBeTruthy()
  })

  test('says who has a claim in hand and why one is held, and lets her put her own back', async () => {
    const until = '2026-11-05T02:00:00Z'
    const [mine, hers, held] = claims.map(rowOf)
    let items = [
      { ...mine!, dueOn: '2026-11-05', assignee: { name: '王丽', byMe: true, until } },
      { ...hers!, dueOn: '2026-11-02', assignee: { name: '李文静', byMe: false, until } },
      { ...held!, dueOn: null, hold: { reason: '等待医院回函', by: '王丽', since: until } },
    ]
    const { user } = await givenReviewer({
      at: '/review',
      api: {
        'GET /review/queue': () => Response.json({ items, nextCursor: null }),
        [`DELETE /review/assignments/${mine!.id}`]: () => {
          items = items.map((row) => ({ ...row, assignee: null })) as typeof items
          return new Response(null, { status: 204 })
        },
      },
    })
    const cells = async () => (await screen.findAllByRole('row')).slice(1).map((row) => row.textContent)
    const [first, second, third] = await cells()
    expect(first).toMatch(/今天到期.*我已认领/)
    expect(second).toMatch(/逾期 3 天.*李文静已认领/)
    expect(third).toMatch(/暂不能推算.*暂缓：等待医院回函/)
    await user.click(screen.getByRole('button', { name: `释放 ${mine!.person.name}` }))
    await waitFor(async () => expect((await cells())[0]).not.toContain('认领'))
  })

  test('says so when nothing waits', async () => {
    await givenReviewer({ at: '/review', claims: [] })
    expect(await screen.findByRole('heading', { name: '没有等待初审的申报' })).toBeTruthy()
  })

  test('is walked with j and k, and Enter opens the claim', async () => {
    const { user, where } = await givenReviewer({ at: '/review', claims })
    await screen.findByText('李雪梅')
    await user.keyboard('j')
    expect(document.activeElement?.textContent).toBe('李雪梅')
    await user.keyboard('jj')
    expect(document.activeElement?.textContent).toBe('赵敏')
    await user.keyboard('jk')
    expect(document.activeElement?.textContent).toBe('周婷')
    await user.keyboard('{Enter}')
    expect(where()).toBe(`/review/${claims[1]?.id}`)
  })

  test('loads more where there is more', async () => {
    const { user } = await givenReviewer({
      at: '/review',
      api: {
        'GET /review/queue': { items: claims.slice(0, 2).map(rowOf), nextCursor: 'next' },
        'GET /review/queue?cursor=next': { items: claims.slice(2).map(rowOf), nextCursor: null },
      },
    })
    await user.click(await screen.findByRole('button', { name: '加载更多' }))
    expect(await screen.findByText('赵敏')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '加载更多' })).toBeNull()
  })
})
