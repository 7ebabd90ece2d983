import { connect } from 'node:net'
import { problemDetails } from '@cradle/domain/problem'
import fc from 'fast-check'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { describe, expect, test } from 'vitest'
import { givenBegun } from '#api/testing/given-claims.ts'
import { givenEmployer, givenStaff, type Person } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { routesOf } from '#api/testing/routes.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)
const claim = await givenBegun(clerk, women[0])
const reviewer = await givenStaff(product, 'first-reviewer')
const auditor = await givenStaff(product, 'auditor')

const json = 'application/json'
const INVALID = '有内容填写不正确，请按提示修改'
const send = (
  method: NonNullable<InjectOptions['method']>,
  url: string,
  payload?: string,
  type = json,
  by: Person = clerk,
) =>
  product.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      authorization: `Bearer ${by.session.accessToken}`,
      ...(payload === undefined ? {} : { 'content-type': type }),
    },
    ...(payload === undefined ? {} : { payload }),
  })

/** A refusal by the contract: its status and title, where it is RFC 9457 in Chinese sentences; else what it is instead. */
function problemIn(answer: LightMyRequestResponse) {
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  const read = isProblem ? problemDetails.safeParse(answer.json()) : undefined
  if (!read?.success || read.data.status !== answer.statusCode) return { noProblem: answer.body }
  const { title, status, errors } = read.data
  const isSaid = [title, ...errors.map(({ message }) => message)].every((sentence) => /\p{Script=Han}/u.test(sentence))
  const isPlaced = errors.every(({ pointer }) => /^(\/[^/]+)*$/.test(pointer))
  return isSaid && isPlaced ? { status, title } : { unclear: errors }
}

