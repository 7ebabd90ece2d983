import type { LightMyRequestResponse } from 'fastify'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  activate,
  codeOf,
  givenOperator,
  givenProof,
  givenSecondFactor,
  givenUnit,
  knock,
  NEW_PASSWORD,
  stepOf,
} from '#api/testing/given-access.ts'
import { call, givenAccount, givenSession, nextNumber, signIn, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'
import { sentBy } from '#api/testing/sent-statements.ts'

const LOCK_AFTER = 6
const PROXY = '192.0.2.7'
const product = await givenProduct({ access: { proofAfter: 3, lockAfter: LOCK_AFTER }, proxies: [PROXY] })
const givenPerson = () => givenAccount(product, { memberships: [{ role: 'finance', officeId: product.officeId }] })

/** From an address of its own, so that each test is judged by its own failures. */
const givenAddress = () => `10.0.${Math.floor(nextNumber() / 250)}.${nextNumber() % 250}`
const tryFrom = (address: string, username: string, password: string, proof?: string) =>
  product.app.inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    remoteAddress: address,
    payload: { username, password, ...(proof ? { proof } : {}) },
  })
const failures = async (address: string, username: string, times: number) => {
  for (let n = 0; n < times; n++) await tryFrom(address, username, 'wrong', await givenProof(product))
}
const types = (answers: LightMyRequestResponse[]) =>
  answers.map((answer) => answer.json<{ type?: string }>().type ?? 'a session')
const FAILED = '/problems/sign-in-failed'
const PROOF = '/problems/proof-required'
const LOCKED = '/problems/sign-in-locked'

describe('after three failures in a row', () => {
  test('a proof of work is asked for, of the right password too', async () => {
    const { username } = await givenPerson()
    const address = givenAddress()
    const answers = [
      await tryFrom(address, username, 'wrong'),
      await tryFrom(address, username, 'wrong'),
      await tryFrom(address, username, 'wrong'),
      await tryFrom(address, username, 'wrong'),
      await tryFrom(address, username, PASSWORD),
      await tryFrom(address, username, PASSWORD, await givenProof(product)),
    ]
    expect(types(answers)).toEqual([FAILED, FAILED, FAILED, PROOF, PROOF, 'a session'])
    expect(answers[3]!.json()).toMatchObject({ status: 401, title: '请先完成安全验证，再试一次', errors: [] })
  })

  test('of a name that nobody has, the same', async () => {
    const address = givenAddress()
    const name = `nobody-${nextNumber()}`
    const answers: LightMyRequestResponse[] = []
    for (let n = 0; n < 5; n++) answers.push(await tryFrom(address, name, 'wrong'))
    expect(types(answers)).toEqual([FAILED, FAILED, FAILED, PROOF, PROOF])
  })

  test('of one address with many names, of any name from there, and of none from elsewhere', async () => {
    const { username } = await givenPerson()
    const address = givenAddress()
    for (let n = 0; n < 3; n++) await tryFrom(address, `nobody-${nextNumber()}`, 'wrong')
    expect(types([await tryFrom(address, username, PASSWORD)])).toEqual([PROOF])
    expect(types([await tryFrom(givenAddress(), username, PASSWORD)])).toEqual(['a session'])
  })

  test('the address is the one a known proxy tells, and what anybody else tells is not believed', async () => {
    const { username } = await givenPerson()
    const told = givenAddress()
    const through = (remoteAddress: string, forwarded: string, name: string, password: string) =>
      product.app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        remoteAddress,
        headers: { 'x-forwarded-for': forwarded },
        payload: { username: name, password },
      })
    for (let n = 0; n < 3; n++) await through(PROXY, told, `nobody-${nextNumber()}`, 'wrong')
    expect(types([await through(PROXY, told, username, PASSWORD)])).toEqual([PROOF])
    expect(types([await through(PROXY, givenAddress(), username, PASSWORD)])).toEqual(['a session'])
    const liar = givenAddress()
    for (let n = 0; n < 3; n++) await through(liar, givenAddress(), `nobody-${nextNumber()}`, 'wrong')
    expect(types([await through(liar, givenAddress(), username, PASSWORD)])).toEqual([PROOF])
  })

  test('one that succeeds begins the count anew', async () => {
    const { username } = await givenPerson()
    const [one, other, third] = [givenAddress(), givenAddress(), givenAddress()]
    await failures(one, username, 2)
    expect(types([await tryFrom(other, username, PASSWORD)])).toEqual(['a session'])
    await failures(third, username, 2)
    expect(types([await tryFrom(other, username, PASSWORD)])).toEqual(['a session'])
  })

  test('sign-ins that succeed ask nothing of their office', async () => {
    const { username } = await givenPerson()
    const address = givenAddress()
    const answers: LightMyRequestResponse[] = []
    for (let n = 0; n < 8; n++) answers.push(await tryFrom(address, username, PASSWORD))
    expect(statusesOf(answers)).toEqual(Array.from({ length: 8 }, () => 200))
  })

  test('a hundred at once count as a hundred', async () => {
    const { username } = await givenPerson()
    const address = givenAddress()
    const answers = await Promise.all(Array.from({ length: 40 }, () => tryFrom(address, username, 'wrong')))
    expect(types(answers).filter((type) => type === FAILED)).toHaveLength(3)
  })
})

