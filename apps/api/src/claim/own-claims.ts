import type { OwnClaims } from '@cradle/domain/checks'
import type { PlainDate } from '@cradle/domain/calendar'
import { type Scoped, statement } from '@cradle/db'

type Told = { kind: string; eventOn: string; dueOn: string }

/** Given up or refused, a claim holds nothing any more. */
const isAlive = (claim: string) =>
  `${claim}.deleted_at is null and ${claim}.status not in ('abandoned', 'closed', 'refused')`

/**
 * SQL of what other claims of the same scope hold of a claim's bills and event (A03, A05, A21), as JSON: what its clerk
 * is warned of, and of nobody else's. `told` names what the draft tells of its event. Null for a claim that is with the
 * agency, and for who is not its clerk.
 */
export const ownClaims = ({ kind, eventOn, dueOn }: Told): string => `
  case when claim.status in ('draft', 'returned') and claim.scope_id = acting_scope() then json_build_object(
    'bills', coalesce((select json_agg(json_build_object('n', bill.n, 'claim', holder.number) order by bill.n, holder.number)
      from invoice as bill
      join invoice as twin on twin.scope_id = bill.scope_id and twin.number = bill.number
        and twin.claim_id <> bill.claim_id and twin.code is not distinct from bill.code
        and (bill.code is not null or (twin.issued_on = bill.issued_on and twin.total_fen = bill.total_fen))
      join claim as holder on holder.id = twin.claim_id and ${isAlive('holder')}
      where bill.claim_id = claim.id), '[]'),
    'sameEvent', coalesce((select json_agg(json_build_object('claim', other.number) order by other.number)
      from claim as other
      where other.insured_person_id = claim.insured_person_id and other.scope_id = claim.scope_id
        and other.id <> claim.id and other.supplement_of is null and other.kind = ${kind} and ${isAlive('other')}
        and case when ${kind} = 'prenatal' then other.due_on between ${dueOn} - 42 and ${dueOn} + 42
          else other.event_on = ${eventOn} end
        and exists (select from claim_component as asked join claim_component as taken using (component)
          where asked.claim_id = claim.id and taken.claim_id = other.id)), '[]'),
    'births', coalesce((select json_agg(json_build_object('claim', other.number, 'eventOn', other.event_on,
        'birthOrder', told.data -> 'birthOrder') order by other.event_on)
      from claim as other
      join claim_section as told on told.claim_id = other.id and told.section = 'event'
        and jsonb_typeof(told.data -> 'birthOrder') = 'number'
      where other.insured_person_id = claim.insured_person_id and other.scope_id = claim.scope_id
        and other.id <> claim.id and other.kind = 'birth' and other.event_on <> ${eventOn} and ${isAlive('other')}), '[]')
  ) end`

export const readOwn = statement<{ own: OwnClaims | null }>(
  'claim.own-claims',
  `select ${ownClaims({ kind: '$2::text', eventOn: '$3::date', dueOn: '$4::date' })} as own from claim where claim.id = $1`,
)

type Event = { kind: string | null; eventOn: PlainDate | null; dueOn: PlainDate | null }

/** The same for a draft whose bills and components are written already, and its event is being written. */
export async function readOwnClaims(db: Scoped, claimId: string, event: Event): Promise<OwnClaims | null> {
  const [row] = await db.query(readOwn, [claimId, event.kind, event.eventOn, event.dueOn])
  return row?.own ?? null
}
