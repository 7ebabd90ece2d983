import jwt from '@fastify/jwt'
import { may, type Permission, type Role, roles } from '@cradle/domain/access'
import { Problem } from '@cradle/domain/problem'
import { id } from '@cradle/domain/wire'
import type { Caller } from '@cradle/db'
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify'
import fastifyPlugin from 'fastify-plugin'
import { z } from 'zod'
import { installation } from '#api/lib/installation.ts'

/** What an access token says: who acts, under which membership and session. It lives a quarter of an hour. */
export const accessClaims = z.object({
  account: id,
  holder: id,
  membership: id,
  session: id,
  role: z.enum(Object.keys(roles) as [Role, ...Role[]]),
  agency: id,
  scope: id,
  name: z.string(),
})
export type AccessClaims = z.infer<typeof accessClaims>

/** A signed-in caller, with the session that draft saves are recorded under. */
export type SignedIn = Caller & { sessionId: string }

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Set in every scope but the public one; reading it elsewhere throws. */
    caller: SignedIn
  }
}

/** Signs and verifies access tokens, and gives each request its caller. */
export const callerPlugin = fastifyPlugin(async (app: FastifyInstance) => {
  await app.register(jwt, {
    secret: installation().keys.accessTokens,
    sign: { algorithm: 'HS256', expiresIn: installation().access.accessSeconds },
    // Of a token that was verified a moment ago only the time is looked at; that its session stands is asked every time.
    verify: { algorithms: ['HS256'], cache: true },
  })
  app.decorateRequest('caller', {
    getter() {
      throw new Error('this route stands outside every scope and has no caller')
    },
  })
})

/** Lets in whoever is signed in in one of the given roles, and nobody else. The hook of every scope. */
function onlyFor(allows: (role: Role) => boolean): onRequestHookHandler {
  return async (request) => {
    const caller = callerOf(request)
    // Before it is judged: a refusal is put on record with whose it is.
    Object.defineProperty(request, 'caller', { value: caller })
    if (!allows(caller.role)) throw new Problem('not-permitted')
  }
}

/** Lets in whoever may do what `permission` names; the table in the domain says who. */
export const onlyWith = (permission: Permission) => onlyFor((role) => may(role, permission))
export const everyoneSignedIn = onlyFor(() => true)

/** Who asks, where somebody is signed in; for what stands outside every scope. */
export const callerIn = (request: FastifyRequest): SignedIn | undefined =>
  Object.hasOwn(request, 'caller') ? request.caller : undefined

function callerOf(request: FastifyRequest): SignedIn {
  const claims = claimsOf(request)
  if (!claims) throw new Problem('signed-out')
  const { account, holder, membership, session, role, agency, scope, name } = claims
  return {
    accountId: account,
    holderId: holder,
    membershipId: membership,
    sessionId: session,
    role,
    name,
    agencyId: agency,
    scopeId: scope,
    requestId: request.id,
  }
}

const read = new WeakMap<object, AccessClaims>()

/** What the request's token says, if it is one of ours and still good. One that comes again is not read again. */
function claimsOf({ headers, server }: FastifyRequest): AccessClaims | undefined {
  const [, token] = /^Bearer (\S+)$/i.exec(headers.authorization ?? '') ?? []
  if (token === undefined) return undefined
  try {
    const verified = server.jwt.verify<object>(token)
    const claims = read.get(verified) ?? accessClaims.parse(verified)
    read.set(verified, claims)
    return claims
  } catch {
    return undefined
  }
}
