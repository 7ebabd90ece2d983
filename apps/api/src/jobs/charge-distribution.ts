import { statement, systemCaller } from '@cradle/db'
import { inScope } from '#api/lib/installation.ts'

/** How far back claims are compared: prices of longer ago say little. */
const MONTHS_COMPARED = 24

const forget = statement('charge-distribution.forget', 'delete from charge_distribution')
const gather = statement(
  'charge-distribution.gather',
  `insert into charge_distribution (agency_id, hospital_code, method, claims, median_fen, p99_fen, quantiles)
   select claim.agency_id, stay.hospital_code, charge_method(claim.kind, told.data), count(*),
     percentile_disc(0.5) within group (order by claim.total_fen),
     percentile_disc(0.99) within group (order by claim.total_fen),
     to_jsonb(percentile_disc(array(select step / 20.0::float8 from generate_series(0, 20) as step))
       within group (order by claim.total_fen))
   from claim
   join stay on stay.claim_id = claim.id and stay.n = 1
   join hospital on hospital.code = stay.hospital_code
   join claim_section as told on told.claim_id = claim.id and told.section = 'event'
   where claim.submitted_at > now() - make_interval(months => $1) and is_live_claim(claim.status)
     and claim.supplement_of is null and claim.total_fen > 0
   group by 1, 2, 3`,
)

/**
 * Computes anew what the claims of each hospital and method came to (A17), once a night: filings are held against what is
 * kept here, so that none of them scans. Who files meanwhile is held against yesterday's.
 */
export const keepChargeDistribution = (requestId: string): Promise<void> =>
  inScope(systemCaller(requestId), async (db) => {
    await Promise.all([db.query(forget), db.query(gather, [MONTHS_COMPARED])])
  })
