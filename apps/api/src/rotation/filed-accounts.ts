import { answerPlace, type Sealed } from '@cradle/db'
import { accountHash } from '#api/claim/account-hash.ts'
import { vault } from '#api/lib/installation.ts'
import { staleRows } from './stale-rows.ts'

const POINTER = '/payee/accountNumber'

type FiledAccount = Sealed & { filingId: string; claimId: string }

/** The keyed hashes of filed account numbers that an older key made. */
export const filedAccounts = staleRows<FiledAccount>({
  name: 'filing_account',
  from: `filing_secret as kept join filing_account on filing_account.filing_id = kept.filing_id`,
  stale: `kept.pointer = '${POINTER}' and filing_account.hash_key_id <> $2`,
  columns: `kept.filing_id as "filingId", filing_account.claim_id as "claimId", kept.ciphertext, kept.key_id as "keyId"`,
  locks: 'filing_account',
  write: `update filing_account set search_hash = decode(hash, 'hex'), hash_key_id = given.hash_key_id
    from jsonb_to_recordset($1) as given(filing_id uuid, hash text, hash_key_id text)
    where filing_account.filing_id = given.filing_id`,
  renew: (row) => {
    const { hash, hashKeyId } = accountHash(vault().open(row, answerPlace(row.claimId, POINTER)))
    return { filing_id: row.filingId, hash: hash.toString('hex'), hash_key_id: hashKeyId }
  },
})
