import { type Scoped, statement, type SystemCaller } from '@cradle/db'
import type { KeptBenefit } from '#api/claim/kept-benefit.ts'
import { averageKey, type Averages } from './judges.ts'

/** A benefit as it was kept with a decision. */
export type StoredBenefit = {
  id: string
  claimNumber: string
  decidedAt: string
  benefit: KeptBenefit
}

/** Decisions a page: enough that the round trip does not count, few enough to stay small. */
const PAGE = 1000

// One act decides several components over one computation: it is read once, kept with the first of them or, formerly, each.
const page = statement<StoredBenefit & { recordedAt: string }>(
  'replay.page',
  `select decision.id, claim.number as "claimNumber", decision.decided_at::text as "decidedAt",
     decision.recorded_at::text as "recordedAt", decision.benefit
   from decision join claim on claim.id = decision.claim_id
   where decision.benefit is not null and (decision.recorded_at, decision.id) > ($1::timestamptz, $2::uuid)
     and ($3::date is null or (decision.benefit #>> '{given,event,on}')::date >= $3)
     and ($4::date is null or (decision.benefit #>> '{given,event,on}')::date <= $4)
     and decision.id = (select min(same.id::text)::uuid from decision same where same.act_id = decision.act_id and same.benefit is not null)
   order by decision.recorded_at, decision.id limit ${PAGE}`,
  { plan: 'each time' },
)
const count = statement<{ acts: number }>(
  'replay.count',
  'select count(distinct act_id) as acts from decision where benefit is not null',
)

/** Of events between two days, both inclusive; null is open. */
export type Span = { from: string | null; until: string | null }

/** How many decisions keep a benefit: what a progress bar counts to. */
export const countStored = async (db: Scoped<SystemCaller>): Promise<number> => (await db.query(count))[0]?.acts ?? 0

/** Every stored benefit in the order of its decision, a page at a time. */
export async function* storedBenefits(db: Scoped<SystemCaller>, { from, until }: Span): AsyncGenerator<StoredBenefit> {
  let after: { recordedAt: string; id: string } = {
    recordedAt: '-infinity',
    id: '00000000-0000-0000-0000-000000000000',
  }
  for (;;) {
    const rows = await db.query(page, [after.recordedAt, after.id, from, until])
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last
  }
}

const averages = statement<{ region: string; year: number; monthlyFen: number }>(
  'replay.averages',
  'select region_code as region, year, monthly_fen as "monthlyFen" from regional_average',
)

/** Every regional average that is fixed. */
export const fixedAverages = async (db: Scoped<SystemCaller>): Promise<Averages> =>
  new Map((await db.query(averages)).map(({ region, year, monthlyFen }) => [averageKey(region, year), monthlyFen]))
