import { readYuan } from '@cradle/domain/money'
import { plainDate, type PlainDate } from '@cradle/domain/calendar'
import type { Draft, DraftAnswers, Invoice, SectionName, Stay } from '@cradle/domain/claim'
import { isEditable, sections } from '@cradle/domain/claim'
import { componentsOf, type EventKind } from '@cradle/domain/event'
import { readBillCheckCode, readBillCode, readHospitalCode } from '@cradle/domain/identity'
import { Problem, type ProblemError } from '@cradle/domain/problem'
import type { ClaimView, SaveSectionBody } from '@cradle/domain/wire'
import { canonical, type Scoped, statement } from '@cradle/db'
import { businessNow } from '#api/lib/clock.ts'
import { inScope } from '#api/lib/installation.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { blockers, findingsOf } from '#api/claim/claim-findings.ts'
import { type ClaimRecord, draftOfRecord, isOwn, lockClaim, readClaims } from '#api/claim/claim-record.ts'
import { claimView } from '#api/claim/claim-view.ts'
import { sealSection } from '#api/claim/sealed-section.ts'

/**
 * Saves one section as typed. Saving never refuses what is incomplete; it refuses only a section that somebody else
 * saved since (409), a claim that is no longer with its clerk, and what no draft can hold. Saving again what stands
 * there already answers the claim and changes nothing.
 */
export function saveSection(caller: SignedIn, claimId: string, body: SaveSectionBody): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const claim = await lockClaim(db, claimId, now.today)
    if (!isOwn(caller, claim)) throw new Problem('claim-not-found')
    if (!isEditable(claim.status)) throw new Problem('claim-frozen')
    const before = draftOfRecord(claim)
    const standing = claim.sections[body.section]?.version ?? 0
    if (standing > 0 && canonical(before[body.section]) === canonical(asKept(body)))
      return claimView(claim, caller, now)
    if (standing !== body.version)
      throw new Problem('section-changed', changesIn(body, { standing, data: before[body.section] }))
    const draft: DraftAnswers = { ...before, [body.section]: body.data }
    await writeSection(db, claim, { section: body.section, draft, today: now.today })
    const [saved] = await readClaims(db, [claimId], now.today)
    if (claim.sections[body.section]?.auditedSession !== caller.sessionId)
      db.audit({
        type: 'claim.draft-save',
        subject: { kind: 'claim', id: claimId },
        scopeId: claim.scopeId,
        agencyId: claim.agencyId,
        businessOn: now.today,
        detail: { section: body.section, session: caller.sessionId },
      })
    return claimView(saved!, caller, now)
  })
}

/** What is read back of a body once it is saved: lists are rows, so that an absent one and an empty one are the same. */
function asKept({ section, data }: SaveSectionBody): DraftAnswers[SectionName] {
  if (section === 'stay') return { ...data, stays: data.stays ?? [] }
  if (section !== 'charges') return data
  return { ...data, invoices: (data.invoices ?? []).map((invoice) => ({ ...invoice, lines: invoice.lines ?? [] })) }
}

/** What stands in a section that was saved elsewhere meanwhile, field by field where it differs from what was sent. */
function changesIn(body: SaveSectionBody, { standing, data }: { standing: number; data: object }): ProblemError[] {
  const [theirs, mine] = [new Map(Object.entries(data)), new Map<string, unknown>(Object.entries(asKept(body)))]
  const secretNames: readonly string[] = sections[body.section].secrets
  const changed = [...new Set([...theirs.keys(), ...mine.keys()])].filter(
    (name) => canonical(theirs.get(name)) !== canonical(mine.get(name)),
  )
  const sentence = (name: string) => {
    const value: unknown = theirs.get(name)
    if (value == null || value === '') return '现在没有填写'
    const isShown = (typeof value === 'string' || typeof value === 'number') && !secretNames.includes(name)
    return isShown ? `现为“${value}”` : '现在的内容不同'
  }
  return [
    { pointer: '/version', code: 'stale', message: `这一步已保存为第 ${standing} 版，请核对后再保存` },
    ...changed.map((name) => ({ pointer: `/data/${name}`, code: 'changed', message: sentence(name) })),
  ]
}

