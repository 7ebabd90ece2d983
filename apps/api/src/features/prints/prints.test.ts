import type { ReviewFormData } from '@cradle/domain/wire'
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
  (await by.get(`/claims/${id}/review-form`)).json<ReviewFormData>()

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
