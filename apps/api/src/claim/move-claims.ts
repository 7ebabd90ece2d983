import type { PlainDate } from '@cradle/domain/calendar'
import { type ClaimAction, type ClaimStatus, moveFor } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { actorOf, type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'
import { type BusinessNow, firstOf } from '#api/lib/clock.ts'
import type { ClaimRecord } from './claim-record.ts'
import { clockAfter, dueAfter } from './review-clock.ts'

/** What a move needs to know of a claim. */
export type Movable = Pick<
  ClaimRecord,
  'id' | 'version' | 'status' | 'returnedFrom' | 'scopeId' | 'agencyId' | 'regionCode' | 'components' | 'reviewClock'
>

type Moving<Claim> = {
  action: ClaimAction
  now: Pick<BusinessNow, 'at' | 'today'>
  /** What the move stamps on a submission; absent, the claims keep what they have. */
  stamp?: {
    period: string
    submissionId: string | null
    eventIds: readonly (string | null)[]
    patientIds: readonly string[]
  }
  /** What the audit event of a claim tells beside the move itself. */
  detail?: (claim: Claim) => Record<string, unknown>
}

const move = statement<{ id: string }>(
  'claim.move',
  `update claim set
     status = $5, version = claim.version + 1, updated_at = clock_timestamp(),
     -- Accepting a claim does not send it to the end of the same reviewer's queue.
     waiting_since = case when claim.status = 'submitted' and $5 = 'accepted' then claim.waiting_since else $6 end,
     returned_from = case when $5 = 'returned' then claim.status end,
     period = case when $5 = 'draft' then null when $7::date is not null then $7 else claim.period end,
     submission_id = case when $5 = 'draft' then null when $7::date is not null then $8::uuid else claim.submission_id end,
     event_id = coalesce(moving.event_id, claim.event_id),
     patient_id = coalesce(moving.patient_id, claim.patient_id, claim.insured_person_id),
     submitted_at = case when $5 = 'draft' then null when $7::date is not null then $6 else claim.submitted_at end,
     review_clock = moving.review_clock
   from unnest($1::uuid[], $2::int[], $3::uuid[], $9::uuid[], $10::jsonb[])
     as moving(id, version, event_id, patient_id, review_clock)
   where claim.id = moving.id and claim.version = moving.version and claim.status = $4 and claim.deleted_at is null
   returning claim.id`,
)
const insertDeeds = statement(
  'claim-deed.insert',
  `insert into claim_deed (claim_id, scope_id, agency_id, action, done_by_name, done_by_role, done_at)
   select claim_id, scope_id, agency_id, $4, $5, $6, $7
   from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as moved(claim_id, scope_id, agency_id)`,
)

/** Moves that neither a filing nor a decision tells of: a claim's history has them from rows of their own. */
const ownDeeds: readonly ClaimAction[] = ['recall', 'withdraw', 'abandon', 'deem-accepted']

const keepQueue = statement('queue.keep', 'select keep_queue($1, $2, $3, $4, $5)')

/**
 * The one function that writes a claim's status: it looks the move up in the table of moves, writes it where status
 * and version are still what they were, brings the reviewers' queue and its due days up to it,
 * and puts it on record in the same transaction. The claims all stand in the
 * same status. Throws where the table has no such move for the caller, or a claim changed meanwhile.
 */
export async function moveClaims<Claim extends Movable>(
  db: Scoped<Caller | SystemCaller>,
  claims: readonly Claim[],
  { action, now, stamp, detail }: Moving<Claim>,
) {
  const [first] = claims
  if (!first) return
  const open = moveFor(first, action, db.caller.role)
  if (!open || claims.some((claim) => claim.status !== first.status)) throw new Problem('move-not-open')
  const to: ClaimStatus = open.to
  const clocks = claims.map((claim) => clockAfter(action, claim.reviewClock, now.today))
  // The claims of a batch mostly share a clock: a calendar is walked once for each that differs.
  const known = new Map<string, ReturnType<typeof dueAfter>>()
  const due = claims.map((claim, n) => {
    const same = JSON.stringify([claim.regionCode, claim.components, clocks[n]])
    const told = known.get(same) ?? dueAfter(to, claim, clocks[n] ?? null, now)
    known.set(same, told)
    return told
  })
  const column = (name: keyof (typeof due)[number]): (PlainDate | null)[] => due.map((one) => one[name])
  const moving = db.query(move, [
    claims.map((claim) => claim.id),
    claims.map((claim) => claim.version),
    stamp?.eventIds ?? claims.map(() => null),
    first.status,
    to,
    now.at,
    stamp ? firstOf(stamp.period) : null,
    stamp?.submissionId ?? null,
    stamp?.patientIds ?? claims.map(() => null),
    clocks.map((clock) => clock && JSON.stringify(clock)),
  ])
  const ids = claims.map((claim) => claim.id)
  const keeping = db.query(keepQueue, [
    ids,
    column('earliest'),
    column('medical'),
    column('prenatal'),
    column('allowance'),
  ])
  const [moved] = await Promise.all([moving, keeping])
  if (moved.length !== claims.length) throw new Problem('claim-changed')
  if (ownDeeds.includes(action)) {
    const { name, role } = actorOf(db.caller)
    const whose = [
      claims.map(({ id }) => id),
      claims.map(({ scopeId }) => scopeId),
      claims.map(({ agencyId }) => agencyId),
    ]
    await db.query(insertDeeds, [...whose, action, name, role, now.at])
  }
  for (const claim of claims)
    db.audit({
      type: `claim.${action}`,
      subject: { kind: 'claim', id: claim.id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: now.today,
      detail: { from: claim.status, to, version: claim.version + 1, at: now.at.toISOString(), ...detail?.(claim) },
    })
}
