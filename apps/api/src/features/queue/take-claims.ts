import { Problem, problems } from '@cradle/domain/problem'
import type { QueueFilter } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { isCallersToDo } from '#api/claim/callers-to-do.ts'
import { type ClaimRecord, lockClaim, lockClaims } from '#api/claim/claim-record.ts'
import { heldStages } from '#api/claim/held-stage.ts'
import { conflictsAmong } from '#api/claim/refuse-conflict.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { IN_HAND, release, takenAtDeed } from '#api/claim/assignment.ts'
import { askedBy, isAsked, isNarrowed } from './narrowed-queue.ts'
import { queueOf } from './waiting-at.ts'

/** How many claims at the head are tried before nothing is left to take: those of one's own kin are passed over. */
const TRIED = 20

const oneAtATime = statement('review.next-in-turn', 'select pg_advisory_xact_lock(hashtextextended($1, 0))')
const inOrder = 'order by queued.due_on, queued.risk_order, queued.waiting_since, queued.claim_id'
// Each status by its own index range, as the list is read; planned once or anew for the same reason.
const waiting = (
  narrowed: string,
) => `select queued.claim_id as id from unnest($2::text[]) as waiting(status) cross join lateral (
     select * from queued_claim as queued
     where queued.agency_id = $1 and queued.status = waiting.status and ${isCallersToDo} ${narrowed}
       and not exists (select from claim_hold where claim_hold.claim_id = queued.claim_id)
     ${inOrder} limit ${TRIED}) as queued
   ${inOrder} limit ${TRIED}`
const inSomebodysHand =
  'exists (select from assignment where assignment.claim_id = queued.claim_id and until > clock_timestamp()'
const head = statement<{ id: string }>('review.head', waiting(`and not ${inSomebodysHand})`))
// Of what is asked for as one's own, one's own is to be had.
const narrowedHead = statement<{ id: string }>(
  'review.narrowed-head',
  waiting(`and ${isAsked(5)} and not ${inSomebodysHand} and not ($5 = 'mine' and membership_id = $6))`),
  { plan: 'each time' },
)
const assign = statement<{ until: Date }>(
  'assignment.take',
  `insert into assignment (claim_id, agency_id, stage, membership_id, name, until)
   select id, $2, $3, $4, $5, clock_timestamp() + ${IN_HAND} from unnest($1::uuid[]) as taken(id)
   on conflict (claim_id) do update set stage = excluded.stage, membership_id = excluded.membership_id,
     name = excluded.name, taken_at = excluded.taken_at, until = excluded.until
   returning until`,
)

/**
 * Takes the first claim of the caller's queue, narrowed as asked, in hand that nobody has and nothing holds; none where none
 * is left. Two who take at once take one after the other, and get two claims.
 */
export const takeNext = (caller: SignedIn, asked: QueueFilter): Promise<{ claimId: string | null }> =>
  inScope(caller, async (db) => {
    const { stage, statuses } = queueOf(caller)
    const turn = `${caller.agencyId} ${stage}`
    const given = [caller.agencyId, statuses, caller.holderId, stage]
    const found = async () =>
      isNarrowed(asked)
        ? db.query(narrowedHead, [...given, ...askedBy(caller, asked, (await businessNow(db)).today)])
        : db.query(head, given)
    // Read behind the turn, which may be waited for: what whoever had it took is seen.
    const [, ids] = await Promise.all([db.query(oneAtATime, [turn]), found()])
    for (const { id } of ids) {
      const claim = await lockClaim(db, id)
      if ((await refusalsOf(db, [claim])).size > 0) continue
      await take(db, [claim])
      return { claimId: id }
    }
    return { claimId: null }
  })

/** Takes claims in the caller's hand, all of them or none. */
export const takeClaims = (caller: SignedIn, ids: readonly string[]): Promise<{ until: string }> =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const claims = await lockClaims(db, ids, today)
    const missing = ids.find((id) => claims.every((claim) => claim.id !== id))
    if (missing) throw refusalOf(missing, new Problem('claim-not-found'))
    const refusals = await refusalsOf(db, claims)
    for (const { id } of claims) {
      const refusal = refusals.get(id)
      if (refusal) throw refusal.errors.length === 0 ? refusalOf(id, refusal) : refusal
    }
    const [taken] = await take(db, claims)
    return { until: taken!.until.toISOString() }
  })

/** Puts a claim back for everybody. One that is not in the caller's hand stays where it is. */
export const releaseClaim = (caller: SignedIn, claimId: string): Promise<void> =>
  inScope(caller, (db) => release(db, claimId))

const take = (db: Scoped<SignedIn>, claims: readonly ClaimRecord[]) => {
  const { agencyId, membershipId, name } = db.caller
  return db.query(assign, [claims.map(({ id }) => id), agencyId, queueOf(db.caller).stage, membershipId, name])
}

/** Refuses whoever the claim does not wait for, whoever must stand aside from it, and while another has it in hand. */
export async function refuseStranger(db: Scoped<SignedIn>, claim: ClaimRecord): Promise<void> {
  const refusal = (await refusalsOf(db, [claim])).get(claim.id)
  if (refusal) throw refusal
}

/** The same of several claims: those that are refused, each with why; asked in one round trip, however many. */
async function refusalsOf(db: Scoped<SignedIn>, claims: readonly ClaimRecord[]): Promise<Map<string, Problem>> {
  const { stage, statuses } = queueOf(db.caller)
  const ids = claims.map(({ id }) => id)
  const [held, conflicts, taken] = await Promise.all([
    heldStages(db, ids),
    conflictsAmong(db, claims),
    takenAtDeed(db, ids),
  ])
  const refusalOfOne = ({ id, status }: ClaimRecord) => {
    if (!statuses.includes(status)) return new Problem('claim-not-waiting')
    if ((held.get(id) ?? stage) !== stage) return new Problem('stage-taken')
    return conflicts.has(id) ? new Problem('conflict-of-interest') : taken.get(id)
  }
  return new Map(
    claims.flatMap((claim) => {
      const refusal = refusalOfOne(claim)
      return refusal ? [[claim.id, refusal] as const] : []
    }),
  )
}

const refusalOf = (id: string, { code }: Problem) =>
  new Problem(code, [{ pointer: `/claims/${id}`, code, message: problems[code].title }])