describe('a body', () => {
  test.each([
    ['that is not JSON', '{"personId":', 400, '请求内容不是有效的 JSON'],
    ['that is empty', '', 400, '请求内容不是有效的 JSON'],
    ['that would change what objects are', '{"__proto__":{"role":"approver"}}', 400, '请求内容不是有效的 JSON'],
    ['of null', 'null', 400, INVALID],
    ['of a list', '[]', 400, INVALID],
    ['of a number', '1e400', 400, INVALID],
    ['a hundred thousand lists deep', '['.repeat(100_000) + ']'.repeat(100_000), 400, INVALID],
    [
      'with a field a hundred thousand lists deep',
      `{"personId":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      400,
      INVALID,
    ],
    ['with a field that nobody asked for', `{"personId":"${women[0].id}","colour":"red"}`, 400, INVALID],
    ['of 20 MB', `{"personId":"${'x'.repeat(20 * 1024 * 1024)}"}`, 413, '提交的内容过大'],
  ])('%s is refused', async (_what, body, status, title) => {
    expect(problemIn(await send('POST', '/claims', body))).toEqual({ status, title })
  })

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])('of %s is refused', async (type) => {
    expect(problemIn(await send('POST', '/claims', 'personId=1', type))).toEqual({
      status: 415,
      title: '只接受 JSON 格式的内容',
    })
  })

  test.each([
    ['past int4', '4294967296'],
    ['past int8', '9223372036854775808'],
    ['past every number', '1e400'],
    ['with a fraction', '1.5'],
    ['below nothing', '-1'],
    ['as text', '"1"'],
  ])('with a version %s is refused at its place', async (_what, number) => {
    const answer = await send('POST', `/claims/${claim.id}/recall`, `{"version":${number}}`)
    expect(problemIn(answer)).toMatchObject({ status: 400 })
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/version', message: '版本号不正确' }] })
  })

  test('with a version written with an exponent is that version', async () => {
    expect(problemIn(await send('POST', `/claims/${claim.id}/recall`, '{"version":1e3}'))).toMatchObject({
      status: 409,
    })
  })
})

describe('an address', () => {
  test.each([
    ['/claims/1', 400],
    ['/claims/null', 400],
    ['/claims/018F0000-0000-7000-8000-000000000000', 400],
    ['/claims/%00', 400],
    ['/claims/%zz', 400],
    ['/claims/%f0%9f', 400],
    [`/claims/${'a'.repeat(101)}`, 404],
    ['/claims/..%2f..%2fetc%2fpasswd', 400],
    [`/submissions/${'0'.repeat(36)}`, 400],
    [`/claims?cursor=${'a'.repeat(5000)}`, 400],
    ['/claims?cursor=%00', 400],
    ['/claims?period=%00', 400],
    ['/hospitals?q=%00', 400],
    ['/nothing', 404],
    ['/claims/', 400],
  ])('%s answers %i in a sentence', async (path, status) => {
    expect(problemIn(await send('GET', path))).toMatchObject({ status })
  })

  test.each(['PUT', 'PATCH', 'DELETE'] as const)('is not open to every method: %s', async (method) => {
    expect(problemIn(await send(method, '/claims'))).toMatchObject({ status: 404 })
  })

  test.each([
    `/claims/${claim.id}`,
    `/claims/${claim.id}?version=`,
    `/claims/${claim.id}?version=9223372036854775808`,
    `/claims/${claim.id}?version=1&force=1`,
    `/claims/${claim.id}?version=x`,
  ])('DELETE %s lacks a version that could be one', async (path) => {
    expect(problemIn(await send('DELETE', path))).toMatchObject({ status: 400 })
  })
})

describe('whatever is thrown at any route', () => {
  const routes = routesOf(product.app).filter(
    (route) => route.includes(' /api/v1/') && !route.includes('/auth/') && !route.startsWith('PUT'),
  )
  const strange = fc.oneof(
    fc.constantFrom(
      '',
      '\u0000',
      '%',
      "'; --",
      '\ud800',
      '0000-01-01',
      '1e400',
      '９９',
      '😀'.repeat(50),
      'null',
      claim.id,
      '2026-11',
      'birth',
      'draft',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  )
  const keys = fc.constantFrom(
    'personId',
    'event',
    'section',
    'version',
    'data',
    'action',
    'reason',
    'period',
    'claims',
    'idNumber',
    'stays',
    'invoices',
    'totalFen',
    'eventOn',
    'lines',
    'x',
  )
  const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(2 ** 31, 2 ** 53, 2 ** 63, -0, 1e300))
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      strange,
      number,
      fc.constantFrom(null, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    ),
  }))
  const draft = fc.record({
    section: fc.constantFrom('event', 'contact', 'stay', 'charges'),
    version: fc.nat(3),
    data: fc.dictionary(keys, value, { maxKeys: 4 }),
  })
  const rows = fc.array(
    fc.dictionary(
      fc.constantFrom(
        'admittedOn',
        'dischargedOn',
        'stay',
        'code',
        'number',
        'issuedOn',
        'totalFen',
        'hospitalCode',
        'ward',
        'kind',
      ),
      fc.oneof(strange, number, fc.constant(null)),
      { maxKeys: 6 },
    ),
    { maxLength: 3 },
  )
  const typed = fc.oneof(
    fc.record({ section: fc.constant('stay'), version: fc.nat(3), data: fc.record({ stays: rows }) }),
    fc.record({
      section: fc.constant('charges'),
      version: fc.nat(3),
      data: fc.record({ totalFen: fc.oneof(strange, fc.maxSafeInteger()), invoices: rows }),
    }),
  )

  test('no answer is a fault of the server, and each refusal is a problem', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.oneof(value, draft, typed),
        strange,
        fc.boolean(),
        async (route, body, query, ownId) => {
          const [method, path] = route.split(' ') as ['GET' | 'POST', string]
          const place = encodeURIComponent(ownId || !query.isWellFormed() ? claim.id : query)
          const asked = query.isWellFormed()
            ? `?cursor=${encodeURIComponent(query)}&version=${encodeURIComponent(query)}&q=${encodeURIComponent(query)}`
            : ''
          const url = path.replace('/api/v1', '').replace(/:\w+/, place) + asked
          const by = path.includes('audit')
            ? auditor
            : path.includes('decisions') || path.includes('review/')
              ? reviewer
              : clerk
          const answer = await send(
            method,
            url,
            method === 'GET' || method === ('DELETE' as string) ? undefined : JSON.stringify(body),
            json,
            by,
          )
          const { statusCode } = answer
          expect([route, statusCode < 500 ? 'answered' : answer.body]).toEqual([route, 'answered'])
          expect([route, statusCode < 400 ? { status: statusCode } : problemIn(answer)]).toMatchObject([
            route,
            { status: statusCode },
          ])
        },
      ),
      { numRuns: 400, seed: 20_261_105 },
    )
    expect(product.log.filter((line) => line.includes('unexpected'))).toEqual([])
  })
})

describe('over a real socket', () => {
  test('a body of 20 MB sent in pieces is cut off with 413, and broken HTTP with a 400', async () => {
    await product.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = product.app.server.address() as { port: number }
    const piece = 'x'.repeat(64 * 1024)
    const headers = `host: x\r\nauthorization: Bearer ${clerk.session.accessToken}\r\ncontent-type: ${json}\r\n`
    const big = await raw(
      port,
      `POST /api/v1/claims HTTP/1.1\r\n${headers}transfer-encoding: chunked\r\n\r\n`,
      Array.from({ length: 320 }, () => `${piece.length.toString(16)}\r\n${piece}\r\n`),
    )
    expect(big).toMatch(/^HTTP\/1\.1 413 /)
    expect(big).toContain('提交的内容过大')
    expect(await raw(port, 'THIS IS NOT HTTP\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await raw(port, `GET /api/v1/clock HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    expect(await raw(port, 'GET /api/v1/health/live HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 /,
    )
  })
})

/** Everything the server answers to these bytes until it closes or has said enough. */
function raw(port: number, head: string, pieces: string[] = []): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(head)
      for (const piece of pieces) socket.write(piece)
    })
    const end = () => {
      socket.destroy()
      resolve(heard)
    }
    socket.on('data', (chunk) => {
      heard += chunk.toString()
      if (/\r\n\r\n[^]+/.test(heard)) end()
    })
    socket.on('error', end).on('end', end)
  })
}
