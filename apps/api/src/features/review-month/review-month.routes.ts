import { reviewMonth, reviewMonthQuery } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { watchMonth } from './watch-month.ts'

/** The month as its reviewers watch it. Registered in the scope of reviewers and the agency's administrator. */
export const reviewMonthRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/review/month',
    schema: { querystring: reviewMonthQuery, response: { 200: reviewMonth } },
    handler: ({ caller, query }) => watchMonth(caller, query.period),
  })
}
