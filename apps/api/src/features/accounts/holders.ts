import { randomUUIDv7 } from 'node:crypto'
import { maskIdNumber, readIdNumber } from '@cradle/domain/identity'
import { Problem } from '@cradle/domain/problem'
import { holderPlace, type Scoped, statement } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'

/** The kind every ID number is hashed as, so that a holder and an insured person are found to be the same. */
const ID_CARD = 'id-card'

const take = statement<{ id: string | null }>(
  'holder.take',
  'select take_account_holder($1, $2, $3, $4, $5, $6, $7) as id',
)

/** The natural person of an ID number, known already or made now. One known under another name is refused. */
export async function takeHolder(
  db: Scoped,
  given: { name: string; idNumber: string },
  pointer: '/name' | '/holderName' = '/name',
): Promise<string> {
  const number = numberOf(given.idNumber)
  const id = randomUUIDv7()
  const { hash, hashKeyId } = vault().searchHash(ID_CARD, number)
  const { ciphertext, keyId } = vault().seal(number, holderPlace(id))
  const hashes = vault().searchHashes(ID_CARD, number)
  const [holder] = await db.query(take, [id, given.name, hashes, hash, hashKeyId, ciphertext, keyId])
  if (holder?.id) return holder.id
  throw new Problem('fields-invalid', [{ pointer, code: 'name', message: '姓名与身份证号不一致，请核对' }])
}

/** The eighteen characters of an ID number whose shape was judged on the way in. */
export function numberOf(typed: string): string {
  const read = readIdNumber(typed)
  if (!read.ok) throw new Problem('fields-invalid', [{ pointer: '/idNumber', code: 'id', message: read.problem }])
  return read.number
}

/** A holder's ID number as screens show it; those of the demonstration have none. */
export const maskedNumberOf = (holderId: string, ciphertext: Buffer | null, keyId: string | null): string | null =>
  ciphertext && keyId ? maskIdNumber(vault().open({ ciphertext, keyId }, holderPlace(holderId))) : null
