import type { QueueCounts } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenSubmitted } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { keepQueue } from './keep-queue.ts'

const product = await givenProduct()
const reviewer = await givenStaff(product, 'first-reviewer')

async function givenFiled() {
  const { clerk, women } = await givenEmployer(product)
  const [claim] = await givenSubmitted(clerk, [women[0]])
  return { clerk, claim: claim! }
}
const dueOf = async ({ id }: { id: string }) =>
  (
    await product.rows(
      `select due_on::text as due, medical_due_on::text as medical, allowance_due_on::text as allowance
       from queued_claim where claim_id = $1`,
      [id],
    )
  )[0]
const counts = async () => (await reviewer.get('/review/counts')).json<QueueCounts>()

describe('the queue is kept', () => {
  test('a claim that could not be dated when it came is dated once it can be', async () => {
    const { claim } = await givenFiled()
    const dated = await dueOf(claim)
    expect(dated).toMatchObject({ due: '2026-11-12' })
    await product.owner.query(
      `update queued_claim set due_on = 'infinity', medical_due_on = null, allowance_due_on = null where claim_id = $1`,
      [claim.id],
    )
    await keepQueue('test')
    expect(await dueOf(claim)).toEqual(dated)
  })

  test('one that its employer has to answer has no day, and gets none', async () => {
    const { claim } = await givenFiled()
    const { version } = claim
    const body = { version, action: 'return', reason: '缺少出院记录', answerOn: '2026-11-20' }
    expect((await reviewer.post(`/claims/${claim.id}/decisions`, body)).statusCode).toBe(200)
    await keepQueue('test')
    expect(await dueOf(claim)).toEqual({ due: 'infinity', medical: null, allowance: null })
  })

  test('its tallies become few, and count what they counted', async () => {
    await givenFiled()
    const before = await counts()
    await keepQueue('test')
    expect(await counts()).toEqual(before)
    expect(before.waiting).toBeGreaterThan(0)
    const twice = `select from queue_tally group by agency_id, status, due_on, waiting_on having count(*) > 1 or sum(claims) = 0`
    expect(await product.rows(twice)).toEqual([])
  })
})
