import type { VerificationView } from '@cradle/domain/wire'
import { type Caller, systemCaller, type TrailVerdict, verifyTrail as verify } from '@cradle/db'
import { anchorsNow } from '#api/audit/anchors-now.ts'
import { readTrail } from '#api/audit/read-trail.ts'
import { agrees } from '#api/audit/trail-row.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'

type Progress = (verified: number, total: number) => void

/**
 * Verifies every chain from its first event to its head and against the anchors. Chains hold events of several
 * employers and agencies, so the product reads them whole, on behalf of the auditor who asks.
 */
export async function verifyTrail(auditor: Caller, onProgress: Progress = () => undefined): Promise<VerificationView> {
  // The auditor's own transaction: it opens only while their session and membership stand.
  await inScope(auditor, businessNow)
  const before = await anchorsNow()
  const verdict = await inScope(systemCaller(auditor.requestId), async (db) => {
    const { heads, pages, total } = await readTrail(db)
    // A line written in between tells of events that this moment lacks; its event may stand in it already.
    const anchors = { ...(await anchorsNow()), anchors: before.anchors }
    return verify({ heads, pages, agrees, anchors, onProgress: (events) => onProgress(events, total) })
  })
  return viewOf(verdict)
}

const viewOf = ({ chains, events, ok, firstFault, anchors }: TrailVerdict): VerificationView => ({
  chains,
  events,
  ok,
  firstFault: firstFault ?? null,
  anchors: {
    lines: anchors?.lines ?? 0,
    lastAt: anchors?.lastAt ?? null,
    firstFault: anchors?.firstFault ?? null,
  },
})
