import { Problem } from '@cradle/domain/problem'
import { statement, systemCaller } from '@cradle/db'
import { accountById } from '#api/lib/accounts.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import { forgetDeviceKey, handOverDeviceKey } from './device-keys.ts'
import type { RefreshToken } from './refresh-token.ts'
import { isOpen, type StandingSession } from './sessions.ts'

type Renewal = { membershipId?: string | undefined; deviceId?: string | undefined }
type SessionRow = { accountId: string; membershipId: string; counter: number; rotatedSecondsAgo: number }

const lockSession = statement<SessionRow>(
  'session.lock',
  `select account_id as "accountId", membership_id as "membershipId", counter,
     extract(epoch from now() - rotated_at)::float8 as "rotatedSecondsAgo"
   from session where id = $1 and ended_at is null and expires_at > now()
     and last_seen_at > now() - make_interval(secs => $2) for update`,
)
// Its end stays where the sign-in set it: a session that is always in use ends with the working day too.
const rotate = statement(
  'session.rotate',
  'update session set counter = counter + 1, rotated_at = now(), last_seen_at = now() where id = $1',
)
// A sign-in that leads over the sign-in page tells its device only now.
const placeOn = statement(
  'session.place-on',
  'update session set device_id = $2 where id = $1 and device_id is distinct from $2',
)
const end = statement<{ accountId: string; deviceId: string | null; name: string }>(
  'session.end',
  `update session set ended_at = now(), ended_because = $2 where id = $1 and ended_at is null
   returning account_id as "accountId", device_id as "deviceId",
     (select account_holder.name from account join account_holder on account_holder.id = holder_id
      where account.id = account_id) as name`,
)

/**
 * Renews a session under the membership asked for, else the one chosen last: the token rotates, the one just replaced
 * still answers the same successor for half a minute, and any older one ends the session, for somebody else holds a copy.
 */
export async function renewSession(
  { sessionId, counter }: RefreshToken,
  { membershipId, deviceId }: Renewal,
  requestId: string,
): Promise<StandingSession> {
  const { accessSeconds, idleSeconds, twinSeconds } = installation().access
  const session = await inScope(systemCaller(requestId), async (db) => {
    const [row] = await db.query(lockSession, [sessionId, accessSeconds + idleSeconds])
    if (!row) return undefined
    const account = await accountById(db, row.accountId)
    if (!account || !isOpen(account)) return undefined
    const { memberships } = account
    const chosen = memberships.find(({ id }) => id === (membershipId ?? row.membershipId))
    // A membership that ended makes room for the others, unless this tab asked for it by name.
    const acting = chosen ?? (membershipId === undefined ? memberships[0] : undefined)
    if (!acting) return undefined
    const isTwin = counter === row.counter - 1 && row.rotatedSecondsAgo < twinSeconds
    if (counter === row.counter || isTwin) {
      if (!isTwin) await db.query(rotate, [sessionId])
      if (deviceId !== undefined) await db.query(placeOn, [sessionId, deviceId])
      const deviceKey = await handOverDeviceKey(db, account.id, deviceId)
      return { account, acting, token: { sessionId, counter: isTwin ? row.counter : counter + 1 }, deviceKey }
    }
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

/**
 * Ends a session; one that has ended already is no error. Signed out, its device's key is forgotten; a page that only
 * locks keeps it, since whoever comes back goes on with what was typed.
 */
export const signOut = ({ sessionId }: RefreshToken, { locks }: { locks: boolean }, requestId: string): Promise<void> =>
  inScope(systemCaller(requestId), async (db) => {
    const [ended] = await db.query(end, [sessionId, locks ? 'locked' : 'signed-out'])
    if (!ended) return
    if (!locks) await forgetDeviceKey(db, ended.accountId, ended.deviceId)
    const { today } = await businessNow(db)
    const subject = { kind: 'account', id: ended.accountId }
    db.audit({
      type: 'session.end',
      actor: ended.name,
      subject,
      scopeId: null,
      agencyId: null,
      businessOn: today,
      detail: { session: sessionId, ...(locks ? { because: 'locked' } : {}) },
    })
  })
