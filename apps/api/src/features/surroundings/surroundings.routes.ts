import { duplicateVerdictBody, id, surroundingsView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { giveDuplicateVerdict } from './give-duplicate-verdict.ts'
import { readSurroundings } from './read-surroundings.ts'

/** What lies around a claim. Registered in the scope of agency and auditor. */
export const surroundingsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/claims/:id/surroundings',
    schema: { params: z.object({ id }), response: { 200: surroundingsView } },
    handler: ({ caller, params }) => readSurroundings(caller, params.id),
  })
}

/** A reviewer's word that two claims are not the same. Registered in the reviewers' scope. */
export const duplicateVerdictRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'PUT',
    url: '/claims/:id/duplicate-verdicts/:otherId',
    schema: {
      params: z.object({ id, otherId: id }),
      body: duplicateVerdictBody,
      response: { 200: surroundingsView },
    },
    handler: ({ caller, params, body }) => giveDuplicateVerdict(caller, params, body),
  })
}
