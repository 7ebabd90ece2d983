import { Problem } from '@cradle/domain/problem'
import { componentDeadlines, pausedSince, type RiskTerm } from '@cradle/domain/review'
import type { StandingView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, readClaim } from '#api/claim/claim-record.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { assigneeView, holdView, type InHand, inHand, type OnHold, onHold } from '#api/claim/assignment.ts'

type Queued = {
  dueOn: string | null
  isQueued: boolean
  score: number | null
  terms: RiskTerm[] | null
  inHand: InHand
  onHold: OnHold
}
const standing = statement<Queued>(
  'review.standing',
  `select queued.claim_id is not null as "isQueued", nullif(queued.due_on, 'infinity')::text as "dueOn", filing_risk.score,
     filing_risk.terms, ${inHand('filed.claim_id')} as "inHand", ${onHold('filed.claim_id')} as "onHold"
   from (select id, claim_id from filing where claim_id = $1 order by n desc limit 1) as filed
   left join queued_claim as queued on queued.claim_id = filed.claim_id
   left join filing_risk on filing_risk.filing_id = filed.id`,
)

/** How a filed claim stands in its queue: its risk, its due days, who has it in hand, why it is held. */
export const readStanding = (caller: SignedIn, claimId: string): Promise<StandingView> =>
  inScope(caller, async (db) => {
    const claim = await readClaim(db, claimId)
    if (!claim || claim.filings.length === 0) throw new Problem('claim-not-found')
    return standingOf(db, claim)
  })

/** The same of a claim at hand. */
export async function standingOf(db: Scoped<SignedIn>, claim: ClaimRecord): Promise<StandingView> {
  const [found] = await db.query(standing, [claim.id])
  const clock = found?.isQueued ? claim.reviewClock : null
  return {
    risk: found?.terms ? { score: found.score!, terms: found.terms } : null,
    deadlines: clock
      ? componentDeadlines(claim.regionCode, claim.components, clock).map((deadline) => ({
          ...deadline,
          pausedSince: pausedSince(clock),
        }))
      : [],
    dueOn: found?.dueOn ?? null,
    assignment: assigneeView(found?.inHand ?? null, db.caller),
    hold: holdView(found?.onHold ?? null),
  }
}
