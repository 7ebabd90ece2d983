import { type Answers, invoiceIdentities } from '@cradle/domain/claim'
import type { Component } from '@cradle/domain/event'
import { type Scoped, statement } from '@cradle/db'
import type { ClaimRecord } from './claim-record.ts'

const takeInvoices = statement(
  'invoice-use.take',
  `insert into invoice_use (identity, claim_id, filing_id, scope_id, agency_id)
   select identity, claim_id, filing_id, scope_id, agency_id from jsonb_to_recordset($1)
     as given(identity text, claim_id uuid, filing_id uuid, scope_id uuid, agency_id uuid) order by identity`,
)
const takeComponents = statement(
  'component-use.take',
  `insert into component_use (event_id, component, claim_id, filing_id, scope_id, agency_id, supplement_of)
   select given.event_id, component, given.claim_id, given.filing_id, claim_component.scope_id, claim_component.agency_id,
     claim.supplement_of
   from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as given(claim_id, filing_id, event_id)
   join claim on claim.id = given.claim_id
   join claim_component on claim_component.claim_id = given.claim_id order by given.event_id, component`,
)

/** An invoice under one of its identities, as a filing takes it. */
export type InvoiceUse = { identity: string; claim_id: string; filing_id: string; scope_id: string; agency_id: string }

/** A filing that takes its invoices and components. */
type Using = { claimId: string; filingId: string; eventId: string | null; invoices: readonly InvoiceUse[] }

/** Takes the invoices and components of filings; fails where another claim holds one. */
export const takeUses = (db: Scoped, using: readonly Using[]) =>
  Promise.all([
    db.query(takeInvoices, [JSON.stringify(using.flatMap(({ invoices }) => invoices))]),
    db.query(takeComponents, [
      using.map(({ claimId }) => claimId),
      using.map(({ filingId }) => filingId),
      using.map(({ eventId }) => eventId),
    ]),
  ])

type Invoiced = { claim: Pick<ClaimRecord, 'id' | 'scopeId' | 'agencyId'>; answers: Answers; filingId: string }

/** Every invoice of the claim under each of its identities: a reissued bill takes that of the one it replaces, too. */
export const invoiceUses = ({ claim, answers, filingId }: Invoiced): InvoiceUse[] =>
  answers.charges.invoices.flatMap((invoice) => {
    const stay = answers.stay.stays[invoice.stay - 1]
    return invoiceIdentities(invoice, stay?.hospitalCode ?? stay?.hospitalName ?? '').map((identity) => ({
      identity,
      claim_id: claim.id,
      filing_id: filingId,
      scope_id: claim.scopeId,
      agency_id: claim.agencyId,
    }))
  })

const freeInvoices = statement('invoice-use.free', 'delete from invoice_use where claim_id = any($1)')
const freeComponents = statement('component-use.free', 'delete from component_use where claim_id = any($1)')

const freeSome = statement(
  'component-use.free-some',
  'delete from component_use where claim_id = $1 and component = any($2)',
)

/** Frees what was refused of a claim that is approved otherwise; its invoices too, where none of them is paid. */
export const freeRefused = (db: Scoped, claimId: string, refused: readonly Component[], keepsInvoices: boolean) =>
  Promise.all([db.query(freeSome, [claimId, refused]), ...(keepsInvoices ? [] : [db.query(freeInvoices, [[claimId]])])])

/** Frees the invoices and components that these claims took: on recall, abandonment, closing, refusal, and before a resend takes its own. */
export const freeUses = (db: Scoped, claimIds: readonly string[]) =>
  Promise.all([db.query(freeInvoices, [claimIds]), db.query(freeComponents, [claimIds])])
