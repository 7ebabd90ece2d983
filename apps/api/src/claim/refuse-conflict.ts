import { readIdNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import { identifierPlace, type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, filedAnswers } from './claim-record.ts'
import { openSealed } from '#api/lib/identifiers.ts'
import { vault } from '#api/lib/installation.ts'

const hasConflict = statement<{ conflict: boolean }>(
  'claim.conflict',
  'select has_conflict_of_interest($1, $2) as conflict',
)

/**
 * Refuses who must stand aside (回避): from their own claim and their spouse's, from a declared relative's, and from
 * those of an employer they act for themselves. The database answers yes or no; nobody learns which.
 */
export async function refuseConflict(db: Scoped, claim: ClaimRecord): Promise<void> {
  const [answer] = await db.query(hasConflict, [claim.id, numbersConcerned(claim)])
  if (answer?.conflict) throw new Problem('conflict-of-interest')
}

const conflicts = statement<{ id: string }>(
  'claim.conflicts',
  `select asked.id from unnest($1::uuid[]) as asked(id)
   where has_conflict_of_interest(asked.id, array(
     select hash from unnest($2::uuid[], $3::bytea[]) as concerned(claim_id, hash) where claim_id = asked.id))`,
)

/** From which of several claims they must stand aside. */
export async function conflictsAmong(db: Scoped, claims: readonly ClaimRecord[]): Promise<ReadonlySet<string>> {
  const concerned = claims.flatMap((claim) => numbersConcerned(claim).map((hash) => ({ id: claim.id, hash })))
  const found = await db.query(conflicts, [
    claims.map(({ id }) => id),
    concerned.map(({ id }) => id),
    concerned.map(({ hash }) => hash),
  ])
  return new Set(found.map(({ id }) => id))
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
