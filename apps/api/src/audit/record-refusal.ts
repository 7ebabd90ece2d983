import type { ProblemCode } from '@cradle/domain/problem'
import { id } from '@cradle/domain/wire'
import type { FastifyRequest } from 'fastify'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/**
 * Puts on record that somebody signed in was refused what their role, their stage or their interest forbids: which
 * route and why, never what they sent. A transaction of its own, for the one that was refused is gone.
 */
export const recordRefusal = (caller: SignedIn, request: FastifyRequest, problem: ProblemCode): Promise<void> =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const route = request.routeOptions.url ?? ''
    const claim = route.includes('/claims/:id') ? id.safeParse((request.params as { id?: unknown }).id) : undefined
    db.audit({
      type: 'access.refuse',
      subject: claim?.success ? { kind: 'claim', id: claim.data } : { kind: 'access', id: null },
      scopeId: caller.scopeId,
      agencyId: caller.agencyId,
      businessOn: today,
      detail: { method: request.method, route, problem },
    })
  })
