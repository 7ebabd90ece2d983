import { randomUUIDv7 } from 'node:crypto'
import { isSubmissionOpen } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import type { SubmissionView, SubmitMonthBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, lockClaims } from '#api/claim/claim-record.ts'
import { fileClaims } from '#api/claim/file-claims.ts'
import { liveSubmission } from '#api/claim/live-submission.ts'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { readSubmission } from './read-submissions.ts'

const insertSubmission = statement(
  'submission.insert',
  `insert into submission (id, number, agency_id, scope_id, employer_id, period, certification, submitted_by, submitted_by_name, submitted_at)
   select $1, employer.unit_number || '-' || to_char($4::date, 'YYYYMM') || '-' || to_char(nextval('submission_number'), 'FM000000'),
     $2, $3, $3, $4, $5, $6, $7, $8 from employer where employer.id = $3`,
)

/**
 * Submits the chosen claims of the month: all of them or none, once a month. A claim that was recalled from the live
 * submission may be sent again and rejoins it as its next filing.
 */
export function submitMonth(caller: SignedIn, body: SubmitMonthBody, key: string | undefined): Promise<SubmissionView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const id = await once(db, { key, body, id: randomUUIDv7() }, (fresh) => submit(db, fresh, body, now))
    return readSubmission(db, await liveIdOf(db, id, body), now)
  })
}

/** The submission made under `id`, or the live one that recalled claims rejoined. */
async function liveIdOf(db: Scoped<SignedIn>, id: string, { period }: SubmitMonthBody): Promise<string> {
  return (await liveSubmission(db, period))?.id ?? id
}

async function submit(db: Scoped<SignedIn>, id: string, body: SubmitMonthBody, now: BusinessNow) {
  const { caller } = db
  if (body.period !== now.period) throw new Problem('period-not-open')
  if (!isSubmissionOpen(now.at)) throw new Problem('submission-closed')
  const [live, claims] = await Promise.all([
    liveSubmission(db, body.period),
    lockClaims(
      db,
      body.claims.map((claim) => claim.id),
      now.today,
    ),
  ])
  refuseForeignOrStale(caller, body, claims)
  const rejoins = (claim: ClaimRecord) => claim.filings.some((filing) => filing.submissionId === live?.id)
  if (live && !claims.every(rejoins)) throw new Problem('period-submitted')
  const submissionId = live?.id ?? id
  if (!live)
    await db.query(insertSubmission, [
      submissionId,
      caller.agencyId,
      caller.scopeId,
      firstOf(body.period),
      body.certification,
      caller.membershipId,
      caller.name,
      now.at,
    ])
  await fileClaims(db, claims, {
    action: 'submit',
    now,
    period: body.period,
    submissionId,
    certification: body.certification,
  })
  db.audit({
    type: live ? 'submission.rejoin' : 'submission.submit',
    subject: { kind: 'submission', id: submissionId },
    scopeId: caller.scopeId,
    agencyId: caller.agencyId,
    businessOn: now.today,
    detail: { period: body.period, claims: claims.map((claim) => claim.id) },
  })
}

/** Every chosen claim must be this employer's draft, in the version that was ticked; all faults are told at once. */
function refuseForeignOrStale(caller: SignedIn, { claims: chosen }: SubmitMonthBody, claims: ClaimRecord[]) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const errors = chosen.flatMap(({ id, version }, index) => {
    const claim = byId.get(id)
    const at = (code: string, message: string) => [{ pointer: `/claims/${index}`, code, message }]
    if (!claim || claim.scopeId !== caller.scopeId) return at('claim-not-found', '这份申报单不存在')
    if (claim.status !== 'draft') return at('not-a-draft', `申报单 ${claim.number}（${claim.person.name}）已经申报`)
    if (claim.version !== version)
      return at('claim-changed', `申报单 ${claim.number}（${claim.person.name}）在勾选后有修改，请核对后重新勾选`)
    return []
  })
  const [first] = errors
  if (!first) return
  throw new Problem(first.code === 'claim-not-found' ? 'claim-not-found' : 'claim-changed', errors)
}
