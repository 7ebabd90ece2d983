import type {
  BulkCandidates,
  BulkPreview,
  ClaimView,
  IssuedNoticeView,
  QueueCounts,
  QueuePage,
  ReviewView,
} from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  decide,
  givenDecided,
  givenDraft,
  givenSubmitted,
  grounds,
  nowOf,
  operationWith,
  reopening,
  submit,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff, type Person, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'
import { sentBy } from '#api/testing/sent-statements.ts'

const product = await givenProduct()
const first = await givenStaff(product, 'first-reviewer', { name: '李文静' })
const second = await givenStaff(product, 'second-reviewer', { name: '赵立军' })
const approver = await givenStaff(product, 'approver', { name: '王海涛' })
const approver2 = await givenStaff(product, 'approver', { name: '郑雅琴' })
const auditor = await givenStaff(product, 'auditor')

const accept = { action: 'accept' }
const agree = { action: 'agree' }
const approve = { action: 'approve' }
const back = { action: 'return', reason: '缺少出院记录' }
type Claim = { id: string }

async function givenFiled() {
  const employer = await givenEmployer(product)
  const [claim] = await givenSubmitted(employer.clerk, [employer.women[0]])
  return { ...employer, claim: claim! }
}
/** A filed claim of a woman whose allowance alone is over the limit of one approver. */
async function givenLarge() {
  const employer = await givenEmployer(product)
  const woman = await givenInsured(product, employer.employer.id, { name: '高若水', baseFen: 3_000_000 })
  await product.rows('update enrolment_base set base_fen = 3000000 where employer_id = $1', [employer.employer.id])
  const [claim] = await givenSubmitted(employer.clerk, [woman])
  return { ...employer, claim: claim! }
}
const reviewOf = async (by: Person, { id }: Claim) => (await by.get(`/claims/${id}/review`)).json<ReviewView>()
const toApprover = async (claim: Claim) => {
  await givenDecided(first, claim, accept, agree)
  return givenDecided(second, claim, agree)
}
const adjust = async (by: Person, claim: Claim, change: object = {}) => {
  const { version } = await nowOf(by, claim)
  const body = { version, invoice: 1, line: 1, allowedFen: 0, reasonCode: 'duplicate', ...change }
  return by.put(`/claims/${claim.id}/adjustments`, body)
}
const kindsOf = ({ notices }: { notices: { kind: string }[] }) => notices.map(({ kind }) => kind)
const usesOf = (claim: Claim) =>
  product.rows('select component from component_use where claim_id = $1 order by 1', [claim.id])

