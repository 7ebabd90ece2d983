import { cursor, id, idempotencyHeaders, submissionPage, submissionView, submitMonthBody } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { getSubmission, listSubmissions } from './read-submissions.ts'
import { submitMonth } from './submit-month.ts'

/** Reading the batches. Registered in the scope of everyone with business. */
export const submissionReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/submissions',
    schema: { querystring: z.object({ cursor: cursor.optional() }), response: { 200: submissionPage } },
    handler: ({ caller, query }) => listSubmissions(caller, query.cursor),
  })

  app.route({
    method: 'GET',
    url: '/submissions/:id',
    schema: { params: z.object({ id }), response: { 200: submissionView } },
    handler: ({ caller, params }) => getSubmission(caller, params.id),
  })
}

/** Submitting the month. Registered in the employers' scope. */
export const submissionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/submissions',
    schema: { body: submitMonthBody, headers: idempotencyHeaders, response: { 201: submissionView } },
    handler: async ({ caller, body, headers }, reply) =>
      reply.code(201).send(await submitMonth(caller, body, headers['idempotency-key'])),
  })
}
