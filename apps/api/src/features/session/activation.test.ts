import { describe, expect, test } from 'vitest'
import {
  activate,
  codeOf,
  givenKeeper,
  givenNamed,
  givenOperator,
  givenSecondFactor,
  givenUnit,
  knock,
  NEW_PASSWORD,
} from '#api/testing/given-access.ts'
import { deedsOf } from '#api/testing/given-claims.ts'
import { givenSession, nextNumber, signIn, statusesOf } from '#api/testing/given-people.ts'
import { givenProduct, PASSWORD } from '#api/testing/given-product.ts'
import { makeEmployer } from '@cradle/db'

const product = await givenProduct({ access: { codeTries: 5 } })
const { admin } = await givenUnit(product)
const agencyAdmin = await givenKeeper(product, 'agency-admin')
const REFUSED = {
  type: '/problems/activation-refused',
  title: '编号、用户名或激活码不正确，或激活码已失效',
  status: 401,
  errors: [],
}
const said = ({ json }: { json: () => unknown }) => ({ ...(json() as object), instance: undefined })

type Letter = { unitNumber: string; code: string }

async function givenLetter(agencyId = product.agencyId, unitNumber = `U${nextNumber()}`) {
  const employer = await makeEmployer(product.owner, { agencyId, name: `新单位${nextNumber()}`, unitNumber })
  const { name: holderName, idNumber: holderIdNumber } = givenNamed(product)
  const answer = await agencyAdmin.post('/unit-accounts', { employerId: employer.id, holderName, holderIdNumber })
  const { letter, account } = answer.json<{ letter: Letter; account: { id: string } }>()
  return { employer, holderName, accountId: account.id, ...letter }
}

describe('a unit account', () => {
  test('is activated by unit number and letter code; it chooses its username and signs in', async () => {
    const { unitNumber, code, holderName, employer, accountId } = await givenLetter()
    const username = `unit-${unitNumber.toLowerCase()}`
    const answer = await activate(product, { unitNumber, code, username })
    expect(answer.json()).toMatchObject({
      me: { account: { username, name: holderName }, acting: { role: 'employer-admin', scope: { id: employer.id } } },
    })
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(200)
    expect(await deedsOf(product, accountId)).toEqual([
      'account.issue',
      'account.activate',
      'session.begin',
      'session.begin',
    ])
  })

  test('without a username, or with one that is taken, is asked for another, and its code still stands', async () => {
    const { unitNumber, code } = await givenLetter()
    const without = await activate(product, { unitNumber, code })
    expect(without.json()).toMatchObject({ errors: [{ pointer: '/username', message: '请为单位账户设置用户名' }] })
    const taken = await activate(product, { unitNumber, code, username: admin.username })
    expect(taken.json()).toMatchObject({ status: 409, title: '用户名已被使用，请换一个' })
    expect((await activate(product, { unitNumber, code, username: `free-${nextNumber()}` })).statusCode).toBe(200)
  })

  test('takes the code as it is read from paper: small letters, blanks, no dash', async () => {
    const { unitNumber, code } = await givenLetter()
    const typed = ` ${code.replace('-', ' ').toLowerCase()} `
    expect((await activate(product, { unitNumber, code: typed, username: `paper-${nextNumber()}` })).statusCode).toBe(
      200,
    )
  })

  test('after a new letter: the old code is void, the old password works until the new one is used', async () => {
    const { unitNumber, code, accountId } = await givenLetter()
    const username = `lost-${nextNumber()}`
    await activate(product, { unitNumber, code, username })
    const before = await givenSession(product, username, NEW_PASSWORD)
    const next = (await agencyAdmin.post(`/unit-accounts/${accountId}/letter`, {})).json<Letter>()
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(200)
    expect((await activate(product, { unitNumber, code })).statusCode).toBe(401)
    const chosen = '另一个密码 2026'
    const again = await knock(product, 'activation', { unitNumber, code: next.code, password: chosen })
    expect(again.json()).toMatchObject({ me: { account: { username } } })
    expect((await signIn(product, username, NEW_PASSWORD)).statusCode).toBe(401)
    expect((await before.get('/auth/me')).statusCode).toBe(401)
  })
})

