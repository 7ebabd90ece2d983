import type { SurroundingsView } from '@cradle/domain/wire'
import type { DraftAnswers } from '@cradle/domain/claim'
import { describe, expect, test } from 'vitest'
import { keepChargeDistribution } from '#api/jobs/charge-distribution.ts'
import {
  answersWith,
  decide,
  givenDecided,
  givenDraft,
  givenExplained,
  givenSaved,
  grounds,
  nowOf,
  operationWith,
  submit,
  trailOf,
} from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff, type Insured, type Person } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const first = await givenStaff(product, 'first-reviewer', { name: '李文静' })
const second = await givenStaff(product, 'second-reviewer', { name: '赵立军' })
const approver = await givenStaff(product, 'approver', { name: '王海涛' })
const auditor = await givenStaff(product, 'auditor')

/** Claims of one clerk, filed in one batch; warnings are explained. */
async function givenFiled(clerk: Person, ...asked: [Pick<Insured, 'id'>, DraftAnswers][]) {
  const drafts = []
  for (const [person, answers] of asked)
    drafts.push(await givenExplained(clerk, await givenDraft(clerk, person, answers)))
  const answer = await submit(clerk, drafts)
  if (answer.statusCode !== 201) throw new Error(`nothing was submitted: ${answer.body}`)
  return Promise.all(drafts.map((draft) => nowOf(clerk, draft)))
}

const around = async (person: Person, { id }: { id: string }) =>
  (await person.get(`/claims/${id}/surroundings`)).json<SurroundingsView>()
const says = (person: Person, claim: { id: string }, other: { id: string }, reason = '两次住院，各有出院记录') =>
  person.put(`/claims/${claim.id}/duplicate-verdicts/${other.id}`, { reason })

/** Two employers' claims whose bills are alike in hospital, day and amount. */
async function givenAlike() {
  const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
  const answers = answersWith()
  const twin = structuredClone(answers)
  for (const invoice of twin.charges.invoices ?? []) invoice.number = `8${String(invoice.number).slice(1)}`
  const [claim] = await givenFiled(one.clerk, [one.women[0], answers])
  const [alike] = await givenFiled(other.clerk, [other.women[1], twin])
  return { claim: claim!, alike: alike!, clerk: one.clerk }
}

describe('what lies around a claim', () => {
  test('is the person’s other claims with what became of them, as they were filed', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [birth, operation] = await givenFiled(
      clerk,
      [women[0], answersWith({}, { eventOn: '2026-10-20' })],
      [women[0], operationWith({}, { eventOn: '2026-06-10' })],
    )
    await givenDecided(first, operation!, { action: 'accept' }, { action: 'agree' })
    await givenDecided(second, operation!, { action: 'agree' })
    await givenDecided(approver, operation!, { action: 'refuse', ...grounds })
    for (const who of [first, auditor])
      expect(await around(who, birth!)).toMatchObject({
        claimId: birth!.id,
        event: [],
        person: [
          {
            claimId: operation!.id,
            status: 'refused',
            kind: 'family-planning',
            eventOn: '2026-06-10',
            components: ['medical', 'allowance'],
            decidedFen: 0,
            submittedAt: new Date(MORNING).toISOString(),
          },
        ],
        employer: { claims: 2, refused: 1, insured: 4 },
      })
  })

  test('and apart from them those of the same event', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [birth] = await givenFiled(clerk, [women[0], answersWith()])
    const forgotten = answersWith({ event: { supplementOf: birth!.id } })
    await product.freeze('2026-12-02T09:00:00+08:00')
    const draft = await givenExplained(clerk, await givenDraft(clerk, women[0], forgotten))
    const sent = await submit(clerk, [draft], { period: '2026-12' })
    await product.freeze(MORNING)
    expect(sent.statusCode).toBe(201)
    expect(await around(first, birth!)).toMatchObject({
      person: [],
      event: [{ claimId: draft.id, components: ['medical'] }],
      nearDuplicates: [],
    })
  })

  test('is what claims of its hospital and method came to, once a night’s job has kept it', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenFiled(clerk, [
      women[0],
      answersWith({ event: { delivery: 'natural', assistance: null } }),
    ])
    expect((await around(first, claim!)).distribution).toBeNull()
    await keepChargeDistribution('a test')
    const { distribution } = await around(first, claim!)
    expect(distribution).toMatchObject({ method: '生育 正常产', thisFen: claim!.totalFen })
    expect(distribution!.quantilesFen).toHaveLength(21)
    expect(distribution!.quantilesFen.at(0)).toBeLessThanOrEqual(distribution!.medianFen)
    expect(distribution!.quantilesFen.at(-1)).toBeGreaterThanOrEqual(distribution!.p99Fen)
  })

  test('is nothing that an employer may read, and of a draft there is none', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenFiled(clerk, [women[0], answersWith()])
    expect((await clerk.get(`/claims/${claim!.id}/surroundings`)).statusCode).toBe(403)
    const elsewhere = await givenEmployer(product)
    const draft = await givenDraft(elsewhere.clerk, elsewhere.women[1])
    expect((await first.get(`/claims/${draft.id}/surroundings`)).statusCode).toBe(404)
  })
})

