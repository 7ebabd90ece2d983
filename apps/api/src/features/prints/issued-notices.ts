import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import { notice, type NoticeKind } from '@cradle/domain/review'
import type { IssuedNoticeView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

type Issued = {
  id: string
  claimId: string
  scopeId: string
  agencyId: string
  kind: NoticeKind
  content: unknown
  contentHash: string
  filingN: number
  printCount: number
}
const readOne = statement<Issued>(
  'issued-notice.read',
  `select issued_notice.id, issued_notice.claim_id as "claimId", issued_notice.scope_id as "scopeId",
     issued_notice.agency_id as "agencyId", issued_notice.kind, issued_notice.content, filing.content_hash as "contentHash",
     filing.n as "filingN",
     (select count(*)::int from form_print where form_print.notice_id = issued_notice.id) as "printCount"
   from issued_notice join filing on filing.id = issued_notice.filing_id where issued_notice.id = $1`,
)
const insert = statement(
  'form-print.insert-notice',
  `insert into form_print (id, claim_id, scope_id, agency_id, form, form_version, filing_n, content_hash, business_on,
     printed_by, notice_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

/** A notice as it was frozen. Somebody else's is answered like one that does not exist. */
async function issued(db: Scoped, noticeId: string): Promise<Issued> {
  const [found] = await db.query(readOne, [noticeId])
  if (!found) throw new Problem('notice-not-found')
  return found
}

/** One notice to be drawn. Its ID number is masked, so that reading it is no reading of a number. */
export const issuedNotice = (caller: SignedIn, noticeId: string): Promise<IssuedNoticeView> =>
  inScope(caller, async (db) => {
    const { id, claimId, printCount, content } = await issued(db, noticeId)
    return { id, claimId, printCount, notice: notice.parse(content) }
  })

/** Records that a notice was printed, after its bytes exist; answers how often it was by now. */
export const recordNoticePrint = (caller: SignedIn, noticeId: string, version: number): Promise<{ count: number }> =>
  inScope(caller, async (db) => {
    const [{ today }, found] = await Promise.all([businessNow(db), issued(db, noticeId)])
    const { claimId, scopeId, agencyId, kind, filingN, contentHash } = found
    await db.query(insert, [
      randomUUIDv7(),
      claimId,
      scopeId,
      agencyId,
      kind,
      version,
      filingN,
      contentHash,
      today,
      caller.membershipId,
      noticeId,
    ])
    db.audit({
      type: 'claim.print',
      subject: { kind: 'claim', id: claimId },
      scopeId,
      agencyId,
      businessOn: today,
      detail: { form: kind, version, filing: filingN, contentHash, notice: noticeId },
    })
    return { count: found.printCount + 1 }
  })
