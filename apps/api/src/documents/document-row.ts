import type { DocumentKind, DocumentMediaType, Rotation } from '@cradle/domain/documents'
import type { DocumentView } from '@cradle/domain/wire'
import { documentPlace } from '@cradle/db'
import { z } from 'zod'
import { vault } from '#api/lib/installation.ts'

/** A document as it is read; `columnsOfDocument` selects it from `document`. */
export type DocumentRow = {
  id: string
  claimId: string
  kind: DocumentKind
  n: number
  ciphertext: Buffer
  keyId: string
  mediaType: DocumentMediaType
  bytes: number
  rotation: Rotation
  uploadedBy: string
  uploadedAt: Date
}

export const columnsOfDocument = `document.id, document.claim_id as "claimId", document.kind, document.n, document.ciphertext,
  document.key_id as "keyId", document.media_type as "mediaType", document.bytes, document.rotation,
  document.uploaded_by_name as "uploadedBy", document.uploaded_at as "uploadedAt"`

/** SQL: since when the claim of a document is back with its clerk; null where it is not. */
const returnedAt = `(select max(decision.recorded_at) from decision join claim on claim.id = decision.claim_id
  where claim.id = document.claim_id and claim.status = 'returned' and decision.action = 'return')`

/**
 * SQL: which documents there are. To its own people those that were not removed; to everybody else, while the claim is
 * returned, those that were there when it was.
 */
export const isThere = `document.stored_at is not null and case
  when document.scope_id = acting_scope() then document.removed_at is null
  else coalesce(document.stored_at < ${returnedAt}, true)
    and (document.removed_at is null or coalesce(document.removed_at > ${returnedAt}, false)) end`

/** What is sealed of a document: the key of its file, and the name it came by. */
const sealedShape = z.object({ key: z.base64(), name: z.string() })
type SealedOfDocument = { key: Buffer; name: string }

type OfDocument = Pick<DocumentRow, 'id' | 'claimId'>

export const sealDocument = ({ key, name }: SealedOfDocument, { claimId, id }: OfDocument) =>
  vault().seal(JSON.stringify({ key: key.toString('base64'), name }), documentPlace(claimId, id))

export function openDocument(row: Pick<DocumentRow, 'id' | 'claimId' | 'ciphertext' | 'keyId'>): SealedOfDocument {
  const { key, name } = sealedShape.parse(JSON.parse(vault().open(row, documentPlace(row.claimId, row.id))))
  return { key: Buffer.from(key, 'base64'), name }
}

/** A document as the API answers it. */
export const viewDocument = (row: DocumentRow): DocumentView => ({
  id: row.id,
  kind: row.kind,
  n: row.n,
  name: openDocument(row).name,
  mediaType: row.mediaType,
  bytes: row.bytes,
  rotation: row.rotation,
  uploadedBy: row.uploadedBy,
  uploadedAt: row.uploadedAt.toISOString(),
})
