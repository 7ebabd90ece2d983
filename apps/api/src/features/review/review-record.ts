import { checkLimitsFor, type Finding } from '@cradle/domain/checks'
import { dateInShanghai } from '@cradle/domain/calendar'
import type { Stage } from '@cradle/domain/claim'
import type { Component } from '@cradle/domain/event'
import type { DocumentKind } from '@cradle/domain/documents'
import type { LineAdjustment, TaskAnswer } from '@cradle/domain/review'
import { type Scoped, statement } from '@cradle/db'
import type { ClaimRecord } from '#api/claim/claim-record.ts'
import { flagsInWords, type KeptFlag } from '#api/claim/review-findings.ts'
import { isThere } from '#api/documents/document-row.ts'

export type KeptAdjustment = LineAdjustment & { filingId: string; by: string; at: string }

/** What the review holds of a claim beside the claim itself; read in one statement. */
export type ReviewRecord = {
  /** The adjustments that stand, of every filing. */
  adjustments: KeptAdjustment[]
  /** Every answer to a task of the latest filing, the latest last. */
  answered: TaskAnswer[]
  flags: (KeptFlag & { code: string })[]
  documents: { kind: DocumentKind; count: number }[]
  /** Of this claim, by the caller as a person. */
  held: Stage | null
  /** What the endorsement that was made last grants of each component. */
  endorsed: {
    component: Component
    amountFen: number
    facts: string | null
    reason: string | null
    article: string | null
  }[]
  /** Claims of the same clerk that were approved before. */
  approvedOfClerk: number
}

const readOne = statement<ReviewRecord & { claimId: string }>(
  'review.read',
  `select claim.id as "claimId",
     coalesce((select json_agg(json_build_object('filingId', filing_id, 'invoice', invoice_n, 'line', line_n,
         'allowedFen', allowed_fen, 'filingClass', filing_class, 'reasonCode', reason_code, 'reason', reason,
         'by', adjusted_by_name, 'at', adjusted_at) order by invoice_n, line_n)
       from (select distinct on (filing_id, invoice_n, line_n) * from line_adjustment
         where line_adjustment.claim_id = claim.id
         order by filing_id, invoice_n, line_n, recorded_at desc, id desc) made where allowed_fen is not null), '[]')
       as adjustments,
     coalesce((select json_agg(json_build_object('task', task, 'done', done, 'note', note, 'by', answered_by_name,
         'at', answered_at) order by recorded_at, id)
       from review_task where review_task.filing_id = latest.id), '[]') as answered,
     coalesce((select json_agg(json_build_object('code', code, 'finding', finding, 'facts', facts) order by code, id)
       from filing_flag where filing_flag.filing_id = latest.id), '[]') as flags,
     coalesce((select json_agg(json_build_object('kind', kind, 'count', count) order by kind) from (
       select kind, count(*)::int as count from document where document.claim_id = claim.id and ${isThere}
       group by kind) there), '[]') as documents,
     (select stage from claim_stage where claim_stage.claim_id = claim.id and holder_id = $2) as held,
     coalesce((select json_agg(json_build_object('component', component, 'amountFen', amount_fen, 'facts', facts,
         'reason', reason, 'article', article)) from decision
       where decision.claim_id = claim.id and action = 'endorse' and act_id = (
         select act_id from decision as last where last.claim_id = claim.id and last.action = 'endorse'
         order by last.recorded_at desc limit 1)), '[]') as endorsed,
     (select count(*)::int from (
       select from filing other join claim as theirs on theirs.id = other.claim_id
       where other.scope_id = claim.scope_id and other.filed_by = latest.filed_by and theirs.id <> claim.id
         and theirs.status = 'approved' limit 1) earlier) as "approvedOfClerk"
   from claim join lateral (select id, filed_by from filing where filing.claim_id = claim.id order by n desc limit 1) latest
     on true
   where claim.id = any($1)`,
)

const nothing: ReviewRecord = {
  adjustments: [],
  answered: [],
  flags: [],
  documents: [],
  held: null,
  endorsed: [],
  approvedOfClerk: 0,
}

/** What the review holds of one claim. */
export const readReview = async (db: Scoped, claimId: string): Promise<ReviewRecord> =>
  (await db.query(readOne, [[claimId], db.caller.holderId]))[0] ?? nothing

/** The same of several claims, by claim. */
export const readReviews = async (db: Scoped, claimIds: readonly string[]): Promise<Map<string, ReviewRecord>> =>
  new Map((await db.query(readOne, [claimIds, db.caller.holderId])).map((row) => [row.claimId, row]))

/** The adjustments of the latest filing. */
export const adjustmentsNow = (claim: ClaimRecord, { adjustments }: ReviewRecord): KeptAdjustment[] => {
  const filingId = claim.filings.at(-1)?.id
  return adjustments.filter((made) => made.filingId === filingId)
}

/** The flags of the latest filing, in words. */
export function flagsOf(claim: ClaimRecord, { flags }: Pick<ReviewRecord, 'flags'>): Finding[] {
  const filing = claim.filings.at(-1)
  if (!filing) return []
  return flagsInWords(flags, checkLimitsFor(claim.regionCode, dateInShanghai(new Date(filing.filedAt))))
}

/** Checks that tell of the same bill, component, event or stay elsewhere (domain notes 8.2). */
const duplicateChecks = new Set(['A03', 'A05', 'A06', 'A07', 'A13'])

/** What was found elsewhere of the same bills, event or stays, in words. */
export const duplicatesIn = (claim: ClaimRecord, { flags }: ReviewRecord): Finding[] =>
  flagsOf(claim, { flags: flags.filter(({ code }) => duplicateChecks.has(code)) })
