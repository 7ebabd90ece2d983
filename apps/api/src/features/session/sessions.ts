import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { NextStepView } from '@cradle/domain/wire'
import { type Scoped, statement, type SystemCaller } from '@cradle/db'
import type { AccountRow } from '#api/lib/accounts.ts'
import { businessNow } from '#api/lib/clock.ts'
import { installation } from '#api/lib/installation.ts'
import { handOverDeviceKey } from './device-keys.ts'
import { forgetFailures, forgiveAddress } from './failures.ts'
import type { RefreshToken } from './refresh-token.ts'
import { isFactorDemanded } from './second-factor.ts'
import { type Step, ticketFor } from './tickets.ts'

/** From where somebody signs in; `deviceId` names the browser that would keep what cannot be sent. */
export type Visitor = { requestId: string; address: string; userAgent: string | null; deviceId: string | undefined }

/** A session that stands: its account, the membership it acts under, and its current refresh token. */
export type StandingSession = {
  account: AccountRow
  acting: AccountRow['memberships'][number]
  token: RefreshToken
  /** Opens what this device keeps of the account's unsent edits. */
  deviceKey: string | undefined
}

/** What a step of the sign-in leads to: a session, or the next step. */
export type Entered = StandingSession | NextStepView

const insert = statement(
  'session.insert',
  `insert into session (id, account_id, membership_id, expires_at, user_agent, device_id)
   values ($1, $2, $3, now() + make_interval(secs => $4), $5, $6)`,
)
const endAll = statement(
  'session.end-all',
  `update session set ended_at = now(), ended_because = $2
   where account_id = $1 and ended_at is null and id is distinct from $3`,
)

type Proven = { weak: boolean; factor: boolean }

/** Lets somebody in whose password is right, or names the step that comes first. */
export async function enter(
  db: Scoped<SystemCaller>,
  account: AccountRow,
  visitor: Visitor,
  proven: Proven,
): Promise<Entered> {
  await forgiveAddress(db, visitor.address)
  const step = stepBefore(account, proven)
  if (step) return { next: step, ticket: ticketFor(step, account, proven.weak) }
  const [acting] = account.memberships
  if (!acting) throw new Problem('sign-in-failed')
  const sessionId = randomUUIDv7()
  const { userAgent, deviceId } = visitor
  const { sessionSeconds } = installation().access
  const from = [userAgent?.slice(0, 300) ?? null, deviceId ?? null]
  await db.query(insert, [sessionId, account.id, acting.id, sessionSeconds, ...from])
  const deviceKey = await handOverDeviceKey(db, account.id, deviceId)
  if (account.username) await forgetFailures(db, account.username)
  db.audit({
    type: 'session.begin',
    subject: { kind: 'account', id: account.id },
    scopeId: acting.scopeId,
    agencyId: acting.agencyId,
    businessOn: (await businessNow(db)).today,
    actor: account.name,
    as: { membershipId: acting.id, role: acting.role },
    detail: { session: sessionId, membership: acting.id },
  })
  return { account, acting, token: { sessionId, counter: 1 }, deviceKey }
}

function stepBefore(account: AccountRow, { weak, factor }: Proven): Step | undefined {
  if (account.hasSecondFactor && !factor) return 'second-factor'
  if (!account.hasSecondFactor && isFactorDemanded(account)) return 'enrol-second-factor'
  return weak ? 'new-password' : undefined
}

/** Whether anybody is to be let in by this account at all: it stands, acts for somebody, and is no demonstration's. */
export const isOpen = (account: AccountRow): boolean =>
  account.suspendedAt === null &&
  account.memberships.length > 0 &&
  // Production never lets a demonstration account in, should one have come with the data.
  (installation().mode === 'demo' || !account.isDemonstration)

/** Ends every session of an account but the one given. */
export const endSessions = (
  db: Scoped<SystemCaller>,
  accountId: string,
  because: 'password-changed' | 'ended-elsewhere',
  except: string | null = null,
) => db.query(endAll, [accountId, because, except])

/** A refusal at the door or a deed on one's own account, in the chain of whom the account acts for. */
export async function recordOn(
  db: Scoped<SystemCaller>,
  account: AccountRow | undefined,
  type: `${string}.${string}`,
  detail?: Record<string, unknown>,
  acting = account?.memberships[0],
): Promise<void> {
  db.audit({
    type,
    subject: { kind: 'account', id: account?.id ?? null },
    scopeId: acting?.scopeId ?? null,
    agencyId: acting?.agencyId ?? null,
    businessOn: (await businessNow(db)).today,
    ...(detail ? { detail } : {}),
  })
}
