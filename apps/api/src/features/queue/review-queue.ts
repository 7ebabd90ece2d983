import { plainDate } from '@cradle/domain/calendar'
import { correctionUntil } from '@cradle/domain/claim'
import { whyHere } from '@cradle/domain/review'
import { id, type QueuePage, type QueueQuery } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { z } from 'zod'
import { isCallersToDo } from '#api/claim/callers-to-do.ts'
import { claimRow, columnsOfRow, fromClaims, type ListedClaim } from '#api/claim/claim-row.ts'
import { businessNow } from '#api/lib/clock.ts'
import { BEFORE_ALL, cursorInstant, paged, readCursor } from '#api/lib/cursor.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { assigneeView, holdView, type InHand, inHand, type OnHold, onHold } from '#api/claim/assignment.ts'
import { askedBy, isAsked, isNarrowed } from './narrowed-queue.ts'
import { queueOf } from './waiting-at.ts'

const PAGE = 50

type QueuedClaim = ListedClaim & {
  /** `infinity` where it cannot be told. */
  dueOn: string
  riskScore: number | null
  riskOrder: number
  inHand: InHand
  onHold: OnHold
}
const inOrder = 'order by queued.due_on, queued.risk_order, queued.waiting_since, queued.claim_id'

// The order is that of `compareWaiting`, each status by its own index range.
const listed = (
  narrowed: string,
) => `select ${columnsOfRow}, claim.queue_due_on::text as "dueOn", claim.risk_score as "riskScore",
     claim.risk_order as "riskOrder", ${inHand('claim.id')} as "inHand", ${onHold('claim.id')} as "onHold"
   ${fromClaims(`
     select claim.*, queued.due_on as queue_due_on, queued.risk_score, queued.risk_order
     from unnest($2::text[]) as waiting(status) cross join lateral (
       select * from queued_claim as queued
       where queued.agency_id = $1 and queued.status = waiting.status
       and (queued.due_on, queued.risk_order, queued.waiting_since, queued.claim_id)
         > ($5::date, $6::integer, $7::timestamptz, $8::uuid)
       and ${isCallersToDo} ${narrowed}
       ${inOrder} limit ${PAGE + 1}) as queued
     join claim on claim.id = queued.claim_id
     ${inOrder} limit ${PAGE + 1}`)}
   order by claim.queue_due_on, claim.risk_order, claim.waiting_since, claim.id`
export const queue = statement<QueuedClaim>('review.queue', listed(''))
// A plan for whatever may be asked would expect every question to narrow to next to nothing, and so read and sort the whole
// queue.
const narrowedQueue = statement<QueuedClaim>('review.narrowed-queue', listed(`and ${isAsked(9)}`), {
  plan: 'each time',
})

const dueOn = z.union([plainDate, z.literal('infinity')])
const riskOrder = z.string().regex(/^-?\d{1,9}$/)
const start = ['-infinity', '-2147483648', ...BEFORE_ALL] as const

/** The claims that wait for the caller's stage: the earliest due day first, each with why it stands where it stands. */
export function reviewQueue(caller: SignedIn, { cursor, ...asked }: QueueQuery): Promise<QueuePage> {
  const { stage, statuses } = queueOf(caller)
  const after = cursor ? readCursor(cursor, [dueOn, riskOrder, cursorInstant, id]) : start
  return inScope(caller, async (db) => {
    const clock = businessNow(db)
    const given = [caller.agencyId, statuses, caller.holderId, stage, ...after]
    const listing = isNarrowed(asked)
      ? db.query(narrowedQueue, [...given, ...askedBy(caller, asked, (await clock).today)])
      : db.query(queue, given)
    db.closing()
    const [now, rows] = await Promise.all([clock, listing])
    const { items, nextCursor } = paged(rows, PAGE, (row) => [
      row.dueOn,
      String(row.riskOrder),
      row.waitingText,
      row.id,
    ])
    return {
      items: items.map((row) => {
        const dueOn = row.dueOn === 'infinity' ? null : row.dueOn
        const telling = row.status === 'submitted' ? (correctionUntil(row.waitingSince!) ?? null) : null
        return {
          ...claimRow(row, now),
          waitingSince: row.waitingSince!.toISOString(),
          stage,
          dueOn,
          riskScore: row.riskScore,
          assignee: assigneeView(row.inHand, caller),
          hold: holdView(row.onHold),
          order: whyHere({ dueOn, riskScore: row.riskScore }, { today: now.today, telling }),
        }
      }),
      nextCursor,
    }
  })
}