describe('adjusting a line', () => {
  test('shows filed, reviewed and decided side by side, and pays by what was reviewed', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const before = await reviewOf(first, claim)
    const adjusted = (await adjust(first, claim)).json<ReviewView>()
    expect(adjusted.version).toBe(before.version + 1)
    expect(adjusted.lines[0]).toMatchObject({ reviewed: { amountFen: 0 }, reasonCode: 'duplicate', by: '李文静' })
    const { filedFen } = before.components[0]!
    const { reviewedFen } = adjusted.components[0]!
    await givenDecided(first, claim, agree)
    await givenDecided(second, claim, agree)
    const approved = await givenDecided(approver, claim, approve)
    expect(approved.benefit.decided?.medicalFen).toBe(reviewedFen)
    const seen = await nowOf(clerk, claim)
    const medical = seen.outcome?.components.find(({ component }) => component === 'medical')
    expect(medical).toMatchObject({ amountFen: reviewedFen, outcome: reviewedFen! < filedFen! ? 'reduce' : 'grant' })
    expect(seen.outcome?.lines).toMatchObject([{ invoice: 1, line: 1, allowedFen: 0, reason: '重复收费' }])
  })

  test('is taken back, and the line stands as filed', async () => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const { version } = (await adjust(first, claim)).json<ReviewView>()
    const gone = await first.delete(`/claims/${claim.id}/adjustments?version=${version}&invoice=1&line=1`)
    expect(gone.json<ReviewView>().lines[0]).toMatchObject({ reviewed: null, reasonCode: null })
    const again = await first.delete(`/claims/${claim.id}/adjustments?version=${version + 1}&invoice=1&line=1`)
    expect(again.json()).toMatchObject({ status: 400, errors: [{ message: '这条明细没有核减' }] })
  })

  test.each([
    ['negative', { allowedFen: -1 }, 400, '金额不能为负数'],
    ['above what was filed', { allowedFen: 99_999_999 }, 400, '核定金额不能超过申报金额'],
    ['of no line', { line: 150 }, 400, '没有第 150 条明细'],
    ['without a reason', { reasonCode: undefined }, 400, '请选择核减原因'],
    ['for another reason that is not told', { reasonCode: 'other' }, 400, '请写明原因'],
  ])('%s is refused with one sentence', async (_what, change, status, message) => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const refused = await adjust(first, claim, change)
    expect(refused.json()).toMatchObject({ status, errors: [{ message: expect.stringContaining(message) }] })
  })

  test('with two faults is refused with both, each at its field', async () => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const refused = await adjust(first, claim, { allowedFen: 99_999_999, reasonCode: 'other' })
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer: '/allowedFen' }, { pointer: '/reason' }] })
  })

  test('is the first reviewer’s alone, at their stage', async () => {
    const { claim } = await givenFiled()
    expect((await adjust(first, claim)).json()).toMatchObject({ status: 409, title: '只有初审环节可以核减明细' })
    await givenDecided(first, claim, accept)
    expect((await adjust(second, claim)).json()).toMatchObject({ type: '/problems/adjustment-closed' })
  })

  test('is offered again after a return on a line that nobody changed', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    await adjust(first, claim)
    await givenDecided(first, claim, back)
    const { version } = await nowOf(clerk, claim)
    await clerk.post(`/claims/${claim.id}/filings`, { version })
    const review = await reviewOf(first, claim)
    expect(review.lines[0]).toMatchObject({ reviewed: null })
    expect(review.offered).toMatchObject([{ invoice: 1, line: 1, allowedFen: 0, reasonCode: 'duplicate' }])
    expect(review.filings.map(({ adjustments }) => adjustments)).toEqual([1, 0])
  })

  test('makes a decision on the amounts before it a decision on something else', async () => {
    const { claim } = await givenFiled()
    const accepted = await givenDecided(first, claim, accept)
    await adjust(first, claim)
    const stale = await first.post(`/claims/${claim.id}/decisions`, { ...agree, version: accepted.version })
    expect(stale.json()).toMatchObject({ type: '/problems/claim-changed' })
  })
})

describe('the tasks of a review', () => {
  test('keep a claim from going further until they are done', async () => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept)
    const refused = await decide(first, claim, { ...agree, tasks: [] })
    expect(refused.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/tasks/identity' }, { pointer: '/tasks/bills' }, { pointer: '/tasks/delivery' }],
    })
  })

  test('are told one by one, and say who did them', async () => {
    const { claim } = await givenFiled()
    const { version } = await givenDecided(first, claim, accept)
    const told = await first.put(`/claims/${claim.id}/tasks`, { version, task: 'identity', done: true })
    const task = told.json<ReviewView>().tasks.find(({ code }) => code === 'identity')
    expect(task).toMatchObject({ state: 'done', doneBy: '李文静' })
    const foreign = await first.put(`/claims/${claim.id}/tasks`, { version, task: 'verification', done: true })
    expect(foreign.json()).toMatchObject({ status: 400, errors: [{ message: '“复核”由其他环节核对' }] })
  })
})

