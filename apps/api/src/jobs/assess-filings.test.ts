import type { QueuePage, StandingView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { answersWith, givenDraft, givenExplained, givenSubmitted, nowOf, submit } from '#api/testing/given-claims.ts'
import { givenEmployer, givenInsured, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { assessFilings } from './assess-filings.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')

const rowsOf = async (query = '') => (await reviewer.get(`/review/queue${query}`)).json<QueuePage>().items
const scoreOf = async ({ id }: { id: string }) => (await rowsOf()).find((row) => row.id === id)?.riskScore
const riskOf = async ({ id }: { id: string }) =>
  (await reviewer.get(`/review/claims/${id}/standing`)).json<StandingView>().risk

/** A claim for a woman enrolled two months before the birth, whose employer filed for more than half of its insured. */
async function givenSuspicious() {
  const { clerk, employer, women } = await givenEmployer(product)
  const late = await givenInsured(product, employer.id, { name: '孙晓', from: '2026-08-01' })
  const drafts = []
  for (const woman of [late, women[0], women[1]]) drafts.push(await givenDraft(clerk, woman))
  expect((await submit(clerk, drafts)).statusCode).toBe(201)
  return { clerk, claim: await nowOf(clerk, drafts[0]!) }
}

describe('a filing is assessed', () => {
  test('once it is in the queue: its score, the terms it is the sum of, and its place', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [clean] = await givenSubmitted(clerk, [women[0]])
    const { claim } = await givenSuspicious()
    expect([await scoreOf(clean!), await scoreOf(claim)]).toEqual([null, null])
    expect(await riskOf(claim)).toBeNull()

    await assessFilings('test')
    expect([await scoreOf(clean!), await scoreOf(claim)]).toEqual([0, 102])
    expect(await riskOf(clean!)).toEqual({ score: 0, terms: [] })
    expect(await riskOf(claim)).toEqual({
      score: 102,
      terms: [
        { code: 'A23', weight: 50, message: '2026-08-01 起参保，距 2026-10-20 不足 3 个月，此前没有参保' },
        { code: 'A24', weight: 50, message: expect.stringContaining('单位近 12 个月申报 3 人次') },
        { code: 'A22', weight: 2, message: expect.stringContaining('缴费') },
      ],
    })
    const ids = (await rowsOf()).map(({ id }) => id)
    expect(ids.indexOf(claim.id)).toBeLessThan(ids.indexOf(clean!.id))
    expect((await rowsOf('?risk=high')).map(({ id }) => id)).toContain(claim.id)
  })

  test('again where it is sent anew, and no filing twice', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [claim] = await givenSubmitted(clerk, [women[0]])
    await assessFilings('test')
    await assessFilings('test')
    expect(await scoreOf(claim!)).toBe(0)
    const { version } = await nowOf(clerk, claim!)
    expect((await clerk.post(`/claims/${claim!.id}/recall`, { version })).statusCode).toBe(200)
    expect((await submit(clerk, [await nowOf(clerk, claim!)])).statusCode).toBe(201)
    expect(await scoreOf(claim!)).toBeNull()
    await assessFilings('test')
    expect(await scoreOf(claim!)).toBe(0)
    expect(await product.rows('select filing_id from filing_risk where claim_id = $1', [claim!.id])).toHaveLength(2)
  })

  test('with the places its checks found, its clerk’s warnings among them, for the month to count', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [stay] = answersWith().stay.stays!
    const bornOnTheWay = answersWith({
      stay: { stays: [{ ...stay, kind: 'inpatient', admittedOn: '2026-10-22', dischargedOn: '2026-10-25' }] },
    })
    const [bill] = bornOnTheWay.charges.invoices!
    const answers = {
      ...bornOnTheWay,
      charges: { ...bornOnTheWay.charges, invoices: [{ ...bill, issuedOn: '2026-10-25' }] },
    }
    const draft = await givenExplained(clerk, await givenDraft(clerk, women[0], answers))
    expect((await submit(clerk, [draft])).statusCode).toBe(201)
    await assessFilings('test')
    expect(
      await product.rows(
        `select code, level, section, field, to_char(period, 'YYYY-MM') as period, hospital_code as hospital
         from filing_check where claim_id = $1`,
        [draft.id],
      ),
    ).toEqual([
      {
        code: 'A12',
        level: 'warn',
        section: 'event',
        field: 'eventOn',
        period: '2026-11',
        hospital: stay!.hospitalCode,
      },
    ])
    expect(await scoreOf(draft)).toBe(0)
  })

  test('by several at once, each filing by one of them', async () => {
    const { clerk, women } = await givenEmployer(product)
    const sent = await givenSubmitted(clerk, [women[0], women[1]])
    await Promise.all(['one', 'two', 'three'].map((name) => assessFilings(name)))
    expect(await Promise.all(sent.map(scoreOf))).toEqual([expect.any(Number), expect.any(Number)])
  })
})
