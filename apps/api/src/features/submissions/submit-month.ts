import { randomUUIDv7 } from 'node:crypto'
import { submissionState } from '@cradle/domain/calendar'
import { Problem, type ProblemError } from '@cradle/domain/problem'
import type { SubmissionView, SubmitMonthBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { checkedClaims } from '#api/claim/check-claims.ts'
import { blockers, errorsOf } from '#api/claim/claim-findings.ts'
import { lockOnly } from '#api/claim/claim-record.ts'
import { fileClaims } from '#api/claim/file-claims.ts'
import { type PreparedFiling, prepareFilings } from '#api/claim/prepare-filings.ts'
import { openPeriod } from '#api/claim/filing-window.ts'
import { liveSubmission } from '#api/claim/live-submission.ts'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import type { OnChecked } from '#api/lib/watched.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { notThere, refusalOf } from './chosen-claim.ts'
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
  const [live, judged] = await Promise.all([liveSubmission(db, body.period), judgedMonth(db, { body, now, onChecked })])
  refuseForeignOrStale(body, judged.refusals)
  const isIn = (claim: Judged['claims'][number]) => claim.earlier.some(({ submissionId }) => submissionId === live?.id)
  const takesAdditions = submissionState(period, now.at) === 'reopened'
  if (live && !takesAdditions && !judged.claims.every(isIn)) throw new Problem('period-submitted')
  if (judged.lacking.length > 0) throw new Problem('claims-incomplete', judged.lacking)
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
  await fileClaims(db, judged.filings, { action: 'submit', now, period: body.period, submissionId })
  db.audit({
    type: live ? 'submission.rejoin' : 'submission.submit',
    subject: { kind: 'submission', id: submissionId },
    scopeId: caller.scopeId,
    agencyId: caller.agencyId,
    businessOn: now.today,
    detail: {
      period: body.period,
      claims: judged.claims.map(({ id }) => id),
      ...(preparer ? { preparedBy: preparer.name } : {}),
    },
  })
  return submissionId
}

type Judged = {
  /** Why a claim cannot be sent whatever its fields say, by claim; a claim that is not there has none. */
  refusals: Map<string, ReturnType<typeof refusalOf>>
  claims: { id: string; earlier: readonly { submissionId: string | null }[] }[]
  /** What the claims lack, all of them at once. */
  lacking: ProblemError[]
  /** Complete while nothing was found against any claim. */
  filings: PreparedFiling[]
}

/**
 * The chosen claims, locked until the transaction ends, judged a batch at a time and made ready to be written; of each
 * only that is kept, so that memory stays flat.
 */
async function judgedMonth(db: Scoped<SignedIn>, { body, now, onChecked }: Sending): Promise<Judged> {
  const { claims: chosen, certification } = body
  const ids = chosen.map(({ id }) => id)
  const versions = new Map(chosen.map(({ id, version }) => [id, version]))
  const locking = lockOnly(db, ids)
  const judged: Judged = { refusals: new Map(), claims: [], lacking: [], filings: [] }
  let isSound = true
  for await (const { batch, checked } of checkedClaims(db, ids, now.today)) {
    for (const { claim, findings } of batch) {
      const refusal = refusalOf(db.caller, { version: versions.get(claim.id) ?? 0 }, claim)
      const lacking = errorsOf(`/claims/${claim.id}`, blockers(findings))
      judged.refusals.set(claim.id, refusal)
      judged.lacking.push(...lacking)
      judged.claims.push({ id: claim.id, earlier: claim.filings.map(({ submissionId }) => ({ submissionId })) })
      if (refusal || lacking.length > 0) isSound = false
    }
    if (isSound) judged.filings.push(...(await prepareFilings(db, batch, { today: now.today, certification })))
    onChecked({ checked, total: ids.length })
  }
  await locking
  return judged
}

/** Every chosen claim must be this employer's draft, in the version that was ticked; all faults are told at once. */
function refuseForeignOrStale({ claims: chosen }: SubmitMonthBody, refusals: Judged['refusals']) {
  const errors = chosen.flatMap(({ id }, index) => {
    const refusal = refusals.has(id) ? refusals.get(id) : notThere
    return refusal ? [{ pointer: `/claims/${index}`, ...refusal }] : []
  })
  const [first] = errors
  if (!first) return
  throw new Problem(first.code === 'claim-not-found' ? 'claim-not-found' : 'claim-changed', errors)
}
