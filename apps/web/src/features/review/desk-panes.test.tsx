import type { ClaimView, NearDuplicateView, ReviewView } from '@cradle/domain/wire'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { givenClaim, givenReview, givenReviewer, givenSurroundings, problem } from './scene.tsx'

const claim = givenClaim(1)
const other = givenClaim(2)
const path = `/claims/${claim.id}`

type Given = {
  change?: Partial<ClaimView>
  review?: Partial<ReviewView>
  api?: Record<string, object>
  role?: 'approver'
}

/** The first claim on the desk, reviewed as given; what was sent stands in `sentTo`. */
async function givenDesk({ change = {}, review = {}, api = {}, ...scene }: Given = {}) {
  const onDesk = { ...claim, ...change }
  const reviewer = await givenReviewer({
    at: `/review/${claim.id}`,
    claims: [onDesk, other],
    ...scene,
    api: { [`GET ${path}/review`]: givenReview(onDesk, review), ...api },
  })
  await screen.findByRole('heading', { level: 1, name: '李雪梅' })
  const sentTo = (to: string) => reviewer.sent.filter((one) => one.path.startsWith(to)).map(({ body }) => body)
  return { ...reviewer, sentTo }
}

describe('a line is adjusted where it stands', () => {
  const [line] = givenReview(claim).lines
  const adjusted = givenReview(claim, {
    version: 4,
    lines: givenReview(claim).lines.map((one) =>
      one.line === 1
        ? {
            ...one,
            reviewed: { filingClass: 'western-a', amountFen: 100_000 },
            reasonCode: 'not-covered' as const,
            reason: '营养品',
            by: '李敏',
            at: '2026-11-05T01:00:00Z',
          }
        : one,
    ),
  })

  test('with an amount and a structured reason, and stands beside what was filed', async () => {
    const { user, sentTo } = await givenDesk({ api: { [`PUT ${path}/adjustments`]: adjusted } })
    await user.click(await screen.findByRole('button', { name: /^核减 西药/ }))
    const form = screen.getByRole('form', { name: '核减 西药' })
    const amount = within(form).getByLabelText('审核金额')
    await user.clear(amount)
    await user.type(amount, '1000')
    await user.selectOptions(within(form).getByLabelText('原因'), 'not-covered')
    await user.type(within(form).getByLabelText(/^说明/), '营养品')
    await user.click(within(form).getByRole('button', { name: '保存核减' }))
    expect(await screen.findByText(/不属于生育保险支付范围 · 营养品 · 李敏/)).toBeTruthy()
    expect(screen.getByRole('button', { name: /^核减 西药/ }).textContent).toBe('1,000.00')
    expect(sentTo(`${path}/adjustments`)).toEqual([
      { version: 3, invoice: 1, line: 1, allowedFen: 100_000, reasonCode: 'not-covered', reason: '营养品' },
    ])
  })

  test.each([
    ['more than was filed', '1208.26', 'not-covered', '核定金额不能超过申报金额 1,208.25 元'],
    ['what was filed', '1208.25', 'not-covered', '核定的金额和类别都与申报一致，不需要核减'],
    ['another reason without its words', '1000', 'other', '选择“其他”的，请写明原因'],
    ['no reason', '1000', '', '请选择核减原因'],
  ])('but not to %s', async (_what, yuan, reason, message) => {
    const { user, sentTo } = await givenDesk()
    await user.click(await screen.findByRole('button', { name: /^核减 西药/ }))
    const form = screen.getByRole('form', { name: '核减 西药' })
    await user.clear(within(form).getByLabelText('审核金额'))
    await user.type(within(form).getByLabelText('审核金额'), yuan)
    await user.selectOptions(within(form).getByLabelText('原因'), reason)
    await user.click(within(form).getByRole('button', { name: '保存核减' }))
    expect(await within(form).findByText(message)).toBeTruthy()
    expect(sentTo(path)).toEqual([])
  })

  test('with two faults shows both, each at its field', async () => {
    const { user } = await givenDesk()
    await user.click(await screen.findByRole('button', { name: /^核减 西药/ }))
    const form = screen.getByRole('form', { name: '核减 西药' })
    await user.clear(within(form).getByLabelText('审核金额'))
    await user.type(within(form).getByLabelText('审核金额'), '1208.26')
    const save = within(form).getByRole('button', { name: '保存核减' })
    await user.click(save)
    expect(await within(form).findByText('核定金额不能超过申报金额 1,208.25 元')).toBeTruthy()
    expect(within(form).getByText('请选择核减原因')).toBeTruthy()
    await user.selectOptions(within(form).getByLabelText('原因'), 'other')
    await user.click(save)
    expect(await within(form).findByText('选择“其他”的，请写明原因')).toBeTruthy()
    expect(within(form).getByText('核定金额不能超过申报金额 1,208.25 元')).toBeTruthy()
  })

  test('and may be taken back', async () => {
    const { user, sent } = await givenDesk({
      review: adjusted,
      api: { [`DELETE ${path}/adjustments?version=3&invoice=1&line=1`]: givenReview(claim, { version: 5 }) },
    })
    await user.click(await screen.findByRole('button', { name: `撤销核减 ${line!.printed}` }))
    await waitFor(() => expect(screen.queryByText(/营养品/)).toBeNull())
    expect(sent.map((one) => one.path)).toEqual([`${path}/adjustments?version=3&invoice=1&line=1`])
  })

  test('only at first review', async () => {
    await givenDesk({ change: { status: 'first-reviewed' } })
    await screen.findByRole('heading', { name: '待遇金额' })
    expect(screen.queryByRole('button', { name: /^核减 西药/ })).toBeNull()
  })

  test('and offered again where the clerk left the line as it was', async () => {
    const offered = {
      invoice: 1,
      line: 1,
      printed: '西药',
      filed: { filingClass: 'western-a', amountFen: 120_825 },
      allowedFen: 100_000,
      filingClass: 'western-a',
      reasonCode: 'not-covered',
      reason: null,
    } as const
    const { user, sentTo } = await givenDesk({
      review: { offered: [offered] },
      api: { [`PUT ${path}/adjustments`]: adjusted },
    })
    await user.click(await screen.findByRole('button', { name: '照样核减' }))
    await screen.findByText(/营养品/)
    expect(sentTo(`${path}/adjustments`)).toEqual([
      { version: 3, invoice: 1, line: 1, allowedFen: 100_000, reasonCode: 'not-covered' },
    ])
  })
})

