import { describe, expect, test } from 'vitest'
import type { ClaimView } from '@cradle/domain/wire'
import { answersWith, deedsOf, givenBegun, givenDraft, givenSubmitted, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { clerk, women, leaver, man } = await givenEmployer(product)
const elsewhere = await givenEmployer(product)
const [woman] = women

describe('taking over from an earlier claim', () => {
  const payee = {
    payee: 'insured',
    holder: '欧阳若兰',
    holderNumber: women[1].idNumber,
    accountKind: 'card',
    accountNumber: '6217000010000000003',
    bank: '中国建设银行',
    branch: '石家庄长安支行',
    branchCode: '105121000015',
  }
  const copied = async (person: { id: string }, copyOf: string, by = clerk) =>
    by.post('/claims', { personId: person.id, copyOf })

  test('of the same person: how to reach her, her account and the hospital, sealed for the new claim', async () => {
    product.personal.add(payee.accountNumber)
    const earlier = await givenDraft(clerk, women[1], answersWith({ payee }))
    const { sections } = (await copied(women[1], earlier.id)).json<ClaimView>()
    expect(sections).toMatchObject({
      event: { data: {} },
      contact: { data: { phone: earlier.sections.contact.data.phone } },
      stay: { data: { stays: [{ hospitalCode: earlier.sections.stay.data.stays![0]!.hospitalCode }] } },
      charges: { data: {} },
      payee: { data: payee },
    })
    expect(sections.stay.data.stays![0]).not.toHaveProperty('admittedOn')
  })

  test('of somebody else: the hospital alone', async () => {
    const earlier = await givenDraft(clerk, women[1])
    const { sections } = (await copied(women[2], earlier.id)).json<ClaimView>()
    expect(sections).toMatchObject({ contact: { data: {} }, payee: { data: {} } })
    expect(sections.stay.data.stays).toHaveLength(1)
  })

  test('of another employer is answered like a claim that does not exist, and nothing is begun', async () => {
    const foreign = await givenDraft(elsewhere.clerk, elsewhere.women[0])
    const before = (await clerk.get('/claims')).body
    expect((await copied(women[1], foreign.id)).json()).toMatchObject({ type: '/problems/claim-not-found' })
    expect((await clerk.get('/claims')).body).toBe(before)
  })
})

describe('beginning a claim', () => {
  test('answers a draft of this person and event, with everything still to fill in', async () => {
    const { event } = answersWith()
    const claim = await givenBegun(clerk, woman, event)
    expect(claim).toMatchObject({
      status: 'draft',
      number: expect.stringMatching(/^\d{9}$/) as string,
      person: { id: woman.id, name: '陈思远', sex: 'female' },
      employer: { id: clerk.session.me.acting.scope.id },
      components: ['medical', 'prenatal', 'allowance'],
      sections: { event: { version: 1, data: event }, contact: { version: 0, savedAt: null, data: {} } },
      isComplete: false,
      period: null,
      begunPeriod: '2026-11',
      openPeriod: '2026-11',
      submission: null,
      filings: [],
      moves: ['submit'],
      benefit: { breakdown: { prenatalFen: 200_000 }, missing: [], filed: null },
    })
    expect(claim.findings.map(({ section }) => section)).toEqual(expect.arrayContaining(['contact', 'stay', 'charges']))
    expect(await deedsOf(product, claim.id)).toEqual(['claim.begin'])
  })

  test('needs nothing but the person', async () => {
    expect(await givenBegun(clerk, man)).toMatchObject({
      status: 'draft',
      components: [],
      sections: { event: { data: {} } },
    })
  })

  test('takes every section that is filled already, in one call, and answers a complete claim', async () => {
    const { event, contact, stay, charges } = answersWith()
    // Of somebody without another claim of this event, which would ask for a reason.
    const { women: others, clerk } = await givenEmployer(product)
    const answer = await clerk.post('/claims', { personId: others[0].id, event, contact, stay, charges })
    expect(answer.statusCode).toBe(201)
    const claim = answer.json<ClaimView>()
    expect(claim).toMatchObject({
      isComplete: true,
      totalFen: charges.totalFen,
      sections: {
        contact: { version: 1, data: contact },
        stay: { version: 1, data: stay },
        charges: { version: 1, data: charges },
      },
    })
    expect(await nowOf(clerk, claim)).toEqual(claim)
    expect(await deedsOf(product, claim.id)).toEqual(['claim.begin', ...Array<string>(3).fill('claim.draft-save')])
  })

  test('is possible for somebody who was insured here earlier', async () => {
    expect(await givenBegun(clerk, leaver)).toMatchObject({ person: { id: leaver.id } })
  })

  test('for somebody never insured here is refused like for somebody unknown', async () => {
    for (const personId of [elsewhere.women[0].id, '018f0000-0000-7000-8000-000000000000']) {
      const refused = await clerk.post('/claims', { personId })
      expect(refused.json()).toMatchObject({ status: 404, type: '/problems/person-not-found' })
    }
  })

  test('twice for one person makes two drafts: a draft takes nothing', async () => {
    const [one, other] = [await givenBegun(clerk, woman), await givenBegun(clerk, woman)]
    expect(one.id).not.toBe(other.id)
  })

  test('after the month was submitted waits for the 11th', async () => {
    const { clerk, women } = await givenEmployer(product)
    await givenSubmitted(clerk, [women[0]])
    const before = (await clerk.get('/claims')).body
    const refused = await clerk.post('/claims', { personId: women[1].id })
    expect((await clerk.get('/claims')).body).toBe(before)
    expect(refused.json()).toMatchObject({ status: 422, title: '本期已申报，下一期开始录入后才能新建申报' })
    await product.freeze('2026-11-10T23:59:59+08:00')
    expect((await clerk.post('/claims', { personId: women[1].id })).statusCode).toBe(422)
    await product.freeze('2026-11-11T00:00:00+08:00')
    expect(await givenBegun(clerk, women[1])).toMatchObject({ begunPeriod: '2026-12' })
    await product.freeze(MORNING)
  })
})

describe('beginning with an Idempotency-Key', () => {
  const begin = (key: string, body: object = { personId: woman.id }) =>
    clerk.post('/claims', body, { 'idempotency-key': key })

  test('again answers the same claim', async () => {
    const first = await begin('begin-again-1')
    const second = await begin('begin-again-1')
    expect(second.statusCode).toBe(201)
    expect(second.json()).toEqual(first.json())
    expect(await deedsOf(product, first.json<{ id: string }>().id)).toEqual(['claim.begin'])
  })

  test('again answers the claim as it stands by then', async () => {
    const { id } = (await begin('begin-then-save')).json<{ id: string }>()
    await clerk.patch(`/claims/${id}`, { section: 'contact', version: 0, data: { address: '裕华西路 1 号' } })
    expect((await begin('begin-then-save')).json()).toEqual(await nowOf(clerk, { id }))
  })

  test('for another person is refused', async () => {
    await begin('begin-other-1')
    const refused = await begin('begin-other-1', { personId: man.id })
    expect(refused.json()).toMatchObject({ status: 409, title: '同一幂等键不能用于不同的内容' })
  })

  test('that was refused leaves the key free', async () => {
    expect((await begin('begin-refused', { personId: elsewhere.women[0].id })).statusCode).toBe(404)
    expect((await begin('begin-refused')).statusCode).toBe(201)
  })

  test('by ten at once makes one claim', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => begin('begin-at-once')))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 201))
    expect(new Set(answers.map((answer) => answer.json<{ id: string }>().id)).size).toBe(1)
  })

  test('belongs to its own clerk: another one’s equal key is another key', async () => {
    const mine = await begin('begin-shared-1')
    const theirs = await elsewhere.clerk.post(
      '/claims',
      { personId: elsewhere.women[0].id },
      { 'idempotency-key': 'begin-shared-1' },
    )
    expect(theirs.statusCode).toBe(201)
    expect(theirs.json<{ id: string }>().id).not.toBe(mine.json<{ id: string }>().id)
  })

  test.each(['short', 'with blanks in it', 'x'.repeat(81)])('%s: a key that is none is refused', async (key) => {
    expect((await begin(key)).json()).toMatchObject({
      status: 400,
      errors: [{ message: '幂等键应为 8 至 80 个字母或数字' }],
    })
  })
})
