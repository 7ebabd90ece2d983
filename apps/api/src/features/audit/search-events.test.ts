import type { AuditEventView, ClaimStory } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import {
  answersWith,
  decide,
  givenDecided,
  givenDraft,
  givenSubmitted,
  nowOf,
  submit,
  trailOf,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, employer, women, leaver } = await givenEmployer(product)
/** Of an employer that has not submitted its month. */
const open = await givenEmployer(product)
const elsewhere = await givenEmployer(product)
const spouse = elsewhere.man
const marriedTo = { spouseGiven: true, spouseName: '冯志刚', spouseIdNumber: spouse.idNumber }
const [claim] = await givenSubmitted(clerk, [women[0]])
const [other] = await givenSubmitted(elsewhere.clerk, [elsewhere.women[0]])
const reviewer = await givenStaff(product, 'first-reviewer')
await givenDecided(reviewer, claim!, { action: 'return', reason: '缺少出院记录' })
const auditor = await givenStaff(product, 'auditor')

type Found = { items: AuditEventView[]; nextCursor: string | null }
const search = async (asked: object) => (await auditor.post('/audit-events/search', asked)).json<Found>()
const claimsIn = ({ items }: Found) => new Set(items.map(({ subjectId }) => subjectId))

describe('the trail is searched', () => {
  test('by a person, who is found by a number that stands nowhere', async () => {
    const found = await search({ idNumber: women[0].idNumber })
    expect(claimsIn(found)).toEqual(new Set([claim!.id]))
    expect(new Set(found.items.map(({ claimNumber }) => claimNumber))).toEqual(new Set([claim!.number]))
    expect(JSON.stringify(found)).not.toContain(women[0].idNumber)
  })

  test('by a spouse, once the claim was filed', async () => {
    const { clerk: third, women: wives } = await givenEmployer(product)
    const filed = await givenDraft(third, wives[0], answersWith({ contact: marriedTo }))
    expect((await search({ idNumber: spouse.idNumber })).items).toEqual([])
    expect((await submit(third, [filed])).statusCode).toBe(201)
    expect(claimsIn(await search({ idNumber: spouse.idNumber }))).toEqual(new Set([filed.id]))
  })

  test('by a claim, an employer, an account, a kind of deed', async () => {
    expect(claimsIn(await search({ claimNumber: claim!.number }))).toEqual(new Set([claim!.id]))
    const ofEmployer = await search({
      employerUnitNumber: employer.unitNumber,
      types: ['claim.submit', 'claim.return'],
    })
    expect(ofEmployer.items.map(({ type }) => type)).toEqual(['claim.return', 'claim.submit'])
    const ofReviewer = await search({ account: reviewer.username })
    expect(ofReviewer.items.map(({ type, actorName }) => [type, actorName])).toContainEqual(['claim.return', '马骏'])
    expect(ofReviewer.items.filter(({ type }) => type === 'claim.submit')).toEqual([])
    expect(ofReviewer.items.map(({ type }) => type)).toContain('session.begin')
  })

  test('by days of recording, the first and the last included', async () => {
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const narrowed = { claimNumber: claim!.number }
    expect((await search({ ...narrowed, from: today, to: today })).items).not.toEqual([])
    expect((await search({ ...narrowed, from: '2199-01-01' })).items).toEqual([])
    expect((await search({ ...narrowed, to: '2020-01-01' })).items).toEqual([])
  })

  test('by several at once, which must all hold', async () => {
    expect((await search({ claimNumber: other!.number, idNumber: women[0].idNumber })).items).toEqual([])
    expect((await search({ claimNumber: other!.number, employerUnitNumber: employer.unitNumber })).items).toEqual([])
  })

  test.each([
    { claimNumber: '999999999' },
    { employerUnitNumber: 'NOBODY' },
    { account: 'nobody' },
    { idNumber: leaver.idNumber },
  ])('for what is not there, and finds nothing: %o', async (asked) => {
    expect(await search(asked)).toEqual({ items: [], nextCursor: null })
  })

  test('without any condition is the whole trail', async () => {
    const listed = (await auditor.get('/audit-events')).json<Found>()
    expect((await search({})).items.map(({ hash }) => hash)).toEqual(listed.items.map(({ hash }) => hash))
  })

  test('looking for a person is on record itself, without the number', async () => {
    const before = await search({ types: ['audit.search'] })
    await search({ idNumber: women[2].idNumber })
    const after = await search({ types: ['audit.search'] })
    expect(after.items).toHaveLength(before.items.length + 1)
    expect(after.items[0]).toMatchObject({
      actorName: '马骏',
      payload: { detail: { idNumber: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string } } },
    })
  })

  test.each([
    [{ idNumber: '130102' }, '/idNumber'],
    [{ from: '2026-11-05', to: '2026-11-04' }, '/to'],
    [{ from: '2026-02-30' }, '/from'],
    [{ account: 'a\u0000' }, '/account'],
    [{ types: ['drop table'] }, '/types/0'],
    [{ claimNumber: '1'.repeat(21) }, '/claimNumber'],
    [{ cursor: 'WyIx' }, '/cursor'],
    [{ everything: true }, ''],
  ])('and refuses %o at its place', async (asked, pointer) => {
    const refused = await auditor.post('/audit-events/search', asked)
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer }] })
  })
})

