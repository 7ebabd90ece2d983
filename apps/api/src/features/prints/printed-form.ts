import type { PrintedFormView } from '@cradle/domain/wire'
import { Problem } from '@cradle/domain/problem'
import { type Caller, statement } from '@cradle/db'
import { readClaims } from '#api/claim/claim-record.ts'
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

/**
 * What the number under a QR code stands for, and whether that paper still says what the claim says. Somebody else's is
 * answered like one that does not exist.
 */
export const printedFormOf = (caller: Caller, formNumber: string): Promise<PrintedFormView> =>
  inScope(caller, async (db) => {
    const [, number, hash] = /^(.*)-\d+-([0-9A-F]{12})$/.exec(formNumber)!
    const [[found], [submission], { today }] = await Promise.all([
      db.query(findClaim, [number]),
      db.query(findSubmission, [number]),
      businessNow(db),
    ])
    if (submission)
      return { claim: null, submission: { ...submission, period: monthOf(submission.period) }, stands: null }
    const [claim] = found ? await readClaims(db, [found.id], today) : []
    if (!claim) throw new Problem('claim-not-found')
    const { contentHash } = printedAnswers(caller, claim)
    return {
      claim: { id: claim.id, number: claim.number },
      submission: null,
      stands: contentHash.toUpperCase().startsWith(hash!),
    }
  })
