import type { BenefitBasis } from '@cradle/domain/benefit'
import type { PlainDate } from '@cradle/domain/calendar'
import {
  askedComponents,
  type DraftAnswers,
  hasCharges,
  kindOf,
  type SectionName,
  sections,
} from '@cradle/domain/claim'
import { type Scoped, statement } from '@cradle/db'
import { benefitBases } from '#api/claim/benefit-basis.ts'
import { blockers, type ClerkFinding, findingsOf } from '#api/claim/claim-findings.ts'
import { type ClaimRecord, type Judged, readClaim, readFirstClaim } from '#api/claim/claim-record.ts'
import { readOwnClaims } from '#api/claim/own-claims.ts'
import { clearOf, secretsOf } from '#api/claim/sealed-section.ts'
import { dateOrNull, invoiceRow, lineRows, stayRow, wholeFen } from './typed-rows.ts'

export const upsertSections = statement(
  'section.upsert',
  `insert into claim_section (claim_id, scope_id, agency_id, section, version, data, saved_by, audited_session, saved_by_name)
   select $1, $2, $3, section, 1, data, $5, $6, $7
   from jsonb_to_recordset($4) as given(section text, data jsonb)
   on conflict (claim_id, section) do update set version = claim_section.version + 1, data = excluded.data,
     saved_at = now(), saved_by = excluded.saved_by, audited_session = excluded.audited_session,
     saved_by_name = excluded.saved_by_name`,
)
const dropSecrets = statement('draft-secret.drop', 'delete from draft_secret where claim_id = $1 and section = any($2)')
export const insertSecrets = statement(
  'draft-secret.insert',
  `insert into draft_secret (claim_id, scope_id, agency_id, section, pointer, ciphertext, key_id)
   select $1, $2, $3, section, pointer, ciphertext, key_id
   from unnest($4::text[], $5::text[], $6::bytea[], $7::text[]) as given(section, pointer, ciphertext, key_id)`,
)
const dropStays = statement('stay.drop', 'delete from stay where claim_id = $1')
export const insertStays = statement(
  'stay.insert',
  `insert into stay (claim_id, scope_id, agency_id, n, typed, kind, hospital_code, hospital_name, ward, admitted_on,
     discharged_on, purpose, emergency, unlisted, hospital_place, hospital_level, settled_directly, settlement_number,
     settled_on, fund_paid_fen)
   select $1, $2, $3, n, typed, kind, hospital_code, hospital_name, ward, admitted_on,
     discharged_on, purpose, emergency, unlisted, hospital_place, hospital_level, settled_directly, settlement_number,
     settled_on, fund_paid_fen
   from jsonb_to_recordset($4) as given(n int, typed jsonb, kind text, hospital_code text, hospital_name text, ward text,
     admitted_on date, discharged_on date, purpose text, emergency boolean, unlisted boolean, hospital_place text,
     hospital_level text, settled_directly boolean, settlement_number text, settled_on date, fund_paid_fen bigint)`,
)
export const dropInvoices = statement('invoice.drop', 'delete from invoice where claim_id = $1')
export const insertInvoices = statement(
  'invoice.insert',
  `insert into invoice (claim_id, scope_id, agency_id, n, stay_n, typed, code, number, check_code, issued_on, total_fen,
     replaces_code, replaces_number)
   select $1, $2, $3, n, stay_n, typed, code, number, check_code, issued_on, total_fen, replaces_code, replaces_number
   from jsonb_to_recordset($4) as given(n int, stay_n int, typed jsonb, code text, number text, check_code text,
     issued_on date, total_fen bigint, replaces_code text, replaces_number text)`,
)
export const insertLines = statement(
  'invoice-line.insert',
  `insert into invoice_line (claim_id, scope_id, agency_id, invoice_n, n, typed, printed_class, printed_name, filing_class,
     charge_item_type, charge_item_level, amount_fen)
   select $1, $2, $3, invoice_n, n, typed, printed_class, printed_name, filing_class, charge_item_type, charge_item_level,
     amount_fen
   from jsonb_to_recordset($4) as given(invoice_n int, n int, typed jsonb, printed_class text, printed_name text,
     filing_class text, charge_item_type text, charge_item_level text, amount_fen bigint)`,
)
export const replaceComponents = statement(
  'component.replace',
  `with dropped as (delete from claim_component where claim_id = $1 and component <> all($4))
   insert into claim_component (claim_id, scope_id, agency_id, component)
   select $1, $2, $3, unnest($4::text[]) on conflict do nothing`,
)
export const employerOn = statement<{ wageContinues: boolean }>(
  'employer.on',
  `select wage_continues as "wageContinues" from employer_version
   where employer_id = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)`,
)
export const touchClaim = statement(
  'claim.touch',
  `update claim set version = version + 1, updated_at = clock_timestamp(), kind = $2, event_on = $3, due_on = $4,
     supplement_of = $5, total_fen = $6, missing = $7 where id = $1`,
)

/** A claim as it stands after it was written, with the findings that it counts, and where it was answered its benefit's basis. */
export type WrittenClaim = {
  claim: ClaimRecord
  findings: ClerkFinding[]
  benefit?: { basis: BenefitBasis | undefined }
}