describe('the checklist', () => {
  const task = {
    asks: '身份证件与参保登记是否一致',
    stage: 'first-review',
    by: 'person',
    blocks: true,
    state: 'open',
    compared: null,
    answeredByNote: false,
    note: null,
    doneBy: null,
    doneAt: null,
  } as const
  const tasks: ReviewView['tasks'] = [
    { ...task, code: 'completeness', name: '完整性', by: 'system', state: 'done', compared: '必交 5 种都已上传' },
    { ...task, code: 'identity', name: '身份' },
    { ...task, code: 'bills', name: '票据原件' },
    {
      ...task,
      code: 'duplicates',
      name: '重复',
      by: 'system',
      state: 'failed',
      compared: '与 SB1 相似',
      answeredByNote: true,
    },
  ]

  test('says what the system compared and what is left; a digit ticks a task of the person', async () => {
    const done = tasks.map((one) => (one.code === 'bills' ? { ...one, state: 'done' as const } : one))
    const { user, sentTo } = await givenDesk({
      review: { tasks },
      api: { [`PUT ${path}/tasks`]: givenReview(claim, { version: 4, tasks: done }) },
    })
    expect(await screen.findByRole('heading', { name: '核对 · 还差 3 项' })).toBeTruthy()
    expect(within(screen.getByRole('list', { name: '核对事项' })).getByText(/必交 5 种都已上传/)).toBeTruthy()
    await user.keyboard('2')
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /票据原件/ }).checked).toBe(true))
    expect(sentTo(`${path}/tasks`)).toEqual([{ version: 3, task: 'bills', done: true }])
    expect(screen.getByRole('heading', { name: '核对 · 还差 2 项' })).toBeTruthy()
  })

  test('takes a note where the system could not settle it', async () => {
    const { user, sentTo } = await givenDesk({
      review: { tasks },
      api: { [`PUT ${path}/tasks`]: givenReview(claim, { version: 4, tasks: [] }) },
    })
    await user.type(await screen.findByLabelText('重复的核实说明'), '两次不同的住院')
    await user.click(screen.getByRole('button', { name: '已核实' }))
    await waitFor(() =>
      expect(sentTo(`${path}/tasks`)).toEqual([{ version: 3, task: 'duplicates', done: true, note: '两次不同的住院' }]),
    )
  })
})