describe('the papers of decisions', () => {
  test('are numbered without gaps and read by the employer, each as it was frozen', async () => {
    const { clerk, claim } = await givenFiled()
    await toApprover(claim)
    await givenDecided(approver, claim, approve)
    const seen = await nowOf(clerk, claim)
    expect(kindsOf(seen)).toEqual(['acceptance', 'benefit-statement'])
    const paper = (await clerk.get(`/issued-notices/${seen.notices[0]!.id}`)).json<IssuedNoticeView>()
    expect(paper).toMatchObject({
      claimId: claim.id,
      printCount: 0,
      notice: { kind: 'acceptance', number: seen.notices[0]!.number },
    })
    const printed = await clerk.post(`/issued-notices/${paper.id}/prints`, { version: 1 })
    expect(printed.json()).toEqual({ count: 1 })
    const [numbers] = await product.rows<{ gaps: number }>(
      `select coalesce(sum(gap), 0)::int as gaps from (
         select max(seq) - count(*) as gap from issued_notice group by agency_id, kind, year) each`,
    )
    expect(numbers).toEqual({ gaps: 0 })
    const other = await givenEmployer(product)
    expect((await other.clerk.get(`/issued-notices/${paper.id}`)).statusCode).toBe(404)
  })

  test('tell a first return once, at its fields, to the clerk as well', async () => {
    const { clerk, claim } = await givenFiled()
    const pins = [
      { section: 'stay', pointer: '/stays/0/dischargedOn', text: '与出院记录不一致' },
      { documentKind: 'M05', text: '缺第二页' },
    ]
    await givenDecided(first, claim, { ...back, pins })
    const returned = await nowOf(clerk, claim)
    expect(returned.returned).toMatchObject({ pins, answerOn: '2026-11-20' })
    expect(kindsOf(returned)).toEqual(['correction'])
  })
})

describe('a decision per component', () => {
  const withoutAllowance = { ...approve, components: [{ component: 'allowance', outcome: 'refuse', ...grounds }] }

  test('refuses one with its notice, frees it and leaves the others', async () => {
    const { clerk, claim } = await givenFiled()
    await toApprover(claim)
    await givenDecided(approver, claim, withoutAllowance)
    const seen = await nowOf(clerk, claim)
    expect(seen.status).toBe('approved')
    expect(seen.outcome?.components.find(({ component }) => component === 'allowance')).toMatchObject({
      outcome: 'refuse',
      amountFen: 0,
      reason: grounds.reason,
    })
    expect(kindsOf(seen)).toEqual(['acceptance', 'refusal', 'benefit-statement'])
    expect(await usesOf(claim)).toEqual([{ component: 'medical' }, { component: 'prenatal' }])
  })

  test.each([['all of them', ['medical', 'prenatal', 'allowance'], '请办理“不予支付”']])(
    '%s cannot be an approval',
    async (_what, refused, message) => {
      const { claim } = await givenFiled()
      await toApprover(claim)
      const components = refused.map((component) => ({ component, outcome: 'refuse', ...grounds }))
      const answer = await decide(approver, claim, { ...approve, components })
      expect(answer.json()).toMatchObject({ status: 422, errors: [{ message: expect.stringContaining(message) }] })
    },
  )
})

