import type { ClaimView, QueuePage } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  decide,
  deedsOf,
  givenDecided,
  givenDraft,
  givenSaved,
  givenSubmitted,
  grounds,
  nowOf,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const first = await givenStaff(product, 'first-reviewer', { name: '李文静' })
const second = await givenStaff(product, 'second-reviewer', { name: '赵立军' })
const approver = await givenStaff(product, 'approver', { name: '王海涛' })

async function givenFiled() {
  const employer = await givenEmployer(product)
  const [claim] = await givenSubmitted(employer.clerk, [employer.women[0]])
  return { ...employer, claim: claim! }
}

const accept = { action: 'accept' }
const agree = { action: 'agree' }
const back = { action: 'return', reason: '缺少出院记录，请补正' }
const toSecond = (claim: ClaimView) => givenDecided(first, claim, accept, agree)
const toApprover = async (claim: ClaimView) => {
  await toSecond(claim)
  return givenDecided(second, claim, agree)
}
const resend = async (clerk: Person, claim: { id: string }) => {
  const { version } = await nowOf(clerk, claim)
  return clerk.post(`/claims/${claim.id}/filings`, { version })
}
const queueOf = async (reviewer: Person) =>
  (await reviewer.get('/review/queue')).json<QueuePage>().items.map(({ id }) => id)
const usesOf = (claim: ClaimView) => product.rows('select from invoice_use where claim_id = $1', [claim.id])

describe('the way of a claim', () => {
  test('through three people to approval, each deed on record and each opinion kept', async () => {
    const { clerk, claim } = await givenFiled()
    expect(await givenDecided(first, claim, accept)).toMatchObject({
      status: 'accepted',
      moves: ['agree', 'propose-refusal', 'return'],
    })
    expect(await givenDecided(first, claim, { action: 'agree', opinion: '材料齐全' })).toMatchObject({
      status: 'first-reviewed',
      moves: [],
    })
    expect(await givenDecided(second, claim, agree)).toMatchObject({ status: 'second-reviewed' })
    const approved = await givenDecided(approver, claim, { action: 'approve', opinion: '同意' })
    expect(approved).toMatchObject({ status: 'approved', moves: [] })
    expect(approved.history.map(({ action, by }) => [action, by])).toEqual([
      ['submit', '吴静'],
      ['accept', '李文静'],
      ['agree', '李文静'],
      ['agree', '赵立军'],
      ['approve', '王海涛'],
    ])
    expect((await deedsOf(product, claim.id)).slice(-5)).toEqual([
      'claim.submit',
      'claim.accept',
      'claim.agree',
      'claim.agree',
      'claim.approve',
    ])
    expect(
      await product.rows(
        'select distinct component, opinion from decision where claim_id = $1 and action = $2 order by 1',
        [claim.id, 'approve'],
      ),
    ).toEqual([
      { component: 'allowance', opinion: '同意' },
      { component: 'medical', opinion: '同意' },
      { component: 'prenatal', opinion: '同意' },
    ])
    expect(await nowOf(clerk, claim)).toMatchObject({ status: 'approved', moves: [] })
    expect(await usesOf(claim)).toHaveLength(1)
  })

  test.each([
    ['a second reviewer cannot agree to what nobody accepted', () => second, agree],
    ['a first reviewer cannot agree before accepting', () => first, agree],
    ['a first reviewer cannot approve', () => first, { action: 'approve' }],
    ['an approver cannot approve what was not reviewed', () => approver, { action: 'approve' }],
    ['an approver cannot refuse out of turn', () => approver, { action: 'refuse', ...grounds }],
    ['a second reviewer cannot return what waits for the first', () => second, back],
  ])('%s', async (_what, by, deed) => {
    const { claim } = await givenFiled()
    const refused = await decide(by(), claim, deed)
    expect(refused.json()).toMatchObject({ status: 409, title: '申报当前的状态不能这样办理' })
    expect(await nowOf(first, claim)).toMatchObject({ status: 'submitted', version: claim.version })
  })

  test('an approver may send back one step, and the second reviewer another', async () => {
    const { claim } = await givenFiled()
    await toApprover(claim)
    expect(await givenDecided(approver, claim, { action: 'send-back', reason: '请核对票据' })).toMatchObject({
      status: 'first-reviewed',
    })
    expect(await givenDecided(second, claim, { action: 'send-back', reason: '请核对票据' })).toMatchObject({
      status: 'accepted',
    })
    expect(await givenDecided(first, claim, agree)).toMatchObject({ status: 'first-reviewed' })
  })

  test('decided on a version that is not the one on the screen is refused', async () => {
    const { claim } = await givenFiled()
    const stale = await first.post(`/claims/${claim.id}/decisions`, { ...accept, version: claim.version - 1 })
    expect(stale.json()).toMatchObject({ status: 409, title: '申报已被他人修改，请刷新后重试' })
  })

  test('decided by two reviewers at once is decided once', async () => {
    const { claim } = await givenFiled()
    const colleague = await givenStaff(product, 'first-reviewer')
    const body = { ...accept, version: claim.version }
    const answers = await Promise.all(
      [first, colleague, first, colleague].map((by) => by.post(`/claims/${claim.id}/decisions`, body)),
    )
    expect(statusesOf(answers)).toEqual([200, 409, 409, 409])
    expect(await product.rows('select distinct act_id from decision where claim_id = $1', [claim.id])).toHaveLength(1)
  })
})

