import type { ClaimPage, SubmissionView } from '@cradle/domain/wire'
import { afterEach, describe, expect, test } from 'vitest'
import { deedsOf, givenDraft, givenSaved, givenSubmitted, nowOf, submit, trailOf } from '#api/testing/given-claims.ts'
import { givenEmployer, type Person } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
afterEach(() => product.freeze(MORNING))

/** An employer of the test's own with one complete draft. */
async function givenOne() {
  const employer = await givenEmployer(product)
  return { ...employer, claim: await givenDraft(employer.clerk, employer.women[0]) }
}

const recall = (by: Person, { id, version }: { id: string; version: number }) =>
  by.post(`/claims/${id}/recall`, { version })

describe('calling a claim back', () => {
  test('inside the window makes it a draft again, without period or batch', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    const recalled = await recall(clerk, claim!)
    expect(recalled.json()).toMatchObject({
      status: 'draft',
      period: null,
      submission: null,
      filings: [{ n: 1 }],
      moves: ['submit'],
      isComplete: true,
    })
    expect(await product.rows('select from invoice_use where claim_id = $1', [claim!.id])).toEqual([])
    expect((await deedsOf(product, claim!.id)).at(-1)).toBe('claim.recall')
  })

  test('corrected and sent again rejoins the batch as its filing 2; filing 1 stays as it was', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim, companion] = await givenSubmitted(clerk, [women[0], women[1]])
    const [before] = await product.rows('select * from filing where claim_id = $1', [claim!.id])
    const recalled = (await recall(clerk, claim!)).json<typeof claim>()!
    const drafts = (await clerk.get('/claims?status=draft')).json<ClaimPage>().items
    expect(drafts.map(({ id, rejoins }) => [id, rejoins])).toEqual([[claim!.id, true]])
    const corrected = await givenSaved(clerk, recalled, 'contact', {
      ...recalled.sections.contact.data,
      address: '更正后的地址',
    })
    const batch = (await submit(clerk, [corrected])).json<SubmissionView>()
    expect(batch).toMatchObject({ id: claim!.submission!.id, claimCount: 2 })
    expect(new Set(batch.claims.map(({ id }) => id))).toEqual(new Set([claim!.id, companion!.id]))
    const rejoined = await nowOf(clerk, claim!)
    expect(rejoined).toMatchObject({ status: 'submitted', period: '2026-11', filings: [{ n: 1 }, { n: 2 }] })
    expect(rejoined.history.map(({ action }) => action)).toEqual(['submit', 'recall', 'submit'])
    expect((await product.rows('select * from filing where claim_id = $1 order by n', [claim!.id]))[0]).toEqual(before)
    expect((await trailOf(product, batch.id)).map(({ type }) => type)).toEqual([
      'submission.submit',
      'submission.rejoin',
    ])
  })

  test('lets no other claim join the batch', async () => {
    const { clerk, women } = await givenEmployer(product)
    const late = await givenDraft(clerk, women[1])
    const [claim] = await givenSubmitted(clerk, [women[0]])
    const recalled = (await recall(clerk, claim!)).json<{ id: string; version: number }>()
    expect((await submit(clerk, [recalled, late])).json()).toMatchObject({ type: '/problems/period-submitted' })
  })

  test('frees it to be deleted', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    const { version } = (await recall(clerk, claim!)).json<{ version: number }>()
    expect((await clerk.delete(`/claims/${claim!.id}?version=${version}`)).statusCode).toBe(204)
    expect((await clerk.get(`/claims/${claim!.id}`)).statusCode).toBe(404)
    expect((await deedsOf(product, claim!.id)).slice(-2)).toEqual(['claim.recall', 'claim.delete'])
  })

  test.each([
    ['from the 11th on', '2026-11-11T00:00:00+08:00'],
    ['in the next period’s window, when its own is over for good', '2026-12-05T09:00:00+08:00'],
  ])('is refused %s', async (_when, at) => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    await product.freeze(at)
    expect((await recall(clerk, claim!)).json()).toMatchObject({ status: 422, type: '/problems/submission-closed' })
    expect(await nowOf(clerk, claim!)).toMatchObject({ status: 'submitted', period: '2026-11', moves: [] })
  })

  test('of a stale version is refused with the version that stands', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    const stale = await recall(clerk, { id: claim!.id, version: claim!.version - 1 })
    expect(stale.json()).toMatchObject({
      status: 409,
      errors: [
        { pointer: '/version', message: `申报单 ${claim!.number} 已是第 ${claim!.version} 版，撤回前请核对最新内容` },
      ],
    })
  })

  test('of a draft is no move', async () => {
    const { clerk, claim } = await givenOne()
    expect((await recall(clerk, claim)).json()).toMatchObject({ status: 409, title: '申报当前的状态不能这样办理' })
  })
})

describe('a draft', () => {
  test('is deleted in the version that was seen, and is gone for everybody but the trail', async () => {
    const { clerk, claim } = await givenOne()
    expect((await clerk.delete(`/claims/${claim.id}?version=${claim.version - 1}`)).json()).toMatchObject({
      status: 409,
      type: '/problems/claim-changed',
    })
    const gone = await clerk.delete(`/claims/${claim.id}?version=${claim.version}`)
    expect([gone.statusCode, gone.body]).toEqual([204, ''])
    for (const again of [
      await clerk.get(`/claims/${claim.id}`),
      await clerk.delete(`/claims/${claim.id}?version=${claim.version}`),
    ])
      expect(again.statusCode).toBe(404)
    expect((await submit(clerk, [claim])).statusCode).toBe(404)
    expect((await deedsOf(product, claim.id)).at(-1)).toBe('claim.delete')
  })

  test('may still be edited and deleted after the month was submitted', async () => {
    const { clerk, women, claim } = await givenOne()
    await givenSubmitted(clerk, [women[1]])
    const saved = await givenSaved(clerk, claim, 'contact', { address: '仍可修改' })
    expect((await clerk.delete(`/claims/${saved.id}?version=${saved.version}`)).statusCode).toBe(204)
  })
})