describe('a component without a published standard', () => {
  const byWord = {
    component: 'medical',
    outcome: 'grant-by-word',
    amountFen: 4_000,
    facts: '放置宫内节育器一次',
    reason: '按市医保局复函的标准核定',
    article: '《关于计划生育手术费用的复函》第二条',
  }
  /** An operation of 2026 in 石家庄, where none was published since 2025; before the approver. */
  async function givenUnpublished(change = {}) {
    const { clerk, women } = await givenEmployer(product)
    const draft = await givenDraft(clerk, women[0], operationWith(change))
    expect((await submit(clerk, [draft])).statusCode).toBe(201)
    await toApprover(draft)
    return { clerk, claim: draft }
  }
  const untold = expect.stringContaining('生育医疗费没有公布的支付标准')

  test('is not refused by an approval that says nothing of it: nothing is done, its invoices stay taken', async () => {
    const { claim } = await givenUnpublished()
    const uses = await usesOf(claim)
    const { components } = await reviewOf(approver, claim)
    expect(components.find(({ component }) => component === 'medical')).toMatchObject({
      openToWord: { standard: expect.stringContaining('没有公布'), atMostFen: expect.any(Number) },
    })
    for (const deed of [approve, { ...approve, components: [{ component: 'medical', outcome: 'grant' }] }])
      expect((await decide(approver, claim, deed)).json()).toMatchObject({
        status: 422,
        errors: [{ pointer: '/components/medical', message: untold }],
      })
    const seen = await nowOf(approver, claim)
    expect([seen.status, kindsOf(seen)]).toEqual(['second-reviewed', ['acceptance']])
    expect(await usesOf(claim)).toEqual(uses)
  })

  test('is unfit for a bulk approval, which says why', async () => {
    const { claim } = await givenUnpublished()
    const { version } = await nowOf(approver, claim)
    const preview = await approver.post('/review/bulk-approvals/preview', { claims: [{ id: claim.id, version }] })
    expect(preview.json()).toMatchObject({ clean: [], drawn: [], unfit: [{ id: claim.id, why: untold }] })
  })

  test('is granted the amount by word: in the row, to clerk and desk, and in the statement without a formula', async () => {
    const { clerk, claim } = await givenUnpublished()
    await givenDecided(approver, claim, { ...approve, components: [byWord] })
    const { facts, reason, article, amountFen } = byWord
    const kept = { facts, reason, article }
    expect(
      await product.rows(
        `select outcome, amount_fen::int as amount, facts, reason, article from decision
         where claim_id = $1 and action = 'approve' and component = 'medical'`,
        [claim.id],
      ),
    ).toEqual([{ outcome: 'grant', amount: amountFen, ...kept }])
    const seen = await nowOf(clerk, claim)
    expect(seen.outcome?.components.find(({ component }) => component === 'medical')).toMatchObject({
      outcome: 'grant',
      amountFen,
      ...kept,
    })
    expect((await reviewOf(auditor, claim)).components[0]).toMatchObject({ decidedFen: amountFen, decision: kept })
    const paper = seen.notices.find(({ kind }) => kind === 'benefit-statement')
    const read = (await clerk.get(`/issued-notices/${paper!.id}`)).json<IssuedNoticeView>()
    expect(read.notice).toMatchObject({
      benefits: expect.arrayContaining([
        expect.objectContaining({
          component: 'medical',
          grantedFen: amountFen,
          steps: [],
          byWord: { facts, reason, bases: [{ title: '关于计划生育手术费用的复函', article: '第二条' }] },
        }),
      ]),
    })
  })

  test('is refused by word, with its notice', async () => {
    const { clerk, claim } = await givenUnpublished()
    const components = [{ component: 'medical', outcome: 'refuse', ...grounds }]
    await givenDecided(approver, claim, { ...approve, components })
    const seen = await nowOf(clerk, claim)
    expect(kindsOf(seen)).toEqual(['acceptance', 'refusal', 'benefit-statement'])
    expect(seen.outcome?.components[0]).toMatchObject({
      component: 'medical',
      outcome: 'refuse',
      amountFen: 0,
      ...grounds,
    })
  })

  test('is granted no more than was charged', async () => {
    const { claim } = await givenUnpublished()
    const answer = await decide(approver, claim, { ...approve, components: [{ ...byWord, amountFen: 9_999_999 }] })
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/components/medical/amountFen', message: expect.stringContaining('不能超过审核后的费用') }],
    })
    expect(await nowOf(approver, claim)).toMatchObject({ status: 'second-reviewed' })
  })

  test('over the limit is one of two: the other begins from what the first named, and must name the same', async () => {
    const lines = [{ printedClass: 'surgery', filingClass: 'surgery', amountFen: 12_000_000 }]
    const model = operationWith().charges
    const [invoice] = model.invoices ?? []
    const charges = { ...model, totalFen: 12_000_000, invoices: [{ ...invoice, totalFen: 12_000_000, lines }] }
    const { claim } = await givenUnpublished({ charges })
    const large = { ...byWord, amountFen: 11_000_000 }
    const endorsed = await givenDecided(approver, claim, { ...approve, components: [large] })
    expect(endorsed.status).toBe('second-reviewed')
    const { components, approvals } = await reviewOf(approver2, claim)
    expect(approvals.given).toHaveLength(1)
    expect(components.find(({ component }) => component === 'medical')?.endorsed).toEqual({
      amountFen: 11_000_000,
      facts: byWord.facts,
      reason: byWord.reason,
      article: byWord.article,
    })
    const other = await decide(approver2, claim, { ...approve, components: [{ ...large, amountFen: 10_500_000 }] })
    expect(other.json()).toMatchObject({ status: 422, errors: [{ pointer: '/components' }] })
    expect(await givenDecided(approver2, claim, { ...approve, components: [large] })).toMatchObject({
      status: 'approved',
    })
  })

  test('takes no amount where the standard is published', async () => {
    const { claim } = await givenFiled()
    await toApprover(claim)
    const answer = await decide(approver, claim, { ...approve, components: [byWord] })
    expect(answer.json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/components/medical', message: expect.stringContaining('不能另写核准金额') }],
    })
  })
})

