import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type { RecordPrintBody } from '@cradle/domain/wire'
import { statement } from '@cradle/db'
import { readClaims } from '#api/claim/claim-record.ts'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'

const insertPrint = statement(
  'print.insert',
  `insert into form_print (id, claim_id, scope_id, agency_id, form, filing_n, content_hash, printed_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const countPrints = statement<{ count: number }>(
  'print.count-form',
  'select count(*) from form_print where claim_id = $1 and form = $2',
)

/** Records that a form was printed; called after its bytes exist, so that a cancelled print is not a print. */
export const recordPrint = (caller: SignedIn, claimId: string, { form, contentHash, filing }: RecordPrintBody) =>
  inScope(caller, async (db) => {
    const { today } = await businessNow(db)
    const [claim] = await readClaims(db, [claimId], today)
    if (!claim) throw new Problem('claim-not-found')
    const id = randomUUIDv7()
    await db.query(insertPrint, [
      id,
      claim.id,
      claim.scopeId,
      claim.agencyId,
      form,
      filing,
      contentHash,
      caller.membershipId,
    ])
    const [prints] = await db.query(countPrints, [claim.id, form])
    db.audit({
      type: 'claim.print',
      subject: { kind: 'claim', id: claim.id },
      scopeId: claim.scopeId,
      agencyId: claim.agencyId,
      businessOn: today,
      detail: { form, filing, contentHash },
    })
    return { id, form, count: prints!.count }
  })
