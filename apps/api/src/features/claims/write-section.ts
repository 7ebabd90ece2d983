import type { BenefitBasis } from '@cradle/domain/benefit'
import type { PlainDate } from '@cradle/domain/calendar'
import { askedComponents, type DraftAnswers, hasCharges, type SectionName, sections } from '@cradle/domain/claim'
import type { OwnClaims } from '@cradle/domain/checks'
import { type Scoped, statement } from '@cradle/db'
import { benefitBases } from '#api/claim/benefit-basis.ts'
import { blockers, type ClerkFinding, findingsOf } from '#api/claim/claim-findings.ts'
import { type ClaimRecord, type FirstClaim, type Judged, readClaim, readFirstClaim } from '#api/claim/claim-record.ts'
import { eventColumns, readOwnClaims, type Told } from '#api/claim/own-claims.ts'
import { clearOf, secretsOf } from '#api/claim/sealed-section.ts'
import { dateOrNull, invoiceRow, lineRows, stayRow, wholeFen } from '#api/claim/typed-rows.ts'

export const insertClaim = statement(
  'claim.insert',
  `insert into claim (id, agency_id, scope_id, employer_id, insured_person_id, begun_period, created_by, kind, event_on, due_on,
     supplement_of, total_fen, missing)
   select $1, $2, $3::uuid, $3::uuid, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12
   where exists (select from enrolment where person_id = $4::uuid and employer_id = $3::uuid)`,
)
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

/** What a draft is judged by beside its claim, where the sections that are written can change it. */
export type Around = {
  /** What the employer's other claims hold of it. */
  own?: OwnClaims
  /** The claim it adds to. */
  first?: FirstClaim | null
  /** Whether the employer's wages go on at its event; undefined where no well-formed date says when. */
  wageContinues?: boolean | undefined
}

/**
 * Asks what a draft will be judged by before anything of it is written, so that all of the writing can leave at once. The
 * statements leave with whatever else is asked in this turn.
 */
export async function askAround(db: Scoped, told: Told): Promise<Around> {
  const { id, event, charges } = told
  if (!event && !charges) return {}
  const [own, first, wageContinues] = await Promise.all([
    readOwnClaims(db, told),
    event && readFirstClaim(db, id, event.supplementOf),
    event && wagesOn(db, event.eventOn),
  ])
  return { own, wageContinues, ...(first !== undefined && { first }) }
}

type Written = {
  written: readonly SectionName[]
  draft: DraftAnswers
  today: PlainDate
  around: Around
  /** Of a claim that is begun with these sections: the period it is begun in. Nothing stands there that would have to go. */
  begunPeriod?: PlainDate
  /**
   * Whether the claim is answered as it was written: what its benefit is computed from is read with it, and the scope
   * closes, whose audit events are told before.
   */
  isLast?: boolean
}

/**
 * Writes sections of `draft`: their rows, secrets and typed rows, and what the lists show of the claim. Answers the claim
 * as it stands then, and what was found in it. One round trip, COMMIT included where it is the last.
 */
export async function writeSections(
  db: Scoped,
  claim: Judged,
  { written, draft, today, around, begunPeriod, isLast = false }: Written,
): Promise<WrittenClaim> {
  // What is asked for follows from the event, the stays and the bills together.
  const wageContinues = written.includes('event')
    ? // Without a day, whether they do today.
      (around.wageContinues ?? claim.employer?.wageContinues ?? false)
    : !claim.components.includes('allowance')
  const components = askedComponents(draft, { wageContinues })
  const findings = findingsOf({ ...claim, ...around, components }, draft, today)
  const owner = [claim.id, claim.scopeId, claim.agencyId]
  const { membershipId, name } = db.caller
  const session = 'sessionId' in db.caller ? db.caller.sessionId : null
  const { kind, eventOn, dueOn } = eventColumns(draft.event)
  const totalFen = hasCharges(draft) ? wholeFen(draft.charges.totalFen) : 0
  const first = around.first === undefined ? claim.first : around.first
  const shown = [kind, eventOn, dueOn, first?.id ?? null, totalFen, blockers(findings).length]
  const statements: Promise<unknown>[] = []
  const isBegun = begunPeriod !== undefined
  if (isBegun) {
    const [id, scopeId, agencyId] = owner
    const begun = [id, agencyId, scopeId, claim.insuredPersonId, begunPeriod, membershipId]
    statements.push(db.query(insertClaim, [...begun, ...shown]))
  } else statements.push(db.query(touchClaim, [claim.id, ...shown]))
  const rows = written.map((section) => {
    const { stays: _stays, invoices: _invoices, ...data } = clearOf(section, draft[section])
    return { section, data }
  })
  if (rows.length > 0)
    statements.push(db.query(upsertSections, [...owner, JSON.stringify(rows), membershipId, session, name]))
  const sealed = written.filter((one) => sections[one].secrets.length > 0)
  const secrets = sealed.flatMap((section) =>
    secretsOf(claim.id, section, draft[section]).map((secret) => ({ section, ...secret })),
  )
  if (sealed.length > 0 && !isBegun) statements.push(db.query(dropSecrets, [claim.id, sealed]))
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
    if (!isBegun) statements.push(db.query(dropStays, [claim.id]))
    statements.push(db.query(insertStays, [...owner, JSON.stringify((draft.stay.stays ?? []).map(stayRow))]))
  }
  if (written.includes('charges')) {
    const invoices = draft.charges.invoices ?? []
    if (!isBegun) statements.push(db.query(dropInvoices, [claim.id]))
    statements.push(
      db.query(insertInvoices, [...owner, JSON.stringify(invoices.map(invoiceRow))]),
      db.query(insertLines, [...owner, JSON.stringify(invoices.flatMap(lineRows))]),
    )
  }
  statements.push(db.query(replaceComponents, [...owner, components]))
  const asked = [
    readClaim(db, claim.id),
    isLast ? benefitBases(db, [{ claim, answers: draft }], today) : Promise.resolve(undefined),
    ...statements,
  ] as const
  if (isLast) db.closing()
  const [saved, bases] = await Promise.all(asked)
  return { claim: saved!, findings, ...(bases && { benefit: { basis: bases.get(claim.id) } }) }
}

/** Whether the acting employer's wages went on at an event; undefined where no well-formed date says when. */
async function wagesOn({ caller, query }: Scoped, eventOn: string | null | undefined) {
  const on = dateOrNull(eventOn)
  if (on === null) return undefined
  const [then] = await query(employerOn, [caller.scopeId, on])
  return then?.wageContinues
}
