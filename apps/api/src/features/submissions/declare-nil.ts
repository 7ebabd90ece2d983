import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { NilReturnBody, NilReturnView } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { openPeriod } from '#api/claim/filing-window.ts'
import { liveSubmission } from '#api/claim/live-submission.ts'
import { businessNow, firstOf, monthOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const insert = statement(
  'nil-return.insert',
  `insert into nil_return (id, agency_id, scope_id, employer_id, period, declared_by, declared_by_name, declared_at)
   values ($1, $2, $3, $3, $4, $5, $6, $7)`,
)
const read = statement<{ id: string; period: string; declaredAt: Date; declaredBy: string }>(
  'nil-return.read',
  'select id, period, declared_at as "declaredAt", declared_by_name as "declaredBy" from nil_return where id = $1',
)

/** 零申报: the employer has nothing to file in this period. It locks nothing, and a submission takes its place. */
export function declareNil(caller: SignedIn, body: NilReturnBody, key: string | undefined): Promise<NilReturnView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const id = await once(db, { key, body, id: randomUUIDv7() }, async (fresh) => {
      openPeriod(body.period, now)
      if (await liveSubmission(db, body.period)) throw new Problem('period-submitted')
      const period = firstOf(body.period)
      await db.query(insert, [fresh, caller.agencyId, caller.scopeId, period, caller.membershipId, caller.name, now.at])
      db.audit({
        type: 'submission.nil-return',
        subject: { kind: 'submission', id: fresh },
        scopeId: caller.scopeId,
        agencyId: caller.agencyId,
        businessOn: now.today,
        detail: { period: body.period },
      })
    })
    const [row] = await db.query(read, [id])
    return { ...row!, period: monthOf(row!.period), declaredAt: row!.declaredAt.toISOString() }
  })
}