describe('undoing', () => {
  test('takes back one’s own last step while nobody acted on it', async () => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept, agree)
    expect(await reviewOf(first, claim)).toMatchObject({ mayUndo: true })
    expect(await givenDecided(first, claim, { action: 'undo' })).toMatchObject({ status: 'accepted' })
    await givenDecided(first, claim, agree)
    await givenDecided(second, claim, agree, { action: 'undo' }, agree)
  })

  test('is nobody else’s, and is too late once the next stage acted', async () => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept, agree)
    const colleague = await givenStaff(product, 'first-reviewer')
    expect((await decide(colleague, claim, { action: 'undo' })).json()).toMatchObject({
      type: '/problems/nothing-to-undo',
    })
    await givenDecided(second, claim, agree)
    expect((await decide(first, claim, { action: 'undo' })).json()).toMatchObject({ type: '/problems/move-not-open' })
  })
})

const waitingFor = async (by: Person) => (await by.get('/review/queue')).json<QueuePage>().items.map(({ id }) => id)

describe('above the limit of one approver', () => {
  test('two approve, and one alone cannot', async () => {
    const { claim } = await givenLarge()
    await toApprover(claim)
    await approver.post('/review/assignments', { claims: [claim.id] })
    expect((await reviewOf(approver, claim)).approvals).toMatchObject({ needed: 2, given: [] })
    expect(await givenDecided(approver, claim, approve)).toMatchObject({ status: 'second-reviewed' })
    expect((await reviewOf(approver2, claim)).approvals.given).toMatchObject([{ by: '王海涛' }])
    // It waits for the other one alone.
    expect(await waitingFor(approver)).not.toContain(claim.id)
    expect(await waitingFor(approver2)).toContain(claim.id)
    for (const by of [approver, approver2])
      expect((await by.get('/review/counts')).json<QueueCounts>().waiting).toBe((await waitingFor(by)).length)
    expect((await decide(approver, claim, approve)).json()).toMatchObject({ type: '/problems/second-approver-needed' })
    expect(await givenDecided(approver2, claim, approve)).toMatchObject({ status: 'approved' })
  })

  test('a send-back voids the first word, and an undo takes it back', async () => {
    const { claim } = await givenLarge()
    await toApprover(claim)
    await givenDecided(approver, claim, approve, { action: 'undo' }, approve)
    await givenDecided(approver2, claim, { action: 'send-back', reason: '请复核' })
    await givenDecided(second, claim, agree)
    expect((await reviewOf(approver2, claim)).approvals.given).toEqual([])
    expect(await givenDecided(approver2, claim, approve)).toMatchObject({ status: 'second-reviewed' })
  })

  test('two at once: one endorses, the other learns that the claim changed', async () => {
    const { claim } = await givenLarge()
    const { version } = await toApprover(claim)
    const answers = await Promise.all(
      [approver, approver2].map((by) => by.post(`/claims/${claim.id}/decisions`, { ...approve, version })),
    )
    expect(statusesOf(answers)).toEqual([200, 409])
  })
})

describe('closing a returned claim', () => {
  const close = { action: 'close', ...grounds }

  test('is open once its answer is overdue, writes the notice and frees its invoices', async () => {
    const { clerk, claim } = await givenFiled()
    await givenDecided(first, claim, { ...back, answerOn: '2026-11-10' })
    expect((await decide(first, claim, close)).json()).toMatchObject({
      status: 409,
      title: '单位的答复期限还没有过，不能终止办理',
    })
    await product.freeze('2026-11-11T09:00:00+08:00')
    const closed = await decide(first, claim, close)
    const seen = await nowOf(clerk, claim)
    await product.freeze(MORNING)
    expect(closed.statusCode).toBe(200)
    expect(kindsOf(seen)).toEqual(['correction', 'closing'])
    expect(await usesOf(claim)).toEqual([])
  })
})

