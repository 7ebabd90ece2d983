import { monthView, periodView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { readMonth, readPeriod } from './month.ts'

/** The open period. Registered in the scope of everyone with business. */
export const periodRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/period',
    schema: { response: { 200: periodView } },
    handler: ({ caller }) => readPeriod(caller),
  })
}

/** The clerk's month. Registered in the employers' scope. */
export const monthRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/month',
    schema: { response: { 200: monthView } },
    handler: ({ caller }) => readMonth(caller),
  })
}