describe('what lies around the claim', () => {
  const alike: NearDuplicateView = {
    claimId: other.id,
    number: 'SB202610-000077',
    status: 'approved',
    personName: '李雪梅',
    idNumberMasked: '130102********0099',
    employerName: '河北滹沱商贸有限公司',
    kind: 'birth',
    eventOn: '2026-09-18',
    hospitalName: '石家庄市妇产医院',
    totalFen: 312_055,
    why: ['参保人姓名和出生日期相同，证件号码不同，生育日期相同'],
    verdict: null,
  }

  test('shows what looks alike side by side, until somebody says why it is not the same', async () => {
    const verdict = { reason: '双胞胎姐妹', by: '李敏', at: '2026-11-05T01:00:00Z' }
    const { user, sentTo } = await givenDesk({
      api: {
        [`GET ${path}/surroundings`]: givenSurroundings(claim, { nearDuplicates: [alike] }),
        [`PUT ${path}/duplicate-verdicts/${other.id}`]: givenSurroundings(claim, {
          nearDuplicates: [{ ...alike, verdict }],
        }),
      },
    })
    const pair = await screen.findByRole('article', { name: '疑似重复 SB202610-000077' })
    expect(within(pair).getByText(alike.why[0]!)).toBeTruthy()
    expect(within(pair).getByRole('row', { name: /^身份证号/ }).textContent).toBe(
      '身份证号130102 ******** 002X130102 ******** 0099',
    )
    await user.type(within(pair).getByLabelText('为什么不是重复'), '双胞胎姐妹')
    await user.click(within(pair).getByRole('button', { name: '不是重复' }))
    expect(await screen.findByRole('heading', { name: '疑似重复，均已核实' })).toBeTruthy()
    expect(sentTo(`${path}/duplicate-verdicts`)).toEqual([{ reason: '双胞胎姐妹' }])
  })

  test.each([
    [312_055, '医疗费 3,120.55 元，低于中位数 4,000.00 元；99% 的同类申报不超过 9,000.00 元。'],
    [500_000, '医疗费 5,000.00 元，高于中位数 4,000.00 元；99% 的同类申报不超过 9,000.00 元。'],
    [950_000, '医疗费 9,500.00 元，高于同类申报的 99%（9,000.00 元），中位数 4,000.00 元。'],
  ])('says in words where %i fen stand among their like', async (thisFen, sentence) => {
    const distribution = {
      hospitalName: '石家庄市妇产医院',
      method: '生育 剖宫产',
      claims: 42,
      medianFen: 400_000,
      p99Fen: 900_000,
      quantilesFen: [],
      thisFen,
    }
    await givenDesk({ api: { [`GET ${path}/surroundings`]: givenSurroundings(claim, { distribution }) } })
    expect(await screen.findByText(sentence)).toBeTruthy()
    expect(screen.getByText('石家庄市妇产医院 · 生育 剖宫产 · 近两年 42 份')).toBeTruthy()
  })

  test('tells the employer’s last twelve months, and says so where nothing was loaded', async () => {
    await givenDesk()
    expect(await screen.findByText('近 12 个月申报 3 份，其中不予支付 1 份、有疑点 2 份；现参保 120 人。')).toBeTruthy()
  })

  test('fails by itself: the claim can still be decided', async () => {
    await givenDesk({ api: { [`GET ${path}/surroundings`]: () => problem('unexpected', '系统出现问题', 500) } })
    expect(await screen.findByText(/以往申报没有载入/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '同意' })).toBeTruthy()
  })
})

