import { type Scoped, statement, systemCaller, type SystemCaller } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope, installation } from '#api/lib/installation.ts'

/** Days after which what was deleted or removed is gone for good; until then it can be brought back. */
const KEPT_DAYS = 30
/** Hours after which an upload that was announced and never stored has surely broken off. */
const UPLOAD_HOURS = 24
/** Documents of one small transaction. */
const BATCH = 50

type Gone = { id: string; claimId: string; scopeId: string; agencyId: string; ofDeleted: boolean }

// What the agency may have seen stays, whether or not it was removed later.
const takeGone = statement<Gone>(
  'document.take-gone',
  `select document.id, document.claim_id as "claimId", document.scope_id as "scopeId", document.agency_id as "agencyId",
     claim.deleted_at is not null as "ofDeleted"
   from document join claim on claim.id = document.claim_id
   where claim.deleted_at < now() - make_interval(days => $1)
     or (document.removed_at < now() - make_interval(days => $1)
       and not exists (select from filing where filing.claim_id = document.claim_id and filing.recorded_at < document.removed_at))
     or (document.stored_at is null and document.uploaded_at < now() - make_interval(hours => $2))
   order by document.id limit $3 for update of document skip locked`,
)
const forget = statement('document.forget', 'delete from document where id = any($1)')

/**
 * Removes for good the documents of drafts that were deleted a month ago, those that were removed a month ago before
 * anybody but their clerk could see them, and what is left of uploads that broke off. Bytes first, then rows, so that
 * what was stopped is found again; answers how many documents.
 */
export async function purgeDocuments(requestId: string): Promise<number> {
  let purged = 0
  for (;;) {
    const some = await inScope(systemCaller(requestId), purgeBatch)
    if (some === 0) return purged
    purged += some
  }
}

async function purgeBatch(db: Scoped<SystemCaller>): Promise<number> {
  const gone = await db.query(takeGone, [KEPT_DAYS, UPLOAD_HOURS, BATCH])
  if (gone.length === 0) return 0
  await Promise.all(gone.map(({ id }) => installation().documents.remove(id)))
  await db.query(forget, [gone.map(({ id }) => id)])
  const { today } = await businessNow(db)
  for (const [claimId, documents] of Map.groupBy(gone, (one) => one.claimId)) {
    const { scopeId, agencyId, ofDeleted } = documents[0]!
    db.audit({
      type: 'claim.purge-documents',
      subject: { kind: 'claim', id: claimId },
      scopeId,
      agencyId,
      businessOn: today,
      detail: { documents: documents.map(({ id }) => id), because: ofDeleted ? 'claim-deleted' : 'removed' },
    })
  }
  return gone.length
}
