import { plainText } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { hospitalList, hospitalsQuery, type HospitalView, hospitalView } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inScope } from '#api/lib/installation.ts'
import { hospitalColumns, hospitalsLike } from './directory.ts'

/** The hospital directory. Registered in the scope of everyone with business. */
export const hospitalRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/hospitals',
    schema: { querystring: hospitalsQuery, response: { 200: hospitalList } },
    handler: async ({ caller, query }) => ({ items: await hospitalsFor(caller, query.q.trim()), nextCursor: null }),
  })

  app.route({
    method: 'GET',
    url: '/hospitals/:code',
    schema: { params: z.object({ code: plainText(20) }), response: { 200: hospitalView } },
    handler: async ({ caller, params }) => {
      const found = await hospitalOf(caller, params.code.toUpperCase())
      if (!found) throw new Problem('hospital-not-found')
      return found
    },
  })
}

const hospitalOf = (caller: Caller, code: string) =>
  inScope(caller, async ({ prisma }) => {
    const hospital = await prisma.hospital.findUnique({ where: { code } })
    const wards = await prisma.hospitalWard.findMany({ where: { hospitalCode: code }, orderBy: { name: 'asc' } })
    return hospital && { ...hospital, wards: wards.map((ward) => ward.name) }
  })

/** As many of the hospitals used before as are offered before anything is typed. */
const RECENT = 6

// Where the acting employer's people were treated, the place of the latest claim first.
const recent = statement<HospitalView>(
  'hospital.recent',
  `select ${hospitalColumns} from hospital join (
     select hospital_code, max(claim.created_at) as latest from stay join claim on claim.id = stay.claim_id
     where stay.scope_id = acting_scope() and hospital_code is not null group by hospital_code
     order by latest desc limit ${RECENT}) as used on used.hospital_code = hospital.code
   order by latest desc`,
)

const hospitalsFor = (caller: Caller, typed: string) =>
  inScope(caller, (db) => (typed === '' ? db.query(recent) : hospitalsLike(db, typed)))
