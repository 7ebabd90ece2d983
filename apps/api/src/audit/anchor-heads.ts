import { ANCHOR_EVENT, anchoredHeads, appendAnchor, type RecordedAnchor, statement, systemCaller } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import { anchorsNow } from './anchors-now.ts'
import { trailHeads } from './read-trail.ts'

const oneAtATime = statement('audit.anchor-lock', 'select pg_advisory_xact_lock(72707371)')

/**
 * Writes the heads of all chains into the signed file and puts the line on record in the trail: whoever rewrites the
 * database meets the file, whoever cuts the file meets the trail. A line whose event was lost with a crash is no fault.
 */
export const anchorHeads = (requestId: string): Promise<RecordedAnchor> =>
  inScope(systemCaller(requestId), async (db) => {
    const { folder, key } = installation().anchors
    await db.query(oneAtATime)
    const [heads, { today }] = await Promise.all([trailHeads(db), businessNow(db)])
    const line = await appendAnchor(folder, key, { at: new Date().toISOString(), heads: anchoredHeads(heads) })
    db.audit({
      type: ANCHOR_EVENT,
      subject: { kind: 'audit', id: null },
      scopeId: null,
      agencyId: null,
      businessOn: today,
      detail: line,
    })
    return line
  })

const DAY = 24 * 60 * 60 * 1000

/** Anchors where the last line is a day old or there is none: a product that sleeps at night misses its job. */
export async function anchorIfDue(requestId: string): Promise<void> {
  const { anchors } = await anchorsNow()
  const last = anchors.at(-1)
  if (!last || Date.now() - Date.parse(last.at) >= DAY) await anchorHeads(requestId)
}
