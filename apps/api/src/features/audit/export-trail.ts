import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { dateInShanghai } from '@cradle/domain/calendar'
import {
  type Caller,
  exportEnd,
  exportEvent,
  exportHead,
  type Scoped,
  systemCaller,
  type SystemCaller,
} from '@cradle/db'
import { readTrail } from '#api/audit/read-trail.ts'
import type { TrailRow } from '#api/audit/trail-row.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'

/**
 * The whole trail as JSON lines that are verified without this product. It is on record before its first byte leaves.
 * Events of another agency keep their places in the chains and lose their content.
 */
export async function exportTrail(auditor: Caller): Promise<{ name: string; lines: Readable }> {
  const at = new Date()
  await inScope(auditor, async (db) => {
    const { today } = await businessNow(db)
    db.audit({
      type: 'audit.export',
      subject: { kind: 'audit', id: null },
      scopeId: null,
      agencyId: auditor.agencyId,
      businessOn: today,
    })
  })
  const lines = new PassThrough()
  const write = (db: Scoped<SystemCaller>) => pipeline(Readable.from(linesOf(db, auditor, at)), lines)
  // Whoever stops reading ends the transaction; there is nobody left to tell.
  inScope(systemCaller(auditor.requestId), write).catch((failure: Error) => lines.destroy(failure))
  return { name: `cradle-audit-${dateInShanghai(at)}.jsonl`, lines }
}

async function* linesOf(db: Scoped<SystemCaller>, { agencyId, name }: Caller, at: Date) {
  const { heads, pages } = await readTrail(db)
  yield* exportHead({ export: 1, at: at.toISOString(), agencyId, by: name }, heads).map(ended)
  let events = 0
  for await (const page of pages) {
    events += page.length
    yield page.map((row) => ended(exportEvent(asSeenBy(agencyId, row)))).join('')
  }
  yield ended(exportEnd(events))
}

const ended = (line: string) => `${line}\n`

const asSeenBy = (agencyId: string, row: TrailRow) =>
  row.agencyId === null || row.agencyId === agencyId ? row : { ...row, payload: null }
