import { isReviewRole } from '@cradle/domain/access'
import type { Stage } from '@cradle/domain/claim'
import { type Scoped, statement } from '@cradle/db'

const held = statement<{ stage: Stage }>(
  'claim-stage.held',
  'select stage from claim_stage where claim_id = $1 and holder_id = $2',
)

/** The stage of this claim that the caller, as a person, holds already; undefined for none, and for non-reviewers. */
export async function heldStage({ caller, query }: Scoped, claimId: string): Promise<Stage | undefined> {
  if (!isReviewRole(caller.role)) return undefined
  const [found] = await query(held, [claimId, caller.holderId])
  return found?.stage
}