describe('one person, one stage', () => {
  test('who held another stage of a claim, under whatever account, may not decide and does not see it waiting', async () => {
    const person = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
    const { claim } = await givenFiled()
    await givenDecided(person, claim, accept, agree)
    const refused = await decide(person.asOther, claim, agree)
    expect(refused.json()).toMatchObject({ status: 403, title: '您已办理过本申报的其他环节，不能再办理这一环节' })
    expect(await queueOf(person.asOther)).not.toContain(claim.id)
    expect(await queueOf(second)).toContain(claim.id)
    expect(await nowOf(second, claim)).toMatchObject({ status: 'first-reviewed' })
  })

  test('nor later in its life, after it was returned and sent again', async () => {
    const person = await givenStaff(product, 'first-reviewer', { alsoAs: 'approver' })
    const { clerk, claim } = await givenFiled()
    await givenDecided(person, claim, accept, back)
    await resend(clerk, claim)
    await givenDecided(first, claim, agree)
    await givenDecided(second, claim, agree)
    expect((await decide(person.asOther, claim, { action: 'approve' })).json()).toMatchObject({
      type: '/problems/stage-taken',
    })
    expect(await givenDecided(approver, claim, { action: 'approve' })).toMatchObject({ status: 'approved' })
  })

  test('the own stage may be repeated after a return', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept, back)
    await resend(clerk, claim)
    expect(await givenDecided(first, claim, agree)).toMatchObject({ status: 'first-reviewed' })
  })

  test('a refused decision holds no stage', async () => {
    const person = await givenStaff(product, 'second-reviewer', { alsoAs: 'first-reviewer' })
    const { claim } = await givenFiled()
    expect((await decide(person, claim, agree)).statusCode).toBe(409)
    expect(await givenDecided(person.asOther, claim, accept)).toMatchObject({ status: 'accepted' })
  })
})

