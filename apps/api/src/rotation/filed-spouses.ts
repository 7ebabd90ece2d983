import { answerPlace, type Sealed } from '@cradle/db'
import { spouseHash } from '#api/claim/spouse-hash.ts'
import { vault } from '#api/lib/installation.ts'
import { staleRows } from './stale-rows.ts'

const POINTER = '/contact/spouseIdNumber'

type FiledSpouse = Sealed & { filingId: string; claimId: string; scopeId: string; agencyId: string }

const spouses = (name: string, stale: string) =>
  staleRows<FiledSpouse>({
    name,
    from: `filing_secret as kept join filing on filing.id = kept.filing_id
    left join filing_spouse on filing_spouse.filing_id = kept.filing_id`,
    stale: `kept.pointer = '${POINTER}' and ${stale}`,
    columns: `kept.filing_id as "filingId", filing.claim_id as "claimId", kept.scope_id as "scopeId",
    kept.agency_id as "agencyId", kept.ciphertext, kept.key_id as "keyId"`,
    locks: 'kept',
    write: `insert into filing_spouse (filing_id, claim_id, scope_id, agency_id, search_hash, hash_key_id)
    select filing_id, claim_id, scope_id, agency_id, decode(hash, 'hex'), hash_key_id
    from jsonb_to_recordset($1) as given(filing_id uuid, claim_id uuid, scope_id uuid, agency_id uuid, hash text,
      hash_key_id text)
    on conflict (filing_id) do update set search_hash = excluded.search_hash, hash_key_id = excluded.hash_key_id`,
    renew: (row) => {
      const { hash, hashKeyId } = spouseHash(vault().open(row, answerPlace(row.claimId, POINTER)))
      return {
        filing_id: row.filingId,
        claim_id: row.claimId,
        scope_id: row.scopeId,
        agency_id: row.agencyId,
        hash: hash.toString('hex'),
        hash_key_id: hashKeyId,
      }
    },
  })

/** The keyed hashes of filed spouses' ID numbers that an older key made, and those that are missing. */
export const filedSpouses = spouses('filing_spouse', 'filing_spouse.hash_key_id is distinct from $2')

/** Those of filings that were made before such hashes were kept. */
export const missingSpouses = spouses('missing_spouse', 'filing_spouse.filing_id is null')
