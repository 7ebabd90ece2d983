import { randomUUIDv7 } from 'node:crypto'
import { employerRoles } from '@cradle/domain/access'
import { basesInWords } from '@cradle/domain/review'
import { type Scoped, statement } from '@cradle/db'
import { moveClaims } from '#api/claim/move-claims.ts'
import { retakeUses } from '#api/claim/retake-uses.ts'
import { freeRefused, freeUses } from '#api/claim/uses.ts'
import type { BusinessNow } from '#api/lib/clock.ts'
import { issueNotices } from '#api/notices/issue-notices.ts'
import { raiseNotices } from '#api/notices/raise-notices.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import type { Act } from './act.ts'

/** What a refused person may do (行政复议法第二十条、行政诉讼法第四十六条); kept with every refusal. */
const remedies = '对本决定不服的，可自收到之日起 60 日内申请行政复议，或者 6 个月内提起行政诉讼。'

const insertDecisions = statement(
  'decision.insert',
  `insert into decision (id, act_id, claim_id, filing_id, scope_id, agency_id, component, stage, action, outcome, amount_fen,
     benefit, opinion, facts, reason, article, remedies, answer_on, pins, ground, document_number, document_on, decided_by,
     decided_by_holder, decided_by_name, decided_at)
   select id, act_id, claim_id, filing_id, scope_id, agency_id, component, stage, action, outcome, amount_fen,
     benefit, opinion, facts, reason, article, remedies, answer_on, pins, ground, document_number, document_on, $2, $3, $4, $5
   from jsonb_to_recordset($1) as given(id uuid, act_id uuid, claim_id uuid, filing_id uuid, scope_id uuid, agency_id uuid,
     component text, stage text, action text, outcome text, amount_fen bigint, benefit jsonb, opinion text, facts text,
     reason text, article text, remedies text, answer_on date, pins jsonb, ground text, document_number text,
     document_on date)`,
)

/**
 * Writes acts of one kind on claims that are locked: the decisions per component, what they free or take, the move, the
 * papers and the reminder, all in the transaction at hand. One statement per kind of row.
 */
export async function carryOut(db: Scoped<SignedIn>, acts: readonly Act[], now: BusinessNow): Promise<void> {
  const [first] = acts
  if (!first) return
  const { caller } = db
  if (first.action === 'reopen') await retakeUses(db, first.claim)
  await Promise.all([
    db.query(insertDecisions, [
      JSON.stringify(acts.flatMap(rowsOf)),
      caller.membershipId,
      caller.holderId,
      caller.name,
      now.at,
    ]),
    ...acts.flatMap((act) => freeing(db, act)),
    moveClaims(
      db,
      acts.map(({ claim, said, action, outcomes }) => ({ ...claim, said: detailOf({ said, action, outcomes }) })),
      { action: first.action, now, detail: ({ said }) => said },
    ),
  ])
  if (first.action === 'return')
    await raiseNotices(db, {
      kind: 'claim-returned',
      about: `${first.claim.id} ${first.claim.version}`,
      claimId: first.claim.id,
      at: now.at,
      to: { employerIds: [first.claim.scopeId], roles: employerRoles },
    })
  // Last: whoever else gives out a paper waits for the numbers until this transaction ends.
  await issueNotices(
    db,
    acts.map(({ id, claim, papers }) => ({ claim, actId: id, papers })),
    now.today,
  )
}

function freeing(db: Scoped, { action, claim, outcomes }: Act): Promise<unknown>[] {
  if (action === 'refuse' || action === 'close') return [freeUses(db, [claim.id])]
  if (action !== 'approve' || !outcomes) return []
  const refused = outcomes.filter(({ outcome }) => outcome === 'refuse').map(({ component }) => component)
  if (refused.length === 0) return []
  const keepsInvoices = outcomes.some(({ component, outcome }) => component !== 'allowance' && outcome !== 'refuse')
  return [freeRefused(db, claim.id, refused, keepsInvoices)]
}

type Told = Pick<Act, 'said' | 'action' | 'outcomes'>
/** What the trail tells of an act: what was said, and what became of each component. */
const detailOf = ({ said, outcomes }: Told): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  ...(outcomes && {
    outcomes: outcomes.map(({ component, outcome, amountFen }) => ({ component, outcome, amountFen })),
  }),
})

/** A row for each component of the claim, all of one act. */
function rowsOf({ id, claim, stage, action, said, outcomes, judged }: Act) {
  const filing = claim.filings.at(-1)!
  const isRefusing = action === 'refuse' || action === 'close'
  return claim.components.map((component, place) => {
    const became = outcomes?.find((one) => one.component === component)
    const grounds = became?.grounds
    return {
      id: randomUUIDv7(),
      act_id: id,
      claim_id: claim.id,
      filing_id: filing.id,
      scope_id: claim.scopeId,
      agency_id: claim.agencyId,
      component,
      stage,
      action,
      outcome: became?.outcome ?? null,
      amount_fen: became?.amountFen ?? null,
      // One act decides over one computation: it is kept once.
      benefit: place === 0 ? judged.benefit : null,
      opinion: said.opinion ?? null,
      facts: said.facts ?? grounds?.facts ?? null,
      reason: said.reason ?? grounds?.reason ?? null,
      article: said.article ?? (grounds ? basesInWords(grounds.bases) : null),
      remedies: isRefusing || grounds ? remedies : null,
      answer_on: said.answerOn ?? null,
      pins: said.pins ?? null,
      ground: said.ground ?? null,
      document_number: said.documentNumber ?? null,
      document_on: said.documentOn ?? null,
    }
  })
}
