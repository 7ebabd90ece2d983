import { createHmac } from 'node:crypto'
import { keysFrom } from '@cradle/db'
import { describe, expect, test } from 'vitest'
import { deedsOf } from '#api/testing/given-claims.ts'
import {
  call,
  cookieOf,
  givenAccount,
  givenEmployer,
  givenSession,
  givenStaff,
  nextNumber,
  signIn,
  statusesOf,
} from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'

const SIGN_INS = 10
const product = await givenProduct({ strongPasswords: true, signInsPerMinute: SIGN_INS })
const { employer } = await givenEmployer(product)
const clerkOf = (traits: { name?: string } = {}) =>
  givenAccount(product, { memberships: [{ role: 'employer-clerk', employerId: employer.id }], ...traits })

const refresh = (cookie?: string) => call(product, 'POST', '/auth/refresh', cookie ? { headers: { cookie } } : {})
const me = (token: string) => call(product, 'GET', '/auth/me', { headers: { authorization: `Bearer ${token}` } })
const sessionOf = async (username: string) =>
  (
    await product.rows<{ id: string; counter: number; endedBecause: string | null }>(
      `select session.id, counter, ended_because as "endedBecause" from session join account on account.id = account_id
     where username = $1 order by session.created_at desc`,
      [username],
    )
  )[0]!

describe('signing in', () => {
  test('answers who is signed in, for whom they act, and an access token of a quarter of an hour', async () => {
    const { username } = await clerkOf({ name: '吴静' })
    const answer = await signIn(product, username)
    expect(answer.statusCode).toBe(200)
    const { accessToken, expiresAt, me: who } = answer.json<{ accessToken: string; expiresAt: string; me: object }>()
    expect(who).toMatchObject({
      account: { username, name: '吴静' },
      acting: { role: 'employer-clerk', scope: { kind: 'employer', id: employer.id, name: employer.name } },
      memberships: [{ role: 'employer-clerk' }],
    })
    expect((await me(accessToken)).json()).toEqual(who)
    const { iat, exp } = JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()) as Record<
      'iat' | 'exp',
      number
    >
    expect(exp - iat).toBe(15 * 60)
    expect(Math.abs(Date.parse(expiresAt) - exp * 1000)).toBeLessThan(2000)
  })

  test('hands the refresh token over in a cookie that no script and no other site can use', async () => {
    const { username } = await clerkOf()
    const [cookie] = (await signIn(product, username)).cookies
    expect(cookie).toMatchObject({
      name: 'cradle_refresh',
      path: '/api/v1/auth',
      httpOnly: true,
      sameSite: 'Strict',
      maxAge: 12 * 3600,
    })
    expect(cookie).not.toHaveProperty('secure')
  })

  test('is on record', async () => {
    const account = await clerkOf()
    await signIn(product, account.username)
    expect(await deedsOf(product, account.id)).toEqual(['session.begin'])
  })

  test('keeps no password and no token in clear in its answers, headers or log', async () => {
    const { username } = await clerkOf()
    const answer = await signIn(product, username)
    expect(answer.body).not.toContain(PASSWORD)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(product.log.join('')).not.toContain(PASSWORD)
  })

  test('is refused alike for a wrong name, a wrong password, a suspended account and one without membership', async () => {
    const right = await clerkOf()
    const suspended = await clerkOf()
    await product.owner.query('update account set suspended_at = now() where id = $1', [suspended.id])
    const nobody = await givenAccount(product, { memberships: [] })
    const former = await clerkOf()
    await product.owner.query(`update membership set valid_until = current_date where account_id = $1`, [former.id])
    const refusals = [
      await signIn(product, `nobody-${nextNumber()}`),
      await signIn(product, right.username, 'wrong'),
      await signIn(product, right.username.toUpperCase()),
      await signIn(product, right.username, PASSWORD.toUpperCase()),
      await signIn(product, suspended.username),
      await signIn(product, nobody.username),
      await signIn(product, former.username),
    ]
    const answers = refusals.map((answer) => ({ ...answer.json<object>(), instance: '', cookies: answer.cookies }))
    expect(answers[0]).toEqual({
      type: '/problems/sign-in-failed',
      title: '用户名或密码不正确',
      status: 401,
      instance: '',
      errors: [],
      cookies: [],
    })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await deedsOf(product, suspended.id)).toEqual(['session.refuse'])
    expect(await deedsOf(product, right.id)).toEqual(['session.refuse', 'session.refuse'])
  })

  test.each([
    ['a password of 5,000 characters', { password: 'a'.repeat(5000) }, 400, '/password', '密码过长'],
    ['an empty password', { password: '' }, 400, '/password', '请输入密码'],
    ['no password', {}, 400, '/password', '请输入密码'],
    ['a username with NUL', { username: 'clerk\u0000', password: PASSWORD }, 400, '/username', '含有不能保存的字符'],
    ['an empty username', { username: '', password: PASSWORD }, 400, '/username', '请输入用户名'],
  ])('%s is refused at its field', async (_what, body, status, pointer, message) => {
    const refused = await call(product, 'POST', '/auth/login', { payload: { username: 'clerk', ...body } })
    expect(refused.statusCode).toBe(status)
    expect(refused.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ pointer, message }))
  })

  test('a password with NUL is only wrong', async () => {
    const { username } = await clerkOf()
    expect((await signIn(product, username, `${PASSWORD}\u0000`)).statusCode).toBe(401)
  })

  test('is done for everybody who comes at once', async () => {
    const accounts: { username: string }[] = []
    for (let n = 0; n < 8; n++) accounts.push(await clerkOf())
    const answers = await Promise.all(
      accounts.map(({ username }, n) => signIn(product, username, n % 2 ? PASSWORD : 'wrong')),
    )
    expect(statusesOf(answers)).toEqual([200, 200, 200, 200, 401, 401, 401, 401])
  })

  test('too often within a minute is refused, for this name alone', async () => {
    const { username } = await clerkOf()
    const other = await clerkOf()
    for (let n = 0; n < SIGN_INS; n++) expect((await signIn(product, username, 'wrong')).statusCode).toBe(401)
    const refused = await signIn(product, username)
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(refused.headers['retry-after']).toBeDefined()
    expect(refused.json()).toMatchObject({ title: '操作过于频繁，请稍后再试' })
    expect((await signIn(product, other.username)).statusCode).toBe(200)
  })
})

