import { type ChainHead, type Scoped, statement, type SystemCaller } from '@cradle/db'
import type { TrailRow } from './trail-row.ts'

/** Events read at once: few enough that other requests are answered between two pages. */
const PAGE = 1000

// Heads and events must be of one moment: an event appended between the two would look inserted.
const atOneMoment = statement('audit.snapshot', 'set transaction isolation level repeatable read, read only')
const readHeads = statement<{ chain: number; seq: number; hash: Buffer }>(
  'audit.heads',
  'select chain, seq, hash from audit_chain where seq > 0 order by chain',
)
const readPage = statement<TrailRow>(
  'audit.page',
  `select chain, seq, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt", payload, prev, hash,
     type, subject_kind as "subjectKind", subject_id as "subjectId", scope_id as "scopeId", agency_id as "agencyId",
     membership_id as "membershipId", actor_name as "actorName", role, request_id as "requestId", business_on as "businessOn"
   from audit_event where (chain, seq, recorded_at) > ($1::smallint, $2::bigint, $3::timestamptz)
   order by chain, seq, recorded_at limit ${PAGE}`,
)
const BEFORE_ALL = [-1, '-9223372036854775808', '-infinity'] as const

/** The heads of all chains that were ever written to. */
export const trailHeads = async (db: Scoped<SystemCaller>): Promise<Map<number, ChainHead>> =>
  new Map((await db.query(readHeads)).map(({ chain, seq, hash }) => [chain, { seq, hash }]))

/**
 * The whole trail as it stood at one moment: heads, how many events there should be, and the events page by page, each
 * chain in its order. It must be the transaction's first question, and be read within it.
 */
export async function readTrail(db: Scoped<SystemCaller>) {
  await db.query(atOneMoment)
  const heads = await trailHeads(db)
  const total = [...heads.values()].reduce((sum, { seq }) => sum + seq, 0)
  return { heads, total, pages: pagesOf(db) }
}

async function* pagesOf(db: Scoped<SystemCaller>): AsyncGenerator<TrailRow[]> {
  let after: readonly unknown[] = BEFORE_ALL
  for (;;) {
    const page = await db.query(readPage, after)
    const last = page.at(-1)
    if (!last) return
    yield page
    after = [last.chain, last.seq, last.recordedAt]
  }
}