describe('returning a claim', () => {
  test.each([
    ['without a reason', { action: 'return' }, '/reason', '请填写原因'],
    ['with a blank reason', { action: 'return', reason: '  ' }, '/reason', '请填写原因'],
    ['with an answer asked for today', { ...back, answerOn: '2026-11-05' }, '/answerOn', '答复日期应晚于今天'],
    ['with an answer asked for in the past', { ...back, answerOn: '2026-11-04' }, '/answerOn', '答复日期应晚于今天'],
    ['with a day that never was', { ...back, answerOn: '2026-11-31' }, '/answerOn', '2026-11-31 不是真实的日期'],
  ])('%s is refused', async (_what, deed, pointer, message) => {
    const { claim } = await givenFiled()
    const refused = await decide(first, claim, deed)
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer, message }] })
    expect(await nowOf(first, claim)).toMatchObject({ status: 'submitted' })
  })

  test('tells the employer why, from which stage and until when, without the reviewer’s name', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept, { ...back, answerOn: '2026-11-20' })
    const returned = await nowOf(clerk, claim)
    expect(returned).toMatchObject({
      status: 'returned',
      returned: {
        reason: back.reason,
        answerOn: '2026-11-20',
        by: 'first-reviewer',
        at: new Date(MORNING).toISOString(),
      },
      period: '2026-11',
      moves: ['resend', 'abandon'],
    })
    expect(returned.history.map(({ action, by }) => [action, by])).toEqual([
      ['submit', '吴静'],
      ['accept', '初审'],
      ['return', '初审'],
    ])
    expect(JSON.stringify(returned)).not.toContain('李文静')
    const { items } = (await clerk.get('/claims?status=returned')).json<{ items: object[] }>()
    expect(items).toMatchObject([{ id: claim.id, returnReason: back.reason }])
  })

  test('lets the clerk correct it on any day and send it again as the next filing, in its own period and batch', async () => {
    const { clerk, claim } = await givenFiled()
    await toApprover(claim)
    await givenDecided(approver, claim, back)
    const filed = await product.rows('select * from filing where claim_id = $1', [claim.id])
    await product.freeze('2026-11-25T09:00:00+08:00')
    const seen = await nowOf(clerk, claim)
    await givenSaved(clerk, seen, 'contact', { ...seen.sections.contact.data, address: '补正后的地址' })
    const resent = await resend(clerk, claim)
    await product.freeze(MORNING)
    expect(resent.json()).toMatchObject({
      status: 'accepted',
      period: '2026-11',
      submission: claim.submission,
      returned: null,
      filings: [{ n: 1, contentHash: claim.filings[0]!.contentHash }, { n: 2 }],
    })
    expect(resent.json<ClaimView>().filings[1]!.contentHash).not.toBe(claim.filings[0]!.contentHash)
    expect(resent.json<ClaimView>().history.at(-1)).toMatchObject({ action: 'resend' })
    expect((await product.rows('select * from filing where claim_id = $1 order by n', [claim.id]))[0]).toEqual(filed[0])
    expect(await nowOf(first, claim)).toMatchObject({ sections: { contact: { data: { address: '补正后的地址' } } } })
    expect(await usesOf(claim)).toHaveLength(1)
  })

  test('before it was accepted leads back to submitted, later to accepted', async () => {
    const [early, late] = [await givenFiled(), await givenFiled()]
    await givenDecided(first, early.claim, back)
    await givenDecided(first, late.claim, accept, back)
    expect((await resend(early.clerk, early.claim)).json()).toMatchObject({ status: 'submitted' })
    expect((await resend(late.clerk, late.claim)).json()).toMatchObject({ status: 'accepted' })
  })

  test('unchanged and sent again carries the same content hash: the signed paper stays good', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, back)
    const { filings } = (await resend(clerk, claim)).json<ClaimView>()
    expect(filings[1]!.contentHash).toBe(filings[0]!.contentHash)
  })

  test('lets nothing incomplete come back: each fault at its place in the claim', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, back)
    await givenSaved(clerk, await nowOf(clerk, claim), 'stay', { stays: [] })
    const refused = await resend(clerk, claim)
    expect(refused.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/sections/stay/data/stays' }, { pointer: '/sections/charges/data/invoices/0/stay' }],
    })
    expect(await nowOf(clerk, claim)).toMatchObject({ status: 'returned', filings: [{ n: 1 }] })
  })

  test('hides what the clerk is correcting from the agency until it is sent', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, back)
    const before = await nowOf(first, claim)
    let seen = await nowOf(clerk, claim)
    seen = await givenSaved(clerk, seen, 'charges', { totalFen: 1, invoices: [] })
    seen = await givenSaved(clerk, seen, 'event', { kind: 'family-planning', claimType: '32' })
    const { version, ...during } = await nowOf(first, claim)
    expect({ ...during, version: before.version }).toEqual(before)
    expect(version).toBe(seen.version)
  })

  test('may end in the employer giving it up, which frees its invoices', async () => {
    const { clerk, women, claim } = await givenFiled()
    await givenDecided(first, claim, back)
    const { version } = await nowOf(clerk, claim)
    expect((await clerk.post(`/claims/${claim.id}/abandonment`, { version })).json()).toMatchObject({
      status: 'abandoned',
      moves: [],
    })
    expect(await usesOf(claim)).toEqual([])
    expect((await deedsOf(product, claim.id)).at(-1)).toBe('claim.abandon')
    await product.freeze('2026-12-01T09:00:00+08:00')
    const again = await givenDraft(clerk, women[1], answersWith({ charges: claim.sections.charges.data }))
    const sent = await submit(clerk, [again], { period: '2026-12' })
    await product.freeze(MORNING)
    expect(sent.statusCode).toBe(201)
  })

  test('cannot be answered twice, nor where nothing was returned', async () => {
    const { clerk, claim } = await givenFiled()
    expect((await resend(clerk, claim)).json()).toMatchObject({ type: '/problems/move-not-open' })
    await givenDecided(first, claim, back)
    const { version } = await nowOf(clerk, claim)
    const answers = await Promise.all([1, 2, 3].map(() => clerk.post(`/claims/${claim.id}/filings`, { version })))
    expect(statusesOf(answers)).toEqual([200, 409, 409])
    expect((await nowOf(clerk, claim)).filings).toHaveLength(2)
  })
})

