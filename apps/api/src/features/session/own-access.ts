import { Problem } from '@cradle/domain/problem'
import type {
  ChangePasswordBody,
  MeView,
  OwnSessionList,
  SecondFactorView,
  TotpRemovalBody,
  TotpView,
} from '@cradle/domain/wire'
import { type Scoped, statement, systemFor, type SystemCaller } from '@cradle/db'
import { type AccountRow, accountById, meOf } from '#api/lib/accounts.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { countAttempt, forgetFailures, forgiveAddress } from './failures.ts'
import { hashOfPassword, isPassword, refuseWeakPassword } from './passwords.ts'
import {
  beginFactor,
  confirmFactor,
  isFactorDemanded,
  isFactorProven,
  recoveryCodesLeft,
  removeFactor,
} from './second-factor.ts'
import { endSessions, recordOn, type StandingSession } from './sessions.ts'
import { setPassword } from './set-password.ts'

/** The caller's own account, of which only the product itself may read everything. Their session stands. */
const onOwn = <Result>(
  caller: SignedIn,
  use: (db: Scoped<SystemCaller>, account: AccountRow) => Promise<Result>,
): Promise<Result> =>
  inScope(systemFor(caller), async (db) => {
    const account = await accountById(db, caller.accountId)
    if (!account) throw new Problem('signed-out')
    return use(db, account)
  })

/** Who is signed in, under which membership. */
export const whoIs = (caller: SignedIn): Promise<MeView> =>
  onOwn(caller, async (_db, account) => meOf(account, actingIn(account, caller.membershipId)))

const choose = statement('session.choose', 'update session set membership_id = $2, last_seen_at = now() where id = $1')

/** Acts under another membership of the same account from now on; other tabs stay as they are. */
export const actUnder = (caller: SignedIn, membershipId: string): Promise<Omit<StandingSession, 'token'>> =>
  onOwn(caller, async (db, account) => {
    const acting = account.memberships.find(({ id }) => id === membershipId)
    if (!acting) throw new Problem('not-permitted')
    await db.query(choose, [caller.sessionId, membershipId])
    const detail = { session: caller.sessionId, before: caller.membershipId, after: membershipId }
    await recordOn(db, account, 'session.act-under', detail, acting)
    return { account, acting }
  })

type SessionRow = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string | null; membershipId: string }

const standing = statement<SessionRow>(
  'session.own',
  `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent",
     membership_id as "membershipId"
   from session where account_id = $1 and ended_at is null and expires_at > now() order by last_seen_at desc limit 100`,
)
const endOne = statement<{ id: string }>(
  'session.end-one',
  `update session set ended_at = now(), ended_because = 'ended-elsewhere'
   where id = $1 and account_id = $2 and ended_at is null returning id`,
)

/** The caller's sessions that stand, the latest seen first. */
export const listSessions = (caller: SignedIn): Promise<OwnSessionList> =>
  onOwn(caller, async (db, account) => {
    const rows = await db.query(standing, [account.id])
    const items = rows.map(({ membershipId, createdAt, lastSeenAt, ...session }) => ({
      ...session,
      current: session.id === caller.sessionId,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      actingFor: account.memberships.find(({ id }) => id === membershipId)?.scopeName ?? '',
    }))
    return { items }
  })

/** Ends one of the caller's sessions. */
export const endSession = (caller: SignedIn, sessionId: string): Promise<void> =>
  onOwn(caller, async (db, account) => {
    const [ended] = await db.query(endOne, [sessionId, account.id])
    if (!ended) throw new Problem('not-found')
    await recordOn(db, account, 'session.end', { session: sessionId })
  })

/** Signs out everywhere, here too. */
export const endEverySession = (caller: SignedIn): Promise<void> =>
  onOwn(caller, async (db, account) => {
    await endSessions(db, account.id, 'ended-elsewhere')
    await recordOn(db, account, 'session.end-all')
  })

/** Another password for the caller's account; their other sessions end. */
export async function changePassword(caller: SignedIn, body: ChangePasswordBody, address: string): Promise<void> {
  const account = await provenByPassword(caller, body.current, address)
  refuseWeakPassword(body.password, account.username)
  const passwordHash = await hashOfPassword(body.password)
  await onOwn(caller, (db, now) => setPassword(db, now, passwordHash, caller.sessionId))
}

/** Whether the caller has a second factor, and must have one. */
export const readSecondFactor = (caller: SignedIn): Promise<SecondFactorView> =>
  onOwn(caller, async (db, account) => ({
    enabled: account.hasSecondFactor,
    demanded: isFactorDemanded(account),
    recoveryCodesLeft: account.hasSecondFactor ? await recoveryCodesLeft(db, account.id) : 0,
  }))

/** Sets a second factor up, pending until it is confirmed. */
export const beginOwnFactor = (caller: SignedIn): Promise<TotpView> => onOwn(caller, beginFactor)

/** Confirms it by a code of it. */
export const confirmOwnFactor = (caller: SignedIn, code: string): Promise<void> =>
  onOwn(caller, async (db, account) => {
    if (!(await confirmFactor(db, account.id, code))) throw new Problem('code-refused')
    await recordOn(db, account, 'account.second-factor-set')
  })

/** Removes it, proven by password and code; not where the role demands one. */
export async function removeOwnFactor(caller: SignedIn, body: TotpRemovalBody, address: string): Promise<void> {
  await provenByPassword(caller, body.password, address)
  await onOwn(caller, async (db, account) => {
    if (isFactorDemanded(account)) throw new Problem('second-factor-demanded')
    if (!(await isFactorProven(db, account.id, body.code))) throw new Problem('code-refused')
    await removeFactor(db, account.id)
    await recordOn(db, account, 'account.second-factor-removed')
  })
}

/** Whoever sits before an open page is asked for the password again, as often as at the door and no more. */
async function provenByPassword(caller: SignedIn, password: string, address: string): Promise<AccountRow> {
  const account = await onOwn(caller, async (db, own) => {
    await countAttempt(db, { name: own.username ?? '', address, proof: 'ticket' })
    return own
  })
  if (!(await isPassword(password, account.passwordHash)))
    throw new Problem('fields-invalid', [{ pointer: '/current', code: 'wrong', message: '当前密码不正确' }])
  await onOwn(caller, async (db) => {
    await forgetFailures(db, account.username ?? '')
    await forgiveAddress(db, address)
  })
  return account
}

function actingIn(account: AccountRow, membershipId: string) {
  const acting = account.memberships.find(({ id }) => id === membershipId)
  if (!acting) throw new Problem('signed-out')
  return acting
}
