import type { ChainedEvent } from '@cradle/db'

/** An event of the trail with the columns that stand beside its payload. */
export type TrailRow = ChainedEvent & {
  type: string
  subjectKind: string
  subjectId: string | null
  scopeId: string | null
  agencyId: string | null
  membershipId: string | null
  actorName: string
  role: string
  requestId: string | null
  businessOn: string
}

/**
 * Whether the columns say what the payload says. The hash is taken over the payload alone, so a column that was
 * rewritten beside it is found only here.
 */
export function agrees(row: TrailRow): boolean {
  const told = JSON.parse(row.payload) as Record<string, unknown> & { subject: { kind: string; id: string | null } }
  return (
    told['type'] === row.type &&
    told.subject.kind === row.subjectKind &&
    told.subject.id === row.subjectId &&
    told['scopeId'] === row.scopeId &&
    told['agencyId'] === row.agencyId &&
    told['membership'] === row.membershipId &&
    told['actor'] === row.actorName &&
    told['role'] === row.role &&
    told['request'] === row.requestId &&
    told['businessOn'] === row.businessOn
  )
}
