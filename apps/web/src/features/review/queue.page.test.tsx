import { screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { givenClaim, givenReviewer, rowOf } from './scene.tsx'

const claims = [givenClaim(1), givenClaim(2), givenClaim(3)]

describe('the review queue', () => {
  test('names the stage and lists what waits for it, in the order of the API', async () => {
    await givenReviewer({ at: '/review', role: 'second-reviewer', claims })
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('审核台 · 复审')
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['李雪梅', '周婷', '赵敏'])
    expect(screen.getByText('等待复审 3 份，等候最久的在前')).toBeTruthy()
  })

  test('says of each claim how long it has waited, whose it is, what for and how much', async () => {
    await givenReviewer({ at: '/review', claims: [givenClaim(1)] })
    const row = (await screen.findByText('李雪梅')).closest('tr')
    for (const text of ['2 天', '130102********002X', 'SB202611-000001', '石家庄华药', '生育', '3,120.55', '已受理'])
      expect(row?.textContent).toContain(text)
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
