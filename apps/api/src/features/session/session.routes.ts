import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import { Problem } from '@cradle/domain/problem'
import {
  activationBody,
  challengeView,
  choosePasswordBody,
  enrolmentBody,
  loginBody,
  logoutBody,
  openingBody,
  passwordResetBody,
  refreshBody,
  secondFactorBody,
  sessionView,
  signInAnswer,
  totpView,
} from '@cradle/domain/wire'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { activateAccount } from './activate-account.ts'
import { answerEntered, answerSession, tokenOf, visitorOf, withoutCookie } from './answer-session.ts'
import { sendCompressed } from './compressed.ts'
import { openingLines } from './opening-lines.ts'
import { newChallenge } from './proof-of-work.ts'
import { renewSession, signOut } from './renew-session.ts'
import { resetPassword } from './reset-password.ts'
import { choosePassword, confirmEnrolment, enrolFactor, giveSecondFactor, signIn } from './sign-in.ts'

/** Sign-in and its steps, activation, renewal and sign-out. Registered in the public scope, app.ts. */
export function sessionRoutes({ signInsPerMinute }: { signInsPerMinute: number }): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(cookie)
    const config = {
      rateLimit: { max: signInsPerMinute, timeWindow: '1 minute', hook: 'preHandler', keyGenerator: signInKey },
    } as const

    app.route({
      method: 'POST',
      url: '/auth/login',
      schema: { body: loginBody, response: { 200: signInAnswer } },
      config,
      handler: async (request, reply) => answerEntered(await signIn(request.body, visitorOf(request)), reply),
    })

    app.route({
      method: 'GET',
      url: '/auth/challenge',
      schema: { response: { 200: challengeView } },
      handler: async () => ({ ...(await newChallenge()) }),
    })

    app.route({
      method: 'POST',
      url: '/auth/second-factor',
      schema: { body: secondFactorBody, response: { 200: signInAnswer } },
      config,
      handler: async (request, reply) => answerEntered(await giveSecondFactor(request.body, visitorOf(request)), reply),
    })

    app.route({
      method: 'POST',
      url: '/auth/enrolment',
      schema: { body: enrolmentBody, response: { 200: totpView } },
      config,
      handler: (request) => enrolFactor(request.body, visitorOf(request)),
    })

    app.route({
      method: 'POST',
      url: '/auth/enrolment/confirmation',
      schema: { body: secondFactorBody, response: { 200: signInAnswer } },
      config,
      handler: async (request, reply) => answerEntered(await confirmEnrolment(request.body, visitorOf(request)), reply),
    })

    app.route({
      method: 'POST',
      url: '/auth/new-password',
      schema: { body: choosePasswordBody, response: { 200: signInAnswer } },
      config,
      handler: async (request, reply) => answerEntered(await choosePassword(request.body, visitorOf(request)), reply),
    })

    app.route({
      method: 'POST',
      url: '/auth/activation',
      schema: { body: activationBody, response: { 200: signInAnswer } },
      config,
      handler: async (request, reply) => answerEntered(await activateAccount(request.body, visitorOf(request)), reply),
    })

    app.route({
      method: 'POST',
      url: '/auth/password-reset',
      schema: { body: passwordResetBody, response: { 204: z.null() } },
      config,
      handler: async (request, reply) => {
        await resetPassword(request.body, visitorOf(request))
        return reply.code(204).send(null)
      },
    })

    app.route({
      method: 'POST',
      url: '/auth/refresh',
      schema: { body: refreshBody, response: { 200: sessionView } },
      handler: async (request, reply) => {
        const token = tokenOf(request)
        if (!token) throw new Problem('signed-out')
        return answerSession(await renewSession(token, request.body ?? {}, request.id), reply)
      },
    })

    app.route({
      method: 'POST',
      url: '/auth/opening',
      schema: { body: openingBody },
      handler: async (request, reply) => {
        const token = tokenOf(request)
        if (!token) throw new Problem('signed-out')
        const { as, reads = [], ...renewal } = request.body ?? {}
        const session = await renewSession(token, renewal, request.id)
        const view = await answerSession(session, reply)
        // Asked as somebody else, a read might be refused, and a refusal is on record.
        const asked = session.acting.id === as ? reads : []
        const lines = Readable.from(openingLines(request, view, asked))
        return sendCompressed(lines, request, reply.type('application/x-ndjson'))
      },
    })

    app.route({
      method: 'POST',
      url: '/auth/logout',
      schema: { body: logoutBody, response: { 204: z.null() } },
      handler: async (request, reply) => {
        const token = tokenOf(request)
        if (token) await signOut(token, { locks: request.body?.locks ?? false }, request.id)
        return withoutCookie(reply).code(204).send(null)
      },
    })
  }
}

/** Whom a try counts for within a minute: the address with the name, the unit or the ticket that was sent. */
function signInKey({ ip, body }: FastifyRequest): string {
  const { username, unitNumber, ticket } = (body ?? {}) as Record<string, unknown>
  return `${ip} ${String(unitNumber ?? username ?? ticket).slice(0, 64)}`
}
