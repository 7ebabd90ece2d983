import type { ClaimView, PresenceView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { keepHouse } from '#api/jobs/jobs.ts'
import { givenBegun, givenSaved } from '#api/testing/given-claims.ts'
import { givenEmployer, givenSession, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()

/** A draft of an employer whose clerk and administrator both work on it. */
async function givenShared() {
  const { clerk, admin, women } = await givenEmployer(product)
  return { clerk, admin, claim: await givenBegun(clerk, women[0]) }
}

const isAt = async (by: Person, { id }: Pick<ClaimView, 'id'>, step = 'contact') =>
  (await by.put(`/claims/${id}/presence`, { step })).json<PresenceView>()
const leaves = (by: Person, { id }: Pick<ClaimView, 'id'>) => by.delete(`/claims/${id}/presence`)
const ages = (claim: Pick<ClaimView, 'id'>, seconds: number) =>
  product.owner.query(
    `update claim_presence set seen_at = now() - make_interval(secs => $2), opened_at = now() - interval '1 hour'
     where claim_id = $1`,
    [claim.id, seconds],
  )

describe('who has a claim open', () => {
  test('alone, sees nobody', async () => {
    const { clerk, claim } = await givenShared()
    expect(await isAt(clerk, claim)).toEqual({ version: claim.version, others: [] })
  })

  test('sees who else of the employer has it open, at which step and since when', async () => {
    const { clerk, admin, claim } = await givenShared()
    await isAt(clerk, claim, 'stay')
    const { others } = await isAt(admin, claim)
    expect(others).toEqual([{ name: '吴静', isSelf: false, step: 'stay', openedAt: expect.any(String) }])
    expect(Math.abs(Date.parse(others[0]!.openedAt) - Date.now())).toBeLessThan(60_000)
    await isAt(clerk, claim, 'check')
    expect((await isAt(admin, claim)).others).toEqual([{ ...others[0], step: 'check' }])
  })

  test('sees another browser of their own as such', async () => {
    const { clerk, claim } = await givenShared()
    await isAt(await givenSession(product, clerk.username), claim)
    expect((await isAt(clerk, claim)).others).toMatchObject([{ isSelf: true }])
  })

  test('hears the claim’s version, which a colleague’s save has raised', async () => {
    const { clerk, admin, claim } = await givenShared()
    const saved = await givenSaved(admin, claim, 'contact', { address: '中山东路' })
    expect((await isAt(clerk, claim)).version).toBe(saved.version)
  })

  test('is gone once it is closed, and after two heartbeats that did not come', async () => {
    const { clerk, admin, claim } = await givenShared()
    await isAt(clerk, claim)
    expect((await leaves(clerk, claim)).statusCode).toBe(204)
    expect((await isAt(admin, claim)).others).toEqual([])
    await isAt(clerk, claim)
    await ages(claim, 36)
    expect((await isAt(admin, claim)).others).toEqual([])
  })

  test('who comes back has opened it anew', async () => {
    const { clerk, admin, claim } = await givenShared()
    await isAt(clerk, claim)
    await ages(claim, 20)
    await isAt(clerk, claim)
    const stayed = (await isAt(admin, claim)).others[0]!
    expect(Date.now() - Date.parse(stayed.openedAt)).toBeGreaterThan(3_500_000)
    await ages(claim, 40)
    await isAt(clerk, claim)
    const returned = (await isAt(admin, claim)).others[0]!
    expect(Date.now() - Date.parse(returned.openedAt)).toBeLessThan(60_000)
  })

  test('leaves no row behind for long', async () => {
    const { clerk, claim } = await givenShared()
    await isAt(clerk, claim)
    await ages(claim, 3601)
    await keepHouse('test')
    expect(await product.rows('select from claim_presence where claim_id = $1', [claim.id])).toEqual([])
  })

  test.each(['', 'A', '<b>', 'x'.repeat(41)])('a step %o is refused', async (step) => {
    const { clerk, claim } = await givenShared()
    expect((await clerk.put(`/claims/${claim.id}/presence`, { step })).statusCode).toBe(400)
  })
})

describe('who saved a section last', () => {
  test('is told to the employer', async () => {
    const { clerk, admin, claim } = await givenShared()
    await givenSaved(admin, claim, 'contact', { address: '中山东路' })
    const { sections } = (await clerk.get(`/claims/${claim.id}`)).json<ClaimView>()
    expect(sections.contact.savedBy).toBe('周建平')
  })
})
