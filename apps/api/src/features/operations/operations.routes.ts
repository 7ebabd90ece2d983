import { statement, systemCaller } from '@cradle/db'
import { Problem } from '@cradle/domain/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inScope } from '#api/lib/installation.ts'

const ask = statement<{ one: number }>('health.ask', 'select 1 as one')

/** For whoever runs the product: is the process alive, does the database answer, what has it done. Public scope. */
export const operationsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/health/live',
    schema: { response: { 200: z.object({ status: z.literal('live') }) } },
    handler: async () => ({ status: 'live' as const }),
  })

  app.route({
    method: 'GET',
    url: '/health/ready',
    schema: { response: { 200: z.object({ status: z.literal('ready') }) } },
    handler: async ({ id, log }) => {
      try {
        await inScope(systemCaller(id), (db) => db.query(ask))
      } catch (error) {
        log.warn({ err: error }, 'not ready')
        throw new Problem('unavailable')
      }
      return { status: 'ready' as const }
    },
  })

  app.route({
    method: 'GET',
    url: '/metrics',
    schema: { response: { 200: z.string() } },
    handler: async (_request, reply) => {
      const counts = [...app.responsesByStatus].map(
        ([status, count]) => `cradle_http_responses_total{status="${status}"} ${count}`,
      )
      const { rss, heapUsed } = process.memoryUsage()
      return reply
        .type('text/plain; version=0.0.4')
        .send(
          [
            '# TYPE cradle_http_responses_total counter',
            ...counts,
            '# TYPE cradle_memory_bytes gauge',
            `cradle_memory_bytes{kind="rss"} ${rss}`,
            `cradle_memory_bytes{kind="heap"} ${heapUsed}`,
            '',
          ].join('\n'),
        )
    },
  })
}
