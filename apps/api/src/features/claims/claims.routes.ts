import {
  claimPage,
  claimsQuery,
  claimView,
  createClaimBody,
  findingReasonBody,
  deletedClaimList,
  id,
  idempotencyHeaders,
  presenceBody,
  presenceView,
  saveSectionBody,
  versionBody,
  versionQuery,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { abandonClaim, deleteClaim, getClaim, recallClaim, resendClaim } from './change-claim.ts'
import { endPresence, notePresence } from './claim-presence.ts'
import { createClaim } from './create-claim.ts'
import { giveReason } from './give-reason.ts'
import { listClaims } from './list-claims.ts'
import { listDeletedClaims, restoreClaim } from './restore-claim.ts'
import { saveSection } from './save-section.ts'

const params = z.object({ id })

/** Reading claims. Registered in the scope of everyone with business. */
export const claimReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/claims',
    schema: { querystring: claimsQuery, response: { 200: claimPage } },
    handler: ({ caller, query }) => listClaims(caller, query),
  })

  app.route({
    method: 'GET',
    url: '/claims/:id',
    schema: { params, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId } }) => getClaim(caller, claimId),
  })
}

/** What an employer's clerk does with a claim. Registered in the employers' scope. */
export const claimRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/claims',
    schema: { body: createClaimBody, headers: idempotencyHeaders, response: { 201: claimView } },
    handler: async ({ caller, body, headers }, reply) =>
      reply.code(201).send(await createClaim(caller, body, headers['idempotency-key'])),
  })

  app.route({
    method: 'PATCH',
    url: '/claims/:id',
    schema: { params, body: saveSectionBody, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId }, body }) => saveSection(caller, claimId, body),
  })

  app.route({
    method: 'PUT',
    url: '/claims/:id/finding-reasons',
    schema: { params, body: findingReasonBody, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId }, body }) => giveReason(caller, claimId, body),
  })

  app.route({
    method: 'DELETE',
    url: '/claims/:id',
    schema: { params, querystring: versionQuery, response: { 204: z.null() } },
    handler: async ({ caller, params: { id: claimId }, query }, reply) => {
      await deleteClaim(caller, { id: claimId, version: query.version })
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/claims/deleted',
    schema: { response: { 200: deletedClaimList } },
    handler: ({ caller }) => listDeletedClaims(caller),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/restoration',
    schema: { params, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId } }) => restoreClaim(caller, claimId),
  })

  app.route({
    method: 'PUT',
    url: '/claims/:id/presence',
    schema: { params, body: presenceBody, response: { 200: presenceView } },
    handler: ({ caller, params: { id: claimId }, body }) => notePresence(caller, claimId, body),
  })

  app.route({
    method: 'DELETE',
    url: '/claims/:id/presence',
    schema: { params, response: { 204: z.null() } },
    handler: async ({ caller, params: { id: claimId } }, reply) => {
      await endPresence(caller, claimId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/recall',
    schema: { params, body: versionBody, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId }, body }) => recallClaim(caller, { id: claimId, ...body }),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/filings',
    schema: { params, body: versionBody, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId }, body }) => resendClaim(caller, { id: claimId, ...body }),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/abandonment',
    schema: { params, body: versionBody, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId }, body }) => abandonClaim(caller, { id: claimId, ...body }),
  })
}
