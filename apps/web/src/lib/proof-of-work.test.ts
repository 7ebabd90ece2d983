import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { givenApi, refusal } from '#web/testing/given-api.ts'
import { forgetProof, postWithProof, Unproven } from './proof-of-work.ts'
import { solveProof } from './solve-proof.ts'

/** A worker on the test's own thread: jsdom has none. `cannot` is a browser without WebCrypto. */
const givenWorker = ({ cannot = false } = {}) =>
  vi.stubGlobal(
    'Worker',
    class extends EventTarget {
      postMessage(challenge: Parameters<typeof solveProof>[0]) {
        const proof = cannot ? Promise.resolve(null) : solveProof(challenge)
        void proof.then((data) => this.dispatchEvent(new MessageEvent('message', { data })))
      }
      terminate() {}
    },
  )

const secret = 'of this test'
const challenge = await createChallenge({
  algorithm: 'PBKDF2/SHA-256',
  cost: 1,
  deriveKey,
  hmacSignatureSecret: secret,
})
const proofIn = (body: unknown) => (body as { proof?: string }).proof

/** An API that asks for a proof at every sign-in, and then says what the password deserves. */
const givenSuspicion = () =>
  givenApi(({ path, body }) => {
    if (path === '/auth/challenge') return { body: challenge }
    if (!proofIn(body)) return refusal('proof-required', 401, '请先完成安全验证，再试一次')
    return refusal('sign-in-failed', 401, '用户名或密码不正确')
  })

beforeEach(() => givenWorker())
afterEach(forgetProof)

describe('after failed sign-ins', () => {
  test('a proof is found without the person, and the call repeated with it', async () => {
    const api = givenSuspicion()
    const onVerifying = vi.fn<() => void>()
    const answer = await postWithProof('/auth/login', { username: 'clerk', password: 'x' }, onVerifying)
    expect(answer.status).toBe(401)
    expect(onVerifying).toHaveBeenCalledOnce()
    const [first, second] = api.heard('POST', '/auth/login')
    expect(first?.body).toEqual({ username: 'clerk', password: 'x' })
    const proven = JSON.parse(atob(proofIn(second?.body) ?? '')) as { solution: { derivedKey: string } }
    expect(proven).toMatchObject({ challenge })
    expect(proven.solution.derivedKey).toMatch(/^00/)
  })

  test('the next attempt brings its proof along at once', async () => {
    const api = givenSuspicion()
    await postWithProof('/auth/login', { password: 'x' })
    await postWithProof('/auth/login', { password: 'y' })
    expect(api.heard('POST', '/auth/login').map(({ body }) => proofIn(body) !== undefined)).toEqual([false, true, true])
  })

  test('a browser that cannot do it is told so', async () => {
    givenWorker({ cannot: true })
    givenSuspicion()
    await expect(postWithProof('/auth/login', { password: 'x' })).rejects.toThrow(Unproven)
  })
})

test('without failures nothing is asked for', async () => {
  const api = givenApi(() => ({ body: {} }))
  await postWithProof('/auth/login', { password: 'x' })
  expect(api.calls.map(({ path }) => path)).toEqual(['/auth/login'])
})
