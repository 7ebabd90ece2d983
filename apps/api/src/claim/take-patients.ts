import { randomUUIDv7 } from 'node:crypto'
import { type Answers, type DraftAnswers, isForSpouse } from '@cradle/domain/claim'
import { readIdNumber } from '@cradle/domain/identity'
import { identifierPlace, type Scoped, statement } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'
import type { ClaimRecord } from './claim-record.ts'

const takePatient = statement<{ patientId: string }>(
  'patient.take',
  'select take_patient($1, $2, $3, $4, $5, $6, $7, $8) as "patientId"',
)

type Filed = { claim: ClaimRecord; draft: DraftAnswers; answers: Answers }

/**
 * The patient of each claim that is for a wife, by claim: the person the register has under her number, or one made for
 * it. One after the other and in the order of their numbers' hashes, so that two employers filing for the same women
 * wait for each other and never deadlock.
 */
export async function takePatients(db: Scoped, filed: readonly Filed[]): Promise<Map<string, string>> {
  const wives = filed.flatMap(({ claim, draft, answers: { contact } }) => {
    const read = isForSpouse(draft) ? readIdNumber(contact.spouseIdNumber ?? '') : undefined
    if (!read?.ok) return []
    const { hash, hashKeyId } = vault().searchHash('id-card', read.number)
    return [{ claimId: claim.id, name: contact.spouseName ?? '', ...read, hash, hashKeyId }]
  })
  const taken = new Map<string, string>()
  for (const wife of wives.toSorted((one, other) => Buffer.compare(one.hash, other.hash))) {
    const id = randomUUIDv7()
    const { ciphertext, keyId } = vault().seal(wife.number, identifierPlace(id, 'id-card'))
    const known = vault().searchHashes('id-card', wife.number)
    const row = [id, known, wife.hash, wife.hashKeyId, ciphertext, keyId, wife.name.trim(), wife.birthOn]
    const [answer] = await db.query(takePatient, row)
    taken.set(wife.claimId, answer!.patientId)
  }
  return taken
}
