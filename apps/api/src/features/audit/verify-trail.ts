import { type Caller, type ChainedEvent, type ChainFault, statement, systemCaller, verifyChain } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'

const readHeads = statement<{ chain: number; seq: number; hash: Buffer }>(
  'audit.heads',
  'select chain, seq, hash from audit_chain where seq > 0 order by chain',
)
const readChain = statement<ChainedEvent>(
  'audit.chain',
  `select chain, seq, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt", payload, prev, hash
   from audit_event where chain = $1 order by seq, recorded_at`,
)

/**
 * Verifies every chain from its first event to its head and names the first fault. Chains hold events of several
 * employers and agencies, so the product reads them whole, on behalf of the auditor who asks.
 */
export const verifyTrail = (auditor: Caller) =>
  inScope(systemCaller(auditor.requestId), async (db) => {
    const heads = await db.query(readHeads)
    let events = 0
    let firstFault: ChainFault | undefined
    for (const head of heads) {
      const chain = await db.query(readChain, [head.chain])
      events += chain.length
      firstFault ??= verifyChain(head.chain, chain, head)
    }
    return { chains: heads.length, events, ok: firstFault === undefined, firstFault: firstFault ?? null }
  })
