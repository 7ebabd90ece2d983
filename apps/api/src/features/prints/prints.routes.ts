import { id, printView, recordPrintBody, reviewFormData } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { recordPrint } from './record-print.ts'
import { reviewFormOf } from './review-form.ts'

const params = z.object({ id })

/** What the official forms are drawn from, and the record of prints. Registered in the scope of employers and agency. */
export const printRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/claims/:id/review-form',
    schema: { params, response: { 200: reviewFormData } },
    handler: ({ caller, params: { id: claimId } }) => reviewFormOf(caller, claimId),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/prints',
    schema: { params, body: recordPrintBody, response: { 201: printView } },
    handler: async ({ caller, params: { id: claimId }, body }, reply) =>
      reply.code(201).send(await recordPrint(caller, claimId, body)),
  })
}
