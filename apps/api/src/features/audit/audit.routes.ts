import { auditPage, auditSearchBody, claimStory, cursor, id, verificationView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { claimStoryOf } from './claim-story.ts'
import { exportTrail } from './export-trail.ts'
import { searchEvents } from './search-events.ts'
import { verifyTrail } from './verify-trail.ts'
import { watchVerification } from './watch-verification.ts'

const ND_JSON = 'application/x-ndjson'
const page = z.object({ cursor: cursor.optional() })

/** The audit trail, for reading alone. Registered in the auditors' scope. */
export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/audit-events',
    schema: { querystring: page, response: { 200: auditPage } },
    handler: ({ caller, query }) => searchEvents(caller, query),
  })

  app.route({
    method: 'POST',
    url: '/audit-events/search',
    schema: { body: auditSearchBody, response: { 200: auditPage } },
    handler: ({ caller, body }) => searchEvents(caller, body),
  })

  app.route({
    method: 'GET',
    url: '/audit-events/verification',
    schema: { response: { 200: verificationView } },
    handler: ({ caller, headers }, reply) =>
      headers.accept === ND_JSON
        ? (reply.type(ND_JSON).send(watchVerification(caller) as never) as never)
        : verifyTrail(caller),
  })

  app.route({
    method: 'GET',
    url: '/audit-events/export',
    handler: async ({ caller }, reply) => {
      const { name, lines } = await exportTrail(caller)
      return reply.type(ND_JSON).header('content-disposition', `attachment; filename="${name}"`).send(lines)
    },
  })

  app.route({
    method: 'GET',
    url: '/claims/:id/story',
    schema: { params: z.object({ id }), querystring: page, response: { 200: claimStory } },
    handler: ({ caller, params, query }) => claimStoryOf(caller, params.id, query.cursor),
  })
}
