import { certificationText, type SubmissionView } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import {
  answersWith,
  deedsOf,
  givenBegun,
  givenDraft,
  givenExplained,
  givenSaved,
  nowOf,
  operationWith,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenSession, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
afterEach(() => product.freeze(MORNING))

/** An employer of the test's own with as many complete drafts as wanted. */
async function givenDrafts(count = 1) {
  const { clerk, employer, women, admin } = await givenEmployer(product)
  const drafts = await Promise.all(women.slice(0, count).map((woman) => givenDraft(clerk, woman)))
  return { clerk, admin, employer, women, drafts, claim: drafts[0]! }
}

const live = (employerId: string) => product.rows('select id from submission where employer_id = $1', [employerId])

describe('submitting the month', () => {
  test('sends the chosen claims as one batch, on record', async () => {
    const { clerk, employer, drafts } = await givenDrafts(2)
    const answer = await submit(clerk, drafts)
    expect(answer.statusCode).toBe(201)
    const batch = answer.json<SubmissionView>()
    expect(batch).toMatchObject({
      number: expect.stringMatching(new RegExp(String.raw`^${employer.unitNumber}-202611-\d{6}$`)) as string,
      period: '2026-11',
      employer: { id: employer.id, name: employer.name },
      submittedAt: new Date(MORNING).toISOString(),
      submittedBy: '吴静',
      claimCount: 2,
      totalFen: drafts[0]!.totalFen! + drafts[1]!.totalFen!,
    })
    expect(batch.claims.map(({ id, status, period }) => [id, status, period])).toEqual(
      drafts.map(({ id }) => [id, 'submitted', '2026-11']),
    )
    expect(await deedsOf(product, batch.id)).toEqual(['submission.submit'])
    expect((await deedsOf(product, drafts[0]!.id)).at(-1)).toBe('claim.submit')
  })

  test('freezes each claim as its filing 1, as it was said then', async () => {
    const { clerk, claim } = await givenDrafts()
    await submit(clerk, [claim])
    const filed = await nowOf(clerk, claim)
    expect(filed).toMatchObject({
      status: 'submitted',
      period: '2026-11',
      filings: [{ n: 1, filedAt: new Date(MORNING).toISOString() }],
      moves: ['recall'],
      findings: [],
      history: [{ action: 'submit', by: '吴静', role: 'employer-clerk' }],
    })
    expect(filed.sections).toEqual(claim.sections)
    const [filing] = await product.rows<{
      content: { wording: { title: string; groups: object[] }[]; certification: string }
    }>('select content from filing where claim_id = $1', [claim.id])
    expect(filing!.content.certification).toBe(certificationText)
    expect(filing!.content.wording.map(({ title }) => title)).toEqual([
      '参保人与事由',
      '联系与配偶',
      '住院',
      '费用',
      '收款账户',
    ])
    expect(JSON.stringify(filing!.content.wording)).toContain('2026-10-20')
    const patched = await clerk.patch(`/claims/${claim.id}`, { section: 'contact', version: 1, data: {} })
    expect(patched.json()).toMatchObject({ status: 409, title: '申报已提交，内容不能再修改' })
    const deleted = await clerk.delete(`/claims/${claim.id}?version=${filed.version}`)
    expect(deleted.json()).toMatchObject({ status: 409, type: '/problems/claim-frozen' })
  })

  test('leaves what was not chosen a draft, which carries over by itself', async () => {
    const { clerk, drafts } = await givenDrafts(2)
    await submit(clerk, drafts.slice(0, 1))
    await product.freeze('2026-12-02T09:00:00+08:00')
    const carried = await nowOf(clerk, drafts[1]!)
    expect(carried).toMatchObject({
      status: 'draft',
      period: null,
      begunPeriod: '2026-11',
      openPeriod: '2026-12',
      isComplete: true,
    })
    expect((await submit(clerk, [carried], { period: '2026-12' })).json()).toMatchObject({
      period: '2026-12',
      claimCount: 1,
    })
  })

  test('happens once a month', async () => {
    const { clerk, drafts } = await givenDrafts(2)
    await submit(clerk, drafts.slice(0, 1))
    const second = await submit(clerk, drafts.slice(1))
    expect(second.json()).toMatchObject({ status: 409, title: '本期已经申报，每月只能申报一次' })
    expect(await nowOf(clerk, drafts[1]!)).toEqual(drafts[1])
  })

  test('is the employer’s: its administrator may do it too', async () => {
    const { admin, claim } = await givenDrafts()
    expect((await submit(admin, [claim])).statusCode).toBe(201)
  })
})

describe('the window', () => {
  test.each([
    ['2026-11-01T00:00:00+08:00', '2026-11', 201],
    ['2026-11-10T23:59:59+08:00', '2026-11', 201],
    ['2026-10-31T23:59:59+08:00', '2026-11', 422],
    ['2026-11-11T00:00:00+08:00', '2026-11', 422],
    ['2026-11-11T00:00:00+08:00', '2026-12', 422],
    ['2028-02-29T12:00:00+08:00', '2028-03', 422],
    ['2028-03-01T00:00:00+08:00', '2028-03', 201],
    ['2026-12-31T23:59:59+08:00', '2027-01', 422],
    ['2027-01-01T00:00:00+08:00', '2027-01', 201],
  ])('at %s for %s answers %i', async (at, period, status) => {
    const { clerk, claim } = await givenDrafts()
    await product.freeze(at)
    expect((await submit(clerk, [claim], { period })).statusCode).toBe(status)
  })

  test('closed, says when it opens; and of another period, that it is not open', async () => {
    const { clerk, claim } = await givenDrafts()
    for (const period of ['2026-10', '2026-12'])
      expect((await submit(clerk, [claim], { period })).json()).toMatchObject({
        status: 422,
        title: '这个所属期现在不能申报',
      })
    await product.freeze('2026-11-20T09:00:00+08:00')
    expect((await submit(clerk, [claim], { period: '2026-12' })).json()).toMatchObject({
      status: 422,
      title: '现在不是申报时间',
      errors: [{ pointer: '/period', code: 'before', message: '2026-12 期的申报 2026-12-01 00:00 开始' }],
    })
  })
})

describe('all or none', () => {
  test('every error of every claim is told at once, each at its field, and nothing is sent', async () => {
    const { clerk, employer, women, claim } = await givenDrafts()
    const unsummed = await givenDraft(clerk, women[1])
    await givenSaved(clerk, unsummed, 'charges', { ...unsummed.sections.charges.data, totalFen: 1 })
    const empty = await givenBegun(clerk, women[2], operationWith().event)
    const chosen = [claim, await nowOf(clerk, unsummed), empty]
    const refused = await submit(clerk, chosen)
    expect(refused.statusCode).toBe(422)
    const { title, errors } = refused.json<{ title: string; errors: { pointer: string; message: string }[] }>()
    expect(title).toBe('所选申报还有未完成的内容，未提交任何一份')
    const pointers = errors.map(({ pointer }) => pointer)
    expect(pointers).toContain(`/claims/${unsummed.id}/sections/charges/data/totalFen`)
    for (const field of ['contact/data/phone', 'stay/data/stays', 'charges/data/invoices'])
      expect(pointers).toContain(`/claims/${empty.id}/sections/${field}`)
    expect(pointers.filter((pointer) => pointer.includes(claim.id))).toEqual([])
    expect(await Promise.all(chosen.map(async (one) => (await nowOf(clerk, one)).status))).toEqual([
      'draft',
      'draft',
      'draft',
    ])
    expect(await live(employer.id)).toEqual([])
    expect(await product.rows('select from filing where claim_id = $1', [claim.id])).toEqual([])
    expect(await deedsOf(product, claim.id)).not.toContain('claim.submit')
  })

  test('a claim changed since it was ticked is named', async () => {
    const { clerk, drafts } = await givenDrafts(2)
    const [ticked, changed] = drafts
    await givenSaved(clerk, changed!, 'contact', { ...changed!.sections.contact.data, address: '变更后的地址' })
    const refused = await submit(clerk, drafts)
    expect(refused.json()).toMatchObject({
      status: 409,
      type: '/problems/claim-changed',
      errors: [
        {
          pointer: '/claims/1',
          code: 'claim-changed',
          message: `申报单 ${changed!.number}（${changed!.person.name}）在勾选后有修改，请核对后重新勾选`,
        },
      ],
    })
    expect((await nowOf(clerk, ticked!)).status).toBe('draft')
  })

  test('a claim that was sent or deleted before is named', async () => {
    const { clerk, drafts } = await givenDrafts(3)
    const [sent, deleted, fresh] = drafts
    await submit(clerk, [sent!])
    await clerk.delete(`/claims/${deleted!.id}?version=${deleted!.version}`)
    await product.freeze('2026-12-01T09:00:00+08:00')
    const refused = await submit(clerk, drafts, { period: '2026-12' })
    expect(refused.json()).toMatchObject({
      errors: [
        {
          pointer: '/claims/0',
          code: 'not-a-draft',
          message: `申报单 ${sent!.number}（${sent!.person.name}）已经申报`,
        },
        { pointer: '/claims/1', code: 'claim-not-found', message: '这份申报单不存在' },
      ],
    })
    expect((await nowOf(clerk, fresh!)).status).toBe('draft')
  })

  test.each([
    ['nothing', () => ({ claims: [] }), '/claims', '请先勾选要申报的申报单'],
    ['a claim twice', (claim: object) => ({ claims: [claim, claim] }), '/claims', '同一份申报单勾选了两次'],
    [
      'no certification',
      (claim: object) => ({ claims: [claim], certification: ' ' }),
      '/certification',
      '请确认申报声明',
    ],
    [
      'more than a month ever holds',
      (claim: object) => ({ claims: Array.from({ length: 2001 }, () => claim) }),
      '/claims',
      '一次最多申报 2000 份',
    ],
  ])('%s is refused before anything is looked at', async (_what, body, pointer, message) => {
    const { clerk, claim } = await givenDrafts()
    const { id, version } = claim
    const refused = await clerk.post('/submissions', {
      period: '2026-11',
      certification: '属实',
      ...body({ id, version }),
    })
    expect(refused.statusCode).toBe(400)
    expect(refused.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer, message }))
  })
})

