import { actorOf, type Caller, type SystemCaller } from '../caller.ts'
import { statement } from '../statement.ts'
import { canonical } from './canonical.ts'
import { originNow } from './origin.ts'

/** Something that happened, as evidence. Sensitive values never stand in it in clear. */
export type AuditEvent = {
  /** Subject and deed, e.g. `claim.submit`. */
  type: `${string}.${string}`
  subject: { kind: string; id: string | null }
  /** Whose chain it belongs to: the employer or office concerned; null for the agency's own. */
  scopeId: string | null
  agencyId: string | null
  businessOn: string
  /** Whose deed it was, where the product carried it out for them: a sign-in, a sign-out, the demonstration's clock. */
  actor?: string
  /** The membership it was done under, where the product carried it out for somebody. */
  as?: { membershipId: string; role: string }
  /** What changed: before, after, reason. */
  detail?: Record<string, unknown>
}

type Query = (named: { name: string; text: string }, values?: readonly unknown[]) => Promise<unknown>

export const appendEvents = statement('audit.append', 'select append_audit($1::jsonb)')

/** Writes the events of one transaction in one statement; the database locks the chains' heads in order. */
export async function appendAudit(query: Query, caller: Caller | SystemCaller, events: readonly AuditEvent[]) {
  const acting = actorOf(caller)
  const rows = events.map(({ as, ...event }) => {
    const who = {
      actor: event.actor ?? acting.name,
      role: 'membershipId' in acting ? acting.role : (as?.role ?? acting.role),
      membership: 'membershipId' in acting ? acting.membershipId : (as?.membershipId ?? null),
    }
    return {
      type: event.type,
      scopeId: event.scopeId,
      agencyId: event.agencyId,
      subjectKind: event.subject.kind,
      subjectId: event.subject.id,
      actorName: who.actor,
      role: who.role,
      membershipId: who.membership,
      requestId: caller.requestId,
      businessOn: event.businessOn,
      payload: canonical({ ...event, ...who, request: caller.requestId, from: originNow() }),
    }
  })
  await query(appendEvents, [JSON.stringify(rows)])
}
