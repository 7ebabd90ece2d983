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
  const stage = ownStage(db)
  const [held] = await db.query(take, [claim.id, db.caller.holderId, claim.scopeId, claim.agencyId, stage])
  if (held?.stage !== stage) throw new Problem('stage-taken')
  return stage
}

const takeAll = statement<{ stage: Stage }>(
  'claim-stage.hold-all',
  `with asked as (select id, scope_id from unnest($1::uuid[], $2::uuid[]) as asked(id, scope_id)),
     held as (
       insert into claim_stage (claim_id, holder_id, scope_id, agency_id, stage)
       select id, $3, scope_id, $4, $5 from asked order by id
       on conflict (claim_id, holder_id) do nothing returning stage)
   select stage from held
   union all select stage from claim_stage join asked on asked.id = claim_stage.claim_id where holder_id = $3`,
)

/** Takes the caller's stage of several claims of the agency, all of them or none. */
export async function holdStages(db: Scoped<SignedIn>, claims: readonly ClaimRecord[]): Promise<void> {
  const stage = ownStage(db)
  const ids = claims.map(({ id }) => id)
  const scopes = claims.map(({ scopeId }) => scopeId)
  const held = await db.query(takeAll, [ids, scopes, db.caller.holderId, db.caller.agencyId, stage])
  if (held.length < claims.length || held.some((one) => one.stage !== stage)) throw new Problem('stage-taken')
}

function ownStage({ caller }: Scoped<SignedIn>): Exclude<Stage, 'entry'> {
  const stage = stageOf(caller.role)
  if (!stage || stage === 'entry') throw new Problem('not-permitted')
  return stage
}
