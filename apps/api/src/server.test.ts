import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { givenAccount } from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'
import { readConfig } from './config.ts'
import { serve } from './server.ts'

const product = await givenProduct()
const account = await givenAccount(product, { memberships: [{ role: 'auditor', officeId: product.officeId }] })

describe('the product, served', () => {
  test('answers over HTTP, keeps a session by its cookie, and stops in order', async () => {
    const { address, stop } = await serve(product.loginUrl, readConfig({ PORT: '0' }))
    const api = `${address.replace('localhost', '127.0.0.1')}/api/v1`
    const signedIn = await fetch(`${api}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: account.username, password: PASSWORD }),
    })
    expect(signedIn.status).toBe(200)
    const [cookie = ''] = signedIn.headers.getSetCookie()
    expect(cookie).toMatch(/^cradle_refresh=[^;]+; Max-Age=43200; Path=\/api\/v1\/auth; HttpOnly; SameSite=Strict$/)
    const renewed = await fetch(`${api}/auth/refresh`, { method: 'POST', headers: { cookie: cookie.split(';')[0]! } })
    const { accessToken } = (await renewed.json()) as { accessToken: string }
    const me = await fetch(`${api}/auth/me`, { headers: { authorization: `Bearer ${accessToken}` } })
    expect(await me.json()).toMatchObject({ account: { username: account.username } })
    await stop()
    await expect(fetch(`${api}/health/live`)).rejects.toThrow('fetch failed')
    expect(
      await product.rows(
        `select from pg_stat_activity where datname = current_database() and application_name in ('cradle-jobs')`,
      ),
    ).toEqual([])
  }, 30_000)
})

describe('a start in production', () => {
  /** What `start.ts` says before it gives up. */
  async function started(env: Record<string, string>) {
    const child = spawn(process.execPath, [fileURLToPath(new URL('start.ts', import.meta.url))], {
      env: { PATH: process.env['PATH'], CRADLE_MODE: 'production', PORT: '0', ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number]
    return { code, said }
  }
  const CRADLE_SECRETS = 'a secret of this installation alone'

  test('is refused with the public secret, and on a demonstration’s data, each in one sentence', async () => {
    const [secret, data] = await Promise.all([
      started({}),
      started({ CRADLE_SECRETS, CRADLE_ANCHOR_KEY: '/etc/cradle/key.pem', DATABASE_URL: product.ownerUrl }),
    ])
    expect(secret).toEqual({
      code: 1,
      said: 'Cradle 没有启动：production needs CRADLE_SECRETS: set a secret of your own\n',
    })
    expect(data).toEqual({
      code: 1,
      said: 'Cradle 没有启动：production refuses a database that holds demonstration accounts\n',
    })
  }, 30_000)
})
