import { dateInShanghai } from '@cradle/domain/calendar'
import { moveFor } from '@cradle/domain/claim'
import { Problem, problems } from '@cradle/domain/problem'
import { drawnBecause, riskOf, samplingFor } from '@cradle/domain/review'
import type { BulkApprovalBody, BulkPreview } from '@cradle/domain/wire'
import type { Scoped } from '@cradle/db'
import { type ClaimRecord, lockClaims, readClaims } from '#api/claim/claim-record.ts'
import { standingEndorsements } from '#api/claim/earlier-decisions.ts'
import { type BusinessNow, businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { takenAmong } from '#api/claim/assignment.ts'
import { type Act, actOf } from './act.ts'
import { carryOut } from './carry-out.ts'
import { holdStages } from './hold-stage.ts'
import { judgeReviews } from './judged-review.ts'
import { conflictsAmong } from '#api/claim/refuse-conflict.ts'
import { flagsOf, readReviews } from './review-record.ts'

/** What a bulk approval of these claims would do; changes nothing. */
export const previewBulk = (caller: SignedIn, { claims: chosen }: BulkApprovalBody): Promise<BulkPreview> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const ids = chosen.map(({ id }) => id)
    const sorted = await sortedForBulk(db, chosen, await readClaims(db, ids, now.today), now)
    return {
      clean: cleanOf(sorted).map(({ claim }) => claim.id),
      drawn: of(sorted, 'drawn'),
      unfit: of(sorted, 'unfit'),
    }
  })

/**
 * Approves clean claims as they were reviewed, all of them or none. One that is drawn for a second look, or that cannot
 * be approved, is named, and then nothing was done.
 */
export const approveBulk = (caller: SignedIn, { claims: chosen }: BulkApprovalBody): Promise<{ approved: string[] }> =>
  inScope(caller, async (db) => {
    const now = await businessNow(db)
    const ids = chosen.map(({ id }) => id)
    const sorted = await sortedForBulk(db, chosen, await lockClaims(db, ids, now.today), now)
    const refused = [...of(sorted, 'unfit'), ...of(sorted, 'drawn')]
    if (refused.length > 0)
      throw new Problem(
        'bulk-refused',
        refused.map(({ id, why }) => ({ pointer: `/claims/${id}`, code: 'bulk', message: why })),
      )
    const clean = cleanOf(sorted)
    await holdStages(
      db,
      clean.map(({ claim }) => claim),
    )
    await carryOut(db, clean, now)
    return { approved: clean.map(({ claim }) => claim.id) }
  })

/** What a bulk approval would do with a claim: approve it, have it looked at a second time, or neither; and why. */
type Sorted = {
  id: string
  claim: ClaimRecord | null
  /** The approval; null where there can be none. */
  act: Act | null
  verdict: 'clean' | 'drawn' | 'unfit'
  why: string | null
}

const cleanOf = (sorted: readonly Sorted[]): Act[] =>
  sorted.flatMap(({ verdict, act }) => (verdict === 'clean' && act ? [act] : []))
const of = (sorted: readonly Sorted[], wanted: Sorted['verdict']) =>
  sorted.filter(({ verdict }) => verdict === wanted).map(({ id, why }) => ({ id, why: why ?? '' }))

/** Sorts claims into the clean, those drawn for a second look and those that cannot be approved in bulk, each with why. */
export async function sortedForBulk(
  db: Scoped<SignedIn>,
  chosen: readonly { id: string; version: number }[],
  found: readonly ClaimRecord[],
  now: BusinessNow,
): Promise<Sorted[]> {
  const { caller } = db
  const stage = 'approval'
  const byId = new Map(found.map((claim) => [claim.id, claim]))
  const [records, conflicts, taken] = await Promise.all([
    readReviews(db, [...byId.keys()]),
    conflictsAmong(db, found),
    takenAmong(db, [...byId.keys()]),
  ])
  const asked = found.filter(({ id, filings }) => records.has(id) && filings.length > 0)
  const judged = await judgeReviews(
    db,
    asked.map((claim) => ({ claim, record: records.get(claim.id)! })),
    now.today,
  )
  const judgedById = new Map(asked.map((claim, index) => [claim.id, judged[index]!]))
  const sorted: Sorted[] = []
  for (const { id, version } of chosen) {
    const claim = byId.get(id)
    const [record, own] = [records.get(id), judgedById.get(id)]
    if (!claim || !record || !own) {
      sorted.push({ id, claim: null, act: null, verdict: 'unfit', why: '申报不存在' })
      continue
    }
    const act = approvalOf(claim, () => {
      const refusal = conflicts.has(id) ? new Problem('conflict-of-interest') : taken.get(id)
      if (refusal) throw refusal
      if (claim.version !== version) throw new Problem('claim-changed')
      if (!moveFor(claim, 'approve', caller.role)) throw new Problem('move-not-open')
      if (record.held !== null && record.held !== stage) throw new Problem('stage-taken')
      return actOf({ action: 'approve', version }, { claim, record, judged: own, stage, caller, now })
    })
    if ('why' in act) sorted.push({ id, claim, act: null, verdict: 'unfit', why: act.why })
    else {
      const rates = samplingFor(claim.regionCode, now.today)
      const { approvedOfClerk } = record
      const filing = claim.filings.at(-1)!
      const { score } = riskOf(flagsOf(claim, record), dateInShanghai(new Date(filing.filedAt)))
      const why = drawnBecause({ filingId: filing.id, riskScore: score, approvedOfClerk }, rates)
      sorted.push({ id, claim, act, verdict: why ? 'drawn' : 'clean', why: why ?? null })
    }
  }
  return sorted
}

/** The approval of one claim, or why it is no clean one: in the words that the decision alone would be refused with. */
function approvalOf(claim: ClaimRecord, make: () => Act): Act | { why: string } {
  try {
    const act = make()
    if (act.action !== 'approve' || standingEndorsements(claim.decisions).length > 0)
      return { why: '核定金额超过限额，须逐份会签' }
    if (act.outcomes?.some(({ outcome }) => outcome !== 'grant')) return { why: '有待遇项目核减或不予支付，须逐份核准' }
    return act
  } catch (error) {
    if (error instanceof Problem) return { why: error.errors[0]?.message ?? problemTitle(error) }
    throw error
  }
}

const problemTitle = ({ code }: Problem) => problems[code].title
