import { Problem } from '@cradle/domain/problem'
import type { OwnSessionList } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import type { SignedIn } from '#api/plugins/caller.ts'
import { forgetDeviceKey, forgetDeviceKeys } from './device-keys.ts'
import { onOwn } from './own-account.ts'
import { endSessions, recordOn } from './sessions.ts'

type SessionRow = { id: string; createdAt: Date; lastSeenAt: Date; userAgent: string | null; membershipId: string }

const standing = statement<SessionRow>(
  'session.own',
  `select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent",
     membership_id as "membershipId"
   from session where account_id = $1 and ended_at is null and expires_at > now() order by last_seen_at desc limit 100`,
)
const endOne = statement<{ deviceId: string | null }>(
  'session.end-one',
  `update session set ended_at = now(), ended_because = 'ended-elsewhere'
   where id = $1 and account_id = $2 and ended_at is null returning device_id as "deviceId"`,
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
    await forgetDeviceKey(db, account.id, ended.deviceId)
    await recordOn(db, account, 'session.end', { session: sessionId })
  })

/** Signs out everywhere, here too: no device opens again what it kept. */
export const endEverySession = (caller: SignedIn): Promise<void> =>
  onOwn(caller, async (db, account) => {
    await endSessions(db, account.id, 'ended-elsewhere')
    await forgetDeviceKeys(db, account.id)
    await recordOn(db, account, 'session.end-all')
  })