describe('what is taken', () => {
  const [{ charges }] = [answersWith()]

  test('an invoice is filed once, by whichever employer: one neutral sentence, and nothing is written', async () => {
    const one = await givenEmployer(product)
    const other = await givenEmployer(product)
    const first = await givenDraft(one.clerk, one.women[0], answersWith({ charges }))
    await submit(one.clerk, [first])
    const twin = await givenDraft(other.clerk, other.women[0], answersWith({ charges }))
    const innocent = await givenDraft(other.clerk, other.women[1])
    const refused = await submit(other.clerk, [innocent, twin])
    expect(refused.json()).toMatchObject({ status: 409, title: '有票据已被申报使用，不能重复申报', errors: [] })
    expect(refused.body).not.toContain(first.number)
    expect(await live(other.employer.id)).toEqual([])
    expect(await nowOf(other.clerk, innocent)).toEqual(innocent)
    expect(await product.rows('select from invoice_use where claim_id = any($1)', [[innocent.id, twin.id]])).toEqual([])
  })

  test('not twice in one submission either, nor by one employer in another month', async () => {
    const { clerk, women } = await givenEmployer(product)
    const { charges } = answersWith()
    const twins = [
      await givenDraft(clerk, women[0], answersWith({ charges })),
      await givenDraft(clerk, women[1], answersWith({ charges })),
    ]
    const explained = [await givenExplained(clerk, twins[0]!), await givenExplained(clerk, twins[1]!)]
    expect((await submit(clerk, explained)).json()).toMatchObject({ type: '/problems/invoice-taken' })
    expect((await submit(clerk, explained.slice(0, 1))).statusCode).toBe(201)
    await product.freeze('2026-12-01T09:00:00+08:00')
    expect((await submit(clerk, explained.slice(1), { period: '2026-12' })).json()).toMatchObject({
      type: '/problems/invoice-taken',
    })
  })

  test('a paper receipt without a code is the same by hospital, number, date and amount', async () => {
    const { clerk, women } = await givenEmployer(product)
    const { charges, stay } = answersWith()
    const [invoice] = charges.invoices!
    const paper = (number: string) =>
      answersWith({ stay, charges: { ...charges, invoices: [{ ...invoice, code: null, number }] } })
    const same = [await givenDraft(clerk, women[0], paper('A-17')), await givenDraft(clerk, women[1], paper(' A-17 '))]
    expect((await submit(clerk, same)).json()).toMatchObject({ type: '/problems/invoice-taken' })
    const next = await givenDraft(clerk, women[2], paper('A-18'))
    expect((await submit(clerk, [same[0]!, next])).statusCode).toBe(201)
  })

  test.each(['the reissued bill first', 'the replaced bill first'])(
    'a bill that was issued again is the bill it replaces: %s',
    async (order) => {
      const { clerk, women } = await givenEmployer(product)
      const { charges } = answersWith()
      const [invoice] = charges.invoices!
      const number = String(Number(invoice!.number) + 5_000_000).padStart(10, '0')
      const again = { ...invoice, number, replacesCode: invoice!.code, replacesNumber: invoice!.number }
      const reissued = answersWith({ charges: { ...charges, invoices: [again] } })
      const both = [answersWith({ charges }), reissued]
      const [first, second] = order === 'the replaced bill first' ? both : both.reverse()
      expect((await submit(clerk, [await givenDraft(clerk, women[0], first)])).statusCode).toBe(201)
      await product.freeze('2026-12-01T09:00:00+08:00')
      const later = await givenDraft(clerk, women[1], second)
      expect((await submit(clerk, [later], { period: '2026-12' })).json()).toMatchObject({
        type: '/problems/invoice-taken',
      })
    },
  )

  test('a component of one event is asked for once', async () => {
    const { clerk, women } = await givenEmployer(product)
    const twice = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[0])]
    const explained = [await givenExplained(clerk, twice[0]!), await givenExplained(clerk, twice[1]!)]
    const refused = await submit(clerk, explained)
    expect(refused.json()).toMatchObject({ status: 409, title: '该生育事件的同一待遇已经申报，不能重复申报' })
    const events = [
      await givenDraft(clerk, women[1], operationWith()),
      await givenDraft(clerk, women[1], operationWith({}, { eventOn: '2026-10-21' })),
    ]
    expect((await submit(clerk, events)).statusCode).toBe(201)
  })

  test('and only by the employer of the day of the event', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const person = await givenInsured(product, one.employer.id, { name: '周雅琪', until: '2026-11-01' })
    await product.owner.query(
      `insert into enrolment (id, person_id, employer_id, agency_id, person_type, valid_from) values (gen_random_uuid(), $1, $2, $3, '1101', '2026-11-01')`,
      [person.id, other.employer.id, product.agencyId],
    )
    await submit(one.clerk, [await givenDraft(one.clerk, person, answersWith({}, { eventOn: '2026-10-31' }))])
    const again = await givenDraft(other.clerk, person, answersWith({}, { eventOn: '2026-10-31' }))
    expect((await submit(other.clerk, [again])).json()).toMatchObject({
      type: '/problems/claims-incomplete',
      errors: [{ message: '2026-10-31 当日该参保人未在本单位参保，请核对日期，或由当时的用人单位申报' }],
    })
  })
})

