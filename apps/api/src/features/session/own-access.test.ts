import { describe, expect, test } from 'vitest'
import type { OwnSessionList, SessionView } from '@cradle/domain/wire'
import { NEW_PASSWORD } from '#api/testing/given-access.ts'
import { deedsOf, givenBegun } from '#api/testing/given-claims.ts'
import {
  call,
  cookieOf,
  givenAccount,
  givenEmployer,
  givenSession,
  givenStaff,
  type Person,
  signIn,
} from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'

const product = await givenProduct()
const [here, there] = [await givenEmployer(product), await givenEmployer(product)]
const refresh = (cookie: string, body?: object) =>
  call(product, 'POST', '/auth/refresh', { headers: { cookie }, ...(body ? { payload: body } : {}) })
const as = ({ accessToken }: SessionView) => ({
  get: (path: string) => call(product, 'GET', path, { headers: { authorization: `Bearer ${accessToken}` } }),
})
const givenClerk = () =>
  givenAccount(product, { memberships: [{ role: 'employer-clerk', employerId: here.employer.id }] })

/** Somebody who files for two employers. */
async function givenForTwo() {
  const account = await givenAccount(product, {
    memberships: [here, there].map(({ employer }) => ({ role: 'employer-clerk', employerId: employer.id })),
  })
  const person = await givenSession(product, account.username)
  const { acting, memberships } = person.session.me
  const other = memberships.find(({ id }) => id !== acting.id)!
  const unitOf = (scopeId: string) => (scopeId === here.employer.id ? here : there)
  return { ...person, account, acting, other, own: unitOf(acting.scope.id), others: unitOf(other.scope.id) }
}

describe('acting for another employer', () => {
  test('answers a token for it, without signing out; the tab before stays with the first', async () => {
    const person = await givenForTwo()
    await givenBegun(person, person.own.women[0])
    const answer = await person.post('/auth/acting', { membershipId: person.other.id })
    const next = answer.json<SessionView>()
    expect(next.me).toMatchObject({ acting: { id: person.other.id }, memberships: [{}, {}] })
    expect(answer.cookies).toEqual([])
    expect((await as(next).get('/claims')).json<{ items: object[] }>().items).toEqual([])
    expect((await person.get('/claims')).json<{ items: object[] }>().items).toHaveLength(1)
    expect((await person.get('/auth/me')).json()).toMatchObject({ acting: { id: person.acting.id } })
    expect(await deedsOf(product, person.account.id)).toEqual(['session.begin', 'session.act-under'])
  })

  test('is remembered by the session: a new tab begins with it, and each tab renews its own', async () => {
    const person = await givenForTwo()
    await person.post('/auth/acting', { membershipId: person.other.id })
    const first = await refresh(person.cookie)
    expect(first.json<SessionView>().me.acting.id).toBe(person.other.id)
    const own = await refresh(cookieOf(first), { membershipId: person.acting.id })
    expect(own.json<SessionView>().me.acting.id).toBe(person.acting.id)
  })

  test('is refused for a membership of somebody else, or none', async () => {
    const person = await givenForTwo()
    const foreign = there.admin.session.me.acting.id
    expect((await person.post('/auth/acting', { membershipId: foreign })).statusCode).toBe(403)
    expect((await refresh(person.cookie, { membershipId: foreign })).statusCode).toBe(401)
    expect((await person.post('/auth/acting', { membershipId: 'mine' })).statusCode).toBe(400)
  })

  test('goes on with the other where one has ended, and not behind a tab’s back', async () => {
    const person = await givenForTwo()
    await product.owner.query('update membership set valid_until = day_in_shanghai() where id = $1', [person.acting.id])
    expect((await refresh(person.cookie, { membershipId: person.acting.id })).statusCode).toBe(401)
    expect((await refresh(person.cookie)).json<SessionView>().me.acting.id).toBe(person.other.id)
  })
})

describe('a right lost a second ago is lost at once:', () => {
  const asked: [string, (person: Person) => ReturnType<Person['get']>][] = [
    ['reading claims', (person) => person.get('/claims')],
    ['reading the month', (person) => person.get('/month')],
    ['beginning a claim', (person) => person.post('/claims', { personId: here.women[0].id })],
    ['who is signed in', (person) => person.get('/auth/me')],
    ['setting the clock', (person) => person.put('/clock', { today: '2026-11-05' })],
  ]

  test.each([
    ['the account was suspended', 'update account set suspended_at = now() where id = $1'],
    ['the membership was suspended', 'update membership set suspended_at = now() where account_id = $1'],
    ['the membership ended today', 'update membership set valid_until = day_in_shanghai() where account_id = $1'],
    [
      'the membership begins tomorrow',
      'update membership set valid_from = day_in_shanghai() + 1 where account_id = $1',
    ],
    ['the session was ended elsewhere', 'update session set ended_at = now() where account_id = $1'],
    ['the session has run out', 'update session set expires_at = now() where account_id = $1'],
  ])('%s', async (_what, sql) => {
    const account = await givenClerk()
    const person = await givenSession(product, account.username)
    for (const [, ask] of asked) expect((await ask(person)).statusCode).toBeLessThan(300)
    await product.owner.query(sql, [account.id])
    for (const [what, ask] of asked) {
      const answer = await ask(person)
      expect([what, answer.statusCode]).toEqual([what, 401])
      expect(answer.json()).toMatchObject({ type: '/problems/signed-out', errors: [] })
    }
  })

  test('and a token that names another membership than the session’s account has is nobody’s', async () => {
    const [one, other] = [
      await givenSession(product, (await givenClerk()).username),
      await givenStaff(product, 'auditor'),
    ]
    const claims = JSON.parse(Buffer.from(one.session.accessToken.split('.')[1]!, 'base64url').toString()) as object
    const forged = product.app.jwt.sign({ ...claims, membership: other.session.me.acting.id })
    const answer = await call(product, 'GET', '/claims', { headers: { authorization: `Bearer ${forged}` } })
    expect(answer.statusCode).toBe(401)
  })
})

