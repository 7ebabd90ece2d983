import { may } from '@cradle/domain/access'
import { isEditable } from '@cradle/domain/claim'
import { missingDocuments } from '@cradle/domain/documents'
import { Problem } from '@cradle/domain/problem'
import type { DocumentsView } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { isOwn, readClaims } from '#api/claim/claim-record.ts'
import { columnsOfDocument, type DocumentRow, isThere, viewDocument } from '#api/documents/document-row.ts'
import { neededOfClaim } from '#api/documents/needed-of-claim.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const ofClaim = statement<DocumentRow>(
  'document.of-claim',
  `select ${columnsOfDocument} from document where claim_id = $1 and ${isThere} order by kind, n`,
)

/** What documents a claim needs and has, as the caller may see them. */
export const listDocuments = (caller: SignedIn, claimId: string): Promise<DocumentsView> =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const [[claim], rows] = await Promise.all([readClaims(db, [claimId], today), db.query(ofClaim, [claimId])])
    if (!claim) throw new Problem('claim-not-found')
    const { needed } = neededOfClaim(db, claim)
    const mayFile = isOwn(caller, claim) && may(caller.role, 'claims.file')
    const mayChange = mayFile && isEditable(claim.status)
    return {
      needed: needed.map(({ kind, need, condition }) => ({ kind, need, condition })),
      items: rows.map(viewDocument),
      missing: missingDocuments(
        needed,
        rows.map(({ kind }) => kind),
      ),
      mayAdd: mayChange || (mayFile && claim.status === 'submitted'),
      mayChange,
    }
  })
