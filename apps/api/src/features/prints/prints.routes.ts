import {
  chargeLedgerData,
  claimForm,
  claimFormData,
  claimFormsBody,
  claimFormsView,
  claimLedgerData,
  claimLedgerQuery,
  formNumber,
  id,
  issuedNoticeView,
  noticePrintBody,
  periodSummaryData,
  printedFormView,
  printsView,
  printView,
  recordGeneralPrintBody,
  recordPrintBody,
  recordPrintsBody,
  unitPledgeData,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { claimFormOf, claimFormsOf } from './claim-forms.ts'
import { generalFormOf, recordGeneralPrint } from './general-forms.ts'
import { issuedNotice, recordNoticePrint } from './issued-notices.ts'
import { printedFormOf } from './printed-form.ts'
import { recordPrint, recordPrints } from './record-prints.ts'

const params = z.object({ id })

/** What the official forms are drawn from, and the record of prints. Registered in the scope of employers and agency. */
export const printRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/claims/:id/review-form',
    schema: { params, response: { 200: claimFormData } },
    handler: ({ caller, params: { id: claimId } }) => claimFormOf(caller, claimId, 'review-form'),
  })

  app.route({
    method: 'GET',
    url: '/claims/:id/forms/:form',
    schema: { params: z.object({ id, form: claimForm }), response: { 200: claimFormData } },
    handler: ({ caller, params: { id: claimId, form } }) => claimFormOf(caller, claimId, form),
  })

  app.route({
    method: 'POST',
    url: '/claim-forms',
    schema: { body: claimFormsBody, response: { 200: claimFormsView } },
    handler: async ({ caller, body }) => ({ items: await claimFormsOf(caller, body) }),
  })

  app.route({
    method: 'POST',
    url: '/claims/:id/prints',
    schema: { params, body: recordPrintBody, response: { 201: printView } },
    handler: async ({ caller, params: { id: claimId }, body }, reply) =>
      reply.code(201).send(await recordPrint(caller, claimId, body)),
  })

  app.route({
    method: 'POST',
    url: '/claim-prints',
    schema: { body: recordPrintsBody, response: { 201: printsView } },
    handler: async ({ caller, body }, reply) => reply.code(201).send(await recordPrints(caller, body)),
  })

  app.route({
    method: 'GET',
    url: '/issued-notices/:id',
    schema: { params, response: { 200: issuedNoticeView } },
    handler: ({ caller, params: { id: noticeId } }) => issuedNotice(caller, noticeId),
  })

  app.route({
    method: 'POST',
    url: '/issued-notices/:id/prints',
    schema: { params, body: noticePrintBody, response: { 201: printsView } },
    handler: async ({ caller, params: { id: noticeId }, body }, reply) =>
      reply.code(201).send(await recordNoticePrint(caller, noticeId, body.version)),
  })

  app.route({
    method: 'GET',
    url: '/submissions/:id/charge-ledger',
    schema: { params, response: { 200: chargeLedgerData } },
    handler: ({ caller, params: { id: submissionId } }) => generalFormOf(caller, 'charge-ledger', { submissionId }),
  })

  app.route({
    method: 'GET',
    url: '/submissions/:id/period-summary',
    schema: { params, response: { 200: periodSummaryData } },
    handler: ({ caller, params: { id: submissionId } }) => generalFormOf(caller, 'period-summary', { submissionId }),
  })

  app.route({
    method: 'GET',
    url: '/claim-ledger',
    schema: { querystring: claimLedgerQuery, response: { 200: claimLedgerData } },
    handler: ({ caller, query }) => generalFormOf(caller, 'claim-ledger', { query }),
  })

  app.route({
    method: 'POST',
    url: '/general-prints',
    schema: { body: recordGeneralPrintBody, response: { 201: printsView } },
    handler: async ({ caller, body }, reply) => reply.code(201).send(await recordGeneralPrint(caller, body)),
  })
}

/** The unit's own pledge. Registered in the scope of its administrator. */
export const unitPrintRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/unit/pledge',
    schema: { response: { 200: unitPledgeData } },
    handler: ({ caller }) => generalFormOf(caller, 'unit-pledge', {}),
  })
}

/** Where a QR code leads. Registered in the scope of everyone with business. */
export const printedFormRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/printed-forms/:number',
    schema: { params: z.object({ number: formNumber }), response: { 200: printedFormView } },
    handler: ({ caller, params: { number } }) => printedFormOf(caller, number),
  })
}
