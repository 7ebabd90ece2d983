import { noticeList, readNoticesBody } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { listNotices, readNotices } from './notices.ts'

/** What an employer's people are reminded of. Registered in the employers' scope. */
export const noticeRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/notices',
    schema: { response: { 200: noticeList } },
    handler: ({ caller }) => listNotices(caller),
  })

  app.route({
    method: 'POST',
    url: '/notices/read',
    schema: { body: readNoticesBody, response: { 200: noticeList } },
    handler: ({ caller, body }) => readNotices(caller, body),
  })
}
