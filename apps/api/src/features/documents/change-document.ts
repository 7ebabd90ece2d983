import type { Rotation } from '@cradle/domain/documents'
import { Problem } from '@cradle/domain/problem'
import type { DocumentView } from '@cradle/domain/wire'
import { type Statement, statement } from '@cradle/db'
import { columnsOfDocument, type DocumentRow, viewDocument } from '#api/documents/document-row.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { claimToChange, recordDeed } from './open-claim.ts'

/** Which document of which claim. */
export type Named = { claimId: string; documentId: string }

const remove = statement<DocumentRow>(
  'document.remove',
  `update document set removed_at = now() where id = $1 and claim_id = $2 and stored_at is not null and removed_at is null
   returning ${columnsOfDocument}`,
)
const restore = statement<DocumentRow>(
  'document.restore',
  `update document set removed_at = null where id = $1 and claim_id = $2 and stored_at is not null
   returning ${columnsOfDocument}`,
)
const turn = statement<DocumentRow>(
  'document.turn',
  `update document set rotation = $3 where id = $1 and claim_id = $2 and stored_at is not null and removed_at is null
   returning ${columnsOfDocument}`,
)

/** Removes a document; it can be brought back until it is purged. */
export const removeDocument = (caller: SignedIn, named: Named): Promise<DocumentView> =>
  change(caller, named, 'remove-document', remove)

/** Brings back a document that was removed; one that stands there stays. */
export const restoreDocument = (caller: SignedIn, named: Named): Promise<DocumentView> =>
  change(caller, named, 'restore-document', restore)

/** Turns a document as everybody will see it. */
export const turnDocument = (caller: SignedIn, named: Named, rotation: Rotation): Promise<DocumentView> =>
  change(caller, named, 'turn-document', turn, rotation)

type Deed = 'remove-document' | 'restore-document' | 'turn-document'

const change = (
  caller: SignedIn,
  { claimId, documentId }: Named,
  deed: Deed,
  statement: Statement<DocumentRow>,
  ...values: Rotation[]
): Promise<DocumentView> =>
  inScope(caller, async (db) => {
    const claim = await claimToChange(db, claimId)
    const [row] = await db.query(statement, [documentId, claimId, ...values])
    if (!row) throw new Problem('document-not-found')
    const { kind, n, rotation } = row
    await recordDeed(db, claim, deed, { document: documentId, kind, n, rotation })
    return viewDocument(row)
  })