describe('the story of a claim', () => {
  const storyOf = async (id: string) => (await auditor.get(`/claims/${id}/story`)).json<ClaimStory>()

  test('tells all that happened, from its beginning, with its batch', async () => {
    const { claim: told, items } = await storyOf(claim!.id)
    expect(told).toMatchObject({ number: claim!.number, status: 'returned', personName: '陈思远', isDeleted: false })
    expect(items.map(({ type }) => type)).toEqual([
      'claim.begin',
      'claim.draft-save',
      'claim.draft-save',
      'claim.draft-save',
      'claim.submit',
      'submission.submit',
      'claim.return',
    ])
  })

  test('tells what changed, before and after, and sensitive answers only by their hash', async () => {
    const draft = await givenDraft(open.clerk, open.women[2])
    const phoned = (await nowOf(open.clerk, draft)).sections.contact.data.phone!
    const { items } = await storyOf(draft.id)
    const [begun, contact] = items.map(({ payload }) => payload['detail'] as { before: object; after: object })
    expect(begun).toMatchObject({ before: {}, after: { '/kind': 'birth', '/eventOn': '2026-10-20' } })
    const hashed = { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, key: expect.any(String) as string }
    expect(contact).toMatchObject({ before: {}, after: { '/phone': hashed, '/address': hashed } })
    expect(JSON.stringify(items)).not.toContain(phoned)
  })

  test('goes on when a draft was deleted, which nobody else sees any more', async () => {
    const draft = await givenDraft(open.clerk, open.women[2])
    expect((await open.clerk.delete(`/claims/${draft.id}?version=${draft.version}`)).statusCode).toBe(204)
    const { claim: told, items } = await storyOf(draft.id)
    expect(told.isDeleted).toBe(true)
    expect(items.at(-1)).toMatchObject({ type: 'claim.delete' })
  })

  test('tells who was refused what, and from where everybody came', async () => {
    expect((await decide(clerk, claim!, { action: 'accept' })).statusCode).toBe(403)
    const { items } = await storyOf(claim!.id)
    expect(items.at(-1)).toMatchObject({
      type: 'access.refuse',
      actorName: '吴静',
      role: 'employer-clerk',
      payload: {
        detail: { method: 'POST', route: '/api/v1/claims/:id/decisions', problem: 'not-permitted' },
        from: { address: '127.0.0.1', userAgent: 'lightMyRequest' },
      },
    })
    for (const { payload } of items)
      expect(payload['from']).toEqual({ address: '127.0.0.1', userAgent: 'lightMyRequest' })
  })

  test('of a claim that is not there is not there', async () => {
    expect((await auditor.get('/claims/018f0000-0000-7000-8000-000000000000/story')).json()).toMatchObject({
      status: 404,
      type: '/problems/claim-not-found',
    })
  })
})

describe('a refused access', () => {
  const refusalsOf = async (asked: object) => (await search({ types: ['access.refuse'], ...asked })).items

  test('by role is on record, with the route and never what was sent', async () => {
    const counter = await givenStaff(product, 'counter-clerk')
    const secret = '一句没有人该读到的话'
    expect((await counter.post('/claims', { personId: secret })).statusCode).toBe(403)
    const [refusal] = await refusalsOf({ account: counter.username })
    expect(refusal).toMatchObject({
      role: 'counter-clerk',
      subjectKind: 'access',
      payload: { detail: { method: 'POST', route: '/api/v1/claims', problem: 'not-permitted' } },
    })
    expect(JSON.stringify(refusal)).not.toContain(secret)
  })

  test('by stage is on record with its claim', async () => {
    const { asOther, ...first } = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
    const { clerk: third, women: wives } = await givenEmployer(product)
    const [filed] = await givenSubmitted(third, [wives[0]])
    await givenDecided(first, filed!, { action: 'accept' }, { action: 'agree' })
    expect((await decide(asOther, filed!, { action: 'agree' })).json()).toMatchObject({ type: '/problems/stage-taken' })
    expect((await trailOf(product, filed!.id)).at(-1)).toMatchObject({
      type: 'access.refuse',
      role: 'second-reviewer',
      payload: { detail: { problem: 'stage-taken' } },
    })
  })

  test('of nobody is nobody’s event, and what is not there is no refusal', async () => {
    const before = await product.rows('select from audit_event')
    await product.app.inject({ method: 'GET', url: '/api/v1/audit-events' })
    expect((await elsewhere.clerk.get(`/claims/${claim!.id}`)).statusCode).toBe(404)
    expect(await product.rows('select from audit_event')).toHaveLength(before.length)
  })
})
