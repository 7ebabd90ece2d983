import type { OwnClaims } from '@cradle/domain/checks'
import { type Draft, type DraftAnswers, type Invoice, kindOf } from '@cradle/domain/claim'
import { type Scoped, statement } from '@cradle/db'
import { dateOrNull, invoiceRow } from './typed-rows.ts'

/** SQL of a claim that is held against others: columns, and rows of its bills (n, code, number, issued_on, total_fen). */
type Held = {
  id: string
  scopeId: string
  personId: string
  kind: string
  eventOn: string
  dueOn: string
  bills: string
}

/** Given up or refused, a claim holds nothing any more. */
const isAlive = (claim: string) =>
  `${claim}.deleted_at is null and ${claim}.status not in ('abandoned', 'closed', 'refused')`

/** SQL of what other claims of the same scope hold of a claim's bills and event (A03, A05, A21), as JSON. */
const ownClaims = ({ id, scopeId, personId, kind, eventOn, dueOn, bills }: Held): string => `
  json_build_object(
    'bills', coalesce((select json_agg(json_build_object('n', bill.n, 'claim', holder.number) order by bill.n, holder.number)
      from (${bills}) as bill
      -- Bill by bill, whatever the planner takes their number for.
      cross join lateral (select claim_id from invoice as twin
        where twin.scope_id = ${scopeId} and twin.number = bill.number
          and twin.claim_id <> ${id} and twin.code is not distinct from bill.code
          and (bill.code is not null or (twin.issued_on = bill.issued_on and twin.total_fen = bill.total_fen))
        offset 0) as twin
      join claim as holder on holder.id = twin.claim_id and ${isAlive('holder')}), '[]'),
    'sameEvent', coalesce((select json_agg(json_build_object('claim', other.number,
        'components', array(select component from claim_component where claim_id = other.id)) order by other.number)
      from claim as other
      where other.insured_person_id = ${personId} and other.scope_id = ${scopeId}
        and other.id <> ${id} and other.supplement_of is null and other.kind = ${kind} and ${isAlive('other')}
        and case when ${kind} = 'prenatal' then other.due_on between ${dueOn} - 42 and ${dueOn} + 42
          else other.event_on = ${eventOn} end), '[]'),
    'births', coalesce((select json_agg(json_build_object('claim', other.number, 'eventOn', other.event_on,
        'birthOrder', told.data -> 'birthOrder') order by other.event_on)
      from claim as other
      join claim_section as told on told.claim_id = other.id and told.section = 'event'
        and jsonb_typeof(told.data -> 'birthOrder') = 'number'
      where other.insured_person_id = ${personId} and other.scope_id = ${scopeId}
        and other.id <> ${id} and other.kind = 'birth' and other.event_on <> ${eventOn} and ${isAlive('other')}), '[]')
  )`

const billsKept = (claimId: string) =>
  `select n, code, number, issued_on, total_fen from invoice where claim_id = ${claimId}`

/**
 * SQL of the same for a row of `claim` as it stands: what its clerk is warned of, and of nobody else's. Null for a claim
 * that is with the agency, and for who is not its clerk.
 */
export const ownClaimsKept = `
  case when claim.status in ('draft', 'returned') and claim.scope_id = acting_scope() then ${ownClaims({
    id: 'claim.id',
    scopeId: 'claim.scope_id',
    personId: 'claim.insured_person_id',
    kind: 'claim.kind',
    eventOn: 'claim.event_on',
    dueOn: 'claim.due_on',
    bills: billsKept('claim.id'),
  })} end`

export const readOwn = statement<{ own: OwnClaims }>(
  'claim.own-claims',
  `select ${ownClaims({
    id: '$1::uuid',
    scopeId: '$2::uuid',
    personId: 'judged.person_id',
    kind: 'judged.kind',
    eventOn: 'judged.event_on',
    dueOn: 'judged.due_on',
    bills: `select n, code, number, issued_on, total_fen
      from jsonb_to_recordset($8) as bill(n int, code text, number text, issued_on date, total_fen bigint)
      union all ${billsKept('$1::uuid')} and $8::jsonb is null`,
  })} as own
   from (select coalesce(claim.insured_person_id, $3::uuid) as person_id,
       case when $4 then $5::text else claim.kind end as kind, case when $4 then $6::date else claim.event_on end as event_on,
       case when $4 then $7::date else claim.due_on end as due_on
     from (select) as always left join claim on claim.id = $1::uuid
     -- A row of its own: within the conditions the planner would take these for anything.
     offset 0) as judged`,
)

/**
 * Sections of a claim as they are about to be written; of one that is not begun yet, for whom. An event or charges that are
 * not told anew are those that stand.
 */
export type Told = { id: string; personId: string | null } & Partial<Pick<DraftAnswers, 'event' | 'charges'>>

/** The same for a claim of the acting employer as it will be once its event or its charges are written. */
export async function readOwnClaims(db: Scoped, { id, personId, event, charges }: Told): Promise<OwnClaims> {
  const told = event && eventColumns(event)
  const [row] = await db.query(readOwn, [
    id,
    db.caller.scopeId,
    personId,
    told !== undefined,
    told?.kind ?? null,
    told?.eventOn ?? null,
    told?.dueOn ?? null,
    charges ? JSON.stringify((charges.invoices ?? []).map(billOf)) : null,
  ])
  return row!.own
}

/** Of an invoice what tells its bill from others. */
function billOf(invoice: Draft<Invoice>, index: number) {
  const { n, code, number, issued_on, total_fen } = invoiceRow(invoice, index)
  return { n, code, number, issued_on, total_fen }
}

/** What the columns of a claim say of its event. */
export const eventColumns = (event: DraftAnswers['event']) => ({
  kind: kindOf({ event }),
  eventOn: dateOrNull(event.eventOn),
  dueOn: event.kind === 'prenatal' ? dateOrNull(event.dueOn) : null,
})
