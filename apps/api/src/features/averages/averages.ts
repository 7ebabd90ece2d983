import type { AverageList, FixAverageBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const list = statement<AverageList['items'][number]>(
  'average.list',
  `select year, monthly_fen as "monthlyFen", source, fixed_on as "fixedOn" from regional_average
   where region_code = (select region_code from agency where id = $1) order by year desc`,
)
const fix = statement<{ before: number | null }>(
  'average.fix',
  `with earlier as (
     select regional_average.monthly_fen from regional_average
     where region_code = (select region_code from agency where id = $1) and year = $2),
   fixed as (
     insert into regional_average (region_code, year, monthly_fen, source, fixed_on)
     select region_code, $2, $3, $4, $5 from agency where id = $1
     on conflict (region_code, year) do update
       set monthly_fen = excluded.monthly_fen, source = excluded.source, fixed_on = excluded.fixed_on)
   select (select monthly_fen from earlier) as before`,
)

/** The averages of the caller's region, the newest first. */
export const regionalAverages = (caller: SignedIn): Promise<AverageList> => inScope(caller, (db) => listed(db))

const listed = async (db: Scoped): Promise<AverageList> => ({
  items: await db.query(list, [db.caller.agencyId]),
  nextCursor: null,
})

/**
 * Fixes a year's average, or corrects it; on record with what stood there before. Benefits that were provisional until
 * now are settled by the replay command; the review desk shows the difference at once.
 */
export function fixAverage(caller: SignedIn, year: number, body: FixAverageBody): Promise<AverageList> {
  return inScope(caller, async (db) => {
    const [{ today }, [row]] = await Promise.all([
      businessNow(db),
      db.query(fix, [caller.agencyId, year, body.monthlyFen, body.source, body.fixedOn]),
    ])
    db.audit({
      type: 'average.fix',
      subject: { kind: 'average', id: null },
      scopeId: null,
      agencyId: caller.agencyId,
      businessOn: today,
      detail: { year, before: row?.before ?? null, after: body.monthlyFen, source: body.source, fixedOn: body.fixedOn },
    })
    return listed(db)
  })
}
