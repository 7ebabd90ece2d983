import { Problem } from '@cradle/domain/problem'
import type { ReviewView } from '@cradle/domain/wire'
import { readClaim } from '#api/claim/claim-record.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { readReview } from './review-record.ts'
import { viewReview } from './review-view.ts'

/** What the review makes of a claim that was filed. */
export const reviewOf = (caller: SignedIn, claimId: string): Promise<ReviewView> =>
  inScope(caller, async (db) => {
    const [now, claim, record] = await Promise.all([businessNow(db), readClaim(db, claimId), readReview(db, claimId)])
    if (!claim || claim.filings.length === 0) throw new Problem('claim-not-found')
    return viewReview(db, claim, record, now)
  })
