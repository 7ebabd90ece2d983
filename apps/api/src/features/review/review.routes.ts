import {
  adjustmentBody,
  adjustmentQuery,
  bulkApprovalBody,
  bulkApprovalView,
  bulkCandidates,
  bulkPreview,
  claimView,
  decisionBody,
  id,
  reviewView,
  taskBody,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { adjustLine, withdrawAdjustment } from './adjust-line.ts'
import { answerTask } from './answer-tasks.ts'
import { approveBulk, previewBulk } from './bulk-approvals.ts'
import { bulkCandidatesOf } from './bulk-candidates.ts'
import { decideClaim } from './decide-claim.ts'
import { reviewOf } from './read-review.ts'

const params = z.object({ id })

/** The reviewers' decisions. Registered in the reviewers' scope. */
export const reviewRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/claims/:id/decisions',
    schema: { params, body: decisionBody, response: { 200: claimView } },
    handler: ({ caller, params: { id: claimId }, body }) => decideClaim(caller, claimId, body),
  })

  app.route({
    method: 'PUT',
    url: '/claims/:id/adjustments',
    schema: { params, body: adjustmentBody, response: { 200: reviewView } },
    handler: ({ caller, params: { id: claimId }, body }) => adjustLine(caller, claimId, body),
  })

  app.route({
    method: 'DELETE',
    url: '/claims/:id/adjustments',
    schema: { params, querystring: adjustmentQuery, response: { 200: reviewView } },
    handler: ({ caller, params: { id: claimId }, query }) => withdrawAdjustment(caller, claimId, query),
  })

  app.route({
    method: 'PUT',
    url: '/claims/:id/tasks',
    schema: { params, body: taskBody, response: { 200: reviewView } },
    handler: ({ caller, params: { id: claimId }, body }) => answerTask(caller, claimId, body),
  })
}

/** What an approver approves together. Registered in the approvers' scope. */
export const bulkApprovalRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/review/bulk-approvals',
    schema: { response: { 200: bulkCandidates } },
    handler: ({ caller }) => bulkCandidatesOf(caller),
  })

  app.route({
    method: 'POST',
    url: '/review/bulk-approvals/preview',
    schema: { body: bulkApprovalBody, response: { 200: bulkPreview } },
    handler: ({ caller, body }) => previewBulk(caller, body),
  })

  app.route({
    method: 'POST',
    url: '/review/bulk-approvals',
    schema: { body: bulkApprovalBody, response: { 200: bulkApprovalView } },
    handler: ({ caller, body }) => approveBulk(caller, body),
  })
}

/** A review to read. Registered in the scope of reviewers and auditors. */
export const reviewReadingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/claims/:id/review',
    schema: { params, response: { 200: reviewView } },
    handler: ({ caller, params: { id: claimId } }) => reviewOf(caller, claimId),
  })
}
