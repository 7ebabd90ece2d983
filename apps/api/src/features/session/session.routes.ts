import cookie from '@fastify/cookie'
import { Problem } from '@cradle/domain/problem'
import { loginBody, type MeView, meView, sessionView } from '@cradle/domain/wire'
import { systemCaller } from '@cradle/db'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inScope, installation } from '#api/lib/installation.ts'
import { ACCESS_TOKEN_MINUTES, type AccessClaims, type SignedIn } from '#api/plugins/caller.ts'
import { accountById, meOf } from '#api/lib/accounts.ts'
import { readRefreshToken, type RefreshToken, refreshTokenText } from './refresh-token.ts'
import { renewSession, SESSION_HOURS, signIn, signOut, type StandingSession } from './sign-in.ts'

const COOKIE = 'cradle_refresh'
const cookieOptions = { path: '/api/v1/auth', httpOnly: true, sameSite: 'strict' } as const

/** Sign-in, renewal and sign-out. Registered in the public scope, app.ts. */
export function sessionRoutes({ signInsPerMinute }: { signInsPerMinute: number }): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(cookie)

    app.route({
      method: 'POST',
      url: '/auth/login',
      schema: { body: loginBody, response: { 200: sessionView } },
      config: {
        rateLimit: { max: signInsPerMinute, timeWindow: '1 minute', hook: 'preHandler', keyGenerator: signInKey },
      },
      handler: async (request, reply) => answer(await signIn(request.body, request.id), reply),
    })

    app.route({
      method: 'POST',
      url: '/auth/refresh',
      schema: { response: { 200: sessionView } },
      handler: async (request, reply) => {
        const token = tokenOf(request)
        if (!token) throw new Problem('signed-out')
        return answer(await renewSession(token, request.id), reply)
      },
    })

    app.route({
      method: 'POST',
      url: '/auth/logout',
      schema: { response: { 204: z.null() } },
      handler: async (request, reply) => {
        const token = tokenOf(request)
        if (token) await signOut(token, request.id)
        return reply.clearCookie(COOKIE, cookieOptions).code(204).send(null)
      },
    })
  }
}

/** Who is signed in. Registered in the scope of everyone signed in. */
export const meRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/auth/me',
    schema: { response: { 200: meView } },
    handler: ({ caller }) => whoIs(caller),
  })
}

const whoIs = (caller: SignedIn): Promise<MeView> =>
  inScope(systemCaller(caller.requestId), async (db) => {
    const account = await accountById(db, caller.accountId)
    const acting = account?.memberships.find((membership) => membership.id === caller.membershipId)
    if (!account || !acting) throw new Problem('signed-out')
    return meOf(account, acting)
  })

const signInKey = (request: FastifyRequest) =>
  `${request.ip} ${String((request.body as { username?: unknown } | null)?.username).slice(0, 64)}`

function tokenOf(request: FastifyRequest): RefreshToken | undefined {
  const text = request.cookies[COOKIE]
  return text === undefined ? undefined : readRefreshToken(text)
}

async function answer({ account, acting, token }: StandingSession, reply: FastifyReply) {
  const claims: AccessClaims = {
    account: account.id,
    holder: account.holderId,
    membership: acting.id,
    session: token.sessionId,
    role: acting.role,
    agency: acting.agencyId,
    scope: acting.scopeId,
    name: account.name,
  }
  const accessToken = await reply.jwtSign(claims)
  const secure = installation().mode === 'production'
  reply.setCookie(COOKIE, refreshTokenText(token), { ...cookieOptions, secure, maxAge: SESSION_HOURS * 3600 })
  const expiresAt = new Date(Date.now() + ACCESS_TOKEN_MINUTES * 60_000).toISOString()
  return { accessToken, expiresAt, me: meOf(account, acting) }
}
