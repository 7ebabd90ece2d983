import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { web } from './web.ts'

const script = '/assets/frame-BJxUh4yi.js'
const files = {
  'index.html': 'the app',
  'sign-in.html': 'the sign-in',
  'assets/frame-BJxUh4yi.js': 'plain',
  'assets/frame-BJxUh4yi.js.br': 'as Brotli',
  'assets/frame-BJxUh4yi.js.gz': 'as gzip',
  '.vite/manifest.json': 'what the build is made of',
}

let built: string
let app: FastifyInstance

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'cradle-built-'))
  await Promise.all(['assets', '.vite'].map((folder) => mkdir(join(built, folder))))
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(built, name), content)))
  app = fastify()
  await app.register(web, { built })
})
afterAll(async () => {
  await app.close()
  await rm(built, { recursive: true })
})

const get = (url: string, accepted?: string) =>
  app.inject({ method: 'GET', url, headers: accepted ? { 'accept-encoding': accepted } : {} })

describe('the built web app', () => {
  test('has hashed files that a browser never asks for again', async () => {
    const { headers } = await get(script)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test.each(['/', '/sign-in', '/claims/018f0000-0000-7000-8000-000000000000/charges'])(
    'has pages that are fresh each time: %s',
    async (page) => {
      const answer = await get(page)
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(answer.headers['content-type']).toMatch(/^text\/html/)
      expect(answer.headers.etag).toBeTruthy()
    },
  )

  test.each([
    ['over HTTPS', 'gzip, deflate, br, zstd', 'br', 'as Brotli'],
    ['over plain HTTP', 'gzip, deflate', 'gzip', 'as gzip'],
    ['without compression', 'identity', undefined, 'plain'],
  ])('is sent as the browser takes it: %s', async (_where, accepted, encoding, content) => {
    const { headers, body } = await get(script, accepted)
    expect([headers['content-encoding'], body]).toEqual([encoding, content])
    expect(headers['content-type']).toMatch(/javascript/)
    expect(headers.vary).toMatch(/accept-encoding/i)
  })

  test('has no file of an older build, and does not answer a page in its place', async () => {
    expect((await get('/assets/frame-00000000.js')).body).not.toContain('the app')
  })

  test('tells nobody what it is made of', async () => {
    expect((await get('/.vite/manifest.json')).body).not.toContain('made of')
  })
})
