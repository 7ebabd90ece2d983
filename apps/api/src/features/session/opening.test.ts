import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { call, cookieOf, givenAccount, givenEmployer, signIn } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const { employer } = await givenEmployer(product)

/** A clerk who signed in, and what her page is answered as it opens. */
async function givenClerk() {
  const account = await givenAccount(product, { memberships: [{ role: 'employer-clerk', employerId: employer.id }] })
  const entered = await signIn(product, account.username)
  const { me } = entered.json<{ me: { acting: { id: string } } }>()
  const opens = async (body: object, takes = 'identity') => {
    const answer = await call(product, 'POST', '/auth/opening', {
      headers: { cookie: cookieOf(entered), 'accept-encoding': takes },
      payload: body,
    })
    const isPacked = answer.headers['content-encoding'] === 'gzip'
    const lines = (isPacked ? gunzipSync(answer.rawPayload).toString() : answer.body).trim().split('\n')
    return { answer, lines: answer.statusCode === 200 ? lines.map((line) => JSON.parse(line) as Line) : [] }
  }
  return { as: me.acting.id, opens }
}
type Line = { session?: { accessToken: string }; read?: number; status?: number; body?: unknown }

describe('a page that opens', () => {
  test('gets its session first, and what it reads in the same answer', async () => {
    const { as, opens } = await givenClerk()
    const reads = [{ path: '/month' }, { path: '/claims?status=draft' }, { path: '/claim-records/search', body: {} }]
    const { answer, lines } = await opens({ as, reads })
    expect(answer.headers['content-type']).toMatch('application/x-ndjson')
    expect(answer.headers['set-cookie']).toMatch(/^cradle_refresh=/)
    expect(lines[0]?.session?.accessToken).toBeTruthy()
    const read = lines.slice(1).toSorted((one, other) => one.read! - other.read!)
    expect(read).toMatchObject([
      { read: 0, status: 200, body: { piles: {} } },
      { read: 1, status: 200, body: { items: [] } },
      { read: 2, status: 200, body: { items: [] } },
    ])
  })

  test('gets all of it compressed where the browser takes that, and no less', async () => {
    const { as, opens } = await givenClerk()
    const { answer, lines } = await opens({ as, reads: [{ path: '/month' }] }, 'gzip, deflate, br')
    expect(answer.headers['content-encoding']).toBe('gzip')
    expect(lines).toMatchObject([{ session: { me: { acting: { id: as } } } }, { read: 0, status: 200 }])
  })

  test('gets no more than its routes answer: what is refused, or not there, says so', async () => {
    const { as, opens } = await givenClerk()
    const reads = [{ path: '/claims/018f0000-0000-7000-8000-000000000000' }, { path: '/review/queue' }]
    const { lines } = await opens({ as, reads })
    const read = lines.slice(1).toSorted((one, other) => one.read! - other.read!)
    expect(read).toMatchObject([
      { read: 0, status: 404, body: { type: '/problems/claim-not-found' } },
      { read: 1, status: 403, body: { type: '/problems/not-permitted' } },
    ])
  })

  test('reads nothing under another membership than it thinks', async () => {
    const { opens } = await givenClerk()
    const { lines } = await opens({ as: '018f0000-0000-7000-8000-000000000000', reads: [{ path: '/review/queue' }] })
    expect(lines).toHaveLength(1)
  })

  test.each([
    { path: '/claims/../auth/me' },
    { path: '/documents/x/content' },
    { path: 'https://elsewhere.example/claims' },
    { path: '/claims', body: {} },
    { path: '/submissions', body: { period: '2026-11' } },
  ])('can only read: %j', async (read) => {
    const { as, opens } = await givenClerk()
    expect((await opens({ as, reads: [read] })).answer.statusCode).toBe(400)
  })

  test('without a session is told to sign in', async () => {
    expect((await call(product, 'POST', '/auth/opening', { payload: {} })).json()).toMatchObject({
      type: '/problems/signed-out',
    })
  })
})
