import {
  assignmentsBody,
  assignmentsView,
  employerList,
  employersQuery,
  holdBody,
  id,
  nextQuery,
  queueCounts,
  queuePage,
  queueQuery,
  savedFilterBody,
  savedFilterList,
  standingView,
  takenNext,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { employersLike } from './employers-like.ts'
import { holdClaim, resumeClaim } from './hold-claim.ts'
import { queueCountsOf } from './queue-counts.ts'
import { reviewQueue } from './review-queue.ts'
import { forgetFilter, savedFilters, saveFilter } from './saved-filters.ts'
import { readStanding } from './standing.ts'
import { releaseClaim, takeClaims, takeNext } from './take-claims.ts'

const params = z.object({ id })

/** The reviewers' queues, and who has which claim in hand. Registered in the reviewers' scope. */
export const queueRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/review/queue',
    schema: { querystring: queueQuery, response: { 200: queuePage } },
    handler: ({ caller, query }) => reviewQueue(caller, query),
  })

  app.route({
    method: 'GET',
    url: '/review/queue/filters',
    schema: { response: { 200: savedFilterList } },
    handler: ({ caller }) => savedFilters(caller),
  })

  app.route({
    method: 'PUT',
    url: '/review/queue/filters',
    schema: { body: savedFilterBody, response: { 200: savedFilterList } },
    handler: ({ caller, body }) => saveFilter(caller, body),
  })

  app.route({
    method: 'DELETE',
    url: '/review/queue/filters/:id',
    schema: { params, response: { 204: z.null() } },
    handler: async ({ caller, params: { id: filterId } }, reply) => {
      await forgetFilter(caller, filterId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'GET',
    url: '/review/counts',
    schema: { response: { 200: queueCounts } },
    handler: ({ caller }) => queueCountsOf(caller),
  })

  app.route({
    method: 'GET',
    url: '/review/employers',
    schema: { querystring: employersQuery, response: { 200: employerList } },
    handler: async ({ caller, query }) => ({ items: await employersLike(caller, query.q) }),
  })

  app.route({
    method: 'POST',
    url: '/review/next',
    schema: { querystring: nextQuery, response: { 200: takenNext } },
    handler: ({ caller, query }) => takeNext(caller, query),
  })

  app.route({
    method: 'POST',
    url: '/review/assignments',
    schema: { body: assignmentsBody, response: { 200: assignmentsView } },
    handler: ({ caller, body }) => takeClaims(caller, body.claims),
  })

  app.route({
    method: 'DELETE',
    url: '/review/assignments/:id',
    schema: { params, response: { 204: z.null() } },
    handler: async ({ caller, params: { id: claimId } }, reply) => {
      await releaseClaim(caller, claimId)
      return reply.code(204).send(null)
    },
  })

  app.route({
    method: 'PUT',
    url: '/review/claims/:id/hold',
    schema: { params, body: holdBody, response: { 200: standingView } },
    handler: ({ caller, params: { id: claimId }, body }) => holdClaim(caller, claimId, body),
  })

  app.route({
    method: 'DELETE',
    url: '/review/claims/:id/hold',
    schema: { params, response: { 200: standingView } },
    handler: ({ caller, params: { id: claimId } }) => resumeClaim(caller, claimId),
  })
}

/** How a claim stands in its queue. Registered in the scope of reviewers and auditors. */
export const standingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/review/claims/:id/standing',
    schema: { params, response: { 200: standingView } },
    handler: ({ caller, params: { id: claimId } }) => readStanding(caller, claimId),
  })
}
