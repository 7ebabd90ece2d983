import { averageList, averageParams, fixAverageBody } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { fixAverage, regionalAverages } from './averages.ts'

/** The region's averages, for everyone with business to read. */
export const averageReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/regional-averages',
    schema: { response: { 200: averageList } },
    handler: ({ caller }) => regionalAverages(caller),
  })
}

/** Fixing them. Registered in the agency administrators' scope, app.ts. */
export const averageRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'PUT',
    url: '/regional-averages/:year',
    schema: { params: averageParams, body: fixAverageBody, response: { 200: averageList } },
    handler: ({ caller, params, body }) => fixAverage(caller, params.year, body),
  })
}
