import { checkLimitsFor, type Finding } from '@cradle/domain/checks'
import { dateInShanghai, type PlainDate } from '@cradle/domain/calendar'
import { riskOf } from '@cradle/domain/review'
import { type Scoped, statement, systemCaller, type SystemCaller } from '@cradle/db'
import type { FiledFinding } from '#api/claim/claim-record.ts'
import { flagsInWords, type KeptFlag } from '#api/claim/review-findings.ts'
import { inScope } from '#api/lib/installation.ts'

/** Filings assessed in one transaction: few enough that nobody waits for a row of the queue. */
const BATCH = 200

type Unassessed = {
  claimId: string
  filingId: string
  scopeId: string
  agencyId: string
  region: string
  /** The filing period; of a claim filed outside of one, the month it was filed in. */
  period: PlainDate
  hospitalCode: string | null
  filedAt: string
  findings: FiledFinding[]
  flags: KeptFlag[]
}

const take = statement<Unassessed>(
  'assessment.take',
  `select queued.claim_id as "claimId", queued.filing_id as "filingId", queued.scope_id as "scopeId",
     queued.agency_id as "agencyId", agency.region_code as region, filing.findings, filing.filed_at::text as "filedAt",
     coalesce(queued.period, date_trunc('month', filing.filed_at at time zone 'Asia/Shanghai')::date) as period,
     queued.hospital_code as "hospitalCode",
     coalesce((select json_agg(json_build_object('finding', finding, 'facts', facts) order by code, id)
       from filing_flag where filing_flag.filing_id = filing.id), '[]') as flags
   from queued_claim as queued
   join filing on filing.id = queued.filing_id
   join agency on agency.id = queued.agency_id
   where queued.risk_score is null
   order by queued.claim_id limit $1
   for update of queued skip locked`,
)
const insertRisks = statement(
  'filing-risk.insert',
  `insert into filing_risk (filing_id, claim_id, scope_id, agency_id, score, terms, weights_from)
   select filing_id, claim_id, scope_id, agency_id, score, terms, weights_from
   from jsonb_to_recordset($1) as given(filing_id uuid, claim_id uuid, scope_id uuid, agency_id uuid, score int,
     terms jsonb, weights_from date)
   on conflict (filing_id) do nothing`,
)
const insertChecks = statement(
  'filing-check.insert',
  `insert into filing_check (filing_id, claim_id, scope_id, agency_id, period, code, level, section, field, hospital_code)
   select filing_id, claim_id, scope_id, agency_id, period, code, level, section, field, hospital_code
   from jsonb_to_recordset($1) as given(filing_id uuid, claim_id uuid, scope_id uuid, agency_id uuid, period date,
     code text, level text, section text, field text, hospital_code text)
   on conflict do nothing`,
)
// The score as it was first kept: a filing is assessed once, and comes into the queue again when a claim is reopened.
const tellQueue = statement(
  'queue.assessed',
  `update queued_claim set risk_score = filing_risk.score from filing_risk
   where queued_claim.claim_id = any($1) and filing_risk.filing_id = queued_claim.filing_id`,
)

/**
 * Assesses every filing in the reviewers' queue that was not assessed yet: its risk with the terms, and where its checks
 * found something. It may run at any time and as often as it likes, by several at once. Who files neither waits for it
 * nor may see it.
 */
export async function assessFilings(requestId: string): Promise<void> {
  while ((await inScope(systemCaller(requestId), assessSome)) === BATCH);
}

async function assessSome(db: Scoped<SystemCaller>): Promise<number> {
  const filings = await db.query(take, [BATCH])
  if (filings.length === 0) return 0
  const judged = filings.map((filing) => ({ filing, ...judge(filing) }))
  await Promise.all([
    db.query(insertRisks, [
      JSON.stringify(
        judged.map(({ filing, risk }) => ({
          ...rowOf(filing),
          score: risk.score,
          terms: risk.terms,
          weights_from: risk.from,
        })),
      ),
    ]),
    db.query(insertChecks, [JSON.stringify(judged.flatMap(({ filing, findings }) => checksOf(filing, findings)))]),
    db.query(tellQueue, [filings.map(({ claimId }) => claimId)]),
  ])
  return filings.length
}

function judge({ region, filedAt, findings: filed, flags }: Unassessed) {
  const filedOn = dateInShanghai(new Date(filedAt))
  const found = flagsInWords(flags, checkLimitsFor(region, filedOn))
  return { findings: [...filed, ...found], risk: riskOf(found, filedOn) }
}

const rowOf = ({ filingId, claimId, scopeId, agencyId }: Unassessed) => ({
  filing_id: filingId,
  claim_id: claimId,
  scope_id: scopeId,
  agency_id: agencyId,
})

const checksOf = (filing: Unassessed, findings: readonly Finding[]) =>
  findings.map(({ code, level, section, pointer }) => ({
    ...rowOf(filing),
    period: filing.period,
    code,
    level,
    section,
    field: pointer.slice(1),
    hospital_code: filing.hospitalCode,
  }))
