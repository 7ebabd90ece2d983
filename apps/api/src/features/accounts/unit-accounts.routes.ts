import {
  id,
  issuedUnitAccountView,
  issueUnitAccountBody,
  letterView,
  resetBody,
  suspensionBody,
  unitAccountPage,
  unitAccountRow,
  unitAccountsQuery,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { letterOfUnitAccount } from './commitment-letter.ts'
import {
  issueUnitAccount,
  listUnitAccounts,
  resetUnitAccount,
  restoreUnitAccount,
  suspendUnitAccount,
} from './unit-accounts.ts'

const params = z.object({ id })

/** The units' accounts, as the agency's administrator keeps them. Registered in the scope of unit-accounts.manage. */
export const unitAccountRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/unit-accounts',
    schema: { querystring: unitAccountsQuery, response: { 200: unitAccountPage } },
    handler: ({ caller, query }) => listUnitAccounts(caller, query),
  })

  app.route({
    method: 'POST',
    url: '/unit-accounts',
    schema: { body: issueUnitAccountBody, response: { 201: issuedUnitAccountView } },
    handler: async ({ caller, body }, reply) => reply.code(201).send(await issueUnitAccount(caller, body)),
  })

  app.route({
    method: 'POST',
    url: '/unit-accounts/:id/letter',
    schema: { params, body: resetBody, response: { 200: letterView } },
    handler: ({ caller, params: { id }, body }) => resetUnitAccount(caller, id, body),
  })

  app.route({
    method: 'POST',
    url: '/unit-accounts/:id/suspension',
    schema: { params, body: suspensionBody, response: { 200: unitAccountRow } },
    handler: ({ caller, params: { id }, body }) => suspendUnitAccount(caller, id, body.reason),
  })

  app.route({
    method: 'DELETE',
    url: '/unit-accounts/:id/suspension',
    schema: { params, response: { 200: unitAccountRow } },
    handler: ({ caller, params: { id } }) => restoreUnitAccount(caller, id),
  })

  app.route({
    method: 'GET',
    url: '/unit-accounts/:id/commitment-letter',
    schema: { params },
    handler: async ({ caller, params: { id } }, reply) => {
      const { mediaType, content } = await letterOfUnitAccount(caller, id)
      return reply.type(mediaType).header('content-disposition', 'attachment').send(content)
    },
  })
}