describe('an operator', () => {
  test('is activated by username and code', async () => {
    const { username, code, name } = await givenOperator(product, admin)
    expect((await signIn(product, username, PASSWORD)).statusCode).toBe(401)
    const answer = await activate(product, { username, code })
    expect(answer.json()).toMatchObject({ me: { account: { username, name }, acting: { role: 'employer-clerk' } } })
  })

  test('with a second factor that a reset kept gives a code of it before the session begins', async () => {
    const { id, username, code } = await givenOperator(product, admin)
    await activate(product, { username, code })
    const { secret } = await givenSecondFactor(await givenSession(product, username, NEW_PASSWORD))
    const reset = (await admin.post(`/operators/${id}/reset`, {})).json<{ code: string }>()
    const step = (await activate(product, { username, code: reset.code })).json<{ next: string; ticket: string }>()
    expect(step.next).toBe('second-factor')
    expect((await knock(product, 'second-factor', { ticket: step.ticket, code: codeOf(secret) })).statusCode).toBe(200)
    const lost = (await admin.post(`/operators/${id}/reset`, { removesSecondFactor: true })).json<{ code: string }>()
    expect((await activate(product, { username, code: lost.code })).json()).toHaveProperty('accessToken')
  })
})

describe('a code', () => {
  test('works once, of two who bring it at the same time too', async () => {
    const { username, code } = await givenOperator(product, admin)
    const answers = await Promise.all([activate(product, { username, code }), activate(product, { username, code })])
    expect(statusesOf(answers)).toEqual([200, 401])
    expect(said(await activate(product, { username, code }))).toEqual(REFUSED)
  })

  test('guessed five times is burnt, for whoever holds the letter too', async () => {
    const { username, code } = await givenOperator(product, admin)
    for (let n = 0; n < 5; n++)
      expect(said(await activate(product, { username, code: `AAAAA-AAAA${n + 2}` }))).toEqual(REFUSED)
    expect(said(await activate(product, { username, code }))).toEqual(REFUSED)
  })

  test('that has run out is refused', async () => {
    const { id, username, code } = await givenOperator(product, admin)
    await product.owner.query('update activation_code set expires_at = now() where account_id = $1', [id])
    expect(said(await activate(product, { username, code }))).toEqual(REFUSED)
  })

  test('of somebody else, of an unknown name or unit, of a suspended account: one answer', async () => {
    const [one, other] = [await givenOperator(product, admin), await givenOperator(product, admin)]
    const suspended = await givenLetter()
    await agencyAdmin.post(`/unit-accounts/${suspended.accountId}/suspension`, { reason: '注销' })
    const answers = [
      await activate(product, { username: one.username, code: other.code }),
      await activate(product, { username: `nobody-${nextNumber()}`, code: one.code }),
      await activate(product, { unitNumber: 'NOBODY', code: one.code }),
      await activate(product, { unitNumber: suspended.unitNumber, code: suspended.code, username: 'anyone' }),
      await activate(product, { username: admin.username, code: one.code }),
    ]
    for (const answer of answers) expect(said(answer)).toEqual(REFUSED)
  })

  test('is kept as a hash, and in no log', async () => {
    const { id, code } = await givenOperator(product, admin)
    const [row] = await product.rows<{ text: string }>(
      `select encode(code_hash, 'escape') as text from activation_code where account_id = $1`,
      [id],
    )
    const letters = code!.replace('-', '')
    expect(row!.text).not.toContain(letters)
    expect(product.log.join('')).not.toContain(letters)
    const trail = await product.rows<{ payload: string }>('select payload from audit_event where subject_id = $1', [id])
    expect(trail.some(({ payload }) => payload.includes(letters))).toBe(false)
  })
})

