import { id, revealBody, revealView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { revealNumber } from './reveal-number.ts'

/** Reveals a minute per account: nobody reads numbers faster, whoever copies them does. */
const REVEALS_PER_MINUTE = 30

/** Showing a masked number in full. Registered in the scope of everyone with business. */
export const revealRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/claims/:id/reveals',
    schema: { params: z.object({ id }), body: revealBody, response: { 200: revealView } },
    config: {
      rateLimit: {
        max: REVEALS_PER_MINUTE,
        timeWindow: '1 minute',
        hook: 'preHandler',
        keyGenerator: ({ caller }) => caller.accountId,
      },
    },
    handler: ({ caller, params, body }) => revealNumber(caller, params.id, body),
  })
}
