import { Problem } from '@cradle/domain/problem'
import type { RevealBody, Revealable } from '@cradle/domain/wire'
import { type ClaimRecord, draftOfRecord, filedAnswers, isOwn, readClaims } from '#api/claim/claim-record.ts'
import { businessNow } from '#api/lib/clock.ts'
import { numbersInFull } from '#api/lib/identifiers.ts'
import { inScope } from '#api/lib/installation.ts'
import { trailHash } from '#api/lib/trail-hash.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

/** As what each number is hashed, so that the same one is told again. */
const kinds: Record<Revealable, string> = {
  idNumber: 'id-card',
  cardNumber: 'insurance-card',
  phone: 'phone',
  spouseIdNumber: 'id-card',
  holderNumber: 'id-card',
  accountNumber: 'bank-account',
}

/** Shows one masked number of a claim in full to somebody who may read the claim. The act is on record, or is not done. */
export const revealNumber = (caller: SignedIn, claimId: string, { field }: RevealBody): Promise<{ value: string }> =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const [claim] = await readClaims(db, [claimId], today)
    if (!claim) throw new Problem('claim-not-found')
    const value = numberIn(claim, field, caller)
    if (!value) throw new Problem('number-not-found')
    db.audit({
      type: 'claim.reveal',
      subject: { kind: 'claim', id: claim.id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: today,
      detail: { field, number: trailHash(kinds[field], value) },
    })
    return { value }
  })

/** The number as the caller's view of the claim masks it: of the draft for its own clerk, of the latest filing else. */
function numberIn(claim: ClaimRecord, field: Revealable, caller: SignedIn): string | null | undefined {
  if (field === 'idNumber' || field === 'cardNumber') return numbersInFull(claim.insuredPersonId, claim.person)[field]
  const filing = claim.filings.at(-1)
  const answers = isOwn(caller, claim) ? draftOfRecord(claim) : filing && filedAnswers(claim, filing)
  return answers && { ...answers.contact, ...answers.payee }[field]
}
