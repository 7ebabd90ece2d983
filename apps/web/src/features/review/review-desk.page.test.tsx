import type { ClaimView } from '@cradle/domain/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { givenBenefit, givenWageBase } from '#web/testing/given-benefit.ts'
import { answersOf } from '#web/lib/claim.queries.ts'
import { givenAgencyBasis, givenClaim, givenReviewer, problem, rowOf } from './scene.tsx'

const first = givenClaim(1)
const second = givenClaim(2)
const decisions = `/claims/${first.id}/decisions`

/** A reviewer who has the first claim on the desk; a decision answers it with nothing left to do. */
async function givenDesk({ claim = first, decided = {}, api = {}, ...scene }: Partial<Given> = {}) {
  const after = { ...claim, version: claim.version + 1, moves: [], status: 'first-reviewed' as const, ...decided }
  const answers = { [`POST ${decisions}`]: after, ...api }
  const reviewer = await givenReviewer({ at: `/review/${first.id}`, claims: [claim, second], ...scene, api: answers })
  await screen.findByRole('heading', { level: 1, name: '李雪梅' })
  const press = (name: string) => reviewer.user.click(screen.getByRole('button', { name }))
  const decidedOn = () => reviewer.sent.filter(({ path }) => path === decisions).map(({ body }) => body)
  return { ...reviewer, press, decidedOn }
}
type Given = {
  claim: ClaimView
  decided: Partial<ClaimView>
  api: Record<string, object>
  role: 'approver'
  claims: ClaimView[]
  at: string
}

describe('the review desk', () => {
  test('shows what was filed, sensitive numbers masked', async () => {
    await givenDesk()
    const text = document.body.textContent
    for (const said of [
      '19 女工生育保险报销',
      '剖宫产',
      '39 周',
      '生育医疗费、产前检查费、生育津贴',
      '130102 ******** 002X',
      '1990-03-07，事发时 36 周岁',
      '138****2345',
      '王建国',
      '130102 ******** 0015',
      '石家庄市妇产医院',
      '住院 · H13010200015 · 产科二病区',
      '2026-09-17 至 2026-09-22',
    ])
      expect(text).toContain(said)
  })

  test('shows what was found, with its level and the clerk’s reason', async () => {
    const at = { section: 'event', pointer: '/eventOn' } as const
    const findings = [
      { ...at, code: 'A12', level: 'warn', message: '生育日期不在住院之内', reason: { text: '途中分娩', version: 1 } },
      { ...at, code: 'A23', level: 'flag', message: '参保不足 3 个月', reason: null },
      { ...at, code: 'A23', level: 'flag', message: '此后停保', reason: null },
    ] satisfies ClaimView['findings']
    await givenDesk({ claim: givenClaim(1, { findings }) })
    const panel = screen.getByRole('heading', { name: '核对发现 3 处' }).closest('section')!
    expect(
      within(panel)
        .getAllByRole('listitem')
        .map((finding) => finding.textContent),
    ).toEqual(['提示生育日期不在住院之内途中分娩', '疑点参保不足 3 个月', '疑点此后停保'])
  })

  test('shows every line under its bill, and that the sums agree', async () => {
    await givenDesk()
    const bill = screen.getByRole('table', { name: /0026896566/ })
    await within(bill).findByRole('button', { name: /^核减 西药/ })
    expect(
      within(bill)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      '#票据类别申报类别申报（元）审核（元）核定（元）',
      '1西药西药甲类1,208.251,208.25—',
      '2医用材料治疗800.00800.00—',
      '3治疗治疗1,112.301,112.30—',
      '票据金额 与明细合计一致3,120.55——',
    ])
    expect(screen.getByText('与票据合计一致')).toBeTruthy()
  })

  test('says by how much sums differ', async () => {
    const { charges } = first.sections
    const sections = { ...first.sections, charges: { ...charges, data: { ...charges.data, totalFen: 313_285 } } }
    await givenDesk({ claim: { ...first, sections } })
    expect(screen.getByText('比票据合计多 12.30')).toBeTruthy()
  })

  test('tells who did what, the latest first', async () => {
    const returned = {
      at: '2026-11-04T03:00:00Z',
      action: 'return',
      by: '李敏',
      role: 'first-reviewer',
      reason: '缺少出生医学证明',
    }
    await givenDesk({ claim: { ...first, history: [...first.history, returned as never] } })
    const deeds = within(screen.getByRole('list', { name: '办理记录' })).getAllByRole('listitem')
    expect(deeds.map((deed) => deed.textContent)).toEqual([
      '退回补正初审 李敏 · 2026-11-04 11:00缺少出生医学证明',
      '受理初审 李敏 · 2026-11-04 09:30',
      '申报单位经办人 张晓燕 · 2026-11-03 09:00',
    ])
  })

  test.each([
    { moves: ['accept', 'return'], buttons: ['受理', '退回补正'] },
    { moves: ['agree', 'propose-refusal', 'return'], buttons: ['同意', '退回补正', '拟不予支付'] },
    { moves: ['approve', 'refuse', 'send-back', 'return'], buttons: ['核准', '退回补正', '退回上一步', '不予支付'] },
  ] as const)('offers $buttons where the claim allows $moves', async ({ moves, buttons }) => {
    await givenDesk({ claim: { ...first, moves: [...moves] } })
    const pane = screen.getByRole('region', { name: '审核决定' })
    expect(
      within(pane)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(buttons)
  })

  test('says so when nothing is left to decide', async () => {
    await givenDesk({ claim: { ...first, moves: [] } })
    expect(screen.getByText(/现在不在初审环节/)).toBeTruthy()
  })
})

