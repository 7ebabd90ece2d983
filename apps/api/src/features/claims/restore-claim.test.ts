import type { ClaimPage, ClaimView, DeletedClaimList } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { deedsOf, givenDraft, givenSubmitted, nowOf } from '#api/testing/given-claims.ts'
import { givenEmployer, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()

/** An employer whose clerk has just deleted a complete draft. */
async function givenDeleted() {
  const unit = await givenEmployer(product)
  const claim = await givenDraft(unit.clerk, unit.women[0])
  await unit.clerk.delete(`/claims/${claim.id}?version=${claim.version}`)
  return { ...unit, claim }
}

const restore = (by: Person, { id }: { id: string }) => by.post(`/claims/${id}/restoration`, {})
const deletedFor = async (by: Person) => (await by.get('/claims/deleted')).json<DeletedClaimList>().items
const age = (claim: { id: string }, days: number) =>
  product.owner.query(`update claim set deleted_at = now() - make_interval(days => $2) where id = $1`, [claim.id, days])

describe('a deleted draft', () => {
  test('is listed among those deleted lately, with who deleted it and until when it may be taken back', async () => {
    const { clerk, claim, women } = await givenDeleted()
    const [listed, ...others] = await deletedFor(clerk)
    expect(others).toEqual([])
    expect(listed).toMatchObject({
      id: claim.id,
      number: claim.number,
      person: { name: women[0].name },
      deletedBy: '吴静',
    })
    const days = (Date.parse(listed!.restorableUntil) - Date.parse(listed!.deletedAt)) / 86_400_000
    expect(days).toBe(30)
  })

  test('is taken back as it was: every answer stands, and lists and counts have it again', async () => {
    const { clerk, claim } = await givenDeleted()
    const restored = await restore(clerk, claim)
    expect(restored.statusCode).toBe(200)
    const view = restored.json<ClaimView>()
    expect(view.sections).toEqual(claim.sections)
    expect(view).toMatchObject({ status: 'draft', version: claim.version + 2, isComplete: true, moves: ['submit'] })
    expect(await nowOf(clerk, claim)).toEqual(view)
    expect((await clerk.get('/claims?status=draft')).json<ClaimPage>().items.map(({ id }) => id)).toEqual([claim.id])
    expect(await deletedFor(clerk)).toEqual([])
  })

  test('is taken back by a colleague, too, and both deeds are on record', async () => {
    const { admin, claim } = await givenDeleted()
    expect((await restore(admin, claim)).statusCode).toBe(200)
    expect((await deedsOf(product, claim.id)).slice(-2)).toEqual(['claim.delete', 'claim.restore'])
  })

  test('taken back twice is answered as it stands, once on record', async () => {
    const { clerk, claim } = await givenDeleted()
    const first = (await restore(clerk, claim)).json<ClaimView>()
    expect((await restore(clerk, claim)).json()).toEqual(first)
    expect((await deedsOf(product, claim.id)).filter((deed) => deed === 'claim.restore')).toHaveLength(1)
  })

  test.each([
    { days: 29, status: 200, listed: 1 },
    { days: 30, status: 404, listed: 0 },
  ])('after $days days is answered $status', async ({ days, status, listed }) => {
    const { clerk, claim } = await givenDeleted()
    await age(claim, days)
    expect(await deletedFor(clerk)).toHaveLength(listed)
    expect((await restore(clerk, claim)).statusCode).toBe(status)
  })

  test('does not exist for another employer', async () => {
    const { claim } = await givenDeleted()
    const { clerk: stranger } = await givenEmployer(product)
    expect(await deletedFor(stranger)).toEqual([])
    expect((await restore(stranger, claim)).statusCode).toBe(404)
  })

  test('that was recalled before it was deleted comes back as the draft it was', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [sent] = await givenSubmitted(clerk, [women[0]])
    const recalled = (await clerk.post(`/claims/${sent!.id}/recall`, { version: sent!.version })).json<ClaimView>()
    await clerk.delete(`/claims/${recalled.id}?version=${recalled.version}`)
    expect((await restore(clerk, recalled)).json()).toMatchObject({ status: 'draft', filings: [{ n: 1 }] })
  })
})
