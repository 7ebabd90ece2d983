import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { givenApi, refusal, session } from '#web/testing/given-api.ts'
import { request } from './api-client.ts'
import { ApiProblem, sentenceOf } from './api-problem.ts'
import { isOnline, noteReached } from './connection.ts'
import { currentSession, forgetSession, lockSession, renewSession, signIn } from './session.ts'

const greeting = z.object({ hello: z.string() })
const hello = { body: { hello: '您好' } }
const signedOut = refusal('signed-out', 401, '登录已失效，请重新登录')

afterEach(() => {
  forgetSession()
  noteReached(true)
})

/** An API that knows one access token, and issues the next ones at refresh while the cookie is good. */
function givenSessions({ valid, cookieIsGood = true }: { valid: string; cookieIsGood?: boolean }) {
  return givenApi(({ path, headers }) => {
    if (path === '/auth/refresh') return cookieIsGood ? session(valid) : signedOut
    if (path === '/auth/login') return session(valid)
    return headers.get('authorization') === `Bearer ${valid}` ? hello : signedOut
  })
}

describe('calling the API', () => {
  test('renews a session that ran out and repeats the call', async () => {
    const api = givenSessions({ valid: 'second' })
    expect(await request(greeting, '/greeting')).toEqual({ hello: '您好' })
    expect(api.calls.map(({ path }) => path)).toEqual(['/greeting', '/auth/refresh', '/greeting'])
  })

  test('renews it once for calls that run out together', async () => {
    const api = givenSessions({ valid: 'second' })
    await Promise.all([request(greeting, '/one'), request(greeting, '/two'), request(greeting, '/three')])
    expect(api.heard('POST', '/auth/refresh')).toHaveLength(1)
  })

  test('asks for the password when it cannot be renewed, and then goes on with what was waiting', async () => {
    givenSessions({ valid: 'next', cookieIsGood: false })
    const waiting = request(greeting, '/greeting', { method: 'PATCH', body: { typed: true } })
    await expect.poll(() => currentSession().state).toBe('expired')
    await signIn('clerk', 'cradle-demo')
    expect(await waiting).toEqual({ hello: '您好' })
    expect(currentSession()).toMatchObject({ state: 'signed-in', me: { account: { username: 'clerk' } } })
  })

  test('does not let another account go on with the page', async () => {
    givenApi(() => session('first'))
    await renewSession()
    const other = session('other')
    other.body.me.account = { ...other.body.me.account, id: '00000000-0000-7000-8000-000000000009' }
    givenApi(() => other)
    await expect(signIn('clerk2', 'cradle-demo')).rejects.toThrow('浏览器里已换了别的账号登录')
  })

  test('throws what the API refused, with the sentence for each field', async () => {
    const errors = [{ pointer: '/reason', code: 'too_small', message: '请填写原因' }]
    givenApi(() => refusal('fields-invalid', 400, '有内容填写不正确，请按提示修改', errors))
    const problem = await request(greeting, '/greeting').catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect((problem as ApiProblem).code).toBe('fields-invalid')
    expect((problem as ApiProblem).sentenceAt('/reason')).toBe('请填写原因')
  })

  test('says in one sentence that nobody answers, and knows when somebody does again', async () => {
    givenApi(() => Promise.reject(new TypeError('Failed to fetch')))
    const silence = await request(greeting, '/greeting').catch((error: unknown) => error)
    expect(sentenceOf(silence)).toBe('连不上服务器，请检查网络后重试')
    expect(isOnline()).toBe(false)
    givenApi(() => hello)
    await request(greeting, '/greeting')
    expect(isOnline()).toBe(true)
  })

  test('puts an answer that is no problem+json in words of its own', async () => {
    givenApi(() => ({ status: 502, body: '<html>' }))
    await expect(request(greeting, '/greeting')).rejects.toThrow('系统正在启动或维护，请稍后重试')
  })
})

describe('a tab', () => {
  test('renews its own membership, whatever another tab chose last', async () => {
    const api = givenSessions({ valid: 'second' })
    await request(greeting, '/greeting')
    await renewSession()
    const [first, second] = api.heard('POST', '/auth/refresh').map(({ body }) => body)
    expect(first).toEqual({})
    expect(second).toEqual({ membershipId: currentSession().me?.acting.id })
  })

  test('that held another person’s membership begins with one of the person who is signed in', async () => {
    sessionStorage.setItem('cradle:acting', '00000000-0000-7000-8000-000000000099')
    const api = givenApi(({ body }) =>
      (body as { membershipId?: string } | undefined)?.membershipId ? signedOut : session('first'),
    )
    expect(await renewSession()).toBe(true)
    expect(api.heard('POST', '/auth/refresh')).toHaveLength(2)
  })

  test('that is locked asks for nothing until somebody signed in', async () => {
    const api = givenSessions({ valid: 'first' })
    await renewSession()
    await lockSession()
    const waiting = request(greeting, '/greeting')
    expect(api.heard('GET', '/greeting')).toEqual([])
    await signIn('clerk', 'cradle-demo')
    expect(await waiting).toEqual({ hello: '您好' })
  })

  test('goes on when another tab signed in again', async () => {
    givenSessions({ valid: 'first' })
    await renewSession()
    await lockSession()
    dispatchEvent(new StorageEvent('storage', { key: 'cradle:signed-in' }))
    await expect.poll(() => currentSession().state).toBe('signed-in')
  })

  test('does not take a wrong code for the end of the session', async () => {
    const api = givenApi(() => refusal('code-refused', 401, '验证码不正确或已失效'))
    await expect(request(greeting, '/auth/totp/confirmation', { method: 'POST' })).rejects.toThrow('验证码不正确')
    expect(api.calls).toHaveLength(1)
  })
})
