import type { SubmissionView } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import {
  answersWith,
  deedsOf,
  givenDecided,
  givenDraft,
  givenSubmitted,
  nowOf,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')
afterEach(() => product.freeze(MORNING))

const withdraw = (person: Person, id: string, claims: number) =>
  person.post(`/submissions/${id}/withdrawal`, { claims })
const usesOf = (ids: string[]) =>
  product.rows(
    'select from invoice_use where claim_id = any($1) union all select from component_use where claim_id = any($1)',
    [ids],
  )

describe('业务回退', () => {
  test('takes the whole batch back, on record; what it took is free, and the month can be submitted anew', async () => {
    const { clerk, women } = await givenEmployer(product)
    const sent = await givenSubmitted(clerk, [women[0], women[1]])
    const { id } = sent[0]!.submission!
    const answer = await withdraw(clerk, id, 2)
    expect(answer.json<SubmissionView>()).toMatchObject({
      withdrawnAt: new Date(MORNING).toISOString(),
      claims: [],
      mayWithdraw: false,
    })
    const back = await Promise.all(sent.map((claim) => nowOf(clerk, claim)))
    expect(back.map(({ status, period, submission }) => [status, period, submission])).toEqual([
      ['draft', null, null],
      ['draft', null, null],
    ])
    expect(back[0]!.history.map(({ action }) => action)).toEqual(['submit', 'withdraw'])
    expect(await usesOf(sent.map((claim) => claim.id))).toEqual([])
    expect(await deedsOf(product, id)).toEqual(['submission.submit', 'submission.withdraw'])
    const again = await submit(clerk, back)
    expect(again.statusCode).toBe(201)
    expect(again.json<SubmissionView>().id).not.toBe(id)
    expect((await nowOf(clerk, back[0]!)).filings.map(({ n }) => n)).toEqual([1, 2])
  })

  test('is open after the window too: the claims carry over', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    await product.freeze('2026-11-11T00:00:00+08:00')
    expect((await withdraw(clerk, sent!.submission!.id, 1)).statusCode).toBe(200)
    expect(await nowOf(clerk, sent!)).toMatchObject({ status: 'draft', begunPeriod: '2026-11', openPeriod: '2026-12' })
  })

  test.each(['accept', 'return'])(
    'is over once a claim of it was looked at (%s): one sentence, nothing changed',
    async (action) => {
      const { clerk, women } = await givenEmployer(product)
      const sent = await givenSubmitted(clerk, [women[0], women[1]])
      await givenDecided(reviewer, sent[1]!, action === 'accept' ? { action } : { action, reason: '缺少出院记录' })
      const refused = await withdraw(clerk, sent[0]!.submission!.id, 2)
      expect(refused.json()).toMatchObject({
        status: 422,
        title: '这一批次不能整批回退',
        errors: [{ message: expect.stringMatching(/^申报单 \d+（欧阳若兰）.+，批次不能整批回退$/) as string }],
      })
      expect((await nowOf(clerk, sent[0]!)).status).toBe('submitted')
      const view = (await clerk.get(`/submissions/${sent[0]!.submission!.id}`)).json<SubmissionView>()
      expect(view).toMatchObject({ mayWithdraw: false, withdrawnAt: null, claimCount: 2 })
    },
  )

  test('of a batch that looks different by now is refused; of nothing left it frees the month', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    const { id } = sent!.submission!
    await clerk.post(`/claims/${sent!.id}/recall`, { version: sent!.version })
    expect((await withdraw(clerk, id, 1)).json()).toMatchObject({
      status: 409,
      title: '申报批次已有变化，请刷新后重试',
    })
    expect((await withdraw(clerk, id, 0)).statusCode).toBe(200)
    expect((await clerk.post('/claims', { personId: women[1].id })).statusCode).toBe(201)
  })

  test('is the employer’s own: another hears that there is no such batch, and twice is once', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const [sent] = await givenSubmitted(one.clerk, [one.women[0]])
    const { id } = sent!.submission!
    expect((await withdraw(other.clerk, id, 1)).json()).toMatchObject({ status: 404, title: '申报批次不存在' })
    const answers = await Promise.all(Array.from({ length: 5 }, () => withdraw(one.clerk, id, 1)))
    expect(statusesOf(answers)).toEqual([200, 409, 409, 409, 409])
  })
})

