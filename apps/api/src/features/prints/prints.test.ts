import type { ChargeLedgerData, ClaimFormData, ClaimLedgerData, PeriodSummaryData } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  givenBegun,
  givenDecided,
  givenDraft,
  givenSaved,
  givenSubmitted,
  nowOf,
  trailOf,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, employer, women, man } = await givenEmployer(product)
const [woman] = women
const SPOUSE = '130102198811150015'
const answers = answersWith({
  contact: { phone: '13831159265', spouseGiven: true, spouseName: '王建国', spouseIdNumber: SPOUSE },
})
const draft = await givenDraft(clerk, woman, answers)
const reviewer = await givenStaff(product, 'first-reviewer')

const formOf = async (by: Person, { id }: { id: string }) =>
  (await by.get(`/claims/${id}/review-form`)).json<ClaimFormData>()

describe('the form of a claim', () => {
  test('holds all that the paper shows, numbers in full', async () => {
    expect(await formOf(clerk, draft)).toEqual({
      claimId: draft.id,
      claimNumber: draft.number,
      status: 'draft',
      filing: null,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      isComplete: true,
      period: '2026-11',
      businessOn: '2026-11-05',
      printCount: 0,
      sinceLastPrint: null,
      agencyName: expect.stringMatching(/./) as string,
      employer: { name: employer.name, unitNumber: employer.unitNumber },
      person: {
        name: '陈思远',
        sex: 'female',
        birthOn: woman.birthOn,
        idNumber: woman.idNumber,
        cardNumber: woman.cardNumber,
      },
      ...answers,
      totalFen: answers.charges.totalFen,
      preparedBy: '吴静',
      benefit: null,
      decided: null,
    })
  })

  test('of a draft that is not finished says so', async () => {
    expect(await formOf(clerk, await givenBegun(clerk, man))).toMatchObject({
      isComplete: false,
      totalFen: null,
      event: {},
    })
  })

  test('carries a hash that changes with the answers and comes back with them', async () => {
    const claim = await givenDraft(clerk, women[1])
    const { contentHash } = await formOf(clerk, claim)
    const { data } = claim.sections.contact
    const changed = await givenSaved(clerk, claim, 'contact', { ...data, address: '另一处' })
    expect((await formOf(clerk, claim)).contentHash).not.toBe(contentHash)
    await givenSaved(clerk, changed, 'contact', data)
    expect((await formOf(clerk, claim)).contentHash).toBe(contentHash)
  })

  test('read by anybody is on record, and so is nothing of what it says', async () => {
    await formOf(clerk, draft)
    const read = (await trailOf(product, draft.id)).at(-1)!
    expect(read).toMatchObject({
      type: 'claim.read-form',
      role: 'employer-clerk',
      payload: { detail: { form: 'review-form', filing: null } },
    })
    for (const value of [woman.idNumber, SPOUSE, '13831159265']) expect(JSON.stringify(read)).not.toContain(value)
  })

  test('of another employer’s claim does not exist, and the attempt reads nothing', async () => {
    const elsewhere = await givenEmployer(product)
    const foreign = await elsewhere.clerk.get(`/claims/${draft.id}/review-form`)
    expect(foreign.json()).toMatchObject({ status: 404, title: '申报不存在' })
  })
})

describe('the form of a claim once sent', () => {
  test('is its latest filing, in full, for its employer and for the agency', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    const [own, agencys] = [await formOf(clerk, claim!), await formOf(reviewer, claim!)]
    expect(own).toMatchObject({
      filing: { n: 1 },
      contentHash: claim!.filings[0]!.contentHash,
      isComplete: true,
      preparedBy: '吴静',
      person: { idNumber: women[0].idNumber },
    })
    expect(agencys).toEqual(own)
    expect((await trailOf(product, claim!.id)).slice(-2)).toMatchObject([
      { role: 'employer-clerk', payload: { detail: { filing: 1 } } },
      { role: 'first-reviewer', payload: { detail: { filing: 1 } } },
    ])
  })

  test('bears the hash of the draft that was signed', async () => {
    const { clerk, women } = await givenEmployer(product)
    const drafted = await givenDraft(clerk, women[0])
    const { contentHash } = await formOf(clerk, drafted)
    const sent = await clerk.post('/submissions', {
      period: '2026-11',
      claims: [{ id: drafted.id, version: drafted.version }],
      certification: '属实',
    })
    expect(sent.statusCode).toBe(201)
    expect(await formOf(clerk, drafted)).toMatchObject({ contentHash })
  })

  test('returned is the draft again for its clerk, and the filing with its total and names for the agency', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    await givenDecided(reviewer, claim!, { action: 'return', reason: '请补正' })
    await givenSaved(clerk, await nowOf(clerk, claim!), 'charges', { totalFen: 5, invoices: [] })
    await product.owner.query('update employer_version set name = $2 where employer_id = $1', [
      employer.id,
      '改名后的单位',
    ])
    expect(await formOf(clerk, claim!)).toMatchObject({ filing: null, totalFen: 5, isComplete: false })
    expect(await formOf(reviewer, claim!)).toMatchObject({
      filing: { n: 1 },
      totalFen: claim!.totalFen,
      contentHash: claim!.filings[0]!.contentHash,
      employer: { name: employer.name },
    })
  })
})

