import { type Stage, stageOf } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import type { ClaimRecord } from '#api/claim/claim-record.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const take = statement<{ stage: Stage }>(
  'claim-stage.hold',
  `with held as (
     insert into claim_stage (claim_id, holder_id, scope_id, agency_id, stage) values ($1, $2, $3, $4, $5)
     on conflict (claim_id, holder_id) do nothing returning stage)
   select stage from held union all select stage from claim_stage where claim_id = $1 and holder_id = $2 limit 1`,
)

/** Takes the caller's stage of the claim, or finds that this person holds another one already. */
export async function holdStage(db: Scoped<SignedIn>, claim: ClaimRecord): Promise<Exclude<Stage, 'entry'>> {
  const stage = stageOf(db.caller.role)
  if (!stage || stage === 'entry') throw new Problem('not-permitted')
  const [held] = await db.query(take, [claim.id, db.caller.holderId, claim.scopeId, claim.agencyId, stage])
  if (held?.stage !== stage) throw new Problem('stage-taken')
  return stage
}