describe('at the same time', () => {
  test('a withdrawal and an acceptance: one of them', async () => {
    const { clerk, women } = await givenEmployer(product)
    const sent = await givenSubmitted(clerk, [women[0], women[1]])
    const { version } = await nowOf(reviewer, sent[0]!)
    const [withdrawn, accepted] = await Promise.all([
      withdraw(clerk, sent[0]!.submission!.id, 2),
      reviewer.post(`/claims/${sent[0]!.id}/decisions`, { version, action: 'accept' }),
    ])
    const now = await nowOf(clerk, sent[0]!)
    // A withdrawn claim is its clerk's alone again: the reviewer then finds none.
    expect([withdrawn.statusCode, now.status]).toEqual(accepted.statusCode === 200 ? [422, 'accepted'] : [200, 'draft'])
    expect((await nowOf(clerk, sent[1]!)).status).toBe(accepted.statusCode === 200 ? 'submitted' : 'draft')
  })

  test('a withdrawal and a recall: never half a batch', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const sent = await givenSubmitted(clerk, [women[0], women[1]])
    const { id } = sent[0]!.submission!
    const [withdrawn, recalled] = await Promise.all([
      withdraw(clerk, id, 2),
      clerk.post(`/claims/${sent[0]!.id}/recall`, { version: sent[0]!.version }),
    ])
    const statuses = await Promise.all(sent.map(async (claim) => (await nowOf(clerk, claim)).status))
    const live = await product.rows('select from submission where employer_id = $1 and withdrawn_at is null', [
      employer.id,
    ])
    const outcomes = { withdrawn: [200, 409, ['draft', 'draft'], 0], recalled: [409, 200, ['draft', 'submitted'], 1] }
    expect([withdrawn.statusCode, recalled.statusCode, statuses, live.length]).toEqual(
      outcomes[withdrawn.statusCode === 200 ? 'withdrawn' : 'recalled'],
    )
  })

  test('a withdrawal and a claim that rejoins: what is submitted stands in a live batch', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const sent = await givenSubmitted(clerk, [women[0], women[1]])
    await clerk.post(`/claims/${sent[0]!.id}/recall`, { version: sent[0]!.version })
    const back = await nowOf(clerk, sent[0]!)
    await Promise.all([withdraw(clerk, sent[1]!.submission!.id, 1), submit(clerk, [back])])
    expect(
      await product.rows(
        `select from claim left join submission on submission.id = claim.submission_id
         where claim.employer_id = $1 and claim.status = 'submitted' and (submission.id is null or withdrawn_at is not null)`,
        [employer.id],
      ),
    ).toEqual([])
  })

  test('fifty equal submissions make exactly one', async () => {
    const { clerk, employer, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], answersWith())
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(clerk, [draft])))
    expect(statusesOf(answers)).toEqual([201, ...Array.from({ length: 49 }, () => 409)])
    expect(await product.rows('select from submission where employer_id = $1', [employer.id])).toHaveLength(1)
    expect(await product.rows('select from filing where claim_id = $1', [draft.id])).toHaveLength(1)
  })

  test('fifty with different keys, from two people: exactly one', async () => {
    const { clerk, admin, employer, women } = await givenEmployer(product)
    const drafts = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[1])]
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        submit(n % 2 ? clerk : admin, [drafts[n % 2]!], { key: `month-of-fifty-${n}` }),
      ),
    )
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(await product.rows('select from submission where employer_id = $1', [employer.id])).toHaveLength(1)
  })
})

describe('零申报', () => {
  test('locks nothing, and gives way to a submission', async () => {
    const { clerk, women } = await givenEmployer(product)
    expect((await clerk.post('/nil-returns', { period: '2026-11' })).statusCode).toBe(201)
    expect((await clerk.get('/month')).json()).toMatchObject({
      nilReturn: { declaredBy: '吴静' },
      entry: { isOpen: true },
      submission: { isOpen: true },
    })
    expect((await clerk.post('/nil-returns', { period: '2026-11' })).json()).toMatchObject({
      status: 409,
      title: '本期已作零申报，不需要重复',
    })
    const draft = await givenDraft(clerk, women[0])
    const sent = await submit(clerk, [draft])
    expect(sent.statusCode).toBe(201)
    expect((await clerk.get('/month')).json()).toMatchObject({ nilReturn: null })
    const { id } = sent.json<SubmissionView>()
    await withdraw(clerk, id, 1)
    expect((await clerk.get('/month')).json()).toMatchObject({ nilReturn: null })
  })

  test('outside the window, or after a submission, is refused in one sentence', async () => {
    const { clerk, women } = await givenEmployer(product)
    await givenSubmitted(clerk, [women[0]])
    expect((await clerk.post('/nil-returns', { period: '2026-11' })).json()).toMatchObject({
      type: '/problems/period-submitted',
    })
    await product.freeze('2026-11-20T09:00:00+08:00')
    expect((await clerk.post('/nil-returns', { period: '2026-12' })).json()).toMatchObject({
      title: '现在不是申报时间',
      errors: [{ message: '2026-12 期的申报 2026-12-01 00:00 开始' }],
    })
  })

  test('retried with one key it is the same', async () => {
    const { clerk } = await givenEmployer(product)
    const key = { 'idempotency-key': 'nothing-to-file' }
    const answers = [
      await clerk.post('/nil-returns', { period: '2026-11' }, key),
      await clerk.post('/nil-returns', { period: '2026-11' }, key),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201])
    expect(answers[1]!.json()).toEqual(answers[0]!.json())
  })
})