describe('a return points at what is wanted', () => {
  test('at a field and at a line, each with its words', async () => {
    const { user, sentTo } = await givenDesk({ api: { [`POST ${path}/decisions`]: { ...claim, moves: [] } } })
    await user.click(screen.getByRole('button', { name: '退回补正' }))
    await user.type(screen.getByLabelText('退回原因'), '请核对')
    const places = screen.getByLabelText('标出位置')
    await user.selectOptions(places, within(places).getByRole('option', { name: '出院日期' }))
    await user.selectOptions(places, within(places).getByRole('option', { name: '票据 1 · 明细 2' }))
    await user.type(screen.getByLabelText('住院 · 出院日期'), '与出院记录不一致')
    await user.click(screen.getByRole('button', { name: '确认退回' }))
    expect(await screen.findByText('请写明需要补正的内容')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '移除 费用明细 · 票据 1 · 明细 2' }))
    await user.click(screen.getByRole('button', { name: '确认退回' }))
    await waitFor(() =>
      expect(sentTo(`${path}/decisions`)).toEqual([
        {
          action: 'return',
          version: 3,
          reason: '请核对',
          pins: [{ section: 'stay', pointer: '/stays/0/dischargedOn', text: '与出院记录不一致' }],
        },
      ]),
    )
  })
})