describe('the forms of many claims', () => {
  const many = (by: Person, claimIds: string[], form = 'review-form') => by.post('/claim-forms', { form, claimIds })

  test('come at once, in the order asked for, each read on record', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claims = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[1])].toReversed()
    const { items } = (
      await many(
        clerk,
        claims.map(({ id }) => id),
      )
    ).json<{ items: ClaimFormData[] }>()
    expect(items.map(({ claimNumber }) => claimNumber)).toEqual(claims.map(({ number }) => number))
    expect((await trailOf(product, claims[0]!.id)).at(-1)).toMatchObject({ type: 'claim.read-form' })
  })

  test('are none where one is another employer’s', async () => {
    const elsewhere = await givenEmployer(product)
    const foreign = await many(elsewhere.clerk, [(await givenDraft(elsewhere.clerk, elsewhere.women[0])).id, draft.id])
    expect(foreign.json()).toMatchObject({ status: 404, title: '申报不存在' })
  })

  test('are read a hundred at a time', async () => {
    const ids = Array.from({ length: 101 }, (_, n) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`)
    expect((await many(clerk, ids)).json()).toMatchObject({ status: 400, errors: [{ message: '一次最多读取 100 份' }] })
  })

  test('tell the allowance of a draft that asks for it', async () => {
    const [form] = (await many(clerk, [draft.id], 'allowance-application')).json<{ items: ClaimFormData[] }>().items
    expect(form).toMatchObject({ benefit: { allowanceFen: expect.any(Number) as number } })
  })
})

describe('the prints of many claims', () => {
  test('are recorded all together, with form, version and hash', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claims = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[1])]
    const forms = await Promise.all(claims.map((claim) => formOf(clerk, claim)))
    const printed = forms.map(({ claimId, contentHash }) => ({ id: claimId, contentHash, filing: null }))
    const answer = await clerk.post('/claim-prints', { form: 'review-form', version: 3, claims: printed })
    expect([answer.statusCode, answer.json()]).toEqual([201, { count: 2 }])
    expect((await formOf(clerk, claims[1]!)).printCount).toBe(1)
    expect((await trailOf(product, claims[0]!.id)).findLast(({ type }) => type === 'claim.print')).toMatchObject({
      payload: { detail: { form: 'review-form', version: 3, contentHash: forms[0]!.contentHash } },
    })
  })

  test('are none where one claim changed a second ago', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [still, changing] = [await givenDraft(clerk, women[0]), await givenDraft(clerk, women[1])]
    const forms = await Promise.all([still, changing].map((claim) => formOf(clerk, claim)))
    await givenSaved(clerk, changing, 'contact', { ...changing.sections.contact.data, address: '另一处' })
    const printed = forms.map(({ claimId, contentHash }) => ({ id: claimId, contentHash, filing: null }))
    const answer = await clerk.post('/claim-prints', { form: 'review-form', version: 3, claims: printed })
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/claim-changed' })
    expect((await formOf(clerk, still)).printCount).toBe(0)
  })
})

describe('a reprint', () => {
  const printed = async (by: Person, claim: { id: string }) => {
    const { contentHash } = await formOf(by, claim)
    await by.post(`/claims/${claim.id}/prints`, { form: 'review-form', contentHash, filing: null })
  }

  test('tells what changed since the last print, and nothing of what it said', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0], answers)
    await printed(clerk, claim)
    expect((await formOf(clerk, claim)).sinceLastPrint).toEqual({ printedOn: '2026-11-05', changes: [] })
    const { data } = claim.sections.contact
    const changed = await givenSaved(clerk, claim, 'contact', { ...data, address: '另一处' })
    expect((await formOf(clerk, claim)).sinceLastPrint?.changes).toEqual(['联系地址'])
    await givenSaved(clerk, changed, 'contact', { ...data, phone: '13900001111' })
    expect((await formOf(clerk, claim)).sinceLastPrint?.changes).toEqual(['号码（电话、证件号或账号）'])
  })

  test('keeps no sensitive answer with the print', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0], answers)
    await printed(clerk, claim)
    const [row] = await product.rows<{ answers: object }>('select answers from form_print where claim_id = $1', [
      claim.id,
    ])
    expect(JSON.stringify(row)).toContain(answers.contact.address)
    for (const value of [SPOUSE, '13831159265']) expect(JSON.stringify(row)).not.toContain(value)
  })
})

describe('the forms of a batch', () => {
  test('list its claims in full and sum them up by treatment, for its employer and the agency', async () => {
    const { clerk, women, employer } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0], women[1]])
    const { id, number } = claim!.submission!
    const ledger = (await clerk.get(`/submissions/${id}/charge-ledger`)).json<ChargeLedgerData>()
    expect(ledger).toMatchObject({
      submission: { number, period: '2026-11', submittedBy: '吴静' },
      employer: { name: employer.name },
      printCount: 0,
    })
    expect(ledger.rows.map(({ idNumber }) => idNumber).toSorted()).toEqual(
      [women[0], women[1]].map((woman) => woman.idNumber).toSorted(),
    )
    const summary = (await reviewer.get(`/submissions/${id}/period-summary`)).json<PeriodSummaryData>()
    expect(summary.persons).toBe(2)
    const sumOf = (key: 'claims' | 'totalFen') => summary.groups.reduce((sum, group) => sum + group[key], 0)
    expect([sumOf('claims'), sumOf('totalFen')]).toEqual([2, ledger.rows.reduce((sum, row) => sum + row.totalFen, 0)])
    expect(new Set(summary.groups.map(({ treatment }) => treatment)).size).toBe(summary.groups.length)
  })

  test('of another employer do not exist', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const [claim] = await givenSubmitted(one.clerk, [one.women[0]])
    for (const form of ['charge-ledger', 'period-summary'])
      expect((await other.clerk.get(`/submissions/${claim!.submission!.id}/${form}`)).json()).toMatchObject({
        status: 404,
      })
  })

  test('are recorded once printed, counted, and void once the batch says something else', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim, leaves] = await givenSubmitted(clerk, [women[0], women[1]])
    const submissionId = claim!.submission!.id
    const read = async () => (await clerk.get(`/submissions/${submissionId}/charge-ledger`)).json<ChargeLedgerData>()
    const { contentHash } = await read()
    const print = { form: 'charge-ledger', version: 1, contentHash, submissionId }
    expect((await clerk.post('/general-prints', print)).json()).toEqual({ count: 1 })
    expect(await read()).toMatchObject({ printCount: 1, contentHash })
    await clerk.post(`/claims/${leaves!.id}/recall`, { version: leaves!.version })
    expect((await clerk.post('/general-prints', print)).json()).toMatchObject({
      status: 409,
      type: '/problems/list-changed',
    })
  })
})

describe('the list that a query found', () => {
  test('is printed as asked for, an employer’s own alone', async () => {
    const { clerk, women } = await givenEmployer(product)
    await givenDraft(clerk, women[1])
    await givenSubmitted(clerk, [women[0]])
    const ledger = (await clerk.get('/claim-ledger?status=submitted&period=2026-11')).json<ClaimLedgerData>()
    expect(ledger).toMatchObject({ query: '所属期 2026-11，状态 已申报', rows: [{ name: '陈思远', status: '已申报' }] })
    const body = { form: 'claim-ledger', version: 1, contentHash: ledger.contentHash }
    expect(
      (await clerk.post('/general-prints', { ...body, query: { status: 'submitted', period: '2026-11' } })).statusCode,
    ).toBe(201)
    expect((await clerk.post('/general-prints', { ...body, query: {} })).json()).toMatchObject({ status: 409 })
  })
})

describe('the unit’s pledge', () => {
  test('is its administrator’s to print', async () => {
    const { clerk, admin, employer } = await givenEmployer(product)
    expect((await admin.get('/unit/pledge')).json()).toMatchObject({
      employer: { name: employer.name, unitNumber: employer.unitNumber },
      holder: admin.session.me.account.name,
    })
    expect((await clerk.get('/unit/pledge')).statusCode).toBe(403)
  })
})

describe('the number under a QR code', () => {
  const numberOf = ({ claimNumber, contentHash }: ClaimFormData, n = 0) =>
    `${claimNumber}-${n}-${contentHash.slice(0, 12).toUpperCase()}`

  test('leads to the claim, and tells whether the paper still stands', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0])
    const number = numberOf(await formOf(clerk, claim))
    const found = { claim: { id: claim.id, number: claim.number }, submission: null, notice: null }
    expect((await clerk.get(`/printed-forms/${number}`)).json()).toEqual({ ...found, stands: true })
    await givenSaved(clerk, claim, 'contact', { ...claim.sections.contact.data, address: '另一处' })
    expect((await clerk.get(`/printed-forms/${number}`)).json()).toEqual({ ...found, stands: false })
  })

  test('of the paper that was signed before it was sent still stands for the agency', async () => {
    const { clerk, women } = await givenEmployer(product)
    const claim = await givenDraft(clerk, women[0])
    const number = numberOf(await formOf(clerk, claim))
    await clerk.post('/submissions', {
      period: '2026-11',
      claims: [{ id: claim.id, version: claim.version }],
      certification: '属实',
    })
    expect((await reviewer.get(`/printed-forms/${number}`)).json()).toMatchObject({ stands: true })
  })

  test('of a batch leads to the batch', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    const { id, number } = claim!.submission!
    expect((await clerk.get(`/printed-forms/${number}-0-${'A'.repeat(12)}`)).json()).toEqual({
      claim: null,
      submission: { id, number, period: '2026-11' },
      notice: null,
      stands: null,
    })
  })

  test('of another employer’s claim leads nowhere', async () => {
    const elsewhere = await givenEmployer(product)
    const number = numberOf(await formOf(clerk, draft))
    expect((await elsewhere.clerk.get(`/printed-forms/${number}`)).json()).toMatchObject({ status: 404 })
    expect((await elsewhere.clerk.get('/printed-forms/abc')).json()).toMatchObject({ status: 400 })
  })
})

describe('a print', () => {
  const print = { form: 'review-form', contentHash: 'a'.repeat(64), filing: null }

  test('is recorded after it was made, counted and on record', async () => {
    const claim = await givenDraft(clerk, women[2])
    const { contentHash, printCount } = await formOf(clerk, claim)
    expect(printCount).toBe(0)
    const made = { ...print, contentHash }
    const answers = [
      await clerk.post(`/claims/${claim.id}/prints`, made),
      await clerk.post(`/claims/${claim.id}/prints`, made),
    ]
    expect(answers.map((answer) => [answer.statusCode, answer.json<{ count: number }>().count])).toEqual([
      [201, 1],
      [201, 2],
    ])
    expect((await formOf(clerk, claim)).printCount).toBe(2)
    expect((await trailOf(product, claim.id)).filter(({ type }) => type === 'claim.print')).toHaveLength(2)
  })

  test('of what the claim no longer says is void and not recorded', async () => {
    const response = await clerk.post(`/claims/${draft.id}/prints`, print)
    expect(response.json()).toMatchObject({ status: 409, type: '/problems/claim-changed' })
    expect((await formOf(clerk, draft)).printCount).toBe(0)
  })

  test.each([
    ['of a form that is none', { form: 'payslip' }, '/form', '此项不在可选的范围内'],
    ['with a hash that is none', { contentHash: 'abc' }, '/contentHash', '内容校验值不正确'],
    ['of filing 0', { filing: 0 }, '/filing', '此项过短或过小'],
    ['with more than is asked', { colour: 'red' }, '', '含有这里没有的项'],
  ])('%s is refused', async (_what, change, pointer, message) => {
    expect((await clerk.post(`/claims/${draft.id}/prints`, { ...print, ...change })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer, message }],
    })
  })
})