describe('the benefit on the desk', () => {
  const pane = () => {
    const panel = screen.getByRole('heading', { name: '预计待遇' }).closest('section')
    if (!panel) throw new Error('no benefit on the desk')
    return panel
  }
  const rows = () =>
    within(pane())
      .getAllByRole('row')
      .map((row) => row.textContent)

  test('is the one that was filed, with what it was computed from', async () => {
    await givenDesk()
    expect(rows().slice(1)).toEqual(['医疗费3,120.55', '产前检查2,000.00', '津贴 173 天42,096.67', '合计47,217.22'])
    expect(pane().textContent).toContain('与申报时一致')
    const facts = within(pane())
      .getAllByRole('term')
      .map((name) => name.textContent + (name.nextSibling?.textContent ?? ''))
    expect(facts).toEqual([
      '参保类别职工',
      '缴费月数累计 24 个月，连续 24 个月',
      '医院等级三级',
      '生产方式剖宫产',
      '胎儿数1',
      '孕周39 周',
      '月缴费基数7,300.00 元',
      '津贴支付给个人',
    ])
  })

  test('stands beside the filed one where it has changed since', async () => {
    const wageBase = givenWageBase({ monthlyBase: { numeratorFen: 750_000, denominator: 1 } })
    const basis = { ...givenAgencyBasis(), wageBase }
    await givenDesk({ claim: { ...first, benefit: givenBenefit(answersOf(first), basis, {}) } })
    expect(rows()).toEqual([
      '待遇申报时现在变化',
      '医疗费3,120.553,120.55—',
      '产前检查2,000.002,000.00—',
      '津贴 173 天42,096.6743,250.00增加 1,153.33',
      '合计47,217.2248,370.55增加 1,153.33',
    ])
  })

  test('explains itself at w, and the other keys still work', async () => {
    const { user, where } = await givenDesk()
    await user.keyboard('w')
    expect((await screen.findByRole('region', { name: '金额的依据' })).textContent).toContain('剖宫产增加15 天')
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.keyboard('w')
    expect(screen.queryByRole('region', { name: '金额的依据' })).toBeNull()
    await user.keyboard('j')
    expect(where()).toBe(`/review/${second.id}`)
  })

  test('of a decided claim is what it was when it was filed', async () => {
    const benefit = givenBenefit(answersOf(first), null, {})
    await givenDesk({ claim: { ...first, status: 'approved', moves: [], benefit } })
    expect(screen.getByRole('heading', { name: '申报时的待遇' })).toBeTruthy()
    expect(screen.getByText('申报时的测算，以经办机构的审核决定为准。')).toBeTruthy()
  })
})

