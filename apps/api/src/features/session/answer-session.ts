import { id, type SessionView, type SignInAnswer } from '@cradle/domain/wire'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { meOf } from '#api/lib/accounts.ts'
import { installation } from '#api/lib/installation.ts'
import type { AccessClaims } from '#api/plugins/caller.ts'
import { readRefreshToken, type RefreshToken, refreshTokenText } from './refresh-token.ts'
import type { Entered, StandingSession, Visitor } from './sessions.ts'

const COOKIE = 'cradle_refresh'
const cookieOptions = { path: '/api/v1/auth', httpOnly: true, sameSite: 'strict' } as const

/** The refresh token of a request's cookie; undefined where there is none of this installation's. */
export function tokenOf(request: FastifyRequest): RefreshToken | undefined {
  const text = request.cookies[COOKIE]
  return text === undefined ? undefined : readRefreshToken(text)
}

/** Takes the refresh token away. */
export const withoutCookie = (reply: FastifyReply) => reply.clearCookie(COOKIE, cookieOptions)

/** From where a request comes, as sessions and records keep it. */
export const visitorOf = (request: FastifyRequest): Visitor => ({
  requestId: request.id,
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
  deviceId: deviceOf(request.body),
})

/** The device a validated body names; a body that may not name one has none. */
const deviceOf = (body: unknown): string | undefined => namesDevice.safeParse(body).data?.deviceId
const namesDevice = z.object({ deviceId: id })

/** What a step of the sign-in is answered with: the session with its cookie, or the step that comes first. */
export const answerEntered = async (entered: Entered, reply: FastifyReply): Promise<SignInAnswer> =>
  'next' in entered ? entered : answerSession(entered, reply)

/** A session's access token in the body and its refresh token in the cookie. */
export async function answerSession(session: StandingSession, reply: FastifyReply): Promise<SessionView> {
  const { mode, access } = installation()
  const secure = mode === 'production'
  const maxAge = access.sessionSeconds
  reply.setCookie(COOKIE, refreshTokenText(session.token), { ...cookieOptions, secure, maxAge })
  const answer = await sessionAnswer(session, session.token.sessionId, reply)
  return session.deviceKey === undefined ? answer : { ...answer, deviceKey: session.deviceKey }
}

/** A session's access token under one of its memberships. */
export async function sessionAnswer(
  { account, acting }: Pick<StandingSession, 'account' | 'acting'>,
  sessionId: string,
  reply: FastifyReply,
): Promise<SessionView> {
  const { accessSeconds, idleSeconds } = installation().access
  const claims: AccessClaims = {
    account: account.id,
    holder: account.holderId,
    membership: acting.id,
    session: sessionId,
    role: acting.role,
    agency: acting.agencyId,
    scope: acting.scopeId,
    name: account.name,
  }
  const accessToken = await reply.jwtSign(claims, { sign: { expiresIn: accessSeconds } })
  const expiresAt = new Date(Date.now() + accessSeconds * 1000).toISOString()
  return { accessToken, expiresAt, me: meOf(account, acting), idleSeconds }
}
