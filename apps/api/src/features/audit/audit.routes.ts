import { auditPage, cursor, verificationView } from '@cradle/domain/wire'
import { type Caller, statement } from '@cradle/db'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { cursorInstant, paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import { verifyTrail } from './verify-trail.ts'

const PAGE = 100

/** The audit trail. Registered in the auditors' scope. */
export const auditRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    method: 'GET',
    url: '/audit-events',
    schema: { querystring: z.object({ cursor: cursor.optional() }), response: { 200: auditPage } },
    handler: ({ caller, query }) => listEvents(caller, query.cursor),
  })

  app.route({
    method: 'GET',
    url: '/audit-events/verification',
    schema: { response: { 200: verificationView } },
    handler: ({ caller }) => verifyTrail(caller),
  })
}

type EventRow = {
  chain: number
  seq: number
  recordedAt: Date
  recordedText: string
  businessOn: string
  type: string
  actorName: string
  role: string
  subjectKind: string
  subjectId: string | null
  payload: string
  hash: Buffer
}

const list = statement<EventRow>(
  'audit.list',
  `select chain, seq, recorded_at as "recordedAt", to_char(recorded_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedText",
     business_on as "businessOn", type, actor_name as "actorName", role, subject_kind as "subjectKind",
     subject_id as "subjectId", payload, hash
   from audit_event
   where $1::timestamptz is null or (recorded_at, chain, seq) < ($1, $2::smallint, $3::bigint)
   order by recorded_at desc, chain desc, seq desc limit ${PAGE + 1}`,
)

/** The trail the auditor may see, newest first. */
function listEvents(caller: Caller, at: string | undefined) {
  const place = at ? readCursor(at, [cursorInstant, z.string().regex(/^\d{1,3}$/), z.string().regex(/^\d{1,15}$/)]) : []
  return inScope(caller, async (db) => {
    const rows = await db.query(list, [place[0] ?? null, place[1] ?? null, place[2] ?? null])
    const { items, nextCursor } = paged(rows, PAGE, (row) => [row.recordedText, String(row.chain), String(row.seq)])
    return {
      items: items.map(({ recordedText: _text, payload, hash, ...row }) => ({
        ...row,
        recordedAt: row.recordedAt.toISOString(),
        payload: JSON.parse(payload) as Record<string, unknown>,
        hash: hash.toString('hex'),
      })),
      nextCursor,
    }
  })
}
