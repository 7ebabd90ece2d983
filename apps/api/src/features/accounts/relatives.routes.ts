import { id, relativeBody, relativeList, relativeView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { declareOwnRelative, listOwnRelatives, withdrawOwnRelative } from './relatives.ts'

/** 回避申报 of the agency's staff, by themselves. Registered in the scope of relatives.declare. */
export const relativeRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/auth/relatives',
    schema: { response: { 200: relativeList } },
    handler: ({ caller }) => listOwnRelatives(caller),
  })

  app.route({
    method: 'POST',
    url: '/auth/relatives',
    schema: { body: relativeBody, response: { 201: relativeView } },
    handler: async ({ caller, body }, reply) => reply.code(201).send(await declareOwnRelative(caller, body)),
  })

  app.route({
    method: 'DELETE',
    url: '/auth/relatives/:id',
    schema: { params: z.object({ id }), response: { 204: z.null() } },
    handler: async ({ caller, params: { id } }, reply) => {
      await withdrawOwnRelative(caller, id)
      return reply.code(204).send(null)
    },
  })
}
