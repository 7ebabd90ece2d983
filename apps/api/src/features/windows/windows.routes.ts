import {
  cursor,
  id,
  idempotencyHeaders,
  moveWindowBody,
  notFiledPage,
  reopenBody,
  windowParams,
  windowsView,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { moveWindow } from './move-window.ts'
import { notFiled } from './not-filed.ts'
import { endReopening, reopenPeriod } from './reopenings.ts'
import { readWindows } from './read-windows.ts'

/** When the months are submitted, as the agency's administrator keeps it. Registered in the scope of windows.keep. */
export const windowRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/filing-windows',
    schema: { response: { 200: windowsView } },
    handler: ({ caller }) => readWindows(caller),
  })

  app.route({
    method: 'PUT',
    url: '/filing-windows/:period',
    schema: { params: windowParams, body: moveWindowBody, response: { 200: windowsView } },
    handler: ({ caller, params, body }) => moveWindow(caller, params.period, body),
  })

  app.route({
    method: 'POST',
    url: '/reopenings',
    schema: { body: reopenBody, headers: idempotencyHeaders, response: { 201: windowsView } },
    handler: async ({ caller, body, headers }, reply) =>
      reply.code(201).send(await reopenPeriod(caller, body, headers['idempotency-key'])),
  })

  app.route({
    method: 'POST',
    url: '/reopenings/:id/end',
    schema: { params: z.object({ id }), response: { 200: windowsView } },
    handler: ({ caller, params }) => endReopening(caller, params.id),
  })

  app.route({
    method: 'GET',
    url: '/not-filed',
    schema: { querystring: z.object({ cursor: cursor.optional() }), response: { 200: notFiledPage } },
    handler: ({ caller, query }) => notFiled(caller, query.cursor),
  })
}
