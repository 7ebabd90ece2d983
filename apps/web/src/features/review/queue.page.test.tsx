import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { givenClaim, givenReviewer, givenStanding, rowOf } from './scene.tsx'

const names = () => screen.getAllByRole('link').map((link) => link.textContent)
const hospital = {
  code: 'H13010200015',
  name: '石家庄市妇产医院',
  localCode: '0015',
  level: 3,
  regionCode: '130100',
  wards: [],
}
const claims = [givenClaim(1), givenClaim(2), givenClaim(3)]

afterEach(() => vi.useRealTimers())

describe('the review queue', () => {
  test('names the stage and lists what waits for it, in the order of the API', async () => {
    await givenReviewer({ at: '/review', role: 'second-reviewer', claims })
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('审核台 · 复审')
    expect(await screen.findByText('已显示 3 份')).toBeTruthy()
    expect(names()).toEqual(['李雪梅', '周婷', '赵敏'])
  })

  test('says of each claim when it is due, how long it has waited, whose it is, what for and how much', async () => {
    await givenReviewer({ at: '/review', claims: [givenClaim(1)] })
    const row = (await screen.findByText('李雪梅')).closest('tr')
    for (const text of [
      '还有 14 天',
      '已等 2 天',
      '130102 ******** 002X',
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

  test('counts what waits, and each number opens its list', async () => {
    const counts = { waiting: 3, overdue: 1, today: 0, week: 2, mine: 1, held: 1 }
    const { user, search } = await givenReviewer({
      at: '/review',
      claims,
      api: {
        'GET /review/counts': counts,
        'GET /review/queue?due=overdue': { items: [rowOf(claims[1]!)], nextCursor: null },
        'GET /review/queue?whose=mine&due=overdue': { items: [], nextCursor: null },
      },
    })
    const chips = within(await screen.findByRole('group', { name: '等待办理的份数' }))
    expect(chips.getAllByRole('button').map((chip) => chip.textContent)).toEqual([
      '全部 3',
      '逾期 1',
      '今天到期 0',
      '7 日内到期 2',
      '我认领的 1',
      '暂缓 1',
    ])
    await user.click(chips.getByRole('button', { name: '逾期 1' }))
    expect(await screen.findByText('只看：逾期')).toBeTruthy()
    expect(names()).toEqual(['周婷'])
    await user.click(chips.getByRole('button', { name: '我认领的 1' }))
    expect(await screen.findByRole('heading', { name: '没有符合条件的申报' })).toBeTruthy()
    expect(search()).toBe('?whose=mine&due=overdue')
    expect(screen.getByText('只看：我认领的、逾期')).toBeTruthy()
    await user.click(chips.getByRole('button', { name: '全部 3' }))
    await waitFor(() => expect(names()).toHaveLength(3))
    expect(search()).toBe('')
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

describe('the list while it stands open', () => {
  /** Whatever the reviewer does with a claim, the list is read anew; by then colleagues have been at work. */
  function givenColleagues() {
    const until = '2026-11-05T02:00:00Z'
    const [one, other, third] = claims.map(rowOf)
    const fourth = rowOf(givenClaim(4))
    let items = [one!, other!, third!]
    return givenReviewer({
      at: '/review',
      api: {
        'GET /review/queue': () => Response.json({ items, nextCursor: null }),
        'POST /review/assignments': () => {
          items = [fourth, { ...one!, assignee: { name: '李敏', byMe: true, until } }, third!]
          return Response.json({ until })
        },
      },
    })
  }

  test('moves nothing under a hand: what changed is said in one line, and what left is marked', async () => {
    const { user } = await givenColleagues()
    await screen.findByText('李雪梅')
    await user.keyboard('jt')
    expect(await screen.findByText('列表有变化：新到 1 份、已离开 1 份')).toBeTruthy()
    expect(names()).toEqual(['李雪梅', '周婷', '赵敏'])
    expect(document.activeElement?.textContent).toBe('李雪梅')
    expect(screen.getByText('李雪梅').closest('tr')?.textContent).toContain('我已认领')
    expect(screen.getByText('周婷').closest('tr')?.textContent).toContain('已不在此列')
    expect(screen.getByRole('checkbox', { name: /^选择 周婷/ })).toHaveProperty('disabled', true)
  })

  test('is listed as it is now at a key, and the claim in hand keeps the focus', async () => {
    const { user } = await givenColleagues()
    await screen.findByText('李雪梅')
    await user.keyboard('jt')
    await screen.findByText(/^列表有变化/)
    await user.keyboard('u')
    expect(names()).toEqual(['某某', '李雪梅', '赵敏'])
    await waitFor(() => expect(document.activeElement?.textContent).toBe('李雪梅'))
    expect(screen.queryByText(/^列表有变化/)).toBeNull()
  })

  test('is read again each minute, its counts too', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    let waiting = 2
    await givenReviewer({
      at: '/review',
      api: {
        'GET /review/queue': () => Response.json({ items: claims.slice(0, waiting).map(rowOf), nextCursor: null }),
        'GET /review/counts': () => Response.json({ waiting, overdue: 0, today: 0, week: 0, mine: 0, held: 0 }),
      },
    })
    await screen.findByText('周婷')
    waiting = 1
    await vi.advanceTimersByTimeAsync(59_000)
    expect(names()).toEqual(['李雪梅', '周婷'])
    await vi.advanceTimersByTimeAsync(1000)
    await waitFor(() => expect(names()).toEqual(['李雪梅']))
    expect(screen.getByRole('button', { name: /^全部 1/ })).toBeTruthy()
  })

  test('follows by itself where no hand is on it', async () => {
    let items = claims.map(rowOf)
    const { user } = await givenReviewer({
      at: '/review',
      api: {
        'GET /review/queue': () => Response.json({ items, nextCursor: null }),
        'POST /review/next': () => {
          items = items.slice(1)
          return Response.json({ claimId: null })
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: '取下一件' }))
    await waitFor(() => expect(names()).toEqual(['周婷', '赵敏']))
    expect(screen.queryByText(/^列表有变化/)).toBeNull()
  })
})

describe('the queue is narrowed by its address', () => {
  const narrowed = '/review/queue?risk=high&hospital=H13010200015&employer=13010200123&amountFrom=512350'
  const directory = {
    'GET /hospitals?q=H13010200015': { items: [hospital], nextCursor: null },
    'GET /review/employers?q=13010200123': { items: [{ unitNumber: '13010200123', name: '石家庄华药' }] },
    [`GET ${narrowed}`]: { items: [rowOf(claims[0]!)], nextCursor: null },
  }
  const at = '/review?risk=high&hospital=H13010200015&employer=13010200123&amountFrom=5123.50'

  test('which says in one line by what, and is cleared at once', async () => {
    const { user, search } = await givenReviewer({ at, claims, api: directory })
    expect(await screen.findByText('只看：疑点高、石家庄市妇产医院、石家庄华药、医疗费不低于 5,123.50 元')).toBeTruthy()
    expect(names()).toEqual(['李雪梅'])
    await user.click(screen.getByRole('button', { name: '清除筛选' }))
    await waitFor(() => expect(names()).toHaveLength(3))
    expect(search()).toBe('')
    expect(document.activeElement?.textContent).toBe('筛选')
  })

  test('which the form writes, by keyboard: amounts are typed in yuan and asked for in fen', async () => {
    const { user, search } = await givenReviewer({ at: '/review', claims, api: directory })
    await screen.findByText('李雪梅')
    await user.keyboard('f')
    expect(document.activeElement).toBe(screen.getByLabelText('在谁手中'))
    await user.selectOptions(screen.getByLabelText('疑点'), '高')
    await user.type(screen.getByLabelText('医院'), 'H13010200015')
    await user.type(screen.getByLabelText('用人单位'), '13010200123')
    await user.type(screen.getByLabelText('医疗费不低于'), '5123.5')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(names()).toEqual(['李雪梅']))
    expect(`/review${search()}`).toBe(at)
  })

  test.each([
    ['amountFrom=很多', '金额应为数字，如 3120.55'],
    ['amountFrom=2&amountTo=1', '金额的上限不能小于下限'],
    ['kind=illness', '没有这种事由'],
    ['period=11', '月份应写作年-月，如 2025-11'],
    ['employer=单位', '单位编号不正确，请从列表中选择'],
  ])('which holds something wrong: %s is said at its field, and stays', async (asked, sentence) => {
    const { search } = await givenReviewer({ at: `/review?${asked}`, claims })
    const note = await screen.findByText(sentence)
    const [field] = [...document.querySelectorAll(`[aria-describedby="${note.id}"]`)]
    expect(field?.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('筛选条件有误，改正后再列出申报')).toBeTruthy()
    expect(screen.queryByRole('table')).toBeNull()
    expect(screen.getByRole('button', { name: '取下一件' })).toHaveProperty('disabled', true)
    expect(search()).toBe(`?${asked}`)
  })

  test('and what is typed and not asked for yet stays when the form is folded, and when a number is pressed', async () => {
    const { user } = await givenReviewer({
      at: '/review',
      claims,
      api: { 'GET /review/queue?held=yes': { items: [rowOf(claims[1]!)], nextCursor: null } },
    })
    await user.click(await screen.findByRole('button', { name: '筛选' }))
    await user.type(screen.getByLabelText('医疗费不高于'), '800')
    await user.click(screen.getByRole('button', { name: '收起' }))
    expect(screen.queryByRole('form', { name: '筛选' })).toBeNull()
    await user.click(screen.getByRole('button', { name: '筛选' }))
    await user.click(screen.getByRole('button', { name: '暂缓 0' }))
    await waitFor(() => expect(names()).toEqual(['周婷']))
    expect(screen.getByLabelText<HTMLInputElement>('医疗费不高于').value).toBe('800.00')
    expect(screen.getByLabelText<HTMLSelectElement>('暂缓').value).toBe('yes')
  })

  test('and the next claim is taken of the same, or it is said that there is none of these', async () => {
    const next = '/review/next?risk=high&hospital=H13010200015&employer=13010200123&amountFrom=512350'
    let claimId: string | null = null
    const api = { ...directory, [`POST ${next}`]: () => Response.json({ claimId }) }
    const { user, sent, where, search } = await givenReviewer({ at, claims, api })
    await user.click(await screen.findByRole('button', { name: '取下一件' }))
    expect(await screen.findByText('符合筛选条件的申报里没有可取的了')).toBeTruthy()
    claimId = claims[0]!.id
    await user.click(screen.getByRole('button', { name: '取下一件' }))
    await waitFor(() => expect(where()).toBe(`/review/${claims[0]!.id}`))
    expect(`/review${search()}`).toBe(at)
    expect(sent.map(({ path }) => path)).toEqual([next, next])
  })

  test('and a claim opened from it is followed by the next of the same', async () => {
    const { user, search, where } = await givenReviewer({
      at: '/review?due=week',
      claims,
      api: { 'GET /review/queue?due=week': { items: [claims[0]!, claims[2]!].map(rowOf), nextCursor: null } },
    })
    await user.click(await screen.findByRole('link', { name: '李雪梅' }))
    await user.click(await screen.findByRole('link', { name: '下一份' }))
    await waitFor(() => expect(where()).toBe(`/review/${claims[2]!.id}`))
    await user.click(await screen.findByRole('link', { name: '审核台' }))
    expect([where(), search()]).toEqual(['/review', '?due=week'])
  })
})

describe('several claims at once', () => {
  const until = '2026-11-05T02:00:00Z'
  const box = (of: number) => screen.getByRole('checkbox', { name: new RegExp(`^选择 ${claims[of]!.person.name}`) })

  /** What is taken is in one's own hand from then on. */
  function givenTaking(refusal?: Response) {
    let items = claims.map(rowOf)
    const api = {
      'GET /review/queue': () => Response.json({ items, nextCursor: null }),
      'POST /review/assignments': () => {
        if (refusal) return refusal
        items = items.map((row, n) => (n < 2 ? { ...row, assignee: { name: '李敏', byMe: true, until } } : row))
        return Response.json({ until })
      },
    }
    return givenReviewer({ at: '/review', api })
  }

  test('are chosen and taken in hand together', async () => {
    const { user, sent } = await givenTaking()
    await screen.findByText('李雪梅')
    await user.click(box(0))
    await user.click(box(1))
    expect(screen.getByText('已选 2 份，共显示 3 份')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '认领所选' }))
    expect(await screen.findByText(/^已认领 2 份/)).toBeTruthy()
    expect(sent).toEqual([{ path: '/review/assignments', body: { claims: [claims[0]!.id, claims[1]!.id] } }])
    await waitFor(() => expect(screen.getAllByText(/我已认领/)).toHaveLength(2))
    expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([])
    expect(document.activeElement?.textContent).toBe('李雪梅')
  })

  test('are chosen all at once, or none', async () => {
    const { user } = await givenTaking()
    await user.click(await screen.findByRole('checkbox', { name: '选择已显示的全部' }))
    expect(screen.getByText('已选 3 份，共显示 3 份')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '取消选择' }))
    expect(screen.queryAllByRole('checkbox', { checked: true })).toEqual([])
  })

  test('are chosen with x and taken with t; without a choice t takes the one in turn', async () => {
    const { user, sent } = await givenTaking()
    await screen.findByText('李雪梅')
    await user.keyboard('jxjxkx')
    expect(box(1)).toHaveProperty('checked', true)
    expect(box(0)).toHaveProperty('checked', false)
    await user.keyboard('t')
    expect(await screen.findByText(/^已认领 1 份/)).toBeTruthy()
    await user.keyboard('jt')
    await waitFor(() => expect(sent).toHaveLength(2))
    expect(sent.map(({ body }) => body)).toEqual([{ claims: [claims[1]!.id] }, { claims: [claims[2]!.id] }])
  })

  test('are none of them taken where one is in another’s hand; which one and whose is said, and the choice stays', async () => {
    const { user } = await givenTaking(
      Response.json(
        {
          type: '/problems/claim-taken',
          title: '这份申报正由别人办理',
          status: 409,
          instance: '1',
          errors: [
            {
              pointer: `/claims/${claims[1]!.id}`,
              code: 'taken',
              message: '周敏正在办理这份申报，等其办结或释放后再办理',
            },
          ],
        },
        { status: 409 },
      ),
    )
    await screen.findByText('李雪梅')
    await user.click(box(0))
    await user.click(box(1))
    await user.click(screen.getByRole('button', { name: '认领所选' }))
    expect((await screen.findByRole('alert')).textContent).toBe(
      '没有认领任何一份。周婷 SB202611-000002：周敏正在办理这份申报，等其办结或释放后再办理',
    )
    expect(screen.getAllByRole('checkbox', { checked: true })).toHaveLength(2)
  })
})

describe('a claim that waits for something outside', () => {
  function givenHolding() {
    let hold: { reason: string; by: string; since: string } | null = null
    const of = claims[1]!
    const path = `/review/claims/${of.id}/hold`
    const standing = () => Response.json(givenStanding({ hold }))
    return givenReviewer({
      at: '/review',
      api: {
        'GET /review/queue': () =>
          Response.json({
            items: claims.map(rowOf).map((row) => (row.id === of.id ? { ...row, hold } : row)),
            nextCursor: null,
          }),
        [`PUT ${path}`]: () => {
          hold = { reason: '等待医院回函', by: '李敏', since: '2026-11-05T01:00:00Z' }
          return standing()
        },
        [`DELETE ${path}`]: () => {
          hold = null
          return standing()
        },
      },
    })
  }

  test('is held from its row with a reason, and taken up again', async () => {
    const { user, sent } = await givenHolding()
    await user.click(await screen.findByRole('button', { name: '暂缓 周婷' }))
    expect(document.activeElement).toBe(screen.getByLabelText('暂缓的原因'))
    const form = within(screen.getByRole('region', { name: '暂缓 周婷' }))
    await user.click(form.getByRole('button', { name: '暂缓' }))
    expect(await form.findByText('请填写暂缓的原因')).toBeTruthy()
    await user.type(form.getByLabelText('暂缓的原因'), '等待医院回函{Enter}')
    expect(await screen.findByText('暂缓：等待医院回函', { exact: false })).toBeTruthy()
    expect(sent).toEqual([{ path: `/review/claims/${claims[1]!.id}/hold`, body: { reason: '等待医院回函' } }])
    expect(document.activeElement?.textContent).toBe('周婷')
    await user.click(await screen.findByRole('button', { name: '恢复 周婷' }))
    expect(await screen.findByRole('button', { name: '暂缓 周婷' })).toBeTruthy()
  })

  test('is held and taken up again with h; a form that is folded gives the keys back', async () => {
    const { user } = await givenHolding()
    await screen.findByText('李雪梅')
    await user.keyboard('jjh')
    expect(document.activeElement).toBe(screen.getByLabelText('暂缓的原因'))
    await user.click(screen.getByRole('button', { name: '取消' }))
    expect(document.activeElement?.textContent).toBe('周婷')
    await user.keyboard('h')
    await user.keyboard('等待医院回函{Enter}')
    await screen.findByRole('button', { name: '恢复 周婷' })
    expect(document.activeElement?.textContent).toBe('周婷')
    await user.keyboard('h')
    expect(await screen.findByRole('button', { name: '暂缓 周婷' })).toBeTruthy()
  })
})

describe('a way of narrowing that one comes back to', () => {
  test('is kept under a name, asked for with one press, and forgotten', async () => {
    let items: object[] = []
    const id = '0192f0c1-0000-7000-8000-000000000500'
    const { user, sent, search } = await givenReviewer({
      at: '/review?due=week',
      claims,
      api: {
        'GET /review/queue?due=week': { items: [rowOf(claims[0]!)], nextCursor: null },
        'GET /review/queue/filters': () => Response.json({ items }),
        'PUT /review/queue/filters': () => {
          items = [{ id, name: '本周的', filter: { due: 'week' } }]
          return Response.json({ items })
        },
        [`DELETE /review/queue/filters/${id}`]: () => {
          items = []
          return new Response(null, { status: 204 })
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: '我的筛选 0' }))
    const own = within(screen.getByRole('region', { name: '我的筛选' }))
    await user.click(own.getByRole('button', { name: '保存当前筛选' }))
    expect(await own.findByText('请填写筛选的名称')).toBeTruthy()
    await user.type(own.getByLabelText('名称'), '本周的{Enter}')
    const kept = await own.findByRole('button', { name: '本周的' })
    expect(sent).toEqual([{ path: '/review/queue/filters', body: { name: '本周的', filter: { due: 'week' } } }])
    expect(kept.getAttribute('aria-current')).toBe('true')
    expect(screen.getByRole('button', { name: '我的筛选 1' })).toBeTruthy()

    await user.click(screen.getByRole('button', { name: '清除筛选' }))
    await waitFor(() => expect(names()).toHaveLength(3))
    await user.click(own.getByRole('button', { name: '本周的' }))
    await waitFor(() => expect(names()).toEqual(['李雪梅']))
    expect(search()).toBe('?due=week')
    await user.click(own.getByRole('button', { name: '删除筛选 本周的' }))
    expect(await own.findByText(/^还没有保存的筛选/)).toBeTruthy()
  })
})
