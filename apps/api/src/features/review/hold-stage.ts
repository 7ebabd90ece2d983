import { type Stage, stageOf } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import type { ClaimRecord } from '#api/claim/claim-record.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const take = statement<{ stage: Stage }>(
  'claim-stage.hold',
  `with held as (
     insert into claim_stage (claim_id, holder_id, scope_id, agency_id, stage)
     select claim_id, $4, scope_id, agency_id, $5
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as asked(claim_id, scope_id, agency_id)
     order by claim_id
     on conflict (claim_id, holder_id) do nothing returning stage)
   select stage from held union all select stage from claim_stage where claim_id = any($1) and holder_id = $4`,
)

/** Takes the caller's stage of the claim, or finds that this person holds another one already. */
export const holdStage = (db: Scoped<SignedIn>, claim: ClaimRecord): Promise<Exclude<Stage, 'entry'>> =>
  holdStages(db, [claim])

/** The same of several claims: all of them, or the refusal. */
export async function holdStages(
  db: Scoped<SignedIn>,
  claims: readonly ClaimRecord[],
): Promise<Exclude<Stage, 'entry'>> {
  const stage = stageOf(db.caller.role)
  if (!stage || stage === 'entry') throw new Problem('not-permitted')
  const held = await db.query(take, [
    claims.map(({ id }) => id),
    claims.map(({ scopeId }) => scopeId),
    claims.map(({ agencyId }) => agencyId),
    db.caller.holderId,
    stage,
  ])
  if (held.length < claims.length || held.some((one) => one.stage !== stage)) throw new Problem('stage-taken')
  return stage
}