async function givenRefused() {
  const filed = await givenFiled()
  await toApprover(filed.claim)
  await givenDecided(approver, filed.claim, { action: 'refuse', ...grounds })
  return filed
}

describe('reopening', () => {
  test('is another approver’s, leads to accepted and takes its invoices again', async () => {
    const { claim } = await givenRefused()
    expect((await decide(approver, claim, reopening)).json()).toMatchObject({ type: '/problems/own-decision' })
    expect(await usesOf(claim)).toEqual([])
    expect(await givenDecided(approver2, claim, reopening)).toMatchObject({ status: 'accepted', outcome: null })
    expect(await usesOf(claim)).toHaveLength(3)
  })

  test('names the claim that holds an invoice by now', async () => {
    const { clerk, women, claim } = await givenRefused()
    await product.freeze('2026-12-01T09:00:00+08:00')
    const other = await givenDraft(clerk, women[1], answersWith({ charges: claim.sections.charges.data }))
    await submit(clerk, [other], { period: '2026-12' })
    const answer = await decide(approver2, claim, reopening)
    await product.freeze(MORNING)
    expect(answer.json()).toMatchObject({
      status: 409,
      errors: [{ message: `有票据已由申报 ${other.number} 使用，不能重新办理` }],
    })
  })

  test('rests on a decision that there is already', async () => {
    const { claim } = await givenRefused()
    const answer = await decide(approver2, claim, { ...reopening, documentOn: '2026-11-06' })
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/documentOn' }] })
  })
})

describe('approving in bulk', () => {
  const chosen = async (claims: Claim[]) =>
    Promise.all(claims.map(async (claim) => ({ id: claim.id, version: (await nowOf(approver, claim)).version })))
  async function givenWaiting() {
    const employer = await givenEmployer(product)
    const claims: ClaimView[] = await givenSubmitted(employer.clerk, employer.women.slice(0, 2))
    for (const claim of claims) await toApprover(claim)
    return claims
  }

  test('sorts the clean from those drawn for a second look: a clerk’s first is always drawn', async () => {
    // One in twenty is drawn by lot: others are submitted where all were.
    let clean: Claim[] = []
    for (let round = 0; round < 4 && clean.length === 0; round++) {
      const claims = await givenWaiting()
      const preview = await approver.post('/review/bulk-approvals/preview', { claims: await chosen(claims) })
      expect(preview.json<BulkPreview>().drawn.map(({ why }) => why)).toEqual(claims.map(() => '该经办人的首份申报'))
      await givenDecided(approver, claims[0]!, approve)
      const rest = claims.slice(1)
      const sorted = await approver.post('/review/bulk-approvals/preview', { claims: await chosen(rest) })
      const after = sorted.json<BulkPreview>()
      const either = [...after.clean, ...after.drawn.map(({ id }) => id)]
      expect(either.toSorted()).toEqual(rest.map(({ id }) => id).toSorted())
      clean = rest.filter(({ id }) => after.clean.includes(id))
    }
    const done = await approver.post('/review/bulk-approvals', { claims: await chosen(clean) })
    expect(done.json()).toEqual({ approved: clean.map(({ id }) => id) })
  })

  test('is judged in as many statements for five claims as for one', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const claims = [
      ...(await givenSubmitted(one.clerk, one.women)),
      ...(await givenSubmitted(other.clerk, other.women.slice(0, 2))),
    ]
    const costOf = async (some: Claim[]) => {
      const body = { claims: await chosen(some) }
      const { answer, statements } = await sentBy(() => approver.post('/review/bulk-approvals/preview', body))
      expect(answer.json<BulkPreview>().unfit).toHaveLength(some.length)
      return statements.length
    }
    const [few, many] = [await costOf(claims.slice(0, 1)), await costOf(claims)]
    expect(many).toBe(few)
  })

  test('with one bad claim does nothing, and says which', async () => {
    const claims = await givenWaiting()
    await givenDecided(approver, claims[0]!, approve)
    const rest = await chosen(claims.slice(1))
    const stale = [{ ...rest[0]!, version: rest[0]!.version - 1 }, ...rest.slice(1)]
    const refused = await approver.post('/review/bulk-approvals', { claims: stale })
    expect(refused.json()).toMatchObject({
      status: 409,
      title: '所选申报中有不能批量核准的，未核准任何一份',
      errors: expect.arrayContaining([
        { pointer: `/claims/${rest[0]!.id}`, code: 'bulk', message: '申报已被他人修改，请刷新后重试' },
      ]),
    })
    for (const claim of claims.slice(1))
      expect(await nowOf(approver, claim)).toMatchObject({ status: 'second-reviewed' })
  })

  test('lists what waits with what it would grant and do with each, leaving out what is held', async () => {
    const claims = await givenWaiting()
    const listed = async () => {
      const view = (await approver.get('/review/bulk-approvals')).json<BulkCandidates>()
      return claims.map(({ id }) => view.claims.find((claim) => claim.id === id))
    }
    const [one, other] = await listed()
    const { components } = await reviewOf(approver, claims[0]!)
    expect(one).toMatchObject({
      ...(({ number, version }) => ({ number, version }))(await nowOf(approver, claims[0]!)),
      personName: claims[0]!.person.name,
      treatment: 'birth',
      amountFen: components.reduce((sum, { reviewedFen }) => sum + (reviewedFen ?? 0), 0),
      verdict: 'drawn',
      why: '该经办人的首份申报',
    })
    expect(other).toMatchObject({ verdict: 'drawn' })
    await givenDecided(approver, claims[0]!, approve)
    await approver.put(`/review/claims/${claims[1]!.id}/hold`, { reason: '等待医院回函' })
    expect(await listed()).toEqual([undefined, undefined])
    await approver.delete(`/review/claims/${claims[1]!.id}/hold`)
    // The lot may draw it all the same.
    expect((await listed())[1]?.why).not.toBe('该经办人的首份申报')
  })

  test('is an approver’s', async () => {
    expect((await second.get('/review/bulk-approvals')).statusCode).toBe(403)
    const [claim] = await givenWaiting()
    const refused = await second.post('/review/bulk-approvals', { claims: [{ id: claim!.id, version: 1 }] })
    expect(refused.statusCode).toBe(403)
  })
})

