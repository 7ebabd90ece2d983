import { answersOf } from '@cradle/domain/checks'
import { type Component, components } from '@cradle/domain/event'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import { type ClaimRecord, filedAnswers } from './claim-record.ts'
import { freeUses, invoiceUses, takeUses } from './uses.ts'

const invoicesHeld = statement<{ identity: string; number: string }>(
  'invoice-use.held',
  `select identity, claim.number from invoice_use join claim on claim.id = invoice_use.claim_id
   where identity = any($1) and invoice_use.claim_id <> $2 order by identity`,
)
const componentsHeld = statement<{ component: Component; number: string }>(
  'component-use.held',
  `select component_use.component, holder.number
   from claim join claim_component on claim_component.claim_id = claim.id
   join component_use on component_use.event_id = claim.event_id and component_use.component = claim_component.component
     and component_use.supplement_of is null and component_use.claim_id <> claim.id
   join claim as holder on holder.id = component_use.claim_id
   where claim.id = $1 and claim.supplement_of is null order by 1`,
)

/** Takes what a claim's latest filing took again, as it is opened again; names what another claim holds by now. */
export async function retakeUses(db: Scoped, claim: ClaimRecord): Promise<void> {
  const filing = claim.filings.at(-1)
  const answers = filing && answersOf(filedAnswers(claim, filing))
  if (!filing || !answers) throw new Problem('move-not-open')
  const filingId = filing.id
  const wanted = invoiceUses({ claim, answers, filingId })
  const [invoices, taken] = await Promise.all([
    db.query(invoicesHeld, [wanted.map(({ identity }) => identity), claim.id]),
    db.query(componentsHeld, [claim.id]),
  ])
  if (invoices.length > 0)
    throw new Problem(
      'invoice-taken',
      invoices.map(({ number }) => ({
        pointer: '/sections/charges/data/invoices',
        code: 'invoice-taken',
        message: `有票据已由申报 ${number} 使用，不能重新办理`,
      })),
    )
  if (taken.length > 0)
    throw new Problem(
      'component-taken',
      taken.map(({ component, number }) => ({
        pointer: `/components/${component}`,
        code: 'component-taken',
        message: `${components[component]}已由申报 ${number} 申请，不能重新办理`,
      })),
    )
  await freeUses(db, [claim.id])
  await takeUses(db, [{ claimId: claim.id, filingId, eventId: claim.eventId, invoices: wanted }])
}
