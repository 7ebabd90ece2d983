import {
  answerPlace,
  deviceKeyPlace,
  documentPlace,
  holderPlace,
  identifierPlace,
  type Place,
  relativePlace,
  secondFactorPlace,
  type Sealed,
} from '@cradle/db'
import { vault } from '#api/lib/installation.ts'
import { type StaleRows, staleRows } from './stale-rows.ts'

/** A sealed value: where its row lies, whose it is, and which of theirs. */
type SealedRow = Sealed & { place: string; of: string; which: string }

type Table = {
  name: string
  sealed: 'ciphertext' | 'id_ciphertext'
  /** SQL of whose a value is, and which of theirs. */
  of: string
  which?: string
  place: (row: SealedRow) => Place
  /** Where it is found by its hash: the column, and as what kind of number it is hashed. */
  found?: { column: 'search_hash' | 'id_hash'; as: (row: SealedRow) => string }
}

// A row's physical place is its name while it is locked: these tables have keys of many shapes.
function sealedTable({ name, sealed, of, which = `''`, place, found }: Table): StaleRows<SealedRow> {
  const hashed = found ? `, ${found.column} = decode(given.hash, 'hex'), hash_key_id = given.hash_key_id` : ''
  return staleRows({
    name,
    from: `${name} as kept`,
    stale: `kept.${sealed} is not null and (kept.key_id <> $1${found ? ' or kept.hash_key_id <> $2' : ''})`,
    columns: `kept.ctid::text as place, ${of} as of, ${which} as which, kept.${sealed} as ciphertext, kept.key_id as "keyId"`,
    locks: 'kept',
    write: `update ${name} as kept set ${sealed} = decode(given.ciphertext, 'hex'), key_id = given.key_id${hashed}
      from jsonb_to_recordset($1) as given(place text, ciphertext text, key_id text, hash text, hash_key_id text)
      where kept.ctid = given.place::tid`,
    renew: (row) => {
      const text = vault().open(row, place(row))
      const { ciphertext, keyId } = vault().seal(text, place(row))
      const renewed = { place: row.place, ciphertext: ciphertext.toString('hex'), key_id: keyId }
      if (!found) return renewed
      const { hash, hashKeyId } = vault().searchHash(found.as(row), text)
      return { ...renewed, hash: hash.toString('hex'), hash_key_id: hashKeyId }
    },
  })
}

/**
 * Every table with a sealed value in it. Drafts come before filings, which copy them as they are; what only its hash
 * is kept of (one-time and recovery codes, failures) cannot be rotated and ends with its key.
 */
export const sealedTables: readonly StaleRows<SealedRow>[] = [
  sealedTable({
    name: 'person_identifier',
    sealed: 'ciphertext',
    of: 'person_id',
    which: 'kind',
    place: ({ of, which }) => identifierPlace(of, which === 'id-card' ? which : 'insurance-card'),
    found: { column: 'search_hash', as: ({ which }) => which },
  }),
  sealedTable({
    name: 'account_holder',
    sealed: 'id_ciphertext',
    of: 'id',
    place: ({ of }) => holderPlace(of),
    found: { column: 'id_hash', as: () => 'id-card' },
  }),
  sealedTable({
    name: 'declared_relative',
    sealed: 'id_ciphertext',
    of: 'holder_id',
    which: 'id',
    place: ({ of, which }) => relativePlace(of, which),
    found: { column: 'id_hash', as: () => 'id-card' },
  }),
  sealedTable({
    name: 'second_factor',
    sealed: 'ciphertext',
    of: 'account_id',
    place: ({ of }) => secondFactorPlace(of),
  }),
  sealedTable({
    name: 'device_key',
    sealed: 'ciphertext',
    of: 'account_id',
    which: 'device_id',
    place: ({ of, which }) => deviceKeyPlace(of, which),
  }),
  sealedTable({
    name: 'draft_secret',
    sealed: 'ciphertext',
    of: 'claim_id',
    which: `'/' || section || pointer`,
    place: ({ of, which }) => answerPlace(of, which),
  }),
  sealedTable({
    name: 'document',
    sealed: 'ciphertext',
    of: 'claim_id',
    which: 'id',
    place: ({ of, which }) => documentPlace(of, which),
  }),
  sealedTable({
    name: 'filing_secret',
    sealed: 'ciphertext',
    of: '(select claim_id from filing where filing.id = kept.filing_id)',
    which: 'pointer',
    place: ({ of, which }) => answerPlace(of, which),
  }),
]