describe('claims that look alike', () => {
  test('are shown with what speaks for it, whosever they are, from either side', async () => {
    const { claim, alike } = await givenAlike()
    const [seen] = (await around(first, claim)).nearDuplicates
    expect(seen).toMatchObject({ claimId: alike.id, number: alike.number, personName: '欧阳若兰', verdict: null })
    expect(seen!.why.join()).toMatch(/^票据 \S+ 与对方票据 8\S+ 的医院、日期（\S+）和金额（\S+ 元）都相同/)
    expect((await around(first, alike)).nearDuplicates).toMatchObject([{ claimId: claim.id }])
  })

  test('are found by name and birthday, too: one person may be registered under two numbers', async () => {
    const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
    const name = '诸葛明月'
    const persons = [
      await givenInsured(product, one.employer.id, { name, birthOn: '1990-03-07' }),
      await givenInsured(product, other.employer.id, { name, birthOn: '1990-03-07' }),
    ]
    const [claim] = await givenFiled(one.clerk, [persons[0]!, answersWith({}, { eventOn: '2026-10-20' })])
    await givenFiled(other.clerk, [persons[1]!, answersWith({}, { eventOn: '2026-10-25' })])
    expect((await around(first, claim!)).nearDuplicates).toMatchObject([
      { why: ['参保人姓名和出生日期相同，证件号码不同，生育日期相隔 5 天（2026-10-20、2026-10-25）'] },
    ])
  })

  test('are left out once they are refused', async () => {
    const { claim, alike } = await givenAlike()
    await givenDecided(first, alike, { action: 'accept' }, { action: 'agree' })
    await givenDecided(second, alike, { action: 'agree' })
    await givenDecided(approver, alike, { action: 'refuse', ...grounds })
    expect((await around(first, claim)).nearDuplicates).toEqual([])
  })
})

describe('that they are not the same', () => {
  test('is said with a reason, shown from either side, and on record', async () => {
    const { claim, alike } = await givenAlike()
    const said = await says(first, claim, alike)
    expect(said.json<SurroundingsView>().nearDuplicates).toMatchObject([
      { verdict: { reason: '两次住院，各有出院记录', by: '李文静', at: new Date(MORNING).toISOString() } },
    ])
    expect((await around(auditor, alike)).nearDuplicates[0]!.verdict).toMatchObject({ by: '李文静' })
    expect((await trailOf(product, claim.id)).at(-1)).toMatchObject({
      type: 'claim.not-duplicate',
      payload: { detail: { other: alike.id, reason: '两次住院，各有出院记录' } },
    })
    await says(first, alike, claim, '不同的两个人')
    expect((await around(first, claim)).nearDuplicates[0]!.verdict).toMatchObject({ reason: '不同的两个人' })
  })

  test('is asked again once one of them was filed otherwise, and not where it was sent again as it was', async () => {
    const { claim, alike, clerk } = await givenAlike()
    await says(first, claim, alike)
    const sentAgain = async (changes: boolean) => {
      await givenDecided(first, claim, { action: 'return', reason: '请核对' })
      const seen = await nowOf(clerk, claim)
      if (changes) await givenSaved(clerk, seen, 'contact', { ...seen.sections.contact.data, address: '另一个地址' })
      const { version } = await nowOf(clerk, claim)
      expect((await clerk.post(`/claims/${claim.id}/filings`, { version })).statusCode).toBe(200)
      return (await around(first, claim)).nearDuplicates[0]!.verdict
    }
    expect(await sentAgain(false)).toMatchObject({ reason: '两次住院，各有出院记录' })
    expect(await sentAgain(true)).toBeNull()
  })

  test.each([
    ['without a reason', { reason: ' ' }, '/reason', '请说明为什么不是重复'],
    ['with one too long to be read', { reason: '长'.repeat(201) }, '/reason', '最多 200 个字'],
  ])('cannot be said %s', async (_what, body, pointer, message) => {
    const { claim, alike } = await givenAlike()
    const refused = await first.put(`/claims/${claim.id}/duplicate-verdicts/${alike.id}`, body)
    expect(refused.json()).toMatchObject({ status: 400, errors: [{ pointer, message }] })
  })

  test('is for whoever may decide the claim now, and about what looks alike', async () => {
    const { claim, alike } = await givenAlike()
    expect((await says(second, claim, alike)).json()).toMatchObject({ type: '/problems/move-not-open' })
    const person = await givenStaff(product, 'first-reviewer', { alsoAs: 'second-reviewer' })
    await decide(person, claim, { action: 'accept' })
    await decide(person, claim, { action: 'agree' })
    expect((await says(person.asOther, claim, alike)).json()).toMatchObject({ type: '/problems/stage-taken' })
    const { clerk, women } = await givenEmployer(product)
    const [apart] = await givenFiled(clerk, [women[0], answersWith({}, { eventOn: '2026-07-07' })])
    expect((await says(first, apart!, alike)).json()).toMatchObject({ type: '/problems/duplicate-not-found' })
  })
})