describe('one’s own sessions', () => {
  const sessionsOf = async (person: Person) => (await person.get('/auth/sessions')).json<OwnSessionList>().items

  test('are listed with where they began, for whom, and which is this one', async () => {
    const { username } = await givenClerk()
    const signing = { method: 'POST', url: '/api/v1/auth/login', payload: { username, password: PASSWORD } } as const
    await product.app.inject({ ...signing, headers: { 'user-agent': `Firefox ${'x'.repeat(500)}` } })
    const person = await givenSession(product, username)
    const items = await sessionsOf(person)
    expect(items).toMatchObject([{ current: true }, { current: false }])
    expect(items[0]).toMatchObject({ actingFor: here.employer.name })
    expect(items[1]!.userAgent).toMatch(/^Firefox x{292}$/)
  })

  test('are ended one by one', async () => {
    const { username } = await givenClerk()
    const [one, other] = [await givenSession(product, username), await givenSession(product, username)]
    const { id } = (await sessionsOf(one)).find(({ current }) => !current)!
    expect((await one.delete(`/auth/sessions/${id}`)).statusCode).toBe(204)
    expect((await other.get('/auth/me')).statusCode).toBe(401)
    expect((await refresh(other.cookie)).statusCode).toBe(401)
    expect((await one.get('/auth/me')).statusCode).toBe(200)
    expect((await one.delete(`/auth/sessions/${id}`)).statusCode).toBe(404)
  })

  test('of somebody else do not exist', async () => {
    const [one, other] = [await givenForTwo(), await givenForTwo()]
    const { id } = (await sessionsOf(other))[0]!
    expect((await one.delete(`/auth/sessions/${id}`)).json()).toMatchObject({ status: 404 })
    expect((await other.get('/auth/me')).statusCode).toBe(200)
  })

  test('end everywhere at once, here too', async () => {
    const { username } = await givenClerk()
    const [one, other] = [await givenSession(product, username), await givenSession(product, username)]
    const out = await one.post('/auth/sessions/end-all', {})
    expect(out.statusCode).toBe(204)
    expect(out.cookies[0]).toMatchObject({ name: 'cradle_refresh', value: '' })
    for (const person of [one, other]) {
      expect((await person.get('/auth/me')).statusCode).toBe(401)
      expect((await refresh(person.cookie)).statusCode).toBe(401)
    }
  })
})

describe('a session without a deed', () => {
  test('for longer than its token and half an hour is not renewed', async () => {
    const account = await givenClerk()
    const { cookie } = await givenSession(product, account.username)
    const idle = (minutes: number) =>
      product.owner.query(`update session set last_seen_at = now() - make_interval(mins => $2) where account_id = $1`, [
        account.id,
        minutes,
      ])
    await idle(44)
    const renewed = await refresh(cookie)
    expect(renewed.statusCode).toBe(200)
    await idle(46)
    expect((await refresh(cookieOf(renewed))).json()).toMatchObject({ type: '/problems/signed-out' })
  })

  test('says how long that is', async () => {
    const { session } = await givenSession(product, (await givenClerk()).username)
    expect(session.idleSeconds).toBe(30 * 60)
  })
})

describe('changing one’s password', () => {
  test('takes the current one; the other sessions end, this one goes on', async () => {
    const account = await givenClerk()
    const [one, other] = [await givenSession(product, account.username), await givenSession(product, account.username)]
    const changed = await one.put('/auth/password', { current: PASSWORD, password: NEW_PASSWORD })
    expect(changed.statusCode).toBe(204)
    expect((await one.get('/auth/me')).statusCode).toBe(200)
    expect((await other.get('/auth/me')).statusCode).toBe(401)
    expect((await signIn(product, account.username)).statusCode).toBe(401)
    expect((await signIn(product, account.username, NEW_PASSWORD)).statusCode).toBe(200)
    expect(await deedsOf(product, account.id)).toContain('account.change-password')
  })

  test('with a wrong current one, or to one that may not be kept, changes nothing', async () => {
    const { username } = await givenClerk()
    const person = await givenSession(product, username)
    const wrong = await person.put('/auth/password', { current: 'wrong', password: NEW_PASSWORD })
    expect(wrong.json()).toMatchObject({ status: 400, errors: [{ pointer: '/current', message: '当前密码不正确' }] })
    const weak = await person.put('/auth/password', { current: PASSWORD, password: '12345678' })
    expect(weak.json()).toMatchObject({ errors: [{ pointer: '/password', message: '这个密码太常见，请换一个' }] })
    expect((await signIn(product, username)).statusCode).toBe(200)
  })
})
