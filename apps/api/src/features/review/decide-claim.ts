import { randomUUIDv7 } from 'node:crypto'
import { amountFields } from '@cradle/domain/benefit'
import { employerRoles } from '@cradle/domain/access'
import { addDays } from '@cradle/domain/calendar'
import { moveFor, type Stage, stageOf } from '@cradle/domain/claim'
import type { Component } from '@cradle/domain/event'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView, DecisionBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { benefitBases } from '#api/claim/benefit-basis.ts'
import { type ClaimRecord, filedAnswers, lockClaim, readClaim } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { keptBenefit, type KeptBenefit } from '#api/claim/kept-benefit.ts'
import { moveClaims } from '#api/claim/move-claims.ts'
import { freeUses } from '#api/claim/uses.ts'
import { refuseIncomplete } from '#api/documents/needed-of-claim.ts'
import { type BusinessNow, businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { raiseNotices } from '#api/notices/raise-notices.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { refuseConflict } from './refuse-conflict.ts'

/** What a refused person may do (行政复议法第二十条、行政诉讼法第四十六条); printed with every refusal. */
const remedies = '对本决定不服的，可自收到之日起 60 日内申请行政复议，或者 6 个月内提起行政诉讼。'

const holdStage = statement<{ stage: Stage }>(
  'claim-stage.hold',
  `with held as (
     insert into claim_stage (claim_id, holder_id, scope_id, agency_id, stage) values ($1, $2, $3, $4, $5)
     on conflict (claim_id, holder_id) do nothing returning stage)
   select stage from held union all select stage from claim_stage where claim_id = $1 and holder_id = $2 limit 1`,
)
const insertDecisions = statement(
  'decision.insert',
  `insert into decision (id, act_id, claim_id, filing_id, scope_id, agency_id, component, stage, action, opinion, facts,
     reason, article, remedies, answer_on, decided_by, decided_by_name, decided_at, benefit, amount_fen)
   select given.id, $1, $2, $3, $4, $5, given.component, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $19, given.amount_fen
   from unnest($17::uuid[], $18::text[], $20::bigint[]) as given(id, component, amount_fen)`,
)

/**
 * One reviewer's decision on a claim, in one transaction: the stage is held by this person for the claim's life, the
 * decision is written per component, the claim moves, and the audit trail says so. Two reviewers at once: one wins,
 * the other reads that the claim has changed.
 */
export function decideClaim(caller: SignedIn, claimId: string, body: DecisionBody): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const [now, claim] = await Promise.all([businessNow(db), lockClaim(db, claimId)])
    if (claim.version !== body.version) throw new Problem('claim-changed')
    if (!moveFor(claim, body.action, caller.role)) throw new Problem('move-not-open')
    if ('answerOn' in body && body.answerOn && body.answerOn < addDays(now.today, 1))
      throw new Problem('fields-invalid', [{ pointer: '/answerOn', code: 'answer-on', message: '答复日期应晚于今天' }])
    await refuseConflict(db, claim)
    if (body.action === 'accept') await refuseIncomplete(db, claim)
    const stage = await hold(db, claim)
    await record(db, claim, stage, body, now)
    if (body.action === 'refuse') await freeUses(db, [claim.id])
    await moveClaims(db, [claim], { action: body.action, now, detail: () => reasonsOf(body) })
    if (body.action === 'return')
      await raiseNotices(db, {
        kind: 'claim-returned',
        about: `${claim.id} ${claim.version}`,
        claimId: claim.id,
        at: now.at,
        to: { employerIds: [claim.scopeId], roles: employerRoles },
      })
    const decided = await readClaim(db, claimId)
    return viewClaim(db, decided!, now)
  })
}

/** Takes the caller's stage of the claim, or finds that this person holds another one already. */
async function hold(db: Scoped<SignedIn>, claim: ClaimRecord): Promise<Exclude<Stage, 'entry'>> {
  const stage = stageOf(db.caller.role)
  if (!stage || stage === 'entry') throw new Problem('not-permitted')
  const [held] = await db.query(holdStage, [claim.id, db.caller.holderId, claim.scopeId, claim.agencyId, stage])
  if (held?.stage !== stage) throw new Problem('stage-taken')
  return stage
}

async function record(db: Scoped<SignedIn>, claim: ClaimRecord, stage: Stage, body: DecisionBody, now: BusinessNow) {
  const { opinion, facts, reason, article, answerOn } = reasonsOf(body)
  const filing = claim.filings.at(-1)
  if (!filing) throw new Problem('move-not-open')
  const answers = filedAnswers(claim, filing)
  const benefit = keptBenefit(answers, (await benefitBases(db, [{ claim, answers }], now.today)).get(claim.id))
  await db.query(insertDecisions, [
    randomUUIDv7(),
    claim.id,
    filing.id,
    claim.scopeId,
    claim.agencyId,
    stage,
    body.action,
    opinion ?? null,
    facts ?? null,
    reason ?? null,
    article ?? null,
    body.action === 'refuse' ? remedies : null,
    answerOn ?? null,
    db.caller.membershipId,
    db.caller.name,
    now.at,
    claim.components.map(() => randomUUIDv7()),
    claim.components,
    benefit,
    claim.components.map((component) => amountOf(component, benefit, body.action)),
  ])
}

/** What the fund owes of a component by this decision; only approval and refusal say. */
function amountOf(component: Component, benefit: KeptBenefit | null, action: DecisionBody['action']): number | null {
  if (action === 'refuse') return 0
  return action === 'approve' && benefit ? benefit.result[amountFields[component]] : null
}

type Reasons = { opinion?: string; facts?: string; reason?: string; article?: string; answerOn?: string }

/** What the decision says beside its action, whatever the action. */
function reasonsOf({ action: _action, version: _version, ...reasons }: DecisionBody): Reasons {
  return reasons
}
