import type { RecordPage, RecordSums, RecordView } from '@cradle/domain/wire'
import type { LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  decide,
  givenBegun,
  givenDecided,
  givenDraft,
  givenSaved,
  givenSubmitted,
  nowOf,
  operationWith,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women, man, employer } = await givenEmployer(product)
const elsewhere = await givenEmployer(product)
const [first, second, third] = [
  await givenStaff(product, 'first-reviewer'),
  await givenStaff(product, 'second-reviewer'),
  await givenStaff(product, 'approver'),
]
const [approved, returned] = await givenSubmitted(clerk, [women[0], women[1]])
const [foreign] = await givenSubmitted(elsewhere.clerk, [elsewhere.women[0]])
await givenDecided(first, approved!, { action: 'accept' }, { action: 'agree' })
await givenDecided(second, approved!, { action: 'agree' })
await givenDecided(third, approved!, { action: 'approve' })
await givenDecided(first, returned!, { action: 'return', reason: '缺少出院记录' })
await product.freeze('2026-11-11T09:00:00+08:00')
const draft = await givenDraft(clerk, women[2], operationWith())

function answered(answer: LightMyRequestResponse) {
  if (answer.statusCode !== 200) throw new Error(`nothing was found: ${answer.body} ${product.log.at(-1)}`)
  return answer
}
type Filter = Record<string, unknown>
const search = async (filter: Filter = {}, by: Person = clerk) =>
  answered(await by.post('/claim-records/search', filter)).json<RecordPage>()
const found = async (filter: Filter = {}, by: Person = clerk) => (await search(filter, by)).items.map(({ id }) => id)
const sums = async (filter: Filter = {}, by: Person = clerk) =>
  answered(await by.post('/claim-records/sums', filter)).json<RecordSums>()
const all = async (by: Person, filter: Filter = {}) => {
  const items: RecordView[] = []
  let next: string | null = null
  do {
    const page: RecordPage = await search(next ? { ...filter, cursor: next } : filter, by)
    items.push(...page.items)
    next = page.nextCursor
  } while (next !== null)
  return items
}

