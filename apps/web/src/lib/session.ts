import type { Role } from '@cradle/domain/access'
import {
  type MeView,
  type NextStepView,
  openingLine,
  type OpeningRead,
  type SessionView,
  sessionView,
  signInAnswer,
} from '@cradle/domain/wire'
import { useSyncExternalStore } from 'react'
import { ApiProblem, problemOf } from './api-problem.ts'
import { noteReached } from './connection.ts'
import { deviceId, takeDeviceKey } from './device.ts'
import { send } from './http.ts'
import { noteActivity } from './idleness.ts'
import { linesOf } from './lines.ts'
import { postWithProof } from './proof-of-work.ts'
import { holdAhead } from './read-ahead.ts'
import { actedLast, keepTabMembership, tabMembership } from './tab-membership.ts'
import { clearOldUnsent, forgetUnsent } from './unsent.ts'

/** `expired`: who was signed in must sign in again; the page and what is typed in it stay. */
export type Session = {
  state: 'none' | 'signed-in' | 'expired'
  me: MeView | undefined
  /** After how many seconds without a deed the page locks. */
  idleSeconds: number
}

/** What an installation that does not say otherwise is configured with. */
const IDLE_SECONDS = 30 * 60
/** Where a tab tells the others that somebody signed in again. */
const SIGNED_IN_KEY = 'cradle:signed-in'

// The access token lives here and nowhere else: not in storage, not in the page.
let token: string | undefined
let renewedAt = 0
let session: Session = { state: 'none', me: undefined, idleSeconds: IDLE_SECONDS }
const listeners = new Set<() => void>()

export const accessToken = () => token
export const currentSession = () => session
/** When this tab last got an access token, in milliseconds since 1970. */
export const lastRenewal = () => renewedAt

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
export const renewSession = (): Promise<boolean> => renewBy((membershipId) => refresh(membershipId))

/**
 * Opens the session of a page, and reads in the same round trip what the page will ask for: `reads` says what that is for
 * the role that acted here last. Where that is not who acts, nothing is read, and the page asks for itself. `onSent` is
 * called when the question has left.
 */
export const openSession = (reads: (role: Role) => OpeningRead[], onSent: () => void): Promise<boolean> =>
  renewBy((membershipId) => openWith(membershipId, reads, onSent))

type Renew = (membershipId: string | undefined) => Promise<SessionView | undefined>

function renewBy(ask: Renew): Promise<boolean> {
  renewing ??= alone(() => renew(ask)).finally(() => (renewing = undefined))
  return renewing
}

async function renew(ask: Renew): Promise<boolean> {
  const membershipId = tabMembership()
  const opened = await ask(membershipId)
  if (opened) return adopt(opened)
  // A tab that was another person's before may hold a membership that is not this one's.
  if (membershipId === undefined || session.me) return false
  keepTabMembership(undefined)
  const again = await refresh(undefined)
  return again ? adopt(again) : false
}

async function refresh(membershipId: string | undefined, onSent?: () => void): Promise<SessionView | undefined> {
  const response = await sendRenewal('/auth/refresh', membershipId ? { membershipId } : {}, onSent)
  return response.status === 401 ? undefined : sessionIn(response)
}

async function openWith(membershipId: string | undefined, readsFor: (role: Role) => OpeningRead[], onSent: () => void) {
  const last = actedLast()
  if (!last) return refresh(membershipId, onSent)
  const reads = readsFor(last.role)
  const ahead = holdAhead(reads)
  let rest: Promise<void> | undefined
  try {
    const asked = { ...(membershipId ? { membershipId } : {}), as: last.id, reads }
    const response = await sendRenewal('/auth/opening', asked, onSent)
    if (response.status === 401) return undefined
    if (!response.ok || !response.body) throw await problemOf(response)
    const lines = linesOf(response.body)
    const first = openingLine.parse((await lines.next()).value)
    if (!('session' in first)) throw new Error('the session comes first')
    rest = takeIn(lines, ahead)
    return first.session
  } finally {
    if (!rest) ahead.end()
  }
}

/** What follows the session; where the connection breaks off the page asks for the rest itself. */
async function takeIn(lines: ReturnType<typeof linesOf>, ahead: ReturnType<typeof holdAhead>) {
  try {
    for await (const line of lines) {
      const read = openingLine.parse(line)
      if ('read' in read) ahead.answer(read.read, { status: read.status, body: read.body })
    }
  } catch {
    // Silence is what `end` says.
  }
  ahead.end()
}

async function sendRenewal(path: string, asked: object, onSent?: () => void): Promise<Response> {
  const body = { ...asked, ...(await onThisDevice()) }
  // Outlives the page: a reload must not lose the cookie that comes back, since the old one is spent.
  const answer = send(path, { method: 'POST', body, keepalive: true })
  onSent?.()
  const response = await answer
  noteReached(true)
  return response
}

