import { connect, createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { openDatabase } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import { install, installation } from '#api/lib/installation.ts'
import { call, givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { routesOf } from '#api/testing/routes.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)
const ask = (path: string) => call(product, 'GET', path)

/** The same database behind a door that can be shut, as a network or a server that goes away. */
async function givenDoor() {
  const url = new URL(product.loginUrl)
  const { port, hostname } = url
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const onward = connect(Number(port), hostname)
    for (const one of [socket, onward]) sockets.add(one.on('error', () => undefined))
    socket.pipe(onward).pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url.port = String((server.address() as { port: number }).port)
  const database = await openDatabase({ url: url.href, onConnectionError: () => undefined })
  install({ ...installation(), database })
  return {
    shut: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
    leave: async () => {
      product.serveAs('demo')
      await database.close()
    },
  }
}

describe('whoever runs the product', () => {
  test('learns that the process is alive and its database answers', async () => {
    expect((await ask('/health/live')).json()).toEqual({ status: 'live' })
    expect((await ask('/health/ready')).json()).toEqual({ status: 'ready' })
  })

  test('learns that the database is away, and so does everybody else in a sentence', async () => {
    const door = await givenDoor()
    expect((await ask('/health/ready')).statusCode).toBe(200)
    await door.shut()
    const [ready, live, business] = [await ask('/health/ready'), await ask('/health/live'), await clerk.get('/month')]
    await door.leave()
    expect(live.statusCode).toBe(200)
    for (const away of [ready, business]) {
      expect(away.headers['content-type']).toContain('application/problem+json')
      expect(away.json()).toMatchObject({
        status: 503,
        type: '/problems/unavailable',
        title: '系统正在启动或维护，请稍后重试',
        errors: [],
      })
    }
    expect((await ask('/health/ready')).statusCode).toBe(200)
  })

  test('counts answers by their status, and sees the memory', async () => {
    await ask('/nothing-here')
    const metrics = await ask('/metrics')
    expect(metrics.headers['content-type']).toContain('text/plain')
    expect(metrics.body).toMatch(/^# TYPE cradle_http_responses_total counter\n/)
    expect(metrics.body).toMatch(/cradle_http_responses_total\{status="404"\} [1-9]/)
    expect(metrics.body).toMatch(/cradle_memory_bytes\{kind="rss"\} \d+/)
  })
})

describe('the contract', () => {
  test('is OpenAPI 3.1 and names every route', async () => {
    const openapi = (await product.app.inject('/api/openapi.json')).json<{
      openapi: string
      paths: Record<string, Record<string, object>>
    }>()
    expect(openapi.openapi).toBe('3.1.0')
    const described = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = routesOf(product.app)
      .filter((route) => route.includes(' /api/v1/'))
      .map((route) => route.replaceAll(/:(\w+)/g, '{$1}'))
    expect(described.toSorted()).toEqual(routes.toSorted())
  })
})

describe('every answer', () => {
  test('forbids whatever the pages do not need, and is kept by no cache', async () => {
    const { headers } = await clerk.get('/month')
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe")
    expect(String(headers['content-security-policy']).split(';')).toContain('frame-src blob:')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })

  test('to what nobody foresaw is 500 without a detail; the log has it under the same number', async () => {
    await product.owner.query('alter table permit rename to permit_away')
    const broken = await clerk.post('/persons/lookup', { idNumber: women[0].idNumber })
    await product.owner.query('alter table permit_away rename to permit')
    const { instance, ...told } = broken.json<{ instance: string }>()
    expect(told).toEqual({
      type: '/problems/unexpected',
      title: '系统出现问题，您填写的内容没有丢失，请稍后重试',
      status: 500,
      errors: [],
    })
    const line = product.log.find((one) => one.includes(instance))
    expect(JSON.parse(line!)).toMatchObject({
      level: 50,
      msg: 'unexpected',
      err: { type: 'error', message: expect.stringContaining('permit') as string },
    })
    expect(line).not.toContain(women[0].idNumber)
  })
})