describe('at the same time', () => {
  test('twenty equal submissions make exactly one', async () => {
    const { clerk, employer, claim } = await givenDrafts()
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(clerk, [claim])))
    expect(statusesOf(answers)).toEqual([201, ...Array.from({ length: 19 }, () => 409)])
    expect(await live(employer.id)).toHaveLength(1)
    expect(await product.rows('select from filing where claim_id = $1', [claim.id])).toHaveLength(1)
  })

  test('two clerks with different claims make exactly one', async () => {
    const { clerk, admin, employer, drafts } = await givenDrafts(2)
    const answers = await Promise.all([submit(clerk, [drafts[0]!]), submit(admin, [drafts[1]!])])
    expect(statusesOf(answers)).toEqual([201, 409])
    expect(answers.find(({ statusCode }) => statusCode === 409)!.json()).toMatchObject({
      type: '/problems/period-submitted',
    })
    expect(await live(employer.id)).toHaveLength(1)
  })

  test('two employers with one invoice: one of them', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const { charges } = answersWith()
    const mine = await givenDraft(one.clerk, one.women[0], answersWith({ charges }))
    const theirs = await givenDraft(other.clerk, other.women[0], answersWith({ charges }))
    const answers = await Promise.all([submit(one.clerk, [mine]), submit(other.clerk, [theirs])])
    expect(statusesOf(answers)).toEqual([201, 409])
  })

  test('a save and a submission: what is filed is what was judged', async () => {
    const { clerk, claim } = await givenDrafts()
    const colleague = await givenSession(product, clerk.username)
    const body = { section: 'charges', version: 1, data: { ...claim.sections.charges.data, totalFen: 1 } }
    const [sent, saved] = await Promise.all([submit(clerk, [claim]), colleague.patch(`/claims/${claim.id}`, body)])
    const [{ n }] = (await product.rows<{ n: number }>('select count(*)::int as n from filing where claim_id = $1', [
      claim.id,
    ])) as [{ n: number }]
    expect([sent.statusCode, saved.statusCode, n]).toEqual(sent.statusCode === 201 ? [201, 409, 1] : [409, 200, 0])
  })
})

