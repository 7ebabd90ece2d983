import cookie from '@fastify/cookie'
import {
  actingBody,
  changePasswordBody,
  id,
  meView,
  ownSessionList,
  secondFactorView,
  sessionView,
  totpConfirmationBody,
  totpRemovalBody,
  totpView,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sessionAnswer, withoutCookie } from './answer-session.ts'
import { actUnder, whoIs } from './own-account.ts'
import { changePassword } from './own-password.ts'
import { beginOwnFactor, confirmOwnFactor, readSecondFactor, removeOwnFactor } from './own-second-factor.ts'
import { endEverySession, endSession, listSessions } from './own-sessions.ts'

const done = { 204: z.null() }

/** One's own account: who is signed in, sessions, password, second factor. Registered in the scope of everyone signed in. */
export const ownAccessRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(cookie)

  app.route({
    method: 'GET',
    url: '/auth/me',
    schema: { response: { 200: meView } },
    handler: ({ caller }) => whoIs(caller),
  })

  app.route({
    method: 'POST',
    url: '/auth/acting',
    schema: { body: actingBody, response: { 200: sessionView } },
    handler: async ({ caller, body }, reply) =>
      sessionAnswer(await actUnder(caller, body.membershipId), caller.sessionId, reply),
  })

  app.route({
    method: 'GET',
    url: '/auth/sessions',
    schema: { response: { 200: ownSessionList } },
    handler: ({ caller }) => listSessions(caller),
  })

  app.route({
    method: 'DELETE',
    url: '/auth/sessions/:id',
    schema: { params: z.object({ id }), response: done },
    handler: async ({ caller, params }, reply) => {
      await endSession(caller, params.id)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'POST',
    url: '/auth/sessions/end-all',
    schema: { response: done },
    handler: async ({ caller }, reply) => {
      await endEverySession(caller)
      return withoutCookie(reply).code(204).send(null)
    },
  })

  app.route({
    method: 'PUT',
    url: '/auth/password',
    schema: { body: changePasswordBody, response: done },
    handler: async ({ caller, body, ip }, reply) => {
      await changePassword(caller, body, ip)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/auth/totp',
    schema: { response: { 200: secondFactorView } },
    handler: ({ caller }) => readSecondFactor(caller),
  })

  app.route({
    method: 'POST',
    url: '/auth/totp',
    schema: { response: { 200: totpView } },
    handler: ({ caller }) => beginOwnFactor(caller),
  })

  app.route({
    method: 'POST',
    url: '/auth/totp/confirmation',
    schema: { body: totpConfirmationBody, response: done },
    handler: async ({ caller, body }, reply) => {
      await confirmOwnFactor(caller, body.code)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'DELETE',
    url: '/auth/totp',
    schema: { body: totpRemovalBody, response: done },
    handler: async ({ caller, body, ip }, reply) => {
      await removeOwnFactor(caller, body, ip)
      return reply.code(204).send(null)
    },
  })
}
