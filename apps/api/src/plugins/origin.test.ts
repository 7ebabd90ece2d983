import { describe, expect, test } from 'vitest'
import { buildApp } from '#api/app.ts'
import { givenProduct } from '#api/testing/given-product.ts'

const product = await givenProduct()
const behindProxy = await buildApp({ logger: false, signInsPerMinute: 100, proxies: ['127.0.0.1'] })

/** From where the trail says a refused sign-in came. */
async function originOf(app: typeof product.app, headers: Record<string, string>) {
  await app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    headers,
    payload: { username: 'nobody', password: 'a password of nobody' },
  })
  const [event] = await product.rows<{ payload: string }>(
    `select payload from audit_event where type = 'session.refuse' order by recorded_at desc, seq desc limit 1`,
  )
  return (JSON.parse(event!.payload) as { from: object }).from
}

describe('from where a request came', () => {
  test('is its connection’s address, whatever it says of itself', async () => {
    const from = await originOf(product.app, { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'a browser' })
    expect(from).toEqual({ address: '127.0.0.1', userAgent: 'a browser' })
  })

  test('is what a proxy says that the operator named', async () => {
    const from = await originOf(behindProxy, { 'x-forwarded-for': '203.0.113.7', 'user-agent': 'a browser' })
    expect(from).toEqual({ address: '203.0.113.7', userAgent: 'a browser' })
  })

  test('keeps the beginning of a long name for a browser', async () => {
    expect(await originOf(product.app, { 'user-agent': 'x'.repeat(5000) })).toMatchObject({
      userAgent: 'x'.repeat(300),
    })
  })
})
