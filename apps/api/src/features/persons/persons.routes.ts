import { lookupBody, personView } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { lookupPerson } from './lookup-person.ts'

/** Finding an insured person by a whole number. Registered in the scope of employers and the counter. */
export const personRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/persons/lookup',
    schema: { body: lookupBody, response: { 200: personView } },
    handler: ({ caller, body }) => lookupPerson(caller, body),
  })
}