describe('a proof of work', () => {
  const givenDue = async () => {
    const { username } = await givenPerson()
    const address = givenAddress()
    await failures(address, username, 3)
    return (proof: string) => tryFrom(address, username, PASSWORD, proof)
  }
  const altered = (proof: string, alter: (payload: { challenge: { parameters: Record<string, unknown> } }) => void) => {
    const payload = JSON.parse(Buffer.from(proof, 'base64').toString()) as Parameters<typeof alter>[0]
    alter(payload)
    return Buffer.from(JSON.stringify(payload)).toString('base64')
  }

  test('counts once, whoever brings it', async () => {
    const [one, other] = [await givenDue(), await givenDue()]
    const proof = await givenProof(product)
    expect(types([await one(proof), await other(proof)])).toEqual(['a session', PROOF])
  })

  test.each([
    ['that is none', async () => 'AAAA'],
    [
      'of an easier challenge',
      async () => altered(await givenProof(product), ({ challenge }) => (challenge.parameters['keyPrefix'] = '0')),
    ],
    [
      'that lasts longer',
      async () =>
        altered(await givenProof(product), ({ challenge }) => (challenge.parameters['expiresAt'] = 4_000_000_000)),
    ],
    [
      'with another solution',
      async () =>
        altered(await givenProof(product), (payload) =>
          Object.assign(payload, { solution: { counter: 1, derivedKey: '00' } }),
        ),
    ],
  ])('%s is refused', async (_what, proofOf) => {
    const tried = await givenDue()
    expect(types([await tried(await proofOf())])).toEqual([PROOF])
  })

  test.each([
    ['nothing', '', '安全验证的内容不正确'],
    ['other letters', '不是', '安全验证的内容不正确'],
    ['too much', 'A'.repeat(4001), '安全验证的内容过长'],
  ])('must be what a solver writes, not %s', async (_what, proof, message) => {
    const answer = await call(product, 'POST', '/auth/login', { payload: { username: 'x', password: 'y', proof } })
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/proof', message }] })
  })
})

