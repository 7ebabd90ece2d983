import { stopsSubmission } from '@cradle/domain/checks'
import type { DryRunBody, DryRunView } from '@cradle/domain/wire'
import { checkedClaims, type CheckedClaim } from '#api/claim/check-claims.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { OnChecked } from '#api/lib/watched.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { refusalOf } from './chosen-claim.ts'

type Judged = DryRunView['claims'][number]

/**
 * Judges a selection as a submission would, every error and warning of every claim at once, and changes nothing: what
 * stops a submission, what asks for a reason, and which claims are gone or have changed since they were ticked.
 */
export function dryRun(
  caller: SignedIn,
  { claims: chosen }: DryRunBody,
  onChecked: OnChecked = () => undefined,
): Promise<DryRunView> {
  return inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const ids = chosen.map(({ id }) => id)
    const judged = new Map<string, Judged>()
    for await (const { batch, checked } of checkedClaims(db, ids, today)) {
      for (const one of batch) {
        const ticked = chosen.find(({ id }) => id === one.claim.id)
        if (ticked) judged.set(one.claim.id, judgedOf(caller, ticked, one))
      }
      onChecked({ checked, total: ids.length })
    }
    const claims = chosen.map((one) => judged.get(one.id) ?? missing(caller, one))
    const isBlocked = ({ refusal, findings }: Judged) => refusal !== null || findings.some(stopsSubmission)
    return {
      claims,
      checked: claims.length,
      blocked: claims.filter(isBlocked).length,
      warned: claims.filter((claim) => claim.findings.length > 0 && !isBlocked(claim)).length,
    }
  })
}

function judgedOf(caller: SignedIn, chosen: { version: number }, { claim, findings }: CheckedClaim): Judged {
  const refusal = refusalOf(caller, chosen, claim)
  // Of somebody else's claim nothing is told, of one that was sent only that.
  if (refusal?.code === 'claim-not-found') return missing(caller, claim)
  return {
    id: claim.id,
    number: claim.number,
    personName: claim.person.name,
    refusal: refusal?.message ?? null,
    // What only reviewers look at is no concern of who files.
    findings: claim.status === 'draft' ? findings.filter(({ level }) => level !== 'flag') : [],
  }
}

const missing = (caller: SignedIn, { id }: { id: string }): Judged => ({
  id,
  number: null,
  personName: null,
  refusal: refusalOf(caller, { version: 0 }, undefined)?.message ?? null,
  findings: [],
})