describe('an approval', () => {
  const approving = { role: 'approver', change: { status: 'second-reviewed', moves: ['approve', 'refuse'] } } as const
  const given = (review: Partial<ReviewView> = {}) =>
    givenDesk({
      role: 'approver',
      change: { ...approving.change, moves: [...approving.change.moves] },
      review: { stage: 'approval', ...review },
      api: { [`POST ${path}/decisions`]: { ...claim, moves: [] } },
    })

  test('grants every benefit where nothing else is said', async () => {
    const { user, sentTo } = await given()
    await user.click(await screen.findByRole('button', { name: '核准' }))
    await waitFor(() => expect(sentTo(`${path}/decisions`)).toEqual([{ action: 'approve', version: 3 }]))
  })

  test('refuses one of them on facts, reason and article, or not at all', async () => {
    const { user, sentTo } = await given()
    const allowance = await screen.findByRole('group', { name: /^生育津贴/ })
    await user.click(within(allowance).getByLabelText('不予支付'))
    await user.click(screen.getByRole('button', { name: '部分核准' }))
    for (const message of ['请填写查明的事实', '请填写原因', '请填写所依据的文件和条款'])
      expect(await within(allowance).findByText(message)).toBeTruthy()
    await user.type(within(allowance).getByLabelText('查明的事实'), '缴费不满 12 个月')
    await user.type(within(allowance).getByLabelText('理由'), '未达到缴费月数')
    await user.type(within(allowance).getByLabelText('依据的文件和条款'), '《石家庄市生育保险办法》第十条')
    await user.click(screen.getByRole('button', { name: '部分核准' }))
    await waitFor(() =>
      expect(sentTo(`${path}/decisions`)).toEqual([
        {
          action: 'approve',
          version: 3,
          components: [
            { component: 'medical', outcome: 'grant' },
            { component: 'prenatal', outcome: 'grant' },
            {
              component: 'allowance',
              outcome: 'refuse',
              facts: '缴费不满 12 个月',
              reason: '未达到缴费月数',
              article: '《石家庄市生育保险办法》第十条',
            },
          ],
        },
      ]),
    )
  })

  const review = givenReview(claim)
  const unpublished = (change: object = {}) => ({
    components: review.components.map((one) =>
      one.component === 'medical'
        ? {
            ...one,
            filedFen: 0,
            reviewedFen: 0,
            openToWord: { standard: '2025 年起的计划生育手术支付标准没有公布', atMostFen: 312_055 },
            ...change,
          }
        : one,
    ),
  })

  test('says of what has no published standard nothing by itself: the approver names an amount and its grounds', async () => {
    const { user, sentTo } = await given(unpublished())
    const medical = await screen.findByRole('group', { name: /^生育医疗费/ })
    expect(within(medical).getByText(/计划生育手术支付标准没有公布，系统不能核定/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '核准' }))
    expect((await within(medical).findByRole('alert')).textContent).toBe('请选择核准或不予支付')
    await user.click(within(medical).getByLabelText('按依据核准'))
    await user.type(within(medical).getByLabelText('核准金额'), '3200')
    await user.click(screen.getByRole('button', { name: '核准' }))
    expect(await within(medical).findByText('核准金额不能超过 3,120.55 元')).toBeTruthy()
    await user.clear(within(medical).getByLabelText('核准金额'))
    await user.type(within(medical).getByLabelText('核准金额'), '800')
    await user.type(within(medical).getByLabelText('查明的事实'), '放置宫内节育器一次')
    await user.type(within(medical).getByLabelText('理由'), '按复函的标准核定')
    await user.type(within(medical).getByLabelText('依据的文件和条款'), '《复函》第二条')
    expect(sentTo(`${path}/decisions`)).toEqual([])
    await user.click(screen.getByRole('button', { name: '核准' }))
    await waitFor(() =>
      expect(sentTo(`${path}/decisions`)).toMatchObject([
        {
          action: 'approve',
          components: [
            {
              component: 'medical',
              outcome: 'grant-by-word',
              amountFen: 80_000,
              facts: '放置宫内节育器一次',
              reason: '按复函的标准核定',
              article: '《复函》第二条',
            },
            { component: 'prenatal', outcome: 'grant' },
            { component: 'allowance', outcome: 'grant' },
          ],
        },
      ]),
    )
  })

  test('offers no amount where the review left nothing to pay', async () => {
    await given(unpublished({ openToWord: { standard: '计划生育手术支付标准没有公布', atMostFen: 0 } }))
    const medical = await screen.findByRole('group', { name: /^生育医疗费/ })
    expect(within(medical).getByText(/审核后没有可以支付的费用，只能不予支付，请写明依据/)).toBeTruthy()
    expect(within(medical).queryByLabelText('按依据核准')).toBeNull()
    expect(within(medical).getByLabelText('不予支付')).toBeTruthy()
  })

  test('begins with the amount and the grounds that the first of two named', async () => {
    const endorsed = { amountFen: 80_000, facts: '放置一次', reason: '按复函', article: '《复函》第二条' }
    await given(unpublished({ endorsed }))
    const medical = await screen.findByRole('group', { name: /^生育医疗费/ })
    expect(within(medical).getByLabelText<HTMLInputElement>('按依据核准').checked).toBe(true)
    expect(within(medical).getByLabelText<HTMLInputElement>('核准金额').value).toBe('800.00')
    expect(within(medical).getByLabelText<HTMLTextAreaElement>('查明的事实').value).toBe('放置一次')
  })

  test('with a named amount that takes it over the limit is one of two', async () => {
    const approvals = { needed: 1 as const, limitFen: 250_000, given: [] }
    const { user } = await given({ ...unpublished(), approvals })
    const medical = await screen.findByRole('group', { name: /^生育医疗费/ })
    await user.click(within(medical).getByLabelText('按依据核准'))
    await user.type(within(medical).getByLabelText('核准金额'), '800')
    await user.tab()
    expect(await screen.findByRole('button', { name: '会签同意' })).toBeTruthy()
  })

  test('over the limit is one of two: the first of them reads that another is needed', async () => {
    await given({ approvals: { needed: 2, limitFen: 5_000_000, given: [] } })
    expect(
      await screen.findByText(/金额超过 50,000.00 元，须由两位审批人同意。您同意后，还需另一位审批人同意。/),
    ).toBeTruthy()
    expect(screen.getByRole('button', { name: '会签同意' })).toBeTruthy()
  })

  test('and the second, who agreed before', async () => {
    const by = [{ by: '王海涛', at: '2026-11-05T01:00:00Z' }]
    await given({ approvals: { needed: 2, limitFen: 5_000_000, given: by } })
    expect(await screen.findByText(/王海涛已同意，您同意后核准生效。/)).toBeTruthy()
    expect(screen.getByRole('button', { name: '核准' })).toBeTruthy()
  })

  test('begins a refusal with the grounds that the stage before proposed', async () => {
    const proposed = {
      facts: '缴费 7 个月',
      reason: '不满 12 个月',
      article: '第十条',
      by: '赵立军',
      stage: 'second-review' as const,
      at: '2026-11-05T01:00:00Z',
    }
    const { user } = await given({ proposed })
    expect(await screen.findByText('上一环节拟不予支付')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: '不予支付' }))
    expect(screen.getByLabelText<HTMLTextAreaElement>('查明的事实').value).toBe('缴费 7 个月')
  })
})

