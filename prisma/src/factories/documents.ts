import { createHash, randomBytes, randomUUIDv7 } from 'node:crypto'
import { documentPlace, type Vault } from '../vault.ts'
import type { Owner } from './owner.ts'

type OfClaim = { id: string; scopeId: string; agencyId: string; by: string }

/** Rows of a claim's documents, one of each kind. No bytes lie behind them: whoever opens one finds nothing. */
export async function makeDocuments(owner: Owner, vault: Vault, claim: OfClaim, kinds: readonly string[]) {
  const made = kinds.map((kind) => {
    const id = randomUUIDv7()
    const name = `${kind}.jpg`
    const file = JSON.stringify({ key: randomBytes(32).toString('base64'), name })
    const { ciphertext, keyId } = vault.seal(file, documentPlace(claim.id, id))
    const sha256 = createHash('sha256').update(id).digest('hex')
    return { id, kind, ciphertext: ciphertext.toString('hex'), key_id: keyId, sha256 }
  })
  await owner.query(
    `insert into document (id, claim_id, scope_id, agency_id, kind, n, ciphertext, key_id, media_type, bytes, sha256,
       uploaded_by, uploaded_by_name, stored_at)
     select id, $1, $2, $3, kind, coalesce((select max(n) from document where claim_id = $1 and document.kind = given.kind), 0) + 1,
       decode(ciphertext, 'hex'), key_id, 'image/jpeg', 1, decode(sha256, 'hex'), $4, '张敏', now()
     from jsonb_to_recordset($5) as given(id uuid, kind text, ciphertext text, key_id text, sha256 text)`,
    [claim.id, claim.scopeId, claim.agencyId, claim.by, JSON.stringify(made)],
  )
  return made.map(({ id, kind }) => ({ id, kind }))
}
