import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { RecordPrintBody, RecordPrintsBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, draftOfRecord, filedAnswers, readClaims } from '#api/claim/claim-record.ts'
import { contentHashOf } from '#api/claim/content-hash.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { keptOf } from './printed-before.ts'

const insert = statement(
  'form-print.insert',
  `insert into form_print (id, claim_id, scope_id, agency_id, form, form_version, filing_n, content_hash, answers,
     business_on, printed_by)
   select id, claim_id, scope_id, agency_id, $2, $3, filing_n, content_hash, answers, $4, $5
   from jsonb_to_recordset($1) as given(id uuid, claim_id uuid, scope_id uuid, agency_id uuid, filing_n int,
     content_hash text, answers jsonb)`,
)
const count = statement<{ count: number }>(
  'form-print.count',
  'select count(*)::int as count from form_print where claim_id = $1 and form = $2',
)

/** Records that a form of one claim was printed, and answers how often it was by now. */
export const recordPrint = (
  caller: SignedIn,
  claimId: string,
  { form, version, contentHash, filing }: RecordPrintBody,
) =>
  inScope(caller, async (db) => {
    const [id] = await record(db, { form, version, claims: [{ id: claimId, contentHash, filing }] })
    const [counted] = await db.query(count, [claimId, form])
    return { id: id!, form, count: counted!.count }
  })

/** Records the prints of many claims: all of them or none. */
export const recordPrints = (caller: SignedIn, body: RecordPrintsBody) =>
  inScope(caller, async (db) => ({ count: (await record(db, body)).length }))

/**
 * Called after the bytes exist, so that a cancelled print is not a print. A claim that says something else by now makes
 * the paper in hand void: nothing is recorded of any.
 */
async function record(db: Scoped, { form, version, claims: printed }: RecordPrintsBody): Promise<string[]> {
  const { today } = await businessNow(db)
  const ids = printed.map(({ id }) => id)
  const claims = new Map((await readClaims(db, ids, today)).map((claim) => [claim.id, claim]))
  if (claims.size < printed.length) throw new Problem('claim-not-found')
  const rows = printed.map(({ id, contentHash, filing }) => {
    const claim = claims.get(id)!
    const answers = answersOf(claim, filing)
    if (!answers || answers.contentHash !== contentHash) throw new Problem('claim-changed')
    const { scopeId, agencyId } = claim
    db.audit({
      type: 'claim.print',
      subject: { kind: 'claim', id },
      scopeId,
      agencyId,
      businessOn: today,
      detail: { form, version, filing, contentHash },
    })
    return {
      id: randomUUIDv7(),
      claim_id: id,
      scope_id: scopeId,
      agency_id: agencyId,
      filing_n: filing,
      content_hash: contentHash,
      answers: keptOf(answers.said),
    }
  })
  await db.query(insert, [JSON.stringify(rows), form, version, today, db.caller.membershipId])
  return rows.map(({ id }) => id)
}

/** What the claim says now, as the paper was made from it. */
function answersOf(claim: ClaimRecord, filing: number | null) {
  if (filing === null) {
    const said = draftOfRecord(claim)
    return { said, contentHash: contentHashOf(said) }
  }
  const filed = claim.filings[filing - 1]
  return filed && { said: filedAnswers(claim, filed), contentHash: filed.contentHash }
}
