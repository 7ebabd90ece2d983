import { type MeView, type SessionView, sessionView } from '@cradle/domain/wire'
import { useSyncExternalStore } from 'react'
import { ApiProblem, problemOf } from './api-problem.ts'
import { noteReached } from './connection.ts'
import { send } from './http.ts'

/** `expired`: who was signed in must give the password again; the page and what is typed in it stay. */
export type Session = { state: 'none' | 'signed-in' | 'expired'; me: MeView | undefined }

// The access token lives here and nowhere else: not in storage, not in the page.
let token: string | undefined
let session: Session = { state: 'none', me: undefined }
const listeners = new Set<() => void>()

export const accessToken = () => token
export const currentSession = () => session

export const useSession = () =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentSession)

/** Who is signed in. Pages are only shown to somebody, so there is always an answer. */
export function useMe(): MeView {
  const { me } = useSession()
  if (!me) throw new Error('a page needs somebody signed in')
  return me
}

let renewing: Promise<boolean> | undefined
/** The next access token by the refresh cookie, one attempt at a time in all tabs; false when the session is over. */
export function renewSession(): Promise<boolean> {
  renewing ??= alone(renew).finally(() => (renewing = undefined))
  return renewing
}

async function renew(): Promise<boolean> {
  // Outlives the page: a reload must not lose the cookie that comes back, since the old one is spent.
  const response = await send('/auth/refresh', { method: 'POST', keepalive: true })
  noteReached(true)
  if (response.status === 401) return false
  adopt(await sessionIn(response))
  return true
}

let waiting: (() => void)[] = []
/** Asks for the password over the page; resolves once it was given, so that what was waiting can go on. */
export function signInAgain(): Promise<void> {
  const answered = new Promise<void>((resolve) => waiting.push(resolve))
  become({ state: 'expired', me: session.me })
  return answered
}

/** Signs in, throwing the API's problem when it says no. */
export async function signIn(username: string, password: string): Promise<void> {
  const response = await send('/auth/login', { method: 'POST', body: { username, password } })
  noteReached(true)
  adopt(await sessionIn(response))
  for (const goOn of waiting.splice(0)) goOn()
}

/** Ends the session on the server. The caller leads away from the page. */
export async function signOut(): Promise<void> {
  const response = await send('/auth/logout', { method: 'POST' }, token)
  if (!response.ok && response.status !== 401) throw await problemOf(response)
  token = undefined
}

async function sessionIn(response: Response): Promise<SessionView> {
  if (!response.ok) throw await problemOf(response)
  return sessionView.parse(await response.json())
}

function adopt({ accessToken: next, me }: SessionView) {
  // Another person in the same browser must not continue this one's page.
  if (session.me && session.me.account.id !== me.account.id) throw new ApiProblem(otherAccount)
  token = next
  become({ state: 'signed-in', me })
}

function become(next: Session) {
  session = next
  for (const listener of listeners) listener()
}

/** Runs `deed` while no other tab runs its own: the refresh token rotates, and two at once would undo each other. */
const alone = <Result>(deed: () => Promise<Result>): Promise<Result> =>
  globalThis.navigator?.locks ? navigator.locks.request('cradle-refresh', deed) : deed()

const otherAccount = {
  type: '/problems/signed-out',
  title: '浏览器里已换了别的账号登录，请重新打开页面',
  status: 401,
  instance: '',
  errors: [],
}

/** Forgets everything, for tests. */
export function forgetSession() {
  token = undefined
  waiting = []
  session = { state: 'none', me: undefined }
}
