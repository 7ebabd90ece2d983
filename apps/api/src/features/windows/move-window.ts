import { randomUUIDv7 } from 'node:crypto'
import { type Month, whyNoMove } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import type { MoveWindowBody, WindowsView } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { businessNow, firstOf } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import { instantOf } from '#api/lib/instants.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { windowsNow } from './read-windows.ts'

// Two who move windows at once: the second judges what the first left.
const alone = statement('window-move.alone', `select pg_advisory_xact_lock(hashtextextended('windows ' || $1, 0))`)
const insert = statement(
  'window-move.insert',
  `insert into window_move (id, agency_id, period, opens_at, closes_at, reason, moved_by, moved_by_name, moved_at, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())`,
)

/** Moves the submission window of a period for the whole region, in advance and on record. */
export function moveWindow(caller: SignedIn, month: Month, body: MoveWindowBody): Promise<WindowsView> {
  return inScope(caller, async (db) => {
    const [, now] = await Promise.all([db.query(alone, [caller.agencyId]), businessNow(db)])
    const opensAt = instantOf(body.opensOn, body.opensTime)
    const closesAt = instantOf(body.closesOn, body.closesTime)
    const { submission } = now.periodOf(month)
    const sentence = whyNoMove(now.calendar, { period: month, opensAt, closesAt, reason: body.reason }, now.at)
    if (sentence) throw new Problem('window-not-movable', [{ pointer: '', code: 'window', message: sentence }])
    await db.query(insert, [
      randomUUIDv7(),
      caller.agencyId,
      firstOf(month),
      opensAt,
      closesAt,
      body.reason,
      caller.membershipId,
      caller.name,
      now.at,
    ])
    db.audit({
      type: 'window.move',
      subject: { kind: 'window', id: null },
      scopeId: null,
      agencyId: caller.agencyId,
      businessOn: now.today,
      detail: {
        period: month,
        before: { opensAt: submission.opensAt.toISOString(), closesAt: submission.closesAt.toISOString() },
        after: { opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() },
        reason: body.reason,
      },
    })
    return windowsNow(db, await businessNow(db))
  })
}
