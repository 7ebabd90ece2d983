import { maskAccount, maskIdNumber, maskPhone } from '@cradle/domain/identity'
import { answerChanges, stageOf } from '@cradle/domain/claim'
import {
  amountIn,
  approvalLimitFor,
  approversNeeded,
  filedLines,
  type LineAdjustment,
  offeredAgain,
} from '@cradle/domain/review'
import type { ReviewView } from '@cradle/domain/wire'
import type { Scoped } from '@cradle/db'
import { type ClaimRecord, filedAnswers } from '#api/claim/claim-record.ts'
import { standingEndorsements, undoable } from '#api/claim/earlier-decisions.ts'
import { type BusinessNow } from '#api/lib/clock.ts'
import { grantedIn, judgeReviews, type JudgedReview, outcomesIn } from './judged-review.ts'
import type { ReviewRecord } from './review-record.ts'

const iso = (instant: string) => new Date(instant).toISOString()

/** The review of a claim as its reviewers and the auditor see it. */
export async function viewReview(
  db: Scoped,
  claim: ClaimRecord,
  record: ReviewRecord,
  now: BusinessNow,
): Promise<ReviewView> {
  const [judged] = await judgeReviews(db, [{ claim, record }], now.today)
  const { outcomes } = outcomesIn(claim, judged!)
  const limit = approvalLimitFor(claim.regionCode, now.today)
  return {
    claimId: claim.id,
    version: claim.version,
    stage: stageOf(db.caller.role) ?? null,
    lines: linesOf(judged!),
    components: componentsOf(claim, judged!),
    filings: filingsOf(claim, record),
    offered: offeredOf(claim, record, judged!),
    tasks: judged!.tasks.map(({ code, rule, doneAt, ...task }) => ({
      code,
      name: rule.name,
      asks: rule.asks,
      stage: rule.stage,
      by: rule.by,
      blocks: rule.blocks,
      answeredByNote: rule.answeredByNote ?? false,
      ...task,
      doneAt: doneAt && iso(doneAt),
    })),
    proposed: proposedOf(claim),
    approvals: {
      needed: approversNeeded(grantedIn(outcomes), limit),
      limitFen: limit.fen,
      given: standingEndorsements(claim.decisions).map(({ by, at }) => ({ by, at: iso(at) })),
    },
    mayUndo: undoable(claim, db.caller) !== undefined,
    notices: claim.notices,
  }
}

function linesOf({ answers, adjustments }: JudgedReview): ReviewView['lines'] {
  return filedLines(answers).map(({ invoice, line, printed, filingClass, amountFen }) => {
    const made = adjustments.find((one) => one.invoice === invoice && one.line === line)
    return {
      invoice,
      line,
      printed,
      filed: { filingClass, amountFen },
      reviewed: made ? { filingClass: made.filingClass, amountFen: made.allowedFen } : null,
      reasonCode: made?.reasonCode ?? null,
      reason: made?.reason ?? null,
      by: made?.by ?? null,
      at: made ? iso(made.at) : null,
    }
  })
}

function componentsOf(claim: ClaimRecord, { breakdown }: JudgedReview): ReviewView['components'] {
  const asked = claim.filings.at(-1)?.content.components ?? claim.components
  return asked.map((component) => {
    const decided = claim.outcome?.find((one) => one.component === component)
    return {
      component,
      filedFen: claim.filedBenefit ? amountIn(claim.filedBenefit.result, component) : null,
      reviewedFen: breakdown ? amountIn(breakdown, component) : null,
      decidedFen: decided?.amountFen ?? null,
      decision: decided
        ? {
            outcome: decided.outcome ?? (decided.facts === null ? 'grant' : 'refuse'),
            facts: decided.facts,
            reason: decided.reason,
            article: decided.article,
          }
        : null,
    }
  })
}

const maskOf: Record<string, (value: string) => string> = { phone: maskPhone, accountNumber: maskAccount }
const masked = (field: string, value: string) => (maskOf[field] ?? maskIdNumber)(value)

function filingsOf(claim: ClaimRecord, { adjustments }: ReviewRecord): ReviewView['filings'] {
  const read = claim.filings.map((filing) => ({
    answers: filedAnswers(claim, filing),
    shown: filedAnswers(claim, filing, masked),
  }))
  return claim.filings.map(({ id, n, filedAt }, index) => ({
    n,
    filedAt: iso(filedAt),
    changes: index === 0 ? [] : answerChanges(read[index - 1]!, read[index]!),
    adjustments: adjustments.filter(({ filingId }) => filingId === id).length,
  }))
}

function offeredOf(claim: ClaimRecord, { adjustments }: ReviewRecord, now: JudgedReview): ReviewView['offered'] {
  const before = claim.filings.at(-2)
  if (!before || claim.status !== 'accepted') return []
  const made: LineAdjustment[] = adjustments.filter(({ filingId }) => filingId === before.id)
  const lines = filedLines(now.answers)
  return offeredAgain({ answers: filedAnswers(claim, before), adjustments: made }, now).flatMap((one) => {
    const line = lines.find(({ invoice, line: at }) => invoice === one.invoice && at === one.line)
    if (!line) return []
    const { invoice, line: at, allowedFen, filingClass, reasonCode, reason } = one
    const filed = { filingClass: line.filingClass, amountFen: line.amountFen }
    return [{ invoice, line: at, printed: line.printed, filed, allowedFen, filingClass, reasonCode, reason }]
  })
}

/** The refusal that was proposed last, as long as nothing else was decided since by that stage. */
function proposedOf({ decisions }: ClaimRecord): ReviewView['proposed'] {
  const last = decisions.findLast(({ action }) => action !== 'endorse')
  if (last?.action !== 'propose-refusal' || !last.facts || !last.reason || !last.article) return null
  const { facts, reason, article, by, at } = last
  return { facts, reason, article, by, stage: last.stage as 'first-review' | 'second-review', at: iso(at) }
}