describe('records', () => {
  test('are the employer’s own, the last begun first, drafts among them', async () => {
    expect(await found()).toEqual([draft.id, returned!.id, approved!.id])
    expect(await found({}, elsewhere.clerk)).toEqual([foreign!.id])
  })

  test('are to the agency what was filed with it', async () => {
    expect(await found({}, first)).toEqual([foreign!.id, returned!.id, approved!.id])
  })

  test('tell what was filed and what was decided apart, and a draft apart from both', async () => {
    const [unfiled, corrected, decided] = (await search()).items
    const filed = { n: 1, benefit: { totalFen: expect.any(Number) as number } }
    expect(decided).toMatchObject({
      status: 'approved',
      filed,
      decided: { totalFen: expect.any(Number) as number },
      draftFen: null,
    })
    expect(decided!.filed!.expensesFen).toBe(approved!.totalFen)
    expect(corrected).toMatchObject({ status: 'returned', filed: { n: 1 }, decided: null })
    expect(unfiled).toMatchObject({
      status: 'draft',
      filed: null,
      decided: null,
      draftFen: draft.totalFen,
      period: null,
    })
    const granted = await product.rows<{ sum: number }>(
      `select sum(amount_fen)::int as sum from decision where claim_id = $1 and action = 'approve'`,
      [approved!.id],
    )
    expect(decided!.decided!.totalFen).toBe(granted[0]!.sum)
  })

  test('tell of a returned claim what was filed, also while its clerk corrects it', async () => {
    const before = (await search({ person: women[1].id })).items
    await givenSaved(clerk, await nowOf(clerk, returned!), 'event', { ...answersWith().event, eventOn: '2026-09-09' })
    for (const person of [clerk, first]) expect((await search({ person: women[1].id }, person)).items).toEqual(before)
  })

  test('hold no number of anybody', async () => {
    const text = JSON.stringify(await search())
    for (const { idNumber, cardNumber } of women)
      expect([text.includes(idNumber), text.includes(cardNumber)]).toEqual([false, false])
  })

  test.each<[string, Filter, () => string[]]>([
    ['所属期', { period: '2026-11' }, () => [returned!.id, approved!.id]],
    ['the period that is open, with what may still be filed in it', { period: '2026-12' }, () => [draft.id]],
    ['another period', { period: '2026-10' }, () => []],
    ['status', { status: 'approved' }, () => [approved!.id]],
    ['未申报', { status: 'draft' }, () => [draft.id]],
    ['未申报 of this period', { status: 'draft', period: '2026-12' }, () => [draft.id]],
    ['treatment', { treatment: 'family-planning' }, () => [draft.id]],
    ['person', { person: women[0].id }, () => [approved!.id]],
    ['a person of nobody’s', { person: elsewhere.women[0].id }, () => []],
    ['the number of the claim', { text: approved!.number }, () => [approved!.id]],
    ['a part of it', { text: approved!.number.slice(0, 5) }, () => []],
    ['a name', { text: '欧阳若兰' }, () => [returned!.id]],
    ['the beginning of a name', { text: '欧阳' }, () => [returned!.id]],
    ['the end of a name', { text: '若兰' }, () => []],
    ['all of it', { text: '陈', status: 'approved', treatment: 'birth', period: '2026-11' }, () => [approved!.id]],
    ['what looks like SQL', { text: `' or 1=1 --` }, () => []],
  ])('are found by %s', async (_what, filter, expected) => {
    expect(await found(filter)).toEqual(expected())
  })

  test('are found by hospital, by code and by a part of its name', async () => {
    const { hospitals } = (await search({ person: women[0].id })).items[0]!
    const [{ code }] = (await product.rows<{ code: string }>('select code from hospital where name = $1', [
      hospitals[0],
    ])) as [{ code: string }]
    for (const person of [clerk, first])
      for (const filter of [{ hospital: code }, { text: hospitals[0]!.slice(1, -1) }])
        expect(await found(filter, person)).toContain(approved!.id)
    expect(await found({ hospital: 'H13010200099' })).toEqual([])
  })

  test('go on where a page ended, each once', async () => {
    const { clerk, man } = await givenEmployer(product)
    const begun = new Set<string>()
    for (let n = 0; n < 3; n++)
      for (const { id } of await Promise.all(Array.from({ length: 20 }, () => givenBegun(clerk, man)))) begun.add(id)
    const page = await search({}, clerk)
    expect(page.items).toHaveLength(50)
    const rest = await search({ cursor: page.nextCursor }, clerk)
    expect(rest.nextCursor).toBeNull()
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id))).toEqual(begun)
  })
})

