import { createHash } from 'node:crypto'
import { canonical, type Scoped, statement } from '@cradle/db'
import { Problem } from '@cradle/domain/problem'

const take = statement<{ taken: boolean }>(
  'idempotency.take',
  `insert into idempotency_key (membership_id, key, body_hash, result_id) values ($1, $2, $3, $4)
   on conflict do nothing returning true as taken`,
)
const find = statement<{ bodyHash: Buffer; resultId: string }>(
  'idempotency.find',
  'select body_hash as "bodyHash", result_id as "resultId" from idempotency_key where membership_id = $1 and key = $2',
)

/**
 * Makes something once per key: `make` runs in this transaction under the given id, or, where the key was used before
 * with the same body, the id made then is answered. A racing twin waits at the key's index until the first commits.
 */
export async function once(
  db: Scoped,
  { key, body, id }: { key: string | undefined; body: unknown; id: string },
  make: (id: string) => Promise<void>,
): Promise<string> {
  if (key !== undefined) {
    const bodyHash = createHash('sha256').update(canonical(body)).digest()
    const [taken] = await db.query(take, [db.caller.membershipId, key, bodyHash, id])
    if (!taken) {
      const [earlier] = await db.query(find, [db.caller.membershipId, key])
      if (!earlier?.bodyHash.equals(bodyHash)) throw new Problem('key-reused')
      return earlier.resultId
    }
  }
  await make(id)
  return id
}