describe('a decision', () => {
  test('to agree carries the opinion and leads to the next claim with a notice', async () => {
    const { user, press, decidedOn, where } = await givenDesk()
    await user.type(screen.getByLabelText(/意见/), '材料齐全')
    await press('同意')
    await screen.findByRole('heading', { level: 1, name: '周婷' })
    expect(decidedOn()).toEqual([{ action: 'agree', version: 3, opinion: '材料齐全' }])
    expect(where()).toBe(`/review/${second.id}`)
    expect(screen.getByText('李雪梅 SB202611-000001：已同意')).toBeTruthy()
    expect(screen.getByLabelText(/意见/)).toHaveProperty('value', '')
  })

  test('leads on in the queue as it was narrowed, past what another has in hand and what is held', async () => {
    const [third, fourth] = [givenClaim(3), givenClaim(4)]
    const until = '2026-11-05T02:00:00Z'
    const items = [
      rowOf(first),
      { ...rowOf(second), assignee: { name: '王丽', byMe: false, until } },
      { ...rowOf(third), hold: { reason: '等待医院回函', by: '王丽', since: until } },
      rowOf(fourth),
    ]
    const { press, where, search } = await givenDesk({
      at: `/review/${first.id}?risk=high`,
      claims: [first, second, third, fourth],
      api: { 'GET /review/queue?risk=high': { items, nextCursor: null } },
    })
    await screen.findByRole('link', { name: '下一份' })
    await press('同意')
    await waitFor(() => expect(where()).toBe(`/review/${fourth.id}`))
    expect(search()).toBe('?risk=high')
  })

  test('on the last claim leads back to the queue', async () => {
    const { press, where } = await givenDesk({ claims: [first] })
    await press('同意')
    await waitFor(() => expect(where()).toBe('/review'))
    expect(await screen.findByText('李雪梅 SB202611-000001：已同意')).toBeTruthy()
  })

  test('to accept stays with the claim, which is then reviewed', async () => {
    const submitted: ClaimView = { ...first, status: 'submitted', moves: ['accept', 'return'] }
    const { press, decidedOn, where } = await givenDesk({
      claim: submitted,
      decided: { status: 'accepted', moves: ['agree', 'return'] },
    })
    await press('受理')
    await screen.findByRole('button', { name: '同意' })
    expect(decidedOn()).toEqual([{ action: 'accept', version: 3 }])
    expect(where()).toBe(`/review/${first.id}`)
  })

  test('to return unfolds beside the claim and needs its reason', async () => {
    const { press, decidedOn } = await givenDesk()
    await press('退回补正')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByLabelText('退回原因'))
    await press('确认退回')
    expect(await screen.findByText('请填写原因')).toBeTruthy()
    expect(decidedOn()).toEqual([])
  })

  test('to return carries the reason, and the answer date where one is given', async () => {
    const { user, press, decidedOn } = await givenDesk()
    await press('退回补正')
    await user.type(screen.getByLabelText('退回原因'), '缺少出生医学证明')
    await user.type(screen.getByLabelText(/答复期限/), '20261120')
    await press('确认退回')
    await screen.findByRole('heading', { level: 1, name: '周婷' })
    expect(decidedOn()).toEqual([{ action: 'return', version: 3, reason: '缺少出生医学证明', answerOn: '2026-11-20' }])
  })

  test('to refuse cannot be without facts, reason and article', async () => {
    const { user, press, decidedOn } = await givenDesk({ claim: { ...first, moves: ['approve', 'refuse'] } })
    await press('不予支付')
    await press('确认不予支付')
    for (const sentence of ['请填写查明的事实', '请填写原因', '请填写所依据的文件和条款'])
      expect(await screen.findByText(sentence)).toBeTruthy()
    expect(decidedOn()).toEqual([])
    await user.type(screen.getByLabelText('查明的事实'), '生育时未参保')
    await user.type(screen.getByLabelText('理由'), '缴费不满十二个月')
    await user.type(screen.getByLabelText('依据的文件和条款'), '社会保险法第五十四条')
    await press('确认不予支付')
    await screen.findByRole('heading', { level: 1, name: '周婷' })
    expect(decidedOn()).toEqual([
      {
        action: 'refuse',
        version: 3,
        facts: '生育时未参保',
        reason: '缴费不满十二个月',
        article: '社会保险法第五十四条',
      },
    ])
  })
})