describe('refusing a claim', () => {
  test.each(['facts', 'reason', 'article'] as const)('cannot be done without %s', async (missing) => {
    const { claim } = await givenFiled()
    await toApprover(claim)
    const refused = await decide(approver, claim, { action: 'refuse', ...grounds, [missing]: undefined })
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer: `/${missing}` }] })
    expect(await nowOf(approver, claim)).toMatchObject({ status: 'second-reviewed' })
  })

  test('tells the employer the reason, keeps facts, article and remedies, and frees the invoices', async () => {
    const { clerk, claim } = await givenFiled()
    await toApprover(claim)
    await givenDecided(approver, claim, { action: 'refuse', ...grounds })
    const refused = await nowOf(clerk, claim)
    expect(refused).toMatchObject({ status: 'refused', moves: [] })
    expect(refused.history.at(-1)).toMatchObject({ action: 'refuse', by: '审批', reason: grounds.reason })
    expect(
      await product.rows(
        'select distinct facts, reason, article, remedies from decision where claim_id = $1 and action = $2',
        [claim.id, 'refuse'],
      ),
    ).toEqual([
      { ...grounds, remedies: '对本决定不服的，可自收到之日起 60 日内申请行政复议，或者 6 个月内提起行政诉讼。' },
    ])
    expect(await usesOf(claim)).toEqual([])
  })

  test('proposed by a reviewer stays between reviewers: the employer reads neither proposal nor opinion nor name', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept, { action: 'propose-refusal', ...grounds })
    await givenDecided(second, claim, { action: 'agree', opinion: '内部意见：拟不予支付' })
    await givenDecided(approver, claim, { action: 'send-back', reason: '内部退回：请再核' })
    const read = [
      await clerk.get(`/claims/${claim.id}`),
      await clerk.get('/claims'),
      await clerk.get(`/claims/${claim.id}/review-form`),
    ]
    for (const { body } of read)
      for (const inner of [grounds.facts, grounds.reason, '内部意见', '内部退回', '李文静', '赵立军', '王海涛'])
        expect(body).not.toContain(inner)
    expect((await nowOf(clerk, claim)).history.map(({ action }) => action)).toEqual(['submit', 'accept'])
    expect((await nowOf(approver, claim)).history.map(({ action }) => action)).toEqual([
      'submit',
      'accept',
      'propose-refusal',
      'agree',
      'send-back',
    ])
  })
})

