import { isReviewRole } from '@cradle/domain/access'
import type { Stage } from '@cradle/domain/claim'
import { type Scoped, statement } from '@cradle/db'

const held = statement<{ claimId: string; stage: Stage }>(
  'claim-stage.held',
  'select claim_id as "claimId", stage from claim_stage where claim_id = any($1) and holder_id = $2',
)

/** The stage of this claim that the caller, as a person, holds already; undefined for none, and for non-reviewers. */
export const heldStage = async (db: Scoped, claimId: string): Promise<Stage | undefined> =>
  (await heldStages(db, [claimId])).get(claimId)

/** The same of several claims, by claim. */
export async function heldStages({ caller, query }: Scoped, ids: readonly string[]): Promise<Map<string, Stage>> {
  if (!isReviewRole(caller.role)) return new Map()
  const found = await query(held, [ids, caller.holderId])
  return new Map(found.map(({ claimId, stage }) => [claimId, stage]))
}
