import { recordPage, recordsExportBody, recordsFilter, recordsSearchBody, recordSums } from '@cradle/domain/wire'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { exportRecords } from './export-records.ts'
import { searchRecords } from './search-records.ts'
import { sumRecords } from './sum-records.ts'
import { watchExport } from './watch-export.ts'

const ND_JSON = 'application/x-ndjson'

/** 《生育保险待遇申报明细表》: claims found, summed and taken along as a file. Registered in the scope of everyone with business. */
export const recordRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'POST',
    url: '/claim-records/search',
    schema: { body: recordsSearchBody, response: { 200: recordPage } },
    handler: ({ caller, body }) => searchRecords(caller, body),
  })

  app.route({
    method: 'POST',
    url: '/claim-records/sums',
    schema: { body: recordsFilter, response: { 200: recordSums } },
    handler: ({ caller, body }) => sumRecords(caller, body),
  })

  app.route({
    method: 'POST',
    url: '/claim-records/exports',
    schema: { body: recordsExportBody },
    handler: async ({ caller, body, headers }, reply) => {
      const file = await exportRecords(caller, body)
      if (headers.accept === ND_JSON) return reply.type(ND_JSON).send(watchExport(file))
      const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
      return reply.type(file.type).header('content-disposition', disposition).send(file.bytes)
    },
  })
}