const upsertSection = statement(
  'section.upsert',
  `insert into claim_section (claim_id, scope_id, agency_id, section, version, data, saved_by, audited_session)
   values ($1, $2, $3, $4, 1, $5, $6, $7)
   on conflict (claim_id, section) do update set version = claim_section.version + 1, data = excluded.data,
     saved_at = now(), saved_by = excluded.saved_by, audited_session = excluded.audited_session`,
)
const dropSecrets = statement('draft-secret.drop', 'delete from draft_secret where claim_id = $1 and section = $2')
const insertSecrets = statement(
  'draft-secret.insert',
  `insert into draft_secret (claim_id, scope_id, agency_id, section, pointer, ciphertext, key_id)
   select $1, $2, $3, $4, pointer, ciphertext, key_id
   from unnest($5::text[], $6::bytea[], $7::text[]) as given(pointer, ciphertext, key_id)`,
)
const dropStays = statement('stay.drop', 'delete from stay where claim_id = $1')
const insertStays = statement(
  'stay.insert',
  `insert into stay (claim_id, scope_id, agency_id, n, typed, kind, hospital_code, hospital_name, ward, admitted_on, discharged_on)
   select $1, $2, $3, n, typed, kind, hospital_code, hospital_name, ward, admitted_on, discharged_on
   from jsonb_to_recordset($4) as given(n int, typed jsonb, kind text, hospital_code text, hospital_name text, ward text,
     admitted_on date, discharged_on date)`,
)
const dropInvoices = statement('invoice.drop', 'delete from invoice where claim_id = $1')
const insertInvoices = statement(
  'invoice.insert',
  `insert into invoice (claim_id, scope_id, agency_id, n, stay_n, typed, code, number, check_code, issued_on, total_fen)
   select $1, $2, $3, n, stay_n, typed, code, number, check_code, issued_on, total_fen
   from jsonb_to_recordset($4) as given(n int, stay_n int, typed jsonb, code text, number text, check_code text,
     issued_on date, total_fen bigint)`,
)
const insertLines = statement(
  'invoice-line.insert',
  `insert into invoice_line (claim_id, scope_id, agency_id, invoice_n, n, typed, printed_class, filing_class, amount_fen)
   select $1, $2, $3, invoice_n, n, typed, printed_class, filing_class, amount_fen
   from jsonb_to_recordset($4) as given(invoice_n int, n int, typed jsonb, printed_class text, filing_class text, amount_fen bigint)`,
)
const replaceComponents = statement(
  'component.replace',
  `with dropped as (delete from claim_component where claim_id = $1 and component <> all($4))
   insert into claim_component (claim_id, scope_id, agency_id, component)
   select $1, $2, $3, unnest($4::text[]) on conflict do nothing`,
)
const employerOn = statement<{ wageContinues: boolean }>(
  'employer.on',
  `select wage_continues as "wageContinues" from employer_version
   where employer_id = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2)`,
)
const touchClaim = statement(
  'claim.touch',
  `update claim set version = version + 1, updated_at = clock_timestamp(), kind = $2, event_on = $3, total_fen = $4,
     missing = $5 where id = $1`,
)

type Written = { section: SectionName; draft: DraftAnswers; today: PlainDate }

