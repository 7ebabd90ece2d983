import {
  addedStaffView,
  addMembershipBody,
  addStaffBody,
  id,
  issuedCodeView,
  officeList,
  relativeBody,
  relativeList,
  relativeView,
  resetBody,
  staffList,
  staffView,
  suspensionBody,
} from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { declareRelativeOfStaff, listRelativesOfStaff, withdrawRelativeOfStaff } from './relatives.ts'
import {
  addMembership,
  addStaff,
  endStaffMembership,
  listOffices,
  listStaff,
  resetStaff,
  restoreStaff,
  suspendStaff,
} from './staff.ts'

const params = z.object({ id })

/** The agency's staff, as the system administrator keeps them. Registered in the scope of staff.manage. */
export const staffRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/staff',
    schema: { response: { 200: staffList } },
    handler: ({ caller }) => listStaff(caller),
  })

  app.route({
    method: 'GET',
    url: '/offices',
    schema: { response: { 200: officeList } },
    handler: ({ caller }) => listOffices(caller),
  })

  app.route({
    method: 'POST',
    url: '/staff',
    schema: { body: addStaffBody, response: { 201: addedStaffView } },
    handler: async ({ caller, body }, reply) => reply.code(201).send(await addStaff(caller, body)),
  })

  app.route({
    method: 'POST',
    url: '/staff/:id/memberships',
    schema: { params, body: addMembershipBody, response: { 201: staffView } },
    handler: async ({ caller, params: { id }, body }, reply) =>
      reply.code(201).send(await addMembership(caller, id, body)),
  })

  app.route({
    method: 'DELETE',
    url: '/staff/:id/memberships/:membershipId',
    schema: { params: z.object({ id, membershipId: id }), response: { 200: staffView } },
    handler: ({ caller, params: { id, membershipId } }) => endStaffMembership(caller, id, membershipId),
  })

  app.route({
    method: 'POST',
    url: '/staff/:id/reset',
    schema: { params, body: resetBody, response: { 200: issuedCodeView } },
    handler: ({ caller, params: { id }, body }) => resetStaff(caller, id, body),
  })

  app.route({
    method: 'POST',
    url: '/staff/:id/suspension',
    schema: { params, body: suspensionBody, response: { 200: staffView } },
    handler: ({ caller, params: { id }, body }) => suspendStaff(caller, id, body.reason),
  })

  app.route({
    method: 'DELETE',
    url: '/staff/:id/suspension',
    schema: { params, response: { 200: staffView } },
    handler: ({ caller, params: { id } }) => restoreStaff(caller, id),
  })

  app.route({
    method: 'GET',
    url: '/staff/:id/relatives',
    schema: { params, response: { 200: relativeList } },
    handler: ({ caller, params: { id } }) => listRelativesOfStaff(caller, id),
  })

  app.route({
    method: 'POST',
    url: '/staff/:id/relatives',
    schema: { params, body: relativeBody, response: { 201: relativeView } },
    handler: async ({ caller, params: { id }, body }, reply) =>
      reply.code(201).send(await declareRelativeOfStaff(caller, id, body)),
  })

  app.route({
    method: 'DELETE',
    url: '/staff/:id/relatives/:relativeId',
    schema: { params: z.object({ id, relativeId: id }), response: { 204: z.null() } },
    handler: async ({ caller, params: { id, relativeId } }, reply) => {
      await withdrawRelativeOfStaff(caller, id, relativeId)
      return reply.code(204).send(null)
    },
  })
}
