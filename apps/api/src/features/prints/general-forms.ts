import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@cradle/domain/problem'
import type {
  ChargeLedgerData,
  ClaimLedgerData,
  ClaimLedgerQuery,
  GeneralForm,
  PeriodSummaryData,
  RecordGeneralPrintBody,
  UnitPledgeData,
} from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { chargeLedgerOf, periodSummaryOf } from './batch-forms.ts'
import { claimLedgerOf } from './claim-ledger.ts'
import { unitPledgeOf } from './unit-pledge.ts'

/** What a form about no single claim is about: a batch, a query, or the unit itself. */
type About = { submissionId?: string | undefined; query?: ClaimLedgerQuery | undefined }

const insert = statement(
  'general-print.insert',
  `insert into general_print (id, scope_id, agency_id, submission_id, form, form_version, content_hash, entries, business_on,
     printed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

type Data = {
  'charge-ledger': ChargeLedgerData
  'period-summary': PeriodSummaryData
  'claim-ledger': ClaimLedgerData
  'unit-pledge': UnitPledgeData
}

const readers: { [Name in GeneralForm]: (db: Scoped, about: About) => Promise<Data[Name]> } = {
  'charge-ledger': (db, { submissionId }) => chargeLedgerOf(db, required(submissionId)),
  'period-summary': (db, { submissionId }) => periodSummaryOf(db, required(submissionId)),
  'claim-ledger': (db, { query }) => claimLedgerOf(db, query ?? {}),
  'unit-pledge': (db) => unitPledgeOf(db),
}

/** All that a form about no single claim shows, the numbers in full: that it was read is on record. */
export const generalFormOf = <Name extends GeneralForm>(
  caller: SignedIn,
  form: Name,
  about: About,
): Promise<Data[Name]> =>
  inScope(caller, async (db) => {
    const data = await readers[form](db, about)
    await tell(db, 'list.read', form, about, entriesOf(data))
    return data
  })

/** Records a print of such a form after its bytes exist, if it still says the same. */
export const recordGeneralPrint = (
  caller: SignedIn,
  { form, version, contentHash, ...about }: RecordGeneralPrintBody,
) =>
  inScope(caller, async (db) => {
    const data = await readers[form](db, about)
    if (data.contentHash !== contentHash) throw new Problem('list-changed')
    const [{ today }, id, entries] = [await businessNow(db), randomUUIDv7(), entriesOf(data)]
    const { scopeId, agencyId, membershipId } = db.caller
    const submissionId = form === 'charge-ledger' || form === 'period-summary' ? required(about.submissionId) : null
    await db.query(insert, [
      id,
      scopeId,
      agencyId,
      submissionId,
      form,
      version,
      contentHash,
      entries,
      today,
      membershipId,
    ])
    await tell(db, 'list.print', form, about, entries)
    return { count: data.printCount + 1 }
  })

const entriesOf = (data: object): number => ('rows' in data && Array.isArray(data.rows) ? data.rows.length : 0)

async function tell(
  db: Scoped,
  type: 'list.read' | 'list.print',
  form: GeneralForm,
  { submissionId }: About,
  entries: number,
) {
  const { scopeId, agencyId } = db.caller
  db.audit({
    type,
    subject: submissionId ? { kind: 'submission', id: submissionId } : { kind: 'unit', id: scopeId },
    scopeId,
    agencyId,
    businessOn: (await businessNow(db)).today,
    detail: { form, entries },
  })
}

function required(submissionId: string | undefined): string {
  if (submissionId === undefined) throw new Problem('submission-not-found')
  return submissionId
}