type Written = {
  written: readonly SectionName[]
  draft: DraftAnswers
  today: PlainDate
  /**
   * Of a claim just begun: nothing stands there that would have to go, `wagesOn` its event is asked already, and whether it
   * may be begun at all is known before anything is final.
   */
  begun?: { wages: boolean | undefined; allowed: Promise<void> }
  /**
   * Whether the claim is answered as it was written: what its benefit is computed from is read with it, and the scope
   * closes, whose audit events are told before.
   */
  isLast?: boolean
}

/**
 * Writes sections of `draft`: their rows, secrets and typed rows, and what the lists show of the claim. Answers the claim
 * as it stands then, and what was found in it. Two round trips, COMMIT included where it is the last, and another before
 * them where what is asked for hangs on an event just told.
 */
export async function writeSections(
  db: Scoped,
  claim: Judged,
  { written, draft, today, begun, isLast = false }: Written,
): Promise<WrittenClaim> {
  const tellsEvent = written.includes('event')
  // What is asked for follows from the event, the stays and the bills together.
  const wageContinues = tellsEvent
    ? ((begun ? begun.wages : await wagesOn(db, claim.employer?.id, draft.event.eventOn)) ??
      // Without a day, whether they do today.
      claim.employer?.wageContinues ??
      false)
    : !claim.components.includes('allowance')
  const owner = [claim.id, claim.scopeId, claim.agencyId]
  const session = 'sessionId' in db.caller ? db.caller.sessionId : null
  const rows = written.map((section) => {
    const { stays: _stays, invoices: _invoices, ...data } = clearOf(section, draft[section])
    return { section, data }
  })
  const { membershipId, name } = db.caller
  const statements: Promise<unknown>[] = []
  if (rows.length > 0)
    statements.push(db.query(upsertSections, [...owner, JSON.stringify(rows), membershipId, session, name]))
  const sealed = written.filter((one) => sections[one].secrets.length > 0)
  const secrets = sealed.flatMap((section) =>
    secretsOf(claim.id, section, draft[section]).map((secret) => ({ section, ...secret })),
  )
  if (sealed.length > 0 && !begun) statements.push(db.query(dropSecrets, [claim.id, sealed]))
  if (secrets.length > 0)
    statements.push(
      db.query(insertSecrets, [
        ...owner,
        secrets.map((secret) => secret.section),
        secrets.map((secret) => secret.pointer),
        secrets.map((secret) => secret.ciphertext),
        secrets.map((secret) => secret.keyId),
      ]),
    )
  if (written.includes('stay')) {
    if (!begun) statements.push(db.query(dropStays, [claim.id]))
    statements.push(db.query(insertStays, [...owner, JSON.stringify((draft.stay.stays ?? []).map(stayRow))]))
  }
  if (written.includes('charges')) {
    const invoices = draft.charges.invoices ?? []
    if (!begun) statements.push(db.query(dropInvoices, [claim.id]))
    statements.push(
      db.query(insertInvoices, [...owner, JSON.stringify(invoices.map(invoiceRow))]),
      db.query(insertLines, [...owner, JSON.stringify(invoices.flatMap(lineRows))]),
    )
  }
  statements.push(db.query(replaceComponents, [...owner, askedComponents(draft, { wageContinues })]))
  const event = {
    kind: kindOf(draft),
    eventOn: dateOrNull(draft.event.eventOn),
    dueOn: draft.event.kind === 'prenatal' ? dateOrNull(draft.event.dueOn) : null,
  }
  // Held against the employer's other claims as it now stands: only these two sections can have changed that.
  const touchesOthers = tellsEvent || written.includes('charges')
  const [own, first] = await Promise.all([
    touchesOthers ? readOwnClaims(db, claim.id, event) : claim.own,
    tellsEvent ? readFirstClaim(db, claim.id, draft.event.supplementOf) : claim.first,
    begun?.allowed,
    ...statements,
  ])
  const findings = findingsOf({ ...claim, first, own }, draft, today)
  const asked = [
    db.query(touchClaim, [
      claim.id,
      event.kind,
      event.eventOn,
      event.dueOn,
      first?.id ?? null,
      hasCharges(draft) ? wholeFen(draft.charges.totalFen) : 0,
      blockers(findings).length,
    ]),
    readClaim(db, claim.id),
    isLast ? benefitBases(db, [{ claim, answers: draft }], today) : Promise.resolve(undefined),
  ] as const
  if (isLast) db.closing()
  const [, saved, bases] = await Promise.all(asked)
  return { claim: saved!, findings, ...(bases && { benefit: { basis: bases.get(claim.id) } }) }
}

/** Whether an employer's wages went on at an event; undefined where no well-formed date says when. */
export async function wagesOn(db: Scoped, employerId: string | undefined, eventOn: string | null | undefined) {
  const on = dateOrNull(eventOn)
  if (employerId === undefined || on === null) return undefined
  const [then] = await db.query(employerOn, [employerId, on])
  return then?.wageContinues
}
