import { type Caller, type ChainFault, statement, systemCaller, verifyChain } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'
import { agrees, type TrailRow } from './trail-row.ts'

// Heads and events must be of one moment: an event appended between the two would look inserted.
const atOneMoment = statement('audit.snapshot', 'set transaction isolation level repeatable read, read only')
// A chain is verified where it has a head or events: one whose head was wiped has only these.
const readHeads = statement<{ chain: number; seq: number; hash: Buffer }>(
  'audit.heads',
  `select chain, coalesce(seq, 0) as seq, coalesce(hash, '') as hash
   from (select distinct chain from audit_event) as used full join audit_chain using (chain)
   where seq > 0 or used.chain is not null order by chain`,
)
const readChain = statement<TrailRow>(
  'audit.chain',
  `select chain, seq, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt", payload, prev, hash,
     type, subject_kind as "subjectKind", subject_id as "subjectId", scope_id as "scopeId", agency_id as "agencyId",
     membership_id as "membershipId", actor_name as "actorName", role, request_id as "requestId", business_on as "businessOn"
   from audit_event where chain = $1 order by seq, recorded_at`,
)

/**
 * Verifies every chain from its first event to its head and names the first fault. Chains hold events of several
 * employers and agencies, so the product reads them whole, on behalf of the auditor who asks.
 */
export const verifyTrail = (auditor: Caller) =>
  inScope(systemCaller(auditor.requestId), async (db) => {
    await db.query(atOneMoment)
    const heads = await db.query(readHeads)
    let events = 0
    let firstFault: ChainFault | undefined
    for (const head of heads) {
      const chain = await db.query(readChain, [head.chain])
      events += chain.length
      firstFault ??= verifyChain(head.chain, chain, head) ?? rewrittenBeside(chain)
    }
    return { chains: heads.length, events, ok: firstFault === undefined, firstFault: firstFault ?? null }
  })

/** The first event whose columns were rewritten beside an untouched payload. */
function rewrittenBeside(chain: readonly TrailRow[]): ChainFault | undefined {
  const row = chain.find((event) => !agrees(event))
  return row && { chain: row.chain, seq: row.seq, fault: 'altered' }
}
