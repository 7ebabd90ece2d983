import fastifyPlugin from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Responses so far by their status. */
    responsesByStatus: Map<number, number>
  }
}

/** Counts every response, for whoever watches the product. */
export const metrics = fastifyPlugin(async (app: FastifyInstance) => {
  const responsesByStatus = new Map<number, number>()
  app.decorate('responsesByStatus', responsesByStatus)
  app.addHook('onResponse', async (_request, { statusCode }) => {
    responsesByStatus.set(statusCode, (responsesByStatus.get(statusCode) ?? 0) + 1)
  })
})
