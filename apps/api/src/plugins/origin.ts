import { withOrigin } from '@cradle/db'
import type { FastifyInstance, onRequestHookHandler } from 'fastify'
import fastifyPlugin from 'fastify-plugin'

/** As much of a browser's name for itself as is kept. */
const LONGEST_USER_AGENT = 300

/** Lets every event that a request records say from where it came. */
export const origin = fastifyPlugin(async (app: FastifyInstance) => {
  const enter: onRequestHookHandler = (request, _reply, done) => {
    const userAgent = request.headers['user-agent']?.slice(0, LONGEST_USER_AGENT) ?? null
    withOrigin({ address: request.ip, userAgent }, done)
  }
  app.addHook('onRequest', enter)
  // Once more: a body's last bytes come from the connection, which knows nothing of the request.
  app.addHook('preValidation', enter)
})