describe('after more failures', () => {
  test('the name is locked for everybody, its owner and the right password too, without a hint', async () => {
    const { username } = await givenPerson()
    const nobody = `nobody-${nextNumber()}`
    const answers: object[] = []
    for (const name of [username, nobody]) {
      await failures(givenAddress(), name, LOCK_AFTER)
      const answer = await tryFrom(givenAddress(), name, PASSWORD, await givenProof(product))
      answers.push({ ...answer.json<object>(), instance: '' })
    }
    expect(answers[0]).toMatchObject({ type: LOCKED, status: 429, title: '失败次数过多，请过一段时间再试' })
    expect(answers[1]).toEqual(answers[0])
  })

  test('the lock ends by itself, and each further failure doubles the next', async () => {
    const { username } = await givenPerson()
    const lockOf = async () => {
      const [row] = await product.rows<{ minutes: number }>(
        `select round(extract(epoch from max(locked_until) - now()) / 60)::int as minutes from sign_in_failure
         where kind = 'name'`,
      )
      return row!.minutes
    }
    const pass = () =>
      product.owner.query(`update sign_in_failure set locked_until = now() where locked_until is not null`)
    await pass()
    await failures(givenAddress(), username, LOCK_AFTER)
    expect(await lockOf()).toBe(15)
    await pass()
    await failures(givenAddress(), username, 1)
    expect(await lockOf()).toBe(30)
    await pass()
    const answer = await tryFrom(givenAddress(), username, PASSWORD, await givenProof(product))
    expect(types([answer])).toEqual(['a session'])
  })

  test('an address is locked after ten times as many', async () => {
    const address = givenAddress()
    await product.owner.query('delete from sign_in_failure')
    for (let n = 0; n < LOCK_AFTER * 10; n++)
      await tryFrom(address, `nobody-${nextNumber()}`, 'wrong', await givenProof(product))
    const { username } = await givenPerson()
    expect(types([await tryFrom(address, username, PASSWORD, await givenProof(product))])).toEqual([LOCKED])
    expect(types([await tryFrom(givenAddress(), username, PASSWORD)])).toEqual(['a session'])
  })

  test('codes of the second factor count like passwords', async () => {
    const { username } = await givenPerson()
    const { secret } = await givenSecondFactor(await givenSession(product, username))
    const { ticket } = await stepOf(product, username)
    const answers: LightMyRequestResponse[] = []
    for (let n = 0; n < LOCK_AFTER; n++) answers.push(await knock(product, 'second-factor', { ticket, code: '000000' }))
    answers.push(await knock(product, 'second-factor', { ticket, code: codeOf(secret) }))
    expect(types(answers).at(-1)).toBe(LOCKED)
    expect(types(answers).slice(0, 3)).toEqual(Array.from({ length: 3 }, () => '/problems/code-refused'))
  })

  test('what is counted names nobody', async () => {
    const { username } = await givenPerson()
    await signIn(product, username, 'wrong')
    const rows = await product.rows<{ text: string }>(`select encode(subject, 'escape') as text from sign_in_failure`)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.some(({ text }) => text.includes(username) || text.includes('127.0.0.1'))).toBe(false)
  })
})

describe('whoever gets in lets go of the address before the name, as attempts take them, so that none waits in a circle', () => {
  beforeEach(() => product.owner.query('delete from sign_in_failure'))
  const held = async (gettingIn: () => Promise<LightMyRequestResponse>) => {
    const { answer, statements } = await sentBy(gettingIn)
    expect(answer.statusCode).toBeLessThan(300)
    return statements.flatMap(({ text }) => /sign_in_failure where kind = '(name|address)'/.exec(text)?.[1] ?? [])
  }

  test('at the door', async () => {
    const { username } = await givenPerson()
    expect(await held(() => signIn(product, username))).toEqual(['address', 'name'])
  })

  test('by a code that activates an account', async () => {
    const { username, code } = await givenOperator(product, (await givenUnit(product)).admin)
    const forgotten = await held(() => activate(product, { username, code }))
    expect(forgotten.slice(0, 2)).toEqual(['address', 'name'])
  })

  test('to another password', async () => {
    const person = await givenSession(product, (await givenPerson()).username)
    const change = { current: PASSWORD, password: NEW_PASSWORD }
    expect(await held(() => person.put('/auth/password', change))).toEqual(['address', 'name'])
  })
})