describe('an access token', () => {
  const signed = (header: object, claims: object, key: Buffer | string = product.keys.accessTokens) => {
    const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
  }
  const HS256 = { alg: 'HS256', typ: 'JWT' }
  const givenClaims = async () => {
    const { session } = await givenStaff(product, 'auditor')
    return JSON.parse(Buffer.from(session.accessToken.split('.')[1]!, 'base64url').toString()) as Record<
      string,
      unknown
    >
  }

  test('that this installation signed is good (so that the next ones fail for their own reason)', async () => {
    expect((await me(signed(HS256, await givenClaims()))).statusCode).toBe(200)
  })

  test.each([
    ['expired', (claims: object) => signed(HS256, { ...claims, exp: 1_700_000_000 })],
    [
      'signed with a foreign key',
      (claims: object) => signed(HS256, claims, keysFrom(['another secret of another installation']).accessTokens),
    ],
    [
      'signed by nobody (alg none)',
      (claims: object) => `${signed({ alg: 'none', typ: 'JWT' }, claims).split('.').slice(0, 2).join('.')}.`,
    ],
    ['signed with another algorithm', (claims: object) => signed({ alg: 'HS512', typ: 'JWT' }, claims)],
    ['of a role that does not exist', (claims: object) => signed(HS256, { ...claims, role: 'owner' })],
    ['without a scope', ({ scope: _scope, ...claims }: { scope?: unknown }) => signed(HS256, claims)],
    [
      'whose claims were altered',
      (claims: object) => {
        const [header, , proof] = signed(HS256, claims).split('.')
        return [header, Buffer.from(JSON.stringify({ ...claims, role: 'approver' })).toString('base64url'), proof].join(
          '.',
        )
      },
    ],
    ['that is no token', () => 'let me in'],
  ])('%s opens nothing', async (_what, forge) => {
    const refused = await me(forge(await givenClaims()))
    expect(refused.statusCode).toBe(401)
    expect(refused.json()).toMatchObject({ type: '/problems/signed-out', title: '登录已失效，请重新登录', errors: [] })
  })

  test('is not the refresh token, and the other way round', async () => {
    const { cookie, session } = await givenStaff(product, 'auditor')
    expect((await me(cookie.split('=')[1]!)).statusCode).toBe(401)
    expect((await refresh(`cradle_refresh=${session.accessToken}`)).statusCode).toBe(401)
  })
})

