import { isEmployerRole } from '@cradle/domain/access'
import { Problem } from '@cradle/domain/problem'
import { id, type SubmissionView } from '@cradle/domain/wire'
import { type Caller, type Scoped, statement } from '@cradle/db'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'
import { type BusinessNow, businessNow, monthOf } from '#api/lib/clock.ts'
import { cursorInstant, paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'

const PAGE = 50

type SubmissionRecord = {
  id: string
  number: string
  period: string
  employer: { id: string; name: string }
  submittedAt: Date
  submittedText: string
  submittedBy: string
  preparedBy: string | null
  withdrawnAt: Date | null
  certification: string
  claimCount: number
  totalFen: number
}

const columns = `submission.id, submission.number, submission.period, submission.submitted_at as "submittedAt",
  to_char(submission.submitted_at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "submittedText",
  submission.submitted_by_name as "submittedBy", submission.prepared_by_name as "preparedBy",
  submission.withdrawn_at as "withdrawnAt", submission.certification,
  (select json_build_object('id', employer_id, 'name', name) from employer_version
   where employer_version.employer_id = submission.employer_id order by valid_from desc limit 1) as employer,
  (select count(*) from claim where claim.submission_id = submission.id) as "claimCount",
  (select coalesce(sum(total_fen), 0)::bigint from claim where claim.submission_id = submission.id) as "totalFen"`

const readOne = statement<SubmissionRecord>(
  'submission.read',
  `select ${columns} from submission where submission.id = $1`,
)
const list = statement<SubmissionRecord>(
  'submission.list',
  `select ${columns} from submission
   where submission.withdrawn_at is null
     and ($1::timestamptz is null or (submission.submitted_at, submission.id) < ($1, $2::uuid))
   order by submission.submitted_at desc, submission.id desc limit ${PAGE + 1}`,
)
const readClaimsOf = statement<ListedClaim>(
  'submission.claims',
  `select ${columnsOfRow} ${fromClaims('select claim.* from claim where submission_id = $1 order by number limit 2000')}
   order by claim.number`,
)

const fields = ({ submittedText: _text, ...row }: SubmissionRecord) => ({
  ...row,
  period: monthOf(row.period),
  submittedAt: row.submittedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
})

/** One batch with its claims; one that was withdrawn has none left. */
export async function readSubmission(db: Scoped, submissionId: string, now: BusinessNow): Promise<SubmissionView> {
  const [[submission], claims] = await Promise.all([
    db.query(readOne, [submissionId]),
    db.query(readClaimsOf, [submissionId]),
  ])
  if (!submission) throw new Problem('submission-not-found')
  return {
    ...fields(submission),
    claims: claims.map((row) => claimRow(row, now)),
    mayWithdraw:
      isEmployerRole(db.caller.role) &&
      submission.withdrawnAt === null &&
      claims.every(({ status }) => status === 'submitted'),
  }
}

export const getSubmission = (caller: Caller, submissionId: string): Promise<SubmissionView> =>
  inScope(caller, async (db) => readSubmission(db, submissionId, await businessNow(db)))

/** The batches the caller may see, the latest first. */
export function listSubmissions(caller: Caller, cursor: string | undefined) {
  const [after, afterId] = cursor ? readCursor(cursor, [cursorInstant, id]) : [null, null]
  return inScope(caller, async (db) => {
    const { items, nextCursor } = paged(await db.query(list, [after, afterId]), PAGE, (row) => [
      row.submittedText,
      row.id,
    ])
    return { items: items.map(fields), nextCursor }
  })
}