describe('a password', () => {
  test.each([
    ['short', '七个字符的密码', '密码至少 8 个字符'],
    ['of 5,000 characters', '长'.repeat(5000), '密码最多 128 个字符'],
    ['of 129', 'x'.repeat(129), '密码最多 128 个字符'],
    ['with NUL', 'correct horse\u0000battery', '密码含有不能使用的字符'],
    ['with half an emoji', 'correct horse \ud83d', '密码含有不能使用的字符'],
    ['that many people have', 'Password1', '这个密码太常见，请换一个'],
  ])('%s may not be kept', async (_what, password, message) => {
    const { username, code } = await givenOperator(product, admin)
    const answer = await knock(product, 'activation', { username, code, password })
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/password', message }] })
    expect((await activate(product, { username, code })).statusCode).toBe(200)
  })

  test('that is the username may not be kept', async () => {
    const { username, code } = await givenOperator(product, admin)
    const answer = await knock(product, 'activation', { username, code, password: username.toUpperCase() })
    expect(answer.json()).toMatchObject({ errors: [{ message: '密码不能与用户名相同' }] })
  })

  test.each([
    ['of eight characters outside the first plane', '𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷'],
    ['of 128', '月'.repeat(128)],
    ['with blanks at both ends', '  moon and tides  '],
  ])('%s is kept whole', async (_what, password) => {
    const { username, code } = await givenOperator(product, admin)
    expect((await knock(product, 'activation', { username, code, password })).statusCode).toBe(200)
    expect((await signIn(product, username, password)).statusCode).toBe(200)
    expect((await signIn(product, username, password.slice(0, -1))).statusCode).toBe(401)
    expect(
      (await signIn(product, username, password.trim() === password ? `${password} ` : password.trim())).statusCode,
    ).toBe(401)
  })

  test('typed on a keyboard that composes otherwise is the same', async () => {
    const { username, code } = await givenOperator(product, admin)
    await knock(product, 'activation', { username, code, password: 'cr\u00e8me br\u00fbl\u00e9e' })
    expect((await signIn(product, username, 'cre\u0300me bru\u0302le\u0301e')).statusCode).toBe(200)
  })

  test('that may not be kept any longer is replaced at the next sign-in', async () => {
    const { id, username, code } = await givenOperator(product, admin)
    await activate(product, { username, code })
    const [weak] = await product.rows<{ hash: string }>(
      'select password_hash as hash from account where id <> $1 and password_hash is not null limit 1',
      [id],
    )
    await product.owner.query('update account set password_hash = $2, username = $3 where id = $1', [
      id,
      weak!.hash,
      PASSWORD,
    ])
    const step = (await signIn(product, PASSWORD, PASSWORD)).json<{ next: string; ticket: string }>()
    expect(step.next).toBe('new-password')
    const same = await knock(product, 'new-password', { ticket: step.ticket, password: PASSWORD })
    expect(same.statusCode).toBe(400)
    const chosen = await knock(product, 'new-password', { ticket: step.ticket, password: NEW_PASSWORD })
    expect(chosen.json()).toHaveProperty('accessToken')
    expect((await knock(product, 'new-password', { ticket: step.ticket, password: NEW_PASSWORD })).statusCode).toBe(401)
  })
})

describe('a password reset by oneself', () => {
  const reset = (username: string, code: string, password = NEW_PASSWORD) =>
    knock(product, 'password-reset', { username, code, password })

  test('takes the second factor, once, and ends every session', async () => {
    const { username, code } = await givenOperator(product, admin)
    await activate(product, { username, code })
    const person = await givenSession(product, username, NEW_PASSWORD)
    const { secret, recoveryCodes } = await givenSecondFactor(person)
    const chosen = '忘记以后的新密码'
    expect((await reset(username, codeOf(secret), chosen)).statusCode).toBe(204)
    expect((await person.get('/auth/me')).statusCode).toBe(401)
    expect((await signIn(product, username, chosen)).json()).toMatchObject({ next: 'second-factor' })
    expect((await reset(username, codeOf(secret))).statusCode).toBe(401)
    expect((await reset(username, recoveryCodes[0]!)).statusCode).toBe(204)
  })

  test('of an unknown name, of one without a second factor, with a wrong code: one answer', async () => {
    const guarded = await givenOperator(product, admin)
    await activate(product, { username: guarded.username, code: guarded.code })
    await givenSecondFactor(await givenSession(product, guarded.username, NEW_PASSWORD))
    const answers = [
      await reset(`nobody-${nextNumber()}`, '123456'),
      await reset(admin.username, '123456'),
      await reset(guarded.username, '000000'),
    ]
    for (const answer of answers)
      expect(said(answer)).toEqual({
        type: '/problems/code-refused',
        title: '验证码不正确或已失效',
        status: 401,
        errors: [],
      })
    expect(await deedsOf(product, guarded.id)).toContain('account.refuse-reset')
  })
})