describe('the keys of the desk', () => {
  test('a chooses the agreement, even held down, and only Enter carries it out', async () => {
    const { user, decidedOn } = await givenDesk()
    await user.keyboard('{a>5/}')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '同意' }))
    expect(decidedOn()).toEqual([])
    await user.keyboard('{Enter}')
    await screen.findByRole('heading', { level: 1, name: '周婷' })
    expect(decidedOn()).toEqual([{ action: 'agree', version: 3 }])
  })

  test('r unfolds the return, ready to type, and letters typed there are only text', async () => {
    const { user, decidedOn, where } = await givenDesk()
    await user.keyboard('r')
    await user.keyboard('ajkr')
    expect(screen.getByLabelText('退回原因')).toHaveProperty('value', 'ajkr')
    expect(decidedOn()).toEqual([])
    expect(where()).toBe(`/review/${first.id}`)
  })

  test('j and k turn to the next and the previous claim', async () => {
    const { user } = await givenDesk()
    await screen.findByRole('link', { name: '下一份' })
    await user.keyboard('j')
    await screen.findByRole('heading', { level: 1, name: '周婷' })
    await user.keyboard('k')
    expect(await screen.findByRole('heading', { level: 1, name: '李雪梅' })).toBeTruthy()
  })
})

describe('a decision that comes too late', () => {
  const agreed = {
    at: '2026-11-05T00:50:00Z',
    action: 'return',
    by: '刘芳',
    role: 'first-reviewer',
    reason: '缺发票',
  } as const
  const moved: ClaimView = { ...first, version: 4, status: 'returned', moves: [], history: [...first.history, agreed] }

  test('says what happened, and shows the claim as it stands only when asked', async () => {
    const { press, answers } = await givenDesk({
      api: { [`POST ${decisions}`]: () => problem('claim-changed', '申报已被他人修改，请刷新后重试', 409) },
    })
    answers[`GET /claims/${first.id}`] = moved
    await press('同意')
    const sentence = '您的决定没有生效：初审 刘芳 已于 2026-11-05 08:50 退回补正，申报现在是“退回补正”。'
    expect(await screen.findByText(sentence)).toBeTruthy()
    expect(screen.getByRole('button', { name: '同意' })).toBeTruthy()
    await press('重新载入')
    expect(await screen.findByText(/现在不在初审环节/)).toBeTruthy()
    expect(screen.queryByText(sentence)).toBeNull()
  })

  test('keeps the reason that was typed', async () => {
    const { user, press } = await givenDesk({
      api: { [`POST ${decisions}`]: () => problem('claim-changed', '申报已被他人修改，请刷新后重试', 409) },
    })
    await press('退回补正')
    await user.type(screen.getByLabelText('退回原因'), '缺少出生医学证明')
    await press('确认退回')
    await press('重新载入')
    expect(screen.getByLabelText('退回原因')).toHaveProperty('value', '缺少出生医学证明')
  })

  test('is refused in one sentence to who held another stage', async () => {
    const title = '您已办理过本申报的其他环节，不能再办理这一环节'
    const { press } = await givenDesk({ api: { [`POST ${decisions}`]: () => problem('stage-taken', title, 403) } })
    await press('同意')
    expect((await screen.findByRole('alert')).textContent).toContain(title)
  })
})
