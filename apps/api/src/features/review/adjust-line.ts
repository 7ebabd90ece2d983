import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import { adjustmentOf, filedLines, type LineAdjustment } from '@cradle/domain/review'
import type { AdjustmentBody, AdjustmentQuery, ReviewView } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, filedAnswers, lockClaim, readClaim } from '#api/claim/claim-record.ts'
import { type BusinessNow, businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { refuseTaken } from '#api/claim/assignment.ts'
import { holdStage } from './hold-stage.ts'
import { refuseConflict } from '#api/claim/refuse-conflict.ts'
import { adjustmentsNow, readReview } from './review-record.ts'
import { viewReview } from './review-view.ts'

const insert = statement(
  'line-adjustment.insert',
  `insert into line_adjustment (id, claim_id, filing_id, scope_id, agency_id, invoice_n, line_n, filed_fen, allowed_fen,
     filing_class, reason_code, reason, adjusted_by, adjusted_by_name, adjusted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
)
// What was decided on the screen before is decided on other amounts: the version says so.
const touch = statement<{ version: number }>(
  'claim.touch',
  `update claim set version = version + 1, updated_at = clock_timestamp()
   where id = $1 and version = $2 and status = 'accepted' returning version`,
)

/** Allows less of a line, or files it under another class; on the latest filing, by the first reviewer alone. */
export const adjustLine = (caller: SignedIn, claimId: string, body: AdjustmentBody): Promise<ReviewView> =>
  changeLine(caller, claimId, body, (lines) => {
    const { version: _version, ...asked } = body
    const made = adjustmentOf(lines, asked)
    if (!Array.isArray(made)) return made
    throw new Problem(
      'fields-invalid',
      made.map((fault) => ({ ...fault, code: 'adjustment' })),
    )
  })

/** Takes an adjustment back: the line stands as filed. */
export const withdrawAdjustment = (caller: SignedIn, claimId: string, query: AdjustmentQuery): Promise<ReviewView> =>
  changeLine(caller, claimId, query, () => null)

type Lines = ReturnType<typeof filedLines>
type Change = (lines: Lines) => LineAdjustment | null

const changeLine = (caller: SignedIn, claimId: string, at: AdjustmentQuery, change: Change): Promise<ReviewView> =>
  inScope(caller, async (db) => {
    const [now, claim, record] = await Promise.all([businessNow(db), lockClaim(db, claimId), readReview(db, claimId)])
    if (claim.version !== at.version) throw new Problem('claim-changed')
    if (caller.role !== 'first-reviewer' || claim.status !== 'accepted') throw new Problem('adjustment-closed')
    await Promise.all([holdStage(db, claim), refuseConflict(db, claim), refuseTaken(db, claim)])
    const filing = claim.filings.at(-1)!
    const lines = filedLines(filedAnswers(claim, filing))
    const line = lines.find((one) => one.invoice === at.invoice && one.line === at.line)
    const made = change(lines)
    const before = adjustmentsNow(claim, record).find((one) => one.invoice === at.invoice && one.line === at.line)
    if (!line || (made === null && !before))
      throw new Problem('fields-invalid', [{ pointer: '/line', code: 'adjustment', message: '这条明细没有核减' }])
    await write(db, claim, { at, filedFen: line.amountFen, made, now })
    const [after, kept] = await Promise.all([readClaim(db, claimId), readReview(db, claimId)])
    return viewReview(db, after!, kept, now)
  })

type Writing = { at: AdjustmentQuery; filedFen: number; made: ReturnType<Change>; now: BusinessNow }

async function write(db: Scoped<SignedIn>, claim: ClaimRecord, { at, filedFen, made, now }: Writing) {
  const { id, scopeId, agencyId, version } = claim
  const { caller } = db
  const [[touched]] = await Promise.all([
    db.query(touch, [id, version]),
    db.query(insert, [
      randomUUIDv7(),
      id,
      claim.filings.at(-1)!.id,
      scopeId,
      agencyId,
      at.invoice,
      at.line,
      filedFen,
      made?.allowedFen ?? null,
      made?.filingClass ?? null,
      made?.reasonCode ?? null,
      made?.reason ?? null,
      caller.membershipId,
      caller.name,
      now.at,
    ]),
  ])
  if (!touched) throw new Problem('claim-changed')
  db.audit({
    type: made ? 'claim.adjust' : 'claim.withdraw-adjustment',
    subject: { kind: 'claim', id },
    scopeId,
    agencyId,
    businessOn: now.today,
    detail: {
      filing: claim.filings.length,
      invoice: at.invoice,
      line: at.line,
      filedFen,
      version: touched.version,
      ...(made ? { allowedFen: made.allowedFen, filingClass: made.filingClass, reasonCode: made.reasonCode } : {}),
    },
  })
}
