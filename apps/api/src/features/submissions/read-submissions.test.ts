import type { SubmissionView } from '@cradle/domain/wire'
import { describe, expect, test } from 'vitest'
import { givenDraft, givenSubmitted, submit } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const [one, other] = [await givenEmployer(product), await givenEmployer(product)]
const [claim] = await givenSubmitted(one.clerk, [one.women[0], one.women[1]])
const [foreign] = await givenSubmitted(other.clerk, [other.women[0]])
const { id } = claim!.submission!
const reviewer = await givenStaff(product, 'first-reviewer')

type Page = { items: SubmissionView[]; nextCursor: string | null }
const list = async (by: Person, query = '') => (await by.get(`/submissions${query}`)).json<Page>()

describe('the batches', () => {
  test('of an employer are its own, those of the agency all of them', async () => {
    expect((await list(one.clerk)).items).toMatchObject([{ id, claimCount: 2, period: '2026-11', submittedBy: '吴静' }])
    const seen = (await list(reviewer)).items.map((batch) => batch.id)
    expect(new Set(seen)).toEqual(new Set([id, foreign!.submission!.id]))
  })

  test('each with its claims, for the employer and for the agency', async () => {
    for (const by of [one.clerk, reviewer]) {
      const batch = (await by.get(`/submissions/${id}`)).json<SubmissionView>()
      expect(batch.claims.map(({ status }) => status)).toEqual(['submitted', 'submitted'])
      expect(JSON.stringify(batch)).not.toContain(one.women[0].idNumber)
    }
  })

  test('keep their count and total when a claim is called back', async () => {
    const { clerk, women } = await givenEmployer(product)
    const [stays, leaves] = await givenSubmitted(clerk, [women[0], women[1]])
    await clerk.post(`/claims/${leaves!.id}/recall`, { version: leaves!.version })
    expect((await list(clerk)).items).toMatchObject([{ claimCount: 1, totalFen: stays!.totalFen }])
  })

  test('go on after fifty, the latest first, each once', async () => {
    const { clerk, women } = await givenEmployer(product)
    const months = Array.from(
      { length: 51 },
      (_, n) => `${2027 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}`,
    )
    const [draft] = [await givenDraft(clerk, women[0])]
    expect((await submit(clerk, [draft])).statusCode).toBe(201)
    await product.owner.query(
      `insert into submission (id, number, agency_id, scope_id, employer_id, period, certification, submitted_by, submitted_by_name, submitted_at)
       select gen_random_uuid(), 'N-' || month, agency_id, scope_id, employer_id, (month || '-01')::date, certification, submitted_by, submitted_by_name, (month || '-05')::timestamptz
       from submission, unnest($2::text[]) as month where employer_id = $1`,
      [clerk.session.me.acting.scope.id, months],
    )
    const first = await list(clerk)
    const second = await list(clerk, `?cursor=${first.nextCursor}`)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 2, null])
    expect([...first.items, ...second.items].map(({ period }) => period)).toEqual(['2026-11', ...months].toReversed())
  })

  test('are not found by an altered cursor or an id that is none', async () => {
    expect((await one.clerk.get('/submissions?cursor=WyIxIl0')).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/cursor' }],
    })
    expect((await one.clerk.get('/submissions/1')).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/id', message: '编号格式不正确' }],
    })
    expect((await one.clerk.get('/submissions/018f0000-0000-7000-8000-000000000000')).json()).toMatchObject({
      status: 404,
      title: '申报批次不存在',
    })
  })
})
