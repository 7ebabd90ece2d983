import { randomUUIDv7 } from 'node:crypto'
import { type Answers, type DraftAnswers, isForSpouse } from '@cradle/domain/claim'
import type { PlainDate } from '@cradle/domain/calendar'
import { readIdNumber } from '@cradle/domain/identity'
import { identifierPlace, type Scoped, statement } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'

const takePatient = statement<{ patientId: string }>(
  'patient.take',
  'select take_patient($1, $2, $3, $4, $5, $6, $7, $8) as "patientId"',
)

/** A wife who is the patient of her husband's claim, by her number. */
export type Wife = { name: string; number: string; birthOn: PlainDate; hash: Buffer; hashKeyId: string }

/** The wife a claim is for; null where it is for the insured person, or her number cannot be read. */
export function wifeOf(draft: DraftAnswers, { contact }: Answers): Wife | null {
  const read = isForSpouse(draft) ? readIdNumber(contact.spouseIdNumber ?? '') : undefined
  if (!read?.ok) return null
  const { number, birthOn } = read
  return { name: (contact.spouseName ?? '').trim(), number, birthOn, ...vault().searchHash('id-card', number) }
}

/**
 * The patient of each claim that is for a wife, by claim: the person the register has under her number, or one made for
 * it. One after the other and in the order of their numbers' hashes, so that two employers filing for the same women
 * wait for each other and never deadlock.
 */
export async function takePatients(
  db: Scoped,
  filings: readonly { claim: { id: string }; wife: Wife | null }[],
): Promise<Map<string, string>> {
  const wives = filings.flatMap(({ claim, wife }) => (wife ? [{ claimId: claim.id, ...wife }] : []))
  const taken = new Map<string, string>()
  for (const wife of wives.toSorted((one, other) => Buffer.compare(one.hash, other.hash))) {
    const id = randomUUIDv7()
    const { ciphertext, keyId } = vault().seal(wife.number, identifierPlace(id, 'id-card'))
    const known = vault().searchHashes('id-card', wife.number)
    const row = [id, known, wife.hash, wife.hashKeyId, ciphertext, keyId, wife.name, wife.birthOn]
    const [answer] = await db.query(takePatient, row)
    taken.set(wife.claimId, answer!.patientId)
  }
  return taken
}
