import { randomUUIDv7 } from 'node:crypto'
import { submissionState } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import type { SubmissionView, SubmitMonthBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { checkedClaims, type CheckedClaim } from '#api/claim/check-claims.ts'
import { type ClaimRecord, lockOnly } from '#api/claim/claim-record.ts'
import { fileClaims } from '#api/claim/file-claims.ts'
import { openPeriod } from '#api/claim/filing-window.ts'
import { liveSubmission } from '#api/claim/live-submission.ts'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import type { OnChecked } from '#api/lib/watched.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { refusalOf } from './chosen-claim.ts'
import { readSubmission } from './read-submissions.ts'
import { needsConfirmation } from './submission-rule.ts'

const insertSubmission = statement(
  'submission.insert',
  `insert into submission (id, number, agency_id, scope_id, employer_id, period, certification, submitted_by, submitted_by_name,
     submitted_at, prepared_by, prepared_by_name)
   select $1, employer.unit_number || '-' || to_char($4::date, 'YYYYMM') || '-' || to_char(nextval('submission_number'), 'FM000000'),
     $2, $3, $3, $4, $5, $6, $7, $8, $9, $10 from employer where employer.id = $3`,
)
const endNilReturn = statement(
  'nil-return.give-way',
  'update nil_return set gave_way_at = $3 where employer_id = $1 and period = $2 and gave_way_at is null',
)

/** Who prepared a submission that somebody else confirms. */
type Preparer = { membershipId: string; name: string }
export type Sending = { body: SubmitMonthBody; now: BusinessNow; preparer?: Preparer; onChecked: OnChecked }

/**
 * Submits the chosen claims of the month: all of them or none, once a month. A claim that was recalled from the live
 * submission may be sent again and rejoins it as its next filing; a period opened again takes additions.
 */
export function submitMonth(
  caller: SignedIn,
  body: SubmitMonthBody,
  key: string | undefined,
  onChecked: OnChecked = () => undefined,
): Promise<SubmissionView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const id = await once(db, { key, body, id: randomUUIDv7() }, async (fresh) => {
      if (await needsConfirmation(db)) throw new Problem('confirmation-required')
      await sendMonth(db, fresh, { body, now, onChecked })
    })
    return readSubmission(db, await liveIdOf(db, id, body), now)
  })
}

/** The submission made under `id`, or the live one that recalled claims rejoined. */
async function liveIdOf(db: Scoped<SignedIn>, id: string, { period }: SubmitMonthBody): Promise<string> {
  return (await liveSubmission(db, period))?.id ?? id
}

/** The one transaction of a submission, confirmed or not; answers the id of the batch the claims are in. */
export async function sendMonth(db: Scoped<SignedIn>, id: string, sending: Sending): Promise<string> {
  const { caller } = db
  const { body, now, preparer, onChecked } = sending
  const period = openPeriod(body.period, now)
  const [live, checked] = await Promise.all([liveSubmission(db, body.period), locked(db, body, now, onChecked)])
  const claims = checked.map(({ claim }) => claim)
  refuseForeignOrStale(caller, body, claims)
  const rejoins = (claim: ClaimRecord) => claim.filings.some((filing) => filing.submissionId === live?.id)
  const takesAdditions = submissionState(period, now.at) === 'reopened'
  if (live && !takesAdditions && !claims.every(rejoins)) throw new Problem('period-submitted')
  const submissionId = live?.id ?? id
  if (!live)
    await Promise.all([
      db.query(insertSubmission, [
        submissionId,
        caller.agencyId,
        caller.scopeId,
        firstOf(body.period),
        body.certification,
        caller.membershipId,
        caller.name,
        now.at,
        preparer?.membershipId ?? null,
        preparer?.name ?? null,
      ]),
      db.query(endNilReturn, [caller.scopeId, firstOf(body.period), now.at]),
    ])
  await fileClaims(db, claims, {
    action: 'submit',
    now,
    period: body.period,
    submissionId,
    certification: body.certification,
    checked,
  })
  db.audit({
    type: live ? 'submission.rejoin' : 'submission.submit',
    subject: { kind: 'submission', id: submissionId },
    scopeId: caller.scopeId,
    agencyId: caller.agencyId,
    businessOn: now.today,
    detail: {
      period: body.period,
      claims: claims.map((claim) => claim.id),
      ...(preparer ? { preparedBy: preparer.name } : {}),
    },
  })
  return submissionId
}

/** The chosen claims, locked until the transaction ends and judged a batch at a time. */
async function locked(db: Scoped<SignedIn>, { claims }: SubmitMonthBody, now: BusinessNow, onChecked: OnChecked) {
  const ids = claims.map(({ id }) => id)
  const locking = lockOnly(db, ids)
  const found: CheckedClaim[] = []
  for await (const { batch, checked } of checkedClaims(db, ids, now.today)) {
    found.push(...batch)
    onChecked({ checked, total: ids.length })
  }
  await locking
  return found
}

/** Every chosen claim must be this employer's draft, in the version that was ticked; all faults are told at once. */
function refuseForeignOrStale(caller: SignedIn, { claims: chosen }: SubmitMonthBody, claims: ClaimRecord[]) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const errors = chosen.flatMap((one, index) => {
    const refusal = refusalOf(caller, one, byId.get(one.id))
    return refusal ? [{ pointer: `/claims/${index}`, ...refusal }] : []
  })
  const [first] = errors
  if (!first) return
  throw new Problem(first.code === 'claim-not-found' ? 'claim-not-found' : 'claim-changed', errors)
}
