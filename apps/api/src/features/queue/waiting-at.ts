import type { ReviewRole } from '@cradle/domain/access'
import { type ClaimStatus, type Stage, stageOf } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { Caller } from '@cradle/db'

/** The statuses in which a claim waits for each reviewer. */
const waitingFor: Record<ReviewRole, ClaimStatus[]> = {
  'first-reviewer': ['submitted', 'accepted'],
  'second-reviewer': ['first-reviewed'],
  approver: ['second-reviewed'],
}

/** The caller's stage, and in which statuses claims wait for it. */
export function queueOf({ role }: Caller): { stage: Stage; statuses: ClaimStatus[] } {
  const stage = stageOf(role)
  const statuses = waitingFor[role as ReviewRole]
  if (!stage || !statuses) throw new Problem('not-permitted')
  return { stage, statuses }
}