/** Names this browser, whose key to what it keeps unsent comes with the session. */
async function onThisDevice(): Promise<{ deviceId?: string }> {
  const id = await deviceId()
  return id === undefined ? {} : { deviceId: id }
}

let waiting: (() => void)[] = []
/** Has the person sign in over the page; resolves once they did, so that what was waiting can go on. */
export function signInAgain(): Promise<void> {
  const answered = new Promise<void>((resolve) => waiting.push(resolve))
  become({ ...session, state: 'expired' })
  return answered
}

/** Signs in; answers the step that comes first where there is one, throws the API's problem when it says no. */
export async function signIn(
  username: string,
  password: string,
  onVerifying?: () => void,
): Promise<NextStepView | undefined> {
  return answered(await postWithProof('/auth/login', { username, password, ...(await onThisDevice()) }, onVerifying))
}

/** Signs in with a code of the second factor, after the password; answers as `signIn` does. */
export async function giveSecondFactor(ticket: string, code: string): Promise<NextStepView | undefined> {
  const response = await send('/auth/second-factor', {
    method: 'POST',
    body: { ticket, code, ...(await onThisDevice()) },
  })
  return answered(response)
}

async function answered(response: Response): Promise<NextStepView | undefined> {
  noteReached(true)
  if (!response.ok) throw await problemOf(response)
  const answer = signInAnswer.parse(await response.json())
  if ('next' in answer) return answer
  await goOn(answer)
  return undefined
}

async function goOn(opened: SessionView) {
  const own = tabMembership()
  const actsForAnother = own !== opened.me.acting.id && opened.me.memberships.some(({ id }) => id === own)
  refuseOthers(opened.me)
  // The new session begins with the membership chosen last; this tab goes on with its own.
  if (!actsForAnother || !(await renewSession())) adopt(opened)
  noteActivity()
  proceed()
  try {
    localStorage.setItem(SIGNED_IN_KEY, String(Date.now()))
  } catch {
    // Without storage the other tabs ask for themselves.
  }
}

function proceed() {
  for (const goesOn of waiting.splice(0)) goesOn()
}

/** Another tab of this browser signed in again: this one goes on with its own membership, without asking. */
async function followOtherTab({ key }: StorageEvent) {
  if (key !== SIGNED_IN_KEY || session.state !== 'expired') return
  if (await renewSession().catch(() => false)) proceed()
}
globalThis.addEventListener?.('storage', (event) => void followOtherTab(event))

/** From now on this tab acts under another membership of the same account. The caller saves before and reloads after. */
export async function actUnder(membershipId: string): Promise<void> {
  const response = await send('/auth/acting', { method: 'POST', body: { membershipId } }, token)
  keepTabMembership((await sessionIn(response)).me.acting)
}

/** Ends the session on the server, and clears away what this device kept. The caller asks before and leads away after. */
export async function signOut(): Promise<void> {
  const accountId = session.me?.account.id
  const response = await send('/auth/logout', { method: 'POST' }, token)
  if (!response.ok && response.status !== 401) throw await problemOf(response)
  token = undefined
  keepTabMembership(undefined)
  // The server has forgotten the key: what is left opens no more.
  if (accountId) await forgetUnsent(accountId)
}

/** Nobody was here for too long: ends the session and has whoever comes back sign in over the page, which stays. */
export async function lockSession(): Promise<void> {
  const held = token
  token = undefined
  become({ ...session, state: 'expired' })
  // Without a connection the session ends by itself: the server renews none that was idle.
  await send('/auth/logout', { method: 'POST', body: { locks: true } }, held).catch(() => undefined)
}

async function sessionIn(response: Response): Promise<SessionView> {
  if (!response.ok) throw await problemOf(response)
  return sessionView.parse(await response.json())
}

function adopt({ accessToken: next, me, idleSeconds = IDLE_SECONDS, deviceKey }: SessionView): true {
  refuseOthers(me)
  if (session.state === 'none') void clearOldUnsent()
  takeDeviceKey(me.account.id, deviceKey)
  token = next
  renewedAt = Date.now()
  keepTabMembership(me.acting)
  become({ state: 'signed-in', me, idleSeconds })
  return true
}

/** Another person in the same browser must not continue this one's page. */
function refuseOthers(me: MeView) {
  if (session.me && session.me.account.id !== me.account.id) throw new ApiProblem(otherAccount)
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
  keepTabMembership(undefined)
  takeDeviceKey('', undefined)
  session = { state: 'none', me: undefined, idleSeconds: IDLE_SECONDS }
}