test('one’s own decision may be taken back while nobody acted on it, and the claim stays on the desk', async () => {
  const change: Partial<ClaimView> = { status: 'first-reviewed', moves: ['undo'] }
  const { user, sentTo, where } = await givenDesk({
    change,
    review: { mayUndo: true },
    api: { [`POST ${path}/decisions`]: { ...claim, version: 4 } },
  })
  await user.click(await screen.findByRole('button', { name: '撤销我的决定' }))
  expect(await screen.findByRole('button', { name: '同意' })).toBeTruthy()
  expect(sentTo(`${path}/decisions`)).toEqual([{ action: 'undo', version: 3 }])
  expect(where()).toBe(`/review/${claim.id}`)
})

test('a decided claim is reopened only by a document', async () => {
  const change: Partial<ClaimView> = { status: 'approved', moves: ['reopen'] }
  const { user, sentTo } = await givenDesk({
    change,
    role: 'approver',
    api: { [`POST ${path}/decisions`]: { ...claim, moves: [] } },
  })
  await user.click(screen.getByRole('button', { name: '重新办理' }))
  await user.click(screen.getByRole('button', { name: '确认重新办理' }))
  expect(await screen.findByText('请选择重新办理的依据')).toBeTruthy()
  await user.selectOptions(screen.getByLabelText('重新办理的依据'), 'reconsideration')
  await user.type(screen.getByLabelText('文号'), '石政复决〔2026〕7号')
  await user.type(screen.getByLabelText('文书日期'), '20261104')
  await user.type(screen.getByLabelText('重新办理的原因'), '复议撤销原决定')
  await user.click(screen.getByRole('button', { name: '确认重新办理' }))
  await waitFor(() =>
    expect(sentTo(`${path}/decisions`)).toEqual([
      {
        action: 'reopen',
        version: 3,
        ground: 'reconsideration',
        documentNumber: '石政复决〔2026〕7号',
        documentOn: '2026-11-04',
        reason: '复议撤销原决定',
      },
    ]),
  )
})

test('what changed since the last send is shown first', async () => {
  const filings = [
    { n: 1, filedAt: '2026-11-03T01:00:00Z', changes: [], adjustments: 0 },
    {
      n: 2,
      filedAt: '2026-11-05T01:00:00Z',
      changes: [{ section: 'contact', label: '联系电话', before: '138****2345', after: '139****1111' }],
      adjustments: 0,
    },
  ]
  await givenDesk({ review: { filings } })
  const changes = await screen.findByRole('table', { name: '第 2 次申报改动的内容' })
  expect(within(changes).getByRole('row', { name: /联系电话/ }).textContent).toBe('联系电话138****2345139****1111')
})
