import { enrol, idNumberOf, makeAccount, makeEmployer, makePerson, type MembershipTraits } from '@cradle/db'
import { addDays } from '@cradle/domain/calendar'
import type { Role } from '@cradle/domain/access'
import type { SessionView } from '@cradle/domain/wire'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { PASSWORD, type Product } from './given-product.ts'

type Body = InjectOptions['payload']
type Headers = Record<string, string>

/** Somebody signed in, who asks the API for things. */
export type Person = {
  /** What they ask. */
  product: Product
  username: string
  name: string
  session: SessionView
  /** The refresh cookie as the browser sends it. */
  cookie: string
  get: (path: string) => Promise<LightMyRequestResponse>
  post: (path: string, body: Body, headers?: Headers) => Promise<LightMyRequestResponse>
  patch: (path: string, body: Body) => Promise<LightMyRequestResponse>
  put: (path: string, body: Body, headers?: Headers) => Promise<LightMyRequestResponse>
  delete: (path: string, body?: Body) => Promise<LightMyRequestResponse>
}

const API = '/api/v1'
let made = 0
/** Everybody and everything made in one file has a number of its own. */
export const nextNumber = () => ++made

export const call = (
  { app }: Product,
  method: NonNullable<InjectOptions['method']>,
  path: string,
  rest: Omit<InjectOptions, 'url' | 'method'> = {},
) => app.inject({ method, url: API + path, ...rest })

export const signIn = (product: Product, username: string, password = PASSWORD) =>
  call(product, 'POST', '/auth/login', { payload: { username, password } })

/** How a number of answers turned out, in order of their statuses. */
export const statusesOf = (answers: LightMyRequestResponse[]) =>
  answers.map(({ statusCode }) => statusCode).toSorted((one, other) => one - other)

export const cookieOf = (response: LightMyRequestResponse) => {
  const [cookie] = response.cookies
  if (!cookie) throw new Error('the answer set no cookie')
  return `${cookie.name}=${cookie.value}`
}

/** A new session of an account made before. */
export async function givenSession(product: Product, username: string, password = PASSWORD): Promise<Person> {
  const answer = await signIn(product, username, password)
  if (answer.statusCode !== 200) throw new Error(`${username} could not sign in: ${answer.body}`)
  const session = answer.json<SessionView>()
  const authorization = `Bearer ${session.accessToken}`
  const ask = (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    payload?: Body,
    headers: Headers = {},
  ) =>
    call(product, method, path, {
      headers: { authorization, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
  return {
    product,
    username,
    name: session.me.account.name,
    session,
    cookie: cookieOf(answer),
    get: (path) => ask('GET', path),
    post: (path, body, headers) => ask('POST', path, body, headers),
    patch: (path, body) => ask('PATCH', path, body),
    put: (path, body, headers) => ask('PUT', path, body, headers),
    delete: (path, body) => ask('DELETE', path, body),
  }
}

type AccountGiven = { memberships: MembershipTraits[]; name?: string; holderId?: string }

/** An account of these tests, not signed in. */
export function givenAccount(product: Product, { memberships, name = '马骏', holderId }: AccountGiven) {
  const { owner, agencyId, passwordHash, personal } = product
  personal.add(name)
  const username = `account-${nextNumber()}`
  const whose = holderId ? { holderId } : {}
  return makeAccount(owner, { agencyId, username, passwordHash, name, isDemonstration: true, memberships, ...whose })
}

/** A member of the agency's staff; `alsoAs` is the same natural person's second account. */
export async function givenStaff(
  product: Product,
  role: Role,
  { alsoAs, name }: { alsoAs?: Role; name?: string } = {},
) {
  const at = (given: Role) => ({
    memberships: [{ role: given, officeId: product.officeId }],
    ...(name ? { name } : {}),
  })
  const account = await givenAccount(product, at(role))
  const person = await givenSession(product, account.username)
  if (!alsoAs) return { ...person, asOther: person }
  const other = await givenAccount(product, { ...at(alsoAs), holderId: account.holderId })
  return { ...person, asOther: await givenSession(product, other.username) }
}

type EmployerGiven = { registered?: boolean; contributing?: boolean; wageContinues?: boolean }

/**
 * An employer with a clerk and an administrator signed in; three women and a man insured with it since 2020, and a
 * woman who left on 2025-09-01.
 */
export async function givenEmployer(product: Product, traits: EmployerGiven = {}) {
  const { owner, agencyId } = product
  const n = nextNumber()
  const employer = await makeEmployer(owner, { agencyId, name: `测试单位${n}`, unitNumber: `T${n}`, ...traits })
  const at = (role: Role, name: string) => ({ memberships: [{ role, employerId: employer.id }], name })
  const clerkAccount = await givenAccount(product, at('employer-clerk', '吴静'))
  const adminAccount = await givenAccount(product, at('employer-admin', '周建平'))
  return {
    employer,
    clerk: await givenSession(product, clerkAccount.username),
    admin: await givenSession(product, adminAccount.username),
    women: [
      await givenInsured(product, employer.id, { name: '陈思远' }),
      await givenInsured(product, employer.id, { name: '欧阳若兰' }),
      await givenInsured(product, employer.id, { name: '林喆' }),
    ] as const,
    man: await givenInsured(product, employer.id, { name: '冯志刚', sex: 'male' }),
    leaver: await givenInsured(product, employer.id, { name: '郭晓', until: '2025-09-01' }),
  }
}

type InsuredGiven = {
  name: string
  sex?: 'female' | 'male'
  until?: string
  from?: string
  idNumber?: string
  birthOn?: string
  /** 缴费基数 a month, in fen. */
  baseFen?: number
}
export type Insured = Awaited<ReturnType<typeof givenInsured>>

/** A person insured with an employer. */
export async function givenInsured(product: Product, employerId: string, given: InsuredGiven) {
  const { owner, agencyId, keys, personal } = product
  const { name, sex = 'female', from = '2020-01-01', until } = given
  const n = nextNumber()
  const birthOn = given.birthOn ?? addDays('1985-01-01', (n * 3) % 5000)
  const idNumber = given.idNumber ?? idNumberOf({ region: '130105', birthOn, sex, n })
  const cardNumber = `C${String(70_000_000 + n * 7919)}`
  const person = await makePerson(owner, keys.vault, { agencyId, name, sex, birthOn, idNumber, cardNumber })
  const base = given.baseFen === undefined ? {} : { baseFen: given.baseFen }
  await enrol(owner, { agencyId, personId: person.id, employerId, from, ...base, ...(until ? { until } : {}) })
  for (const value of [name, idNumber, cardNumber]) personal.add(value)
  return { ...person, cardNumber }
}