describe('races', () => {
  test('agreeing and adjusting at once: one wins', async () => {
    const { claim } = await givenFiled()
    const { version } = await givenDecided(first, claim, accept)
    const line = { version, invoice: 1, line: 1, allowedFen: 0, reasonCode: 'duplicate' }
    const { tasks } = await reviewOf(first, claim)
    const told = tasks
      .filter(({ by, stage }) => by === 'person' && stage === 'first-review')
      .map(({ code }) => ({ task: code, done: true }))
    const answers = await Promise.all([
      first.post(`/claims/${claim.id}/decisions`, { ...agree, version, tasks: told }),
      first.put(`/claims/${claim.id}/adjustments`, line),
    ])
    expect(statusesOf(answers)).toEqual([200, 409])
  })

  test.each([
    ['approve', approve],
    ['refuse', { action: 'refuse', ...grounds }],
    ['return', back],
    ['send-back', { action: 'send-back', reason: '请复核' }],
  ])('%s by two approvers at once is done once', async (_name, deed) => {
    const { claim } = await givenFiled()
    const { version } = await toApprover(claim)
    const answers = await Promise.all(
      [approver, approver2].map((by) => by.post(`/claims/${claim.id}/decisions`, { ...deed, version })),
    )
    expect(statusesOf(answers)).toEqual([200, 409])
  })

  test('reopening by two approvers at once is done once, and its invoices are taken once', async () => {
    const { claim } = await givenRefused()
    const { version } = await nowOf(approver2, claim)
    const third = await givenStaff(product, 'approver')
    const answers = await Promise.all(
      [approver2, third].map((by) => by.post(`/claims/${claim.id}/decisions`, { ...reopening, version })),
    )
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(await usesOf(claim)).toHaveLength(3)
  })

  test('closing in two windows at once is done once, with one notice', async () => {
    const { claim } = await givenFiled()
    const { version } = await givenDecided(first, claim, { ...back, answerOn: '2026-11-10' })
    await product.freeze('2026-11-11T09:00:00+08:00')
    const answers = await Promise.all(
      [1, 2].map(() => first.post(`/claims/${claim.id}/decisions`, { action: 'close', ...grounds, version })),
    )
    const seen = await nowOf(first, claim)
    await product.freeze(MORNING)
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(kindsOf(seen)).toEqual(['correction', 'closing'])
  })

  test('closing while its employer answers at once: one wins', async () => {
    const { clerk, claim } = await givenFiled()
    const { version } = await givenDecided(first, claim, { ...back, answerOn: '2026-11-10' })
    await product.freeze('2026-11-11T09:00:00+08:00')
    const answers = await Promise.all([
      first.post(`/claims/${claim.id}/decisions`, { action: 'close', ...grounds, version }),
      clerk.post(`/claims/${claim.id}/filings`, { version }),
    ])
    const { status, filings } = await nowOf(clerk, claim)
    await product.freeze(MORNING)
    expect(statusesOf(answers)).toEqual([200, 409])
    // What is closed was not sent again, and what was sent again is not closed.
    expect(status === 'closed').toBe(filings.length === 1)
  })

  test('an undo while the next stage agrees: one wins', async () => {
    const { claim } = await givenFiled()
    const { version } = await givenDecided(first, claim, accept, agree)
    const { tasks } = await reviewOf(second, claim)
    const told = tasks
      .filter(({ by, stage }) => by === 'person' && stage === 'second-review')
      .map(({ code }) => ({ task: code, done: true }))
    const answers = await Promise.all([
      first.post(`/claims/${claim.id}/decisions`, { action: 'undo', version }),
      second.post(`/claims/${claim.id}/decisions`, { ...agree, version, tasks: told }),
    ])
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(['accepted', 'second-reviewed']).toContain((await nowOf(first, claim)).status)
  })

  test('two adjustments of one line at once: one is made', async () => {
    const { claim } = await givenFiled()
    const { version } = await givenDecided(first, claim, accept)
    const line = { version, invoice: 1, line: 1, reasonCode: 'duplicate' }
    const answers = await Promise.all(
      [0, 1].map((allowedFen) => first.put(`/claims/${claim.id}/adjustments`, { ...line, allowedFen })),
    )
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(await product.rows('select from line_adjustment where claim_id = $1', [claim.id])).toHaveLength(1)
  })

  test('in bulk by one approver and alone by another at once: decided once', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claims = await givenSubmitted(clerk, women.slice(0, 2))
    for (const claim of claims) await toApprover(claim)
    const [earlier, claim] = claims
    // A clerk's first is never approved in bulk.
    await givenDecided(approver, earlier!, approve)
    const { version } = await nowOf(approver, claim!)
    const answers = await Promise.all([
      approver.post('/review/bulk-approvals', { claims: [{ id: claim!.id, version }] }),
      approver2.post(`/claims/${claim!.id}/decisions`, { ...approve, version }),
    ])
    expect(statusesOf(answers)).toEqual([200, 409])
    const acts = `select distinct act_id from decision where claim_id = $1 and action = 'approve'`
    expect(await product.rows(acts, [claim!.id])).toHaveLength(1)
  })

  test('accepting and recalling at once: one wins, and the claim is either accepted or a draft', async () => {
    const { clerk, claim } = await givenFiled()
    const { version } = claim
    const answers = await Promise.all([
      first.post(`/claims/${claim.id}/decisions`, { ...accept, version }),
      clerk.post(`/claims/${claim.id}/recall`, { version }),
    ])
    // A reviewer who comes second finds a draft, which is nothing of theirs.
    expect([
      [200, 404],
      [200, 409],
    ]).toContainEqual(statusesOf(answers))
    expect(['accepted', 'draft']).toContain((await nowOf(clerk, claim)).status)
  })
})

test('the auditor reads a review and answers nothing', async () => {
  const { claim } = await givenFiled()
  expect(await reviewOf(auditor, claim)).toMatchObject({ stage: null, mayUndo: false })
  const body = { version: claim.version, task: 'identity', done: true }
  expect((await auditor.put(`/claims/${claim.id}/tasks`, body)).statusCode).toBe(403)
})