/** Writes one section of `draft`: its row, its secrets, its typed rows, and what the lists show of the claim. */
export async function writeSection(db: Scoped, claim: ClaimRecord, { section, draft, today }: Written) {
  const owner = [claim.id, claim.scopeId, claim.agencyId]
  const { clear, secrets } = sealSection(section, draft[section])
  const { stays: _stays, invoices: _invoices, ...data } = clear
  const session = 'sessionId' in db.caller ? db.caller.sessionId : null
  const statements: Promise<unknown>[] = [
    db.query(upsertSection, [...owner, section, JSON.stringify(data), db.caller.membershipId, session]),
  ]
  if (section === 'contact') {
    const pointers = secrets.map((secret) => secret.pointer)
    const ciphertexts = secrets.map((secret) => secret.ciphertext)
    const keyIds = secrets.map((secret) => secret.keyId)
    statements.push(
      db.query(dropSecrets, [claim.id, section]),
      db.query(insertSecrets, [...owner, section, pointers, ciphertexts, keyIds]),
    )
  }
  if (section === 'stay')
    statements.push(
      db.query(dropStays, [claim.id]),
      db.query(insertStays, [...owner, JSON.stringify((draft.stay.stays ?? []).map(stayRow))]),
    )
  if (section === 'charges') {
    const invoices = draft.charges.invoices ?? []
    statements.push(
      db.query(dropInvoices, [claim.id]),
      db.query(insertInvoices, [...owner, JSON.stringify(invoices.map(invoiceRow))]),
      db.query(insertLines, [...owner, JSON.stringify(invoices.flatMap(lineRows))]),
    )
  }
  const kind = kindOf(draft)
  if (section === 'event') {
    const wageContinues = await wageContinuesOn(db, claim, draft.event.eventOn)
    const components = kind ? componentsOf(kind, { wageContinues }) : []
    statements.push(db.query(replaceComponents, [...owner, components]))
  }
  statements.push(
    db.query(touchClaim, [
      claim.id,
      kind,
      dateOrNull(draft.event.eventOn),
      wholeFen(draft.charges.totalFen),
      blockers(findingsOf(claim, draft, today)).length,
    ]),
  )
  await Promise.all(statements)
}

/** Whether the employer's wages went on at the event; without a well-formed date, whether they do today. */
async function wageContinuesOn(db: Scoped, { employer }: ClaimRecord, eventOn: string | null | undefined) {
  const on = dateOrNull(eventOn)
  if (!employer || on === null) return employer?.wageContinues ?? false
  const [then] = await db.query(employerOn, [employer.id, on])
  return then?.wageContinues ?? employer.wageContinues
}

const kindOf = ({ event }: DraftAnswers): EventKind | null =>
  event.kind === 'birth' || event.kind === 'family-planning' ? event.kind : null

/** A typed value that is well-formed, else null: the database judges typed columns only. */
const dateOrNull = (typed: string | null | undefined): PlainDate | null =>
  typed && plainDate.safeParse(typed).success ? typed : null
const wholeFen = (typed: number | string | null | undefined): number | null => {
  if (typeof typed === 'string') {
    const read = readYuan(typed)
    return read.ok ? read.fen : null
  }
  return typeof typed === 'number' && typed >= 0 ? typed : null
}
const textOrNull = (typed: string | null | undefined, max: number) => (typed && typed.length <= max ? typed : null)
const ordinal = (typed: number | string | null | undefined) =>
  typeof typed === 'number' && typed >= 1 && typed <= 500 ? typed : null

function stayRow(stay: Draft<Stay>, index: number) {
  const { kind, hospitalCode, hospitalName, ward, admittedOn, dischargedOn } = stay
  const code = hospitalCode ? readHospitalCode(hospitalCode) : undefined
  const admitted = dateOrNull(admittedOn)
  const discharged = dateOrNull(dischargedOn)
  return {
    n: index + 1,
    typed: stay,
    kind: kind === 'inpatient' || kind === 'outpatient' ? kind : null,
    hospital_code: code?.ok ? code.code : null,
    hospital_name: textOrNull(hospitalName, 60),
    ward: textOrNull(ward, 40),
    admitted_on: admitted,
    discharged_on: admitted && discharged && discharged < admitted ? null : discharged,
  }
}

function invoiceRow({ lines: _lines, ...invoice }: Draft<Invoice>, index: number) {
  const code = invoice.code ? readBillCode(invoice.code) : undefined
  const checkCode = invoice.checkCode ? readBillCheckCode(invoice.checkCode) : undefined
  return {
    n: index + 1,
    stay_n: ordinal(invoice.stay),
    typed: invoice,
    code: code?.ok ? code.code : null,
    number: textOrNull(invoice.number, 40),
    check_code: checkCode?.ok ? checkCode.code : null,
    issued_on: dateOrNull(invoice.issuedOn),
    total_fen: wholeFen(invoice.totalFen),
  }
}

const lineRows = ({ lines }: Draft<Invoice>, invoice: number) =>
  (lines ?? []).map((line, index) => ({
    invoice_n: invoice + 1,
    n: index + 1,
    typed: line,
    printed_class: textOrNull(line.printedClass, 40),
    filing_class: textOrNull(line.filingClass, 40),
    amount_fen: wholeFen(line.amountFen),
  }))