describe('sums', () => {
  test('come to what the records say, as filed, as decided and not filed', async () => {
    await givenBegun(clerk, man)
    for (const [person, filter] of [
      [clerk, {}],
      [clerk, { period: '2026-11' }],
      [clerk, { status: 'draft' }],
      [first, {}],
      [first, { treatment: 'birth' }],
      [elsewhere.clerk, {}],
    ] as const) {
      const records = await all(person, filter)
      const told = await sums(filter, person)
      const sum = (read: (record: RecordView) => number | null | undefined) =>
        records.reduce((total, record) => total + (read(record) ?? 0), 0)
      expect(told.filed).toEqual({
        claims: sum(({ filed }) => (filed ? 1 : 0)),
        expensesFen: sum(({ filed }) => filed?.expensesFen),
        benefitFen: sum(({ filed }) => filed?.benefit?.totalFen),
        decidedClaims: sum(({ decided }) => (decided ? 1 : 0)),
        decidedFen: sum(({ decided }) => decided?.totalFen),
      })
      expect(told.unfiled).toEqual({
        claims: sum(({ filed }) => (filed ? 0 : 1)),
        expensesFen: sum(({ draftFen }) => draftFen),
      })
      expect(told.groups.reduce((total, { claims }) => total + claims, 0)).toBe(records.length)
      for (const group of told.groups) {
        const members = records.filter(
          ({ treatment, status }) => treatment === group.treatment && status === group.status,
        )
        expect([group.claims, group.decidedFen]).toEqual([
          members.length,
          members.reduce((total, { decided }) => total + (decided?.totalFen ?? 0), 0),
        ])
      }
    }
  })

  test('count no decision that was undone', async () => {
    const { clerk, women } = await givenEmployer(product)
    await product.freeze('2026-11-05T09:00:00+08:00')
    const open = await givenDraft(clerk, women[0])
    expect((await submit(clerk, [open])).statusCode).toBe(201)
    await givenDecided(first, open, { action: 'accept' }, { action: 'agree' })
    await givenDecided(second, open, { action: 'agree' })
    await givenDecided(third, open, { action: 'send-back', reason: '金额须再核' })
    await product.freeze('2026-11-11T09:00:00+08:00')
    expect(await sums({}, clerk)).toMatchObject({ filed: { claims: 1, decidedClaims: 0, decidedFen: 0 } })
    expect((await decide(second, open, { action: 'agree' })).statusCode).toBe(200)
  })
})

describe('a question that makes no sense', () => {
  const cursorOf = (...keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString('base64url')
  test.each<[string, Filter, string, string]>([
    ['no such month', { period: '2026-13' }, '/period', '月份'],
    ['no such status', { status: 'lost' }, '/status', '请从列出的状态中选择'],
    ['no such treatment', { treatment: '19' }, '/treatment', '请从列出的治疗方式中选择'],
    ['a person by number', { person: '130102199001011234' }, '/person', '编号格式不正确'],
    ['a hospital of no code', { hospital: '市一院' }, '/hospital', '医院编码不正确，请从目录中选择医院'],
    ['blank text', { text: '  ' }, '/text', '请填写要查找的文字'],
    ['too long a text', { text: '长'.repeat(61) }, '/text', '最多 60 个字'],
    [
      'an ID number as text',
      { text: '130102 19900101 1234' },
      '/text',
      '这里不能按证件号码查找，请填写姓名、申报单号或医院',
    ],
    ['NUL', { text: 'a\u0000' }, '/text', '含有不能保存的字符'],
    [
      'drafts of a period that is over',
      { status: 'draft', period: '2026-10' },
      '/period',
      '未申报的只在当前的 2026-12 期，请改选所属期或状态',
    ],
    ['a cursor cut short', { cursor: 'WyIw' }, '/cursor', '翻页位置不正确，请从第一页重新查看'],
    ['a cursor of no id', { cursor: cursorOf('x') }, '/cursor', '翻页位置不正确，请从第一页重新查看'],
    ['a cursor of other keys', { cursor: cursorOf(approved!.id, 1) }, '/cursor', '翻页位置不正确，请从第一页重新查看'],
    ['a cursor that is none', { cursor: '<>' }, '/cursor', '翻页位置不正确'],
  ])('%s is refused in one sentence', async (_what, filter, pointer, sentence) => {
    const refused = (await clerk.post('/claim-records/search', filter)).json<{ status: number; errors: object[] }>()
    expect(refused).toMatchObject({
      status: 400,
      errors: [{ pointer, message: expect.stringContaining(sentence) as string }],
    })
    expect(refused.errors).toHaveLength(1)
  })

  test('an unknown filter is refused', async () => {
    expect((await clerk.post('/claim-records/search', { employer: employer.id })).statusCode).toBe(400)
  })

  test('drafts are nothing that a reviewer can ask for', async () => {
    expect((await first.post('/claim-records/search', { status: 'draft' })).json()).toMatchObject({
      errors: [{ pointer: '/status', message: '未申报的只有单位自己能看到，请选择其他状态' }],
    })
  })
})