describe('the queue', () => {
  test('of each stage holds what waits for it, the earliest due first, of one day the longest waiting', async () => {
    await product.freeze('2026-11-05T08:00:00+08:00')
    const one = await givenFiled()
    await product.freeze(MORNING)
    const other = await givenFiled()
    const waiting = async () => (await queueOf(first)).filter((id) => [one.claim.id, other.claim.id].includes(id))
    expect(await waiting()).toEqual([one.claim.id, other.claim.id])
    // What is missing must be told within 5 working days, an accepted claim be decided within 10.
    await givenDecided(first, one.claim, accept)
    expect(await waiting()).toEqual([other.claim.id, one.claim.id])
    await givenDecided(first, other.claim, accept)
    expect(await waiting()).toEqual([one.claim.id, other.claim.id])
    expect(await queueOf(second)).not.toContain(one.claim.id)
    await givenDecided(first, one.claim, agree)
    expect(await queueOf(second)).toContain(one.claim.id)
    expect(await queueOf(first)).not.toContain(one.claim.id)
  })

  test('goes on after fifty', async () => {
    const { clerk, employer, women } = await givenEmployer(product)
    const [model] = await givenSubmitted(clerk, [women[0]])
    // Seventy claims at this stage by hand: the way there is another test's.
    await product.owner.query('alter table claim disable trigger user')
    await product.owner.query(
      `insert into claim (id, agency_id, scope_id, employer_id, insured_person_id, patient_id, event_id, status, period, begun_period, created_by, in_charge, waiting_since)
       select gen_random_uuid(), agency_id, scope_id, employer_id, insured_person_id, patient_id, event_id, 'second-reviewed', period, begun_period, created_by, in_charge,
         timestamptz '2026-11-01' + make_interval(mins => n / 3) from claim, generate_series(1, 70) n where id = $1`,
      [model!.id],
    )
    await product.owner.query(
      `insert into filing (id, claim_id, scope_id, agency_id, n, content, content_hash, findings, filed_by, filed_by_name, filed_by_role, filed_at)
       select gen_random_uuid(), claim.id, claim.scope_id, claim.agency_id, 1, content, content_hash, findings, filed_by, filed_by_name, filed_by_role, filed_at
       from filing join claim on claim.employer_id = $2 and claim.id <> $1 where filing.claim_id = $1`,
      [model!.id, employer.id],
    )
    await product.owner.query(
      `insert into queued_claim (claim_id, scope_id, agency_id, filing_id, status, due_on, waiting_since)
       select claim.id, claim.scope_id, claim.agency_id, filing.id, claim.status, '2026-11-19', claim.waiting_since
       from claim join filing on filing.claim_id = claim.id where claim.employer_id = $2 and claim.id <> $1`,
      [model!.id, employer.id],
    )
    await product.owner.query('alter table claim enable trigger user')
    const pages: string[][] = []
    let next: string | null = ''
    while (next !== null) {
      const page: QueuePage = (await approver.get(`/review/queue${next && `?cursor=${next}`}`)).json<QueuePage>()
      pages.push(page.items.filter(({ employerName }) => employerName === employer.name).map(({ id }) => id))
      next = page.nextCursor
    }
    expect(pages.length).toBeGreaterThan(1)
    expect(new Set(pages.flat()).size).toBe(70)
    expect((await approver.get('/review/queue?cursor=WyIwIl0')).json()).toMatchObject({
      errors: [{ pointer: '/cursor' }],
    })
  })
})

describe('bad input to a decision', () => {
  test.each([
    ['an unknown deed', { action: 'forget' }, '/action', '请选择审核决定'],
    ['a field that belongs to another deed', { action: 'accept', reason: 'x' }, '', '含有这里没有的项'],
    ['a reason with NUL', { action: 'return', reason: 'a\u0000' }, '/reason', '含有不能保存的字符'],
    ['a reason too long to print', { action: 'return', reason: '长'.repeat(501) }, '/reason', '最多 500 个字'],
    ['a version past int4', { action: 'accept', version: 3_000_000_000 }, '/version', '版本号不正确'],
    ['a version past int8', { action: 'accept', version: 1e30 }, '/version', '版本号不正确'],
  ])('%s is refused at its place', async (_what, body, pointer, message) => {
    const { claim } = await givenFiled()
    const refused = await first.post(`/claims/${claim.id}/decisions`, { version: claim.version, ...body })
    expect(refused.statusCode).toBe(400)
    expect(refused.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer, message }))
  })
})
