import { type Scoped, statement } from '@cradle/db'

const freeInvoices = statement('invoice-use.free', 'delete from invoice_use where claim_id = any($1)')
const freeComponents = statement('component-use.free', 'delete from component_use where claim_id = any($1)')

/** Frees the invoices and components that these claims took: on recall, abandonment, closing, refusal, and before a resend takes its own. */
export const freeUses = (db: Scoped, claimIds: readonly string[]) =>
  Promise.all([db.query(freeInvoices, [claimIds]), db.query(freeComponents, [claimIds])])
