import { describe, expect, test } from 'vitest'
import { codeOf, givenSecondFactor, knock, NEW_PASSWORD, stepOf } from '#api/testing/given-access.ts'
import { deedsOf } from '#api/testing/given-claims.ts'
import { call, cookieOf, givenAccount, givenSession, givenStaff, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'

const product = await givenProduct()
const REFUSED = '验证码不正确或已失效'

async function givenGuarded() {
  const person = await givenStaff(product, 'finance')
  return { ...person, factor: await givenSecondFactor(person) }
}

describe('setting a second factor up', () => {
  test('answers a secret, its address for an authenticator and ten recovery codes, this once', async () => {
    const person = await givenStaff(product, 'finance')
    const { secret, uri, recoveryCodes } = (await person.post('/auth/totp', {})).json<
      Record<'secret' | 'uri', string> & { recoveryCodes: string[] }
    >()
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(decodeURIComponent(uri)).toContain(`otpauth://totp/摇篮 Cradle:${person.username}?`)
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
  })

  test('is pending until a code of it was typed, and can be begun anew until then', async () => {
    const person = await givenStaff(product, 'finance')
    const first = (await person.post('/auth/totp', {})).json<{ secret: string }>()
    const second = (await person.post('/auth/totp', {})).json<{ secret: string }>()
    expect((await person.get('/auth/totp')).json()).toEqual({ enabled: false, demanded: false, recoveryCodesLeft: 0 })
    expect((await person.post('/auth/totp/confirmation', { code: codeOf(first.secret) })).statusCode).toBe(401)
    expect((await person.post('/auth/totp/confirmation', { code: codeOf(second.secret) })).statusCode).toBe(204)
    expect((await person.get('/auth/totp')).json()).toEqual({ enabled: true, demanded: false, recoveryCodesLeft: 10 })
    expect(await deedsOf(product, person.session.me.account.id)).toContain('account.second-factor-set')
  })

  test('twice is refused', async () => {
    const person = await givenGuarded()
    expect((await person.post('/auth/totp', {})).json()).toMatchObject({ status: 409, title: '动态口令已经启用' })
  })

  test('leaves no secret and no code in clear in the database or the log', async () => {
    const { factor } = await givenGuarded()
    const rows = await product.rows<{ text: string }>(
      `select encode(ciphertext, 'escape') as text from second_factor
       union all select encode(code_hash, 'escape') from recovery_code`,
    )
    for (const value of [factor.secret, ...factor.recoveryCodes]) {
      expect(rows.some(({ text }) => text.includes(value))).toBe(false)
      expect(product.log.join('')).not.toContain(value)
    }
  })
})

describe('signing in with a second factor', () => {
  test('asks for a code after the password, and gives no session before it', async () => {
    const { username, factor } = await givenGuarded()
    const answer = await knock(product, 'login', { username, password: PASSWORD })
    expect(answer.json()).toEqual({ next: 'second-factor', ticket: expect.any(String) as string })
    expect(answer.cookies).toEqual([])
    const { ticket } = answer.json<{ ticket: string }>()
    const entered = await knock(product, 'second-factor', { ticket, code: codeOf(factor.secret) })
    expect(entered.json()).toMatchObject({ me: { account: { username } } })
    expect(cookieOf(entered)).toMatch(/^cradle_refresh=/)
  })

  test('takes a code as people type it: with blanks, full-width', async () => {
    const { username, factor } = await givenGuarded()
    const { ticket } = await stepOf(product, username)
    const typed = [...codeOf(factor.secret)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    const code = `${typed.slice(0, 3)} ${typed.slice(3)}`
    expect((await knock(product, 'second-factor', { ticket, code })).statusCode).toBe(200)
  })

  test('takes a code once, of two who bring it at the same time too', async () => {
    const { username, factor } = await givenGuarded()
    const { ticket } = await stepOf(product, username)
    const body = { ticket, code: codeOf(factor.secret) }
    const answers = await Promise.all([knock(product, 'second-factor', body), knock(product, 'second-factor', body)])
    expect(statusesOf(answers)).toEqual([200, 401])
    const replayed = await knock(product, 'second-factor', {
      ...body,
      ticket: (await stepOf(product, username)).ticket,
    })
    expect(replayed.json()).toMatchObject({ status: 401, title: REFUSED, errors: [] })
  })

  test('takes the code of the step before or after, and none further away', async () => {
    const { username, factor } = await givenGuarded()
    const giving = async (steps: number) => {
      const { ticket } = await stepOf(product, username)
      return (await knock(product, 'second-factor', { ticket, code: codeOf(factor.secret, steps) })).statusCode
    }
    expect([await giving(-3), await giving(3), await giving(1)]).toEqual([401, 401, 200])
  })

  test('takes each recovery code once', async () => {
    const { username, factor, get } = await givenGuarded()
    const [code = ''] = factor.recoveryCodes
    const giving = async () =>
      knock(product, 'second-factor', { ticket: (await stepOf(product, username)).ticket, code })
    expect((await giving()).statusCode).toBe(200)
    expect((await giving()).json()).toMatchObject({ status: 401, title: REFUSED })
    expect((await get('/auth/totp')).json()).toMatchObject({ recoveryCodesLeft: 9 })
  })

  test('refuses a code of somebody else', async () => {
    const [one, other] = [await givenGuarded(), await givenGuarded()]
    const { ticket } = await stepOf(product, one.username)
    const wrong = { ticket, code: codeOf(other.factor.secret) }
    expect((await knock(product, 'second-factor', wrong)).statusCode).toBe(401)
    expect(await deedsOf(product, one.session.me.account.id)).toContain('session.refuse')
  })
})

describe('a ticket', () => {
  const elsewhere = async () => (await stepOf(product, (await givenGuarded()).username)).ticket

  test.each([
    ['made up', async () => 'abc.def'],
    ['altered', async () => (await elsewhere()).replace(/^./, 'f')],
    ['without its signature', async () => (await elsewhere()).split('.')[0]!],
    ['that is an access token', async () => (await givenStaff(product, 'finance')).session.accessToken],
  ])('%s opens nothing', async (_what, ticketOf) => {
    const answer = await knock(product, 'second-factor', { ticket: await ticketOf(), code: '123456' })
    expect(answer.json()).toMatchObject({ type: '/problems/signed-out', status: 401, errors: [] })
  })

  test('is good for its own step alone, and is no access token', async () => {
    const { username } = await givenGuarded()
    const { ticket } = await stepOf(product, username)
    expect((await knock(product, 'new-password', { ticket, password: NEW_PASSWORD })).statusCode).toBe(401)
    expect((await knock(product, 'enrolment', { ticket })).statusCode).toBe(401)
    const me = await call(product, 'GET', '/auth/me', { headers: { authorization: `Bearer ${ticket}` } })
    expect(me.statusCode).toBe(401)
  })

  test('is void once the password was changed or the account suspended', async () => {
    const person = await givenGuarded()
    const { ticket } = await stepOf(product, person.username)
    await person.put('/auth/password', { current: PASSWORD, password: NEW_PASSWORD })
    const code = codeOf(person.factor.secret)
    expect((await knock(product, 'second-factor', { ticket, code })).statusCode).toBe(401)
    const next = await stepOf(product, person.username, NEW_PASSWORD)
    await product.owner.query('update account set suspended_at = now() where username = $1', [person.username])
    expect((await knock(product, 'second-factor', { ticket: next.ticket, code })).statusCode).toBe(401)
  })
})

describe('removing the second factor', () => {
  test('takes the password and a code', async () => {
    const person = await givenGuarded()
    const code = codeOf(person.factor.secret)
    const removing = (body: object) => person.delete('/auth/totp', body)
    expect((await removing({ password: 'wrong', code })).json()).toMatchObject({ status: 400 })
    expect((await removing({ password: PASSWORD, code: '000000' })).json()).toMatchObject({ status: 401 })
    expect((await removing({ password: PASSWORD, code })).statusCode).toBe(204)
    expect((await person.get('/auth/totp')).json()).toMatchObject({ enabled: false })
    await givenSession(product, person.username)
    expect(await deedsOf(product, person.session.me.account.id)).toContain('account.second-factor-removed')
  })
})

describe('in production', () => {
  const givenReal = async (role: 'finance' | 'auditor' | 'system-admin') => {
    const account = await givenAccount(product, { memberships: [{ role, officeId: product.officeId }] })
    await product.owner.query('update account set is_demonstration = false where id = $1', [account.id])
    return account
  }
  const inProduction = async <Result>(use: () => Promise<Result>): Promise<Result> => {
    product.serveAs('production')
    try {
      return await use()
    } finally {
      product.serveAs('demo')
    }
  }

  test.each(['finance', 'auditor', 'system-admin'] as const)(
    '%s sets a second factor up before the first session',
    (role) =>
      inProduction(async () => {
        const { username } = await givenReal(role)
        const { next, ticket } = await stepOf(product, username)
        expect(next).toBe('enrol-second-factor')
        const { secret } = (await knock(product, 'enrolment', { ticket })).json<{ secret: string }>()
        const wrong = await knock(product, 'enrolment/confirmation', { ticket, code: '000000' })
        expect(wrong.json()).toMatchObject({ status: 401, title: REFUSED })
        const entered = await knock(product, 'enrolment/confirmation', { ticket, code: codeOf(secret) })
        expect(entered.json()).toMatchObject({ me: { acting: { role } } })
        expect((await stepOf(product, username)).next).toBe('second-factor')
      }),
  )

  test('nobody who must have one may remove it', () =>
    inProduction(async () => {
      const { username } = await givenReal('finance')
      const { ticket } = await stepOf(product, username)
      const { secret } = (await knock(product, 'enrolment', { ticket })).json<{ secret: string }>()
      const entered = await knock(product, 'enrolment/confirmation', { ticket, code: codeOf(secret, 0) })
      const authorization = `Bearer ${entered.json<{ accessToken: string }>().accessToken}`
      const payload = { password: PASSWORD, code: codeOf(secret) }
      const removed = await call(product, 'DELETE', '/auth/totp', { headers: { authorization }, payload })
      expect(removed.json()).toMatchObject({ status: 403, title: '您的岗位须使用动态口令，不能停用' })
    }))

  test('an employer’s clerk may do without', () =>
    inProduction(async () => {
      const [employer] = await product.rows<{ id: string }>(
        `insert into employer (id, agency_id, unit_number) values (gen_random_uuid(), $1, 'REAL') returning id`,
        [product.agencyId],
      )
      const memberships = [{ role: 'employer-clerk', employerId: employer!.id }]
      const { id, username } = await givenAccount(product, { memberships })
      await product.owner.query('update account set is_demonstration = false where id = $1', [id])
      await product.owner.query(
        `insert into employer_version (id, employer_id, agency_id, valid_from, name, registered, contributing)
         values (gen_random_uuid(), $1, $2, '2000-01-01', '真实单位', true, true)`,
        [employer!.id, product.agencyId],
      )
      expect((await knock(product, 'login', { username, password: PASSWORD })).json()).toHaveProperty('accessToken')
    }))
})
