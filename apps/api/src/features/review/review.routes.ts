import { claimView, decisionBody, id, queuePage, queueQuery } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { decideClaim } from './decide-claim.ts'
import { reviewQueue } from './review-queue.ts'

/** The reviewers' queue and decisions. Registered in the reviewers' scope. */
export const reviewRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/review/queue',
    schema: { querystring: queueQuery, response: { 200: queuePage } },
    handler: ({ caller, query }) => reviewQueue(caller, query.cursor),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/decisions',
    schema: { params: z.object({ id }), body: decisionBody, response: { 200: claimView } },
    handler: ({ caller, params, body }) => decideClaim(caller, params.id, body),
  })
}
