import type { Role } from '@cradle/domain/access'
import type { NextStepView, TotpView } from '@cradle/domain/wire'
import { idNumberOf } from '@cradle/db'
import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { Secret, TOTP } from 'otpauth'
import { call, givenEmployer, givenStaff, nextNumber, type Person } from './given-people.ts'
import { PASSWORD, type Product } from './given-product.ts'

/**
 * The code of a second factor so many half minutes from now: the next one's where nothing is said, which is taken too,
 * and is later than the one it was confirmed by.
 */
export const codeOf = (secret: string, steps = 1): string =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 })

/** Sets a second factor up for somebody signed in, and confirms it. */
export async function givenSecondFactor(person: Person): Promise<TotpView> {
  const factor = (await person.post('/auth/totp', {})).json<TotpView>()
  const answer = await person.post('/auth/totp/confirmation', { code: codeOf(factor.secret, 0) })
  if (answer.statusCode !== 204) throw new Error(`the second factor was not confirmed: ${answer.body}`)
  return factor
}

/** Asks a public call of the sign-in. */
export const knock = (product: Product, path: string, payload: object) =>
  call(product, 'POST', `/auth/${path}`, { payload })

/** The step that a sign-in of these leads to. */
export const stepOf = async (product: Product, username: string, password = PASSWORD): Promise<NextStepView> =>
  (await knock(product, 'login', { username, password })).json<NextStepView>()

/** A solved challenge, as a browser sends it. */
export async function givenProof(product: Product): Promise<string> {
  const challenge = (await call(product, 'GET', '/auth/challenge')).json<Challenge>()
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** A person nobody knows yet, as a form names them. */
export function givenNamed(product: Product, name = '沈立') {
  const n = nextNumber()
  const idNumber = idNumberOf({ region: '130102', birthOn: '1979-05-06', sex: n % 2 ? 'male' : 'female', n })
  for (const value of [name, idNumber]) product.personal.add(value)
  return { name, idNumber, username: `person-${n}` }
}

/** The stamped letter as a browser uploads it: the smallest PDF that begins like one. */
export const uploadLetter = (
  person: Person,
  content = Buffer.from('%PDF-1.7 a stamped letter'),
  put = '/unit/commitment-letter',
) => {
  const boundary = 'a-boundary-of-a-test'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="letter"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return person.put(put, payload, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}

/** An employer whose administrator has answered for its people. */
export async function givenUnit(product: Product) {
  const unit = await givenEmployer(product)
  const answer = await uploadLetter(unit.admin)
  if (answer.statusCode !== 200) throw new Error(`the letter was not taken: ${answer.body}`)
  return unit
}

/** A clerk added by their unit's administrator, not yet active. */
export async function givenOperator(product: Product, admin: Person, given = givenNamed(product)) {
  const answer = await admin.post('/operators', given)
  if (answer.statusCode !== 201) throw new Error(`the operator was not added: ${answer.body}`)
  return { ...given, ...answer.json<{ id: string; code: string | null }>() }
}

/** An account activated by its code. */
export const activate = (product: Product, body: { username?: string; unitNumber?: string; code: string | null }) =>
  knock(product, 'activation', { password: NEW_PASSWORD, ...body })

/** A password that may be kept. */
export const NEW_PASSWORD = '春江花月夜 2026'

/** Somebody who keeps accounts. */
export const givenKeeper = (product: Product, role: Extract<Role, 'agency-admin' | 'system-admin'>) =>
  givenStaff(product, role)
