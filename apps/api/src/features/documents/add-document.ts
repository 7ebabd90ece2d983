import { randomUUIDv7 } from 'node:crypto'
import { type DocumentKind, DOCUMENTS_OF_A_CLAIM } from '@cradle/domain/documents'
import { Problem } from '@cradle/domain/problem'
import type { DocumentView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { columnsOfDocument, type DocumentRow, sealDocument, viewDocument } from '#api/documents/document-row.ts'
import { type Received, receiveFile } from '#api/documents/receive-file.ts'
import { sealedBytes } from '#api/documents/sealed-file.ts'
import { inScope, installation } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { claimToAddTo, recordDeed } from './open-claim.ts'

const findSame = statement<DocumentRow>(
  'document.find-same',
  `select ${columnsOfDocument} from document
   where claim_id = $1 and kind = $2 and sha256 = $3 and stored_at is not null and removed_at is null limit 1`,
)
const count = statement<{ standing: number; next: number }>(
  'document.count',
  `select (count(*) filter (where removed_at is null))::int as standing,
     (coalesce(max(n) filter (where kind = $2), 0) + 1)::int as next
   from document where claim_id = $1`,
)
const announce = statement(
  'document.announce',
  `insert into document (id, claim_id, scope_id, agency_id, kind, n, ciphertext, key_id, media_type, bytes, sha256,
     uploaded_by, uploaded_by_name)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)
const markStored = statement<DocumentRow>(
  'document.stored',
  `update document set stored_at = now() where id = $1 and stored_at is null returning ${columnsOfDocument}`,
)

type Incoming = { name: string; content: AsyncIterable<Buffer> }
type Announced = { standing: DocumentRow } | { standing?: undefined }

/**
 * Adds a document to a claim. Its row is announced before its bytes are stored and counts once they are, so that nothing
 * in the store is without a row. A file that stands there already, sent again by whoever did not hear so, answers the one
 * that stands. `take` gives the file once the claim was found open.
 */
export async function addDocument(
  caller: SignedIn,
  { claimId, kind }: { claimId: string; kind: DocumentKind },
  take: () => Promise<Incoming>,
): Promise<DocumentView> {
  await inScope(caller, (db) => claimToAddTo(db, claimId))
  const id = randomUUIDv7()
  const { name, content } = await take()
  const received = await receiveFile(content, id)
  try {
    const { standing } = await inScope(caller, (db) => announced(db, { id, claimId, kind, name, received }))
    if (standing) return viewDocument(standing)
    await installation().documents.put(id, received.path, sealedBytes(received.bytes))
    return await inScope(caller, (db) => stored(db, { id, claimId, received }))
  } finally {
    await received.discard()
  }
}

type Arrived = { id: string; claimId: string; kind: DocumentKind; name: string; received: Received }

async function announced(db: Scoped<SignedIn>, { id, claimId, kind, name, received }: Arrived): Promise<Announced> {
  const claim = await claimToAddTo(db, claimId)
  const { key, mediaType, bytes, sha256 } = received
  const [[same], [counted]] = await Promise.all([
    db.query(findSame, [claimId, kind, sha256]),
    db.query(count, [claimId, kind]),
  ])
  if (same) return { standing: same }
  const { standing, next } = counted!
  if (standing >= DOCUMENTS_OF_A_CLAIM)
    throw new Problem('documents-full', [], `一份申报最多 ${DOCUMENTS_OF_A_CLAIM} 份资料，请先移除不需要的`)
  const { ciphertext, keyId } = sealDocument({ key, name }, { claimId, id })
  const { membershipId, name: by } = db.caller
  const whose = [id, claimId, claim.scopeId, claim.agencyId, kind, next]
  await db.query(announce, [...whose, ciphertext, keyId, mediaType, bytes, sha256, membershipId, by])
  return {}
}

async function stored(db: Scoped<SignedIn>, { id, claimId, received }: Pick<Arrived, 'id' | 'claimId' | 'received'>) {
  const claim = await claimToAddTo(db, claimId)
  const [row] = await db.query(markStored, [id])
  if (!row) throw new Problem('document-not-found')
  const { kind, n, mediaType, bytes } = row
  const sha256 = received.sha256.toString('hex')
  await recordDeed(db, claim, 'add-document', { document: id, kind, n, mediaType, bytes, sha256 })
  return viewDocument(row)
}
