import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { LoginBody } from '@cradle/domain/wire'
import { statement, systemCaller } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import { type AccountRow, accountById, accountByUsername } from '#api/lib/accounts.ts'
import { isPassword } from './passwords.ts'
import { type RefreshToken } from './refresh-token.ts'

/** A session lives this long without a refresh. */
export const SESSION_HOURS = 12
/** A token used again this soon is an honest twin (two tabs, a lost answer) and gets the same successor. */
const TWIN_SECONDS = 30

/** A session that stands: its account, the membership it acts under, and its current refresh token. */
export type StandingSession = {
  account: AccountRow
  acting: AccountRow['memberships'][number]
  token: RefreshToken
}

const insertSession = statement(
  'session.insert',
  `insert into session (id, account_id, membership_id, expires_at) values ($1, $2, $3, now() + make_interval(hours => $4))`,
)

/** Signs in. Wrong name, wrong password, suspended or without membership: one answer, in the same time. */
export async function signIn({ username, password }: LoginBody, requestId: string): Promise<StandingSession> {
  const account = await inScope(systemCaller(requestId), (db) => accountByUsername(db, username))
  const isRight = await isPassword(password, account?.passwordHash)
  const acting = account?.memberships[0]
  const mayEnter = isRight && account?.suspendedAt === null && mayBeUsed(account)
  return inScope(systemCaller(requestId), async (db) => {
    const { today } = await businessNow(db)
    const subject = { kind: 'account', id: account?.id ?? null }
    const event = { subject, scopeId: acting?.scopeId ?? null, agencyId: acting?.agencyId ?? null, businessOn: today }
    if (!account || !acting || !mayEnter) {
      db.audit({ type: 'session.refuse', ...event })
      return undefined
    }
    const sessionId = randomUUIDv7()
    await db.query(insertSession, [sessionId, account.id, acting.id, SESSION_HOURS])
    db.audit({
      type: 'session.begin',
      ...event,
      actor: account.name,
      detail: { session: sessionId, membership: acting.id },
    })
    return { account, acting, token: { sessionId, counter: 1 } }
  }).then((session) => {
    if (!session) throw new Problem('sign-in-failed')
    return session
  })
}

/** Production never lets a demonstration account in, should one have come with the data. */
const mayBeUsed = (account: AccountRow) => installation().mode === 'demo' || !account.isDemonstration

type SessionRow = { accountId: string; membershipId: string; counter: number; rotatedSecondsAgo: number }

const lockSession = statement<SessionRow>(
  'session.lock',
  `select account_id as "accountId", membership_id as "membershipId", counter,
     extract(epoch from now() - rotated_at)::float8 as "rotatedSecondsAgo"
   from session where id = $1 and ended_at is null and expires_at > now() for update`,
)
const rotate = statement(
  'session.rotate',
  `update session set counter = counter + 1, rotated_at = now(), expires_at = now() + make_interval(hours => $2) where id = $1`,
)
const end = statement<{ accountId: string; name: string }>(
  'session.end',
  `update session set ended_at = now(), ended_because = $2 where id = $1 and ended_at is null returning account_id as "accountId",
     (select account_holder.name from account join account_holder on account_holder.id = holder_id
      where account.id = account_id) as name`,
)

/**
 * Renews a session: the token rotates, the one just replaced still answers the same successor for half a minute, and
 * any older one ends the session, for somebody else holds a copy.
 */
export async function renewSession({ sessionId, counter }: RefreshToken, requestId: string): Promise<StandingSession> {
  const session = await inScope(systemCaller(requestId), async (db) => {
    const [row] = await db.query(lockSession, [sessionId])
    if (!row) return undefined
    const account = await accountById(db, row.accountId)
    const acting = account?.memberships.find((membership) => membership.id === row.membershipId)
    if (!account || !acting || account.suspendedAt !== null) return undefined
    if (counter === row.counter) {
      await db.query(rotate, [sessionId, SESSION_HOURS])
      return { account, acting, token: { sessionId, counter: counter + 1 } }
    }
    if (counter === row.counter - 1 && row.rotatedSecondsAgo < TWIN_SECONDS)
      return { account, acting, token: { sessionId, counter: row.counter } }
    const { today } = await businessNow(db)
    await db.query(end, [sessionId, 'token-reused'])
    db.audit({
      type: 'session.token-reused',
      subject: { kind: 'account', id: account.id },
      scopeId: acting.scopeId,
      agencyId: acting.agencyId,
      businessOn: today,
      detail: { session: sessionId },
    })
    return undefined
  })
  if (!session) throw new Problem('signed-out')
  return session
}

/** Ends a session; one that has ended already is no error. */
export const signOut = ({ sessionId }: RefreshToken, requestId: string): Promise<void> =>
  inScope(systemCaller(requestId), async (db) => {
    const [ended] = await db.query(end, [sessionId, 'signed-out'])
    if (!ended) return
    const { today } = await businessNow(db)
    const subject = { kind: 'account', id: ended.accountId }
    db.audit({
      type: 'session.end',
      actor: ended.name,
      subject,
      scopeId: null,
      agencyId: null,
      businessOn: today,
      detail: { session: sessionId },
    })
  })
