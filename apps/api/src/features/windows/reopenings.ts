import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { ReopenBody, WindowsView } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { businessNow, firstOf, monthOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import { instantOf, momentInWords } from '#api/lib/instants.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { windowsNow } from './read-windows.ts'

const employerOf = statement<{ id: string }>('reopening.employer', 'select id from employer where unit_number = $1')
const insert = statement(
  'reopening.insert',
  `insert into reopening (id, agency_id, employer_id, period, reopened_at, until, reason, reopened_by, reopened_by_name, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp())`,
)
const end = statement<{ employerId: string; period: string }>(
  'reopening.end',
  `update reopening set ended_at = $2 where id = $1 and ended_at is null and until > $2 and reopened_at <= $2
   returning employer_id as "employerId", period`,
)

/** Opens a period again for one employer until an instant, with the reason, on record in the employer's chain. */
export function reopenPeriod(caller: SignedIn, body: ReopenBody, key: string | undefined): Promise<WindowsView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    await once(db, { key, body, id: randomUUIDv7() }, async (fresh) => {
      const [employer] = await db.query(employerOf, [body.unitNumber])
      const refused = (pointer: string, message: string) =>
        new Problem('fields-invalid', [{ pointer, code: 'reopening', message }])
      if (!employer) throw refused('/unitNumber', '没有找到这个单位编号')
      const { submission } = now.periodOf(body.period)
      if (submission.opensAt > now.at)
        throw refused('/period', `这个所属期 ${momentInWords(submission.opensAt)} 才开始申报，不需要重新开放`)
      const until = instantOf(body.untilOn, body.untilTime)
      if (until <= now.at) throw refused('/untilOn', '截止时间应晚于现在')
      await db.query(insert, [
        fresh,
        caller.agencyId,
        employer.id,
        firstOf(body.period),
        now.at,
        until,
        body.reason,
        caller.membershipId,
        caller.name,
      ])
      db.audit({
        type: 'window.reopen',
        subject: { kind: 'window', id: fresh },
        scopeId: employer.id,
        agencyId: caller.agencyId,
        businessOn: now.today,
        detail: { period: body.period, until: until.toISOString(), reason: body.reason },
      })
    })
    return windowsNow(db, now)
  })
}

/** Ends a reopening before its time. */
export function endReopening(caller: SignedIn, id: string): Promise<WindowsView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const [ended] = await db.query(end, [id, now.at])
    if (!ended) throw new Problem('reopening-not-found')
    db.audit({
      type: 'window.end-reopening',
      subject: { kind: 'window', id },
      scopeId: ended.employerId,
      agencyId: caller.agencyId,
      businessOn: now.today,
      detail: { period: monthOf(ended.period) },
    })
    return windowsNow(db, now)
  })
}