describe('a submission with an Idempotency-Key', () => {
  test('again answers the same batch', async () => {
    const { clerk, claim } = await givenDrafts()
    const first = await submit(clerk, [claim], { key: 'month-2026-11' })
    const second = await submit(clerk, [claim], { key: 'month-2026-11' })
    expect(second.statusCode).toBe(201)
    expect(second.json()).toEqual(first.json())
    expect(await deedsOf(product, claim.id)).toEqual([
      'claim.begin',
      ...Array.from({ length: 3 }, () => 'claim.draft-save'),
      'claim.submit',
    ])
  })

  test('by ten at once answers all of them the same', async () => {
    const { clerk, claim } = await givenDrafts()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => submit(clerk, [claim], { key: 'month-at-once' })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 201))
    expect(new Set(answers.map((answer) => answer.json<{ id: string }>().id)).size).toBe(1)
  })

  test('for other claims is refused', async () => {
    const { clerk, drafts } = await givenDrafts(2)
    await submit(clerk, [drafts[0]!], { key: 'month-other' })
    expect((await submit(clerk, drafts, { key: 'month-other' })).json()).toMatchObject({
      type: '/problems/key-reused',
      status: 409,
    })
  })
})

test('nothing personal reached the log', () => {
  const log = product.log.join('')
  for (const value of product.personal) expect(log).not.toContain(value)
})