describe('a refresh token', () => {
  const givenSignedIn = async () => givenSession(product, (await clerkOf()).username)

  test('answers the next access token and rotates', async () => {
    const { cookie, username } = await givenSignedIn()
    const renewed = await refresh(cookie)
    expect(renewed.statusCode).toBe(200)
    expect(cookieOf(renewed)).not.toBe(cookie)
    expect((await me(renewed.json<{ accessToken: string }>().accessToken)).statusCode).toBe(200)
    expect(await sessionOf(username)).toMatchObject({ counter: 2, endedBecause: null })
    expect((await refresh(cookieOf(renewed))).statusCode).toBe(200)
  })

  test('does not put off the end of its session: twelve hours after the sign-in', async () => {
    const { cookie, username } = await givenSignedIn()
    const endOf = async () =>
      (
        await product.rows<{ end: Date; hours: number }>(
          `select expires_at as end, extract(epoch from expires_at - session.created_at)::float8 / 3600 as hours
           from session join account on account.id = account_id where username = $1`,
          [username],
        )
      )[0]!
    const before = await endOf()
    expect(before.hours).toBeCloseTo(12, 3)
    await refresh(cookie)
    expect(await endOf()).toEqual(before)
  })

  test('just replaced answers the same successor for half a minute: two tabs, a lost answer', async () => {
    const { cookie, username } = await givenSignedIn()
    const [first, twin, late] = [await refresh(cookie), await refresh(cookie), await refresh(cookie)]
    expect([cookieOf(twin), cookieOf(late)]).toEqual([cookieOf(first), cookieOf(first)])
    const { id } = await sessionOf(username)
    await product.owner.query(`update session set rotated_at = now() - interval '29 seconds' where id = $1`, [id])
    expect(cookieOf(await refresh(cookie))).toBe(cookieOf(first))
  })

  test('used at once by two tabs gives both the same successor', async () => {
    const { cookie, username } = await givenSignedIn()
    const [one, other] = await Promise.all([refresh(cookie), refresh(cookie)])
    expect(cookieOf(one)).toBe(cookieOf(other))
    expect(await sessionOf(username)).toMatchObject({ counter: 2, endedBecause: null })
  })

  test('used again after that half minute ends the session for whoever holds the newest', async () => {
    const account = await clerkOf()
    const { cookie } = await givenSession(product, account.username)
    const newest = cookieOf(await refresh(cookie))
    await product.owner.query(`update session set rotated_at = now() - interval '31 seconds' where account_id = $1`, [
      account.id,
    ])
    const replayed = await refresh(cookie)
    expect(replayed.statusCode).toBe(401)
    expect(replayed.json()).toMatchObject({ type: '/problems/signed-out' })
    expect((await refresh(newest)).statusCode).toBe(401)
    expect(await sessionOf(account.username)).toMatchObject({ endedBecause: 'token-reused' })
    expect(await deedsOf(product, account.id)).toEqual(['session.begin', 'session.token-reused'])
  })

  test('older than the one just replaced ends the session even within it', async () => {
    const { cookie, username } = await givenSignedIn()
    const newest = cookieOf(await refresh(cookieOf(await refresh(cookie))))
    expect((await refresh(cookie)).statusCode).toBe(401)
    expect((await refresh(newest)).statusCode).toBe(401)
    expect(await sessionOf(username)).toMatchObject({ endedBecause: 'token-reused' })
  })

  test.each([
    ['of an account suspended since', `update account set suspended_at = now() where username = $1`],
    [
      'of a membership that ended',
      `update membership set valid_until = current_date where account_id = (select id from account where username = $1)`,
    ],
    [
      'of a session twelve hours old',
      `update session set expires_at = now() where account_id = (select id from account where username = $1)`,
    ],
  ])('%s is refused', async (_what, sql) => {
    const { cookie, username } = await givenSignedIn()
    await product.owner.query(sql, [username])
    expect((await refresh(cookie)).statusCode).toBe(401)
  })

  test.each([
    ['absent', undefined],
    ['empty', 'cradle_refresh='],
    ['made up', 'cradle_refresh=018f0000-0000-7000-8000-000000000000.1.AAAA'],
    ['of strange characters', 'cradle_refresh=%00.%F0%9F.=;'],
  ])('%s is refused', async (_what, cookie) => {
    expect((await refresh(cookie)).statusCode).toBe(401)
  })

  test('whose counter was raised by hand is refused', async () => {
    const { cookie } = await givenSignedIn()
    const [session, , proof] = cookie.split('.')
    expect((await refresh([session, '2', proof].join('.'))).statusCode).toBe(401)
  })
})

describe('signing out', () => {
  test('ends the session, takes the cookie away and is on record', async () => {
    const account = await clerkOf()
    const { cookie } = await givenSession(product, account.username)
    const out = await call(product, 'POST', '/auth/logout', { headers: { cookie } })
    expect(out.statusCode).toBe(204)
    expect(out.cookies[0]).toMatchObject({ name: 'cradle_refresh', value: '', path: '/api/v1/auth' })
    expect((await refresh(cookie)).statusCode).toBe(401)
    expect(await sessionOf(account.username)).toMatchObject({ endedBecause: 'signed-out' })
    expect(await deedsOf(product, account.id)).toEqual(['session.begin', 'session.end'])
  })

  test('twice, or without a session, is no error', async () => {
    const { cookie } = await givenSession(product, (await clerkOf()).username)
    await call(product, 'POST', '/auth/logout', { headers: { cookie } })
    expect((await call(product, 'POST', '/auth/logout', { headers: { cookie } })).statusCode).toBe(204)
    expect((await call(product, 'POST', '/auth/logout')).statusCode).toBe(204)
  })

  test('ends this session alone', async () => {
    const { username } = await clerkOf()
    const [here, there] = [await givenSession(product, username), await givenSession(product, username)]
    await call(product, 'POST', '/auth/logout', { headers: { cookie: here.cookie } })
    expect((await refresh(there.cookie)).statusCode).toBe(200)
  })
})

describe('in production', () => {
  test('the cookie goes over TLS alone, and no demonstration account is let in', async () => {
    const account = await clerkOf()
    product.serveAs('production')
    const asDemonstration = await signIn(product, account.username)
    await product.owner.query('update account set is_demonstration = false where id = $1', [account.id])
    const asReal = await signIn(product, account.username)
    product.serveAs('demo')
    expect(asDemonstration.statusCode).toBe(401)
    expect(asReal.statusCode).toBe(200)
    expect(asReal.cookies[0]).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict' })
  })
})
