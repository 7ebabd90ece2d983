import { readIdNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import { identifierPlace, type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, filedAnswers } from './claim-record.ts'
import { openSealed } from '#api/lib/identifiers.ts'
import { vault } from '#api/lib/installation.ts'

const conflicts = statement<{ claimId: string }>(
  'claim.conflicts',
  `select claim_id as "claimId" from jsonb_to_recordset($1) as asked(claim_id uuid, numbers jsonb)
   where has_conflict_of_interest(claim_id, array(select decode(number, 'hex') from jsonb_array_elements_text(numbers) as number))`,
)

/**
 * Refuses who must stand aside (回避): from their own claim and their spouse's, from a declared relative's, and from
 * those of an employer they act for themselves. The database answers yes or no; nobody learns which.
 */
export async function refuseConflict(db: Scoped, claim: ClaimRecord): Promise<void> {
  if ((await conflictsAmong(db, [claim])).size > 0) throw new Problem('conflict-of-interest')
}

/** Of several claims, those that the caller must stand aside from. */
export async function conflictsAmong(db: Scoped, claims: readonly ClaimRecord[]): Promise<Set<string>> {
  const asked = claims.map((claim) => ({
    claim_id: claim.id,
    numbers: numbersConcerned(claim).map((hash) => hash.toString('hex')),
  }))
  return new Set((await db.query(conflicts, [JSON.stringify(asked)])).map(({ claimId }) => claimId))
}

/** The ID numbers of the insured person and the spouse, hashed under every key: another's may wait for its rotation. */
function numbersConcerned(claim: ClaimRecord): Buffer[] {
  const filing = claim.filings.at(-1)
  const spouse = filing && filedAnswers(claim, filing).contact.spouseIdNumber
  const own = openSealed(claim.person.idNumber, identifierPlace(claim.insuredPersonId, 'id-card'))
  return [own, spouse].flatMap((typed) => {
    const read = readIdNumber(typed ?? '')
    return read.ok ? vault().searchHashes('id-card', read.number) : []
  })
}
