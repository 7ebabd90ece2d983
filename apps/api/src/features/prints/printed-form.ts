import { Problem } from '@cradle/domain/problem'
import { type NoticeKind, type NoticeStanding, noticeStanding } from '@cradle/domain/review'
import { type PrintedFormView, readFormNumber } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, readClaims } from '#api/claim/claim-record.ts'
import { businessNow, monthOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { printedAnswers } from './printed-answers.ts'

const findClaim = statement<{ id: string }>(
  'printed-form.claim',
  'select id from claim where number = $1 and deleted_at is null',
)
const findSubmission = statement<{ id: string; number: string; period: string }>(
  'printed-form.submission',
  'select id, number, period from submission where number = $1 and withdrawn_at is null',
)
type Found = { claimId: string; filingId: string; number: string; kind: NoticeKind; issuedOn: string; recordedAt: Date }
const findNotice = statement<Found>(
  'printed-form.notice',
  `select claim_id as "claimId", filing_id as "filingId", number, kind, issued_on::text as "issuedOn",
     recorded_at as "recordedAt"
   from issued_notice where agency_id = $1 and number = $2`,
)

/**
 * What the number on a paper stands for, and whether that paper still counts. Somebody else's is answered like one that
 * does not exist.
 */
export const printedFormOf = (caller: Caller, formNumber: string): Promise<PrintedFormView> =>
  inScope(caller, (db) => {
    const { of, notice, hash } = readFormNumber(formNumber)
    return notice ? noticeInHand(db, notice, hash) : printInHand(db, of!, hash!)
  })

async function printInHand(db: Scoped, number: string, hash: string): Promise<PrintedFormView> {
  const [[found], [submission], { today }] = await Promise.all([
    db.query(findClaim, [number]),
    db.query(findSubmission, [number]),
    businessNow(db),
  ])
  if (submission)
    return {
      claim: null,
      submission: { ...submission, period: monthOf(submission.period) },
      notice: null,
      stands: null,
    }
  const [claim] = found ? await readClaims(db, [found.id], today) : []
  if (!claim) throw new Problem('claim-not-found')
  const { contentHash } = printedAnswers(db.caller, claim)
  return { claim: namedOf(claim), submission: null, notice: null, stands: isBegunBy(contentHash, hash) }
}

async function noticeInHand(db: Scoped, number: string, hash: string | undefined): Promise<PrintedFormView> {
  const [[found], { today }] = await Promise.all([db.query(findNotice, [db.caller.agencyId, number]), businessNow(db)])
  const [claim] = found ? await readClaims(db, [found.claimId], today) : []
  if (!found || !claim) throw new Problem('claim-not-found')
  const { kind, issuedOn } = found
  const standing = standingOf(found, claim, hash)
  return {
    claim: namedOf(claim),
    submission: null,
    notice: { number, kind, issuedOn, standing },
    stands: standing === 'stands',
  }
}

function standingOf({ kind, filingId, recordedAt }: Found, claim: ClaimRecord, hash?: string): NoticeStanding {
  const { n, contentHash } = claim.filings.find(({ id }) => id === filingId)!
  if (hash !== undefined && !isBegunBy(contentHash, hash)) return 'differs'
  return noticeStanding({
    kind,
    filing: n,
    latestFiling: claim.filings.length,
    isReopened: claim.decisions.some((made) => made.action === 'reopen' && new Date(made.recordedAt) > recordedAt),
  })
}

const namedOf = ({ id, number }: ClaimRecord) => ({ id, number })
const isBegunBy = (contentHash: string, hash: string) => contentHash.toUpperCase().startsWith(hash)
