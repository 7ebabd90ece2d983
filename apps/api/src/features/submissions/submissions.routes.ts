import {
  confirmBody,
  cursor,
  declineBody,
  dryRunBody,
  dryRunView,
  id,
  idempotencyHeaders,
  nilReturnBody,
  nilReturnView,
  proposalView,
  proposeBody,
  submissionPage,
  submissionRuleBody,
  submissionRuleView,
  submissionView,
  submitMonthBody,
  withdrawBody,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ND_JSON, watched } from '#api/lib/watched.ts'
import { declareNil } from './declare-nil.ts'
import { dryRun } from './dry-run.ts'
import { confirmProposal, declineProposal, getProposal, proposeSubmission } from './proposals.ts'
import { getSubmission, listSubmissions } from './read-submissions.ts'
import { setSubmissionRule, submissionRule } from './submission-rule.ts'
import { submitMonth } from './submit-month.ts'
import { withdrawSubmission } from './withdraw-submission.ts'

const params = z.object({ id })

/** Reading the batches. Registered in the scope of everyone with business. */
export const submissionReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/submissions',
    schema: { querystring: z.object({ cursor: cursor.optional() }), response: { 200: submissionPage } },
    handler: ({ caller, query }) => listSubmissions(caller, query.cursor),
  })

  app.route({
    method: 'GET',
    url: '/submissions/:id',
    schema: { params, response: { 200: submissionView } },
    handler: ({ caller, params: { id: submissionId } }) => getSubmission(caller, submissionId),
  })
}

/** Submitting the month and taking it back. Registered in the employers' scope. */
export const submissionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/submissions',
    schema: { body: submitMonthBody, headers: idempotencyHeaders, response: { 201: submissionView } },
    handler: async (request, reply) => {
      const { caller, body, headers } = request
      const key = headers['idempotency-key']
      if (request.raw.headers.accept === ND_JSON)
        return reply.type(ND_JSON).send(watched(request, (say) => submitMonth(caller, body, key, say)) as never)
      return reply.code(201).send(await submitMonth(caller, body, key))
    },
  })

  app.route({
    method: 'POST',
    url: '/submissions/dry-run',
    schema: { body: dryRunBody, response: { 200: dryRunView } },
    handler: async (request, reply) => {
      const { caller, body } = request
      if (request.raw.headers.accept === ND_JSON)
        return reply.type(ND_JSON).send(watched(request, (say) => dryRun(caller, body, say)) as never)
      return dryRun(caller, body)
    },
  })

  app.route({
    method: 'POST',
    url: '/submissions/:id/withdrawal',
    schema: { params, body: withdrawBody, response: { 200: submissionView } },
    handler: ({ caller, params: { id: submissionId }, body }) => withdrawSubmission(caller, submissionId, body),
  })

  app.route({
    method: 'POST',
    url: '/nil-returns',
    schema: { body: nilReturnBody, headers: idempotencyHeaders, response: { 201: nilReturnView } },
    handler: async ({ caller, body, headers }, reply) =>
      reply.code(201).send(await declareNil(caller, body, headers['idempotency-key'])),
  })

  app.route({
    method: 'POST',
    url: '/submission-proposals',
    schema: { body: proposeBody, headers: idempotencyHeaders, response: { 201: proposalView } },
    handler: async ({ caller, body, headers }, reply) =>
      reply.code(201).send(await proposeSubmission(caller, body, headers['idempotency-key'])),
  })

  app.route({
    method: 'GET',
    url: '/submission-proposals/:id',
    schema: { params, response: { 200: proposalView } },
    handler: ({ caller, params: { id: proposalId } }) => getProposal(caller, proposalId),
  })

  app.route({
    method: 'POST',
    url: '/submission-proposals/:id/refusal',
    schema: { params, body: declineBody, response: { 200: proposalView } },
    handler: ({ caller, params: { id: proposalId }, body }) => declineProposal(caller, proposalId, body),
  })
}

/** Confirming what others prepared. Registered in the scope of the employers' administrators. */
export const confirmationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/submission-proposals/:id/confirmation',
    schema: { params, body: confirmBody, headers: idempotencyHeaders, response: { 201: submissionView } },
    handler: async (request, reply) => {
      const { caller, params: place, body, headers } = request
      const asked = { ...place, ...body }
      const key = headers['idempotency-key']
      if (request.raw.headers.accept === ND_JSON)
        return reply.type(ND_JSON).send(watched(request, (say) => confirmProposal(caller, asked, key, say)) as never)
      return reply.code(201).send(await confirmProposal(caller, asked, key))
    },
  })

  app.route({
    method: 'GET',
    url: '/unit/submission-rule',
    schema: { response: { 200: submissionRuleView } },
    handler: ({ caller }) => submissionRule(caller),
  })

  app.route({
    method: 'PUT',
    url: '/unit/submission-rule',
    schema: { body: submissionRuleBody, response: { 200: submissionRuleView } },
    handler: ({ caller, body }) => setSubmissionRule(caller, body),
  })
}
