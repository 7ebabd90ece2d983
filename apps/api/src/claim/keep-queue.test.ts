import { describe, expect, test } from 'vitest'
import { decide, givenDecided, givenSubmitted, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct, MORNING } from '#api/testing/given-product.ts'

const product = await givenProduct()
const first = await givenStaff(product, 'first-reviewer')
const second = await givenStaff(product, 'second-reviewer')
const approver = await givenStaff(product, 'approver')
const [accept, agree] = [{ action: 'accept' }, { action: 'agree' }]

async function givenFiled() {
  const employer = await givenEmployer(product)
  const [claim] = await givenSubmitted(employer.clerk, [employer.women[0]])
  return { ...employer, claim: claim! }
}

/** How a claim stands in the queue; undefined once it is out of it. */
const queued = async ({ id }: { id: string }) =>
  (
    await product.rows(
      `select status, due_on::text as due, allowance_due_on::text as allowance, medical_due_on::text as medical
       from queued_claim where claim_id = $1`,
      [id],
    )
  )[0]

describe('the queue and its due days', () => {
  test('begin with the submission: telling what is missing first, then 10 and 30 working days', async () => {
    const { claim } = await givenFiled()
    const due = { allowance: '2026-11-19', medical: '2026-12-17' }
    expect(await queued(claim)).toEqual({ status: 'submitted', due: '2026-11-12', ...due })
    await givenDecided(first, claim, accept)
    expect(await queued(claim)).toEqual({ status: 'accepted', due: '2026-11-19', ...due })
    await givenDecided(first, claim, agree)
    expect(await queued(claim)).toMatchObject({ status: 'first-reviewed', due: '2026-11-19' })
  })

  test('stand still while the employer has the claim, and run on after its answer', async () => {
    const { clerk, claim } = await givenFiled()
    await product.freeze('2026-11-10T09:00:00+08:00')
    await givenDecided(first, claim, accept, { action: 'return', reason: '缺少出院记录' })
    expect(await queued(claim)).toEqual({ status: 'returned', due: 'infinity', allowance: null, medical: null })
    await product.freeze('2026-11-17T09:00:00+08:00')
    const { version } = await nowOf(clerk, claim)
    const resent = await clerk.post(`/claims/${claim.id}/filings`, { version })
    await product.freeze(MORNING)
    expect(resent.statusCode).toBe(200)
    expect(await queued(claim)).toEqual({
      status: 'accepted',
      due: '2026-11-26',
      allowance: '2026-11-26',
      medical: '2026-12-24',
    })
  })

  test('end with the decision, and with a recall', async () => {
    const { claim } = await givenFiled()
    await givenDecided(first, claim, accept, agree)
    await givenDecided(second, claim, agree)
    expect((await decide(approver, claim, { action: 'approve' })).statusCode).toBe(200)
    expect(await queued(claim)).toBeUndefined()
    const other = await givenFiled()
    const { version } = other.claim
    expect((await other.clerk.post(`/claims/${other.claim.id}/recall`, { version })).statusCode).toBe(200)
    expect(await queued(other.claim)).toBeUndefined()
  })

  test('are counted without being read: the tallies add up to what waits', async () => {
    await givenFiled()
    const counted = `select status, due_on::text as due, (waiting_since at time zone 'Asia/Shanghai')::date::text as waiting,
      count(*)::int as claims from queued_claim group by 1, 2, 3 order by 1, 2, 3`
    const tallied = `select status, due_on::text as due, waiting_on::text as waiting, sum(claims)::int as claims
      from queue_tally group by 1, 2, 3 having sum(claims) <> 0 order by 1, 2, 3`
    const waits = await product.rows(counted)
    expect(waits.length).toBeGreaterThan(0)
    expect(await product.rows(tallied)).toEqual(waits)
  })
})
