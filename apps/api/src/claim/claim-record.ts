import {
  type ClaimAction,
  type ClaimStatus,
  type Draft,
  type DraftAnswers,
  emptyDraft,
  type Invoice,
  type NationalCodes,
  type SectionName,
  type Stay,
  type wordingOf,
} from '@cradle/domain/claim'
import type { PlainDate } from '@cradle/domain/calendar'
import type { Finding, OwnClaims } from '@cradle/domain/checks'
import type { Component } from '@cradle/domain/event'
import type { Role } from '@cradle/domain/access'
import type { ReviewClock } from '@cradle/domain/review'
import { Problem } from '@cradle/domain/problem'
import type { LineAdjustment, NoticeKind } from '@cradle/domain/review'
import type { Pin } from '@cradle/domain/wire'
import { answerPlace, type Caller, type Scoped, statement, type SystemCaller } from '@cradle/db'
import {
  openSealed,
  sealedCardNumber,
  sealedIdNumber,
  type SealedNumbers,
  type SealedText,
} from '#api/lib/identifiers.ts'
import { businessDay } from '#api/lib/clock.ts'
import type { KeptBenefit } from './kept-benefit.ts'
import { ownClaimsKept } from './own-claims.ts'

type SectionRecord = {
  version: number
  savedAt: string
  savedBy: string | null
  data: Record<string, unknown>
  auditedSession: string | null
}

/** A claim with everything that its view, its checks and its moves read; fetched in one statement. */
export type ClaimRecord = {
  id: string
  number: string
  scopeId: string
  agencyId: string
  agencyName: string
  /** 统筹区 of the agency: whose rules the benefit goes by. */
  regionCode: string
  status: ClaimStatus
  returnedFrom: ClaimStatus | null
  version: number
  kind: string | null
  eventOn: PlainDate | null
  totalFen: number | null
  missing: number
  period: PlainDate | null
  begunPeriod: PlainDate
  eventId: string | null
  /** Of a supplement: the claim it adds to, as far as its own employer has it. */
  first: FirstClaim | null
  /** What other claims of its employer hold of it; null where it is not with the caller to change. */
  own: OwnClaims | null
  /** The reasons its clerk gave for warnings. */
  reasons: (Pick<Finding, 'section' | 'code' | 'pointer'> & { foundHash: string; reason: string; version: number })[]
  submission: { id: string; number: string } | null
  submittedAt: string | null
  updatedAt: string
  waitingSince: string | null
  /** The clock of the agency's deadlines; null of what was never sent. */
  reviewClock: ReviewClock | null
  insuredPersonId: string
  person: {
    versionId: string
    name: string
    sex: 'female' | 'male'
    birthOn: PlainDate
  } & SealedNumbers
  employer: {
    id: string
    versionId: string
    name: string
    unitNumber: string
    registered: boolean
    contributing: boolean
    wageContinues: boolean
  } | null
  /** The insured person's spells with the claim's employer. */
  spells: { from: PlainDate; until: PlainDate | null }[]
  components: Component[]
  sections: Partial<Record<SectionName, SectionRecord>>
  secrets: ({ section: SectionName; pointer: string } & SealedText)[]
  stays: Draft<Stay>[]
  invoices: Draft<Invoice>[]
  /** The benefit as it was computed when the claim was last filed. */
  filedBenefit: KeptBenefit | null
  /** What the fund owes by the last approval or refusal, while that stands. */
  decidedFen: Partial<Record<Component, number>> | null
  filings: {
    id: string
    n: number
    filedAt: string
    recordedAt: string
    contentHash: string
    by: string
    role: Role
    submissionId: string | null
    content: FilingContent
    /** The warnings it was filed with, and the clerk's reasons. */
    findings: FiledFinding[]
    secrets: ({ pointer: string } & SealedText)[]
  }[]
  /** What the employer's own people did with it beside filing it, and what silence did. */
  ownDeeds: { action: ClaimAction; by: string; role: Role; at: string; recordedAt: string }[]
  decisions: {
    actId: string
    action: ClaimAction
    stage: string
    by: string
    at: string
    recordedAt: string
    reason: string | null
    answerOn: PlainDate | null
    facts: string | null
    article: string | null
    /** Where a return wants something. */
    pins: Pin[] | null
    /** Who decided, by membership, and by person since that is kept. */
    membershipId: string
    holderId: string | null
  }[]
  /** What became of each component by the last approval or refusal, while that stands. */
  outcome: DecidedComponent[] | null
  /** The lines of the latest filing of which less was allowed, while a decision stands. */
  allowedLines: (LineAdjustment & { filedFen: number })[] | null
  notices: { id: string; number: string; kind: NoticeKind; issuedOn: PlainDate }[]
}

/** A component as it was decided; `outcome` is null of what was decided before reductions were told apart. */
type DecidedComponent = {
  component: Component
  amountFen: number
  outcome: 'grant' | 'reduce' | 'refuse' | null
  facts: string | null
  reason: string | null
  article: string | null
  at: string
}

/** A warning as it was filed. */
export type FiledFinding = Finding & { reason: string }

/** The claim that a supplement adds to. */
export type FirstClaim = {
  id: string
  number: string
  status: ClaimStatus
  kind: string | null
  eventOn: PlainDate | null
  insuredPersonId: string
}

/** SQL of the claim that another one adds to, where it is of the same scope, as JSON; each is named by SQL. */
const firstClaim = ({ id, of, scopeId }: { id: string; of: string; scopeId: string }) => `(
  select json_build_object('id', first.id, 'number', first.number, 'status', first.status, 'kind', first.kind,
    'eventOn', first.event_on, 'insuredPersonId', first.insured_person_id)
  from claim as first where first.id = ${id} and first.scope_id = ${scopeId} and first.id <> ${of}
    and first.deleted_at is null)`

/** What a filing freezes: the answers without sensitive values, and who they were about, by history row. */
export type FilingContent = {
  sections: DraftAnswers
  components: Component[]
  person: { id: string; versionId: string; name: string }
  employer: { id: string; versionId: string; name: string; unitNumber: string } | null
  certification: string | null
  /** The claim in national codes and those of the manual. */
  codes: NationalCodes
  /** Questions and answers as they were worded on that day. */
  wording: ReturnType<typeof wordingOf>
}

/** The day that employers are read of: the one given, or today. */
const day = `coalesce($2::date, ${businessDay})`

/** SQL of the employer in a column as it stood on a day, as JSON. */
const employerOn = (column: string, on: string) => `(
  select json_build_object('id', employer.id, 'versionId', employer_version.id, 'name', employer_version.name,
    'unitNumber', employer.unit_number, 'registered', employer_version.registered,
    'contributing', employer_version.contributing, 'wageContinues', employer_version.wage_continues)
  from employer join employer_version on employer_version.employer_id = employer.id
  where employer.id = ${column} and employer_version.valid_from <= ${on}
    and (employer_version.valid_until is null or employer_version.valid_until > ${on}))`

/** SQL of a person's spells with an employer, as JSON. */
const spellsOf = (person: string, employer: string) => `coalesce((
  select json_agg(json_build_object('from', valid_from, 'until', valid_until)) from enrolment
  where person_id = ${person} and employer_id = ${employer}), '[]')`

/** SQL of the act that decided a claim last. */
const lastOutcome = `select act_id from decision where decision.claim_id = claim.id and action in ('approve', 'refuse')
      order by recorded_at desc limit 1`

const record = `
  claim.id, claim.number, claim.scope_id as "scopeId", claim.agency_id as "agencyId", claim.status,
  (select region_code from agency where agency.id = claim.agency_id) as "regionCode",
  (select name from agency where agency.id = claim.agency_id) as "agencyName",
  (select benefit from filing where filing.claim_id = claim.id order by n desc limit 1) as "filedBenefit",
  case when claim.status in ('approved', 'refused') then (
    select json_object_agg(component, amount_fen) from decision
    where decision.claim_id = claim.id and amount_fen is not null and act_id = (${lastOutcome})) end as "decidedFen",
  claim.returned_from as "returnedFrom", claim.version, claim.kind, claim.event_on as "eventOn",
  claim.total_fen as "totalFen", claim.missing, claim.period, claim.begun_period as "begunPeriod",
  claim.event_id as "eventId", ${firstClaim({ id: 'claim.supplement_of', of: 'claim.id', scopeId: 'claim.scope_id' })} as first,
  ${ownClaimsKept} as own,
  coalesce((select json_agg(json_build_object('section', section, 'code', code, 'pointer', pointer, 'foundHash', found_hash,
    'reason', reason, 'version', version)) from finding_reason where claim_id = claim.id), '[]') as reasons,
  claim.submitted_at as "submittedAt", claim.updated_at as "updatedAt",
  claim.waiting_since as "waitingSince", claim.review_clock as "reviewClock", claim.insured_person_id as "insuredPersonId",
  (select json_build_object('id', submission.id, 'number', submission.number)
   from submission where submission.id = claim.submission_id) as submission,
  (select json_build_object('versionId', person_version.id, 'name', person_version.name, 'sex', person_version.sex,
     'birthOn', person_version.birth_on, 'idNumber', ${sealedIdNumber('claim.insured_person_id')}, 'cardNumber', ${sealedCardNumber('claim.insured_person_id')})
   from person_version where person_id = claim.insured_person_id and valid_until is null) as person,
  ${employerOn('claim.employer_id', day)} as employer,
  ${spellsOf('claim.insured_person_id', 'claim.employer_id')} as spells,
  array(select component from claim_component where claim_id = claim.id
    order by array_position(array['medical', 'prenatal', 'allowance'], component)) as components,
  coalesce((select json_object_agg(section, json_build_object('version', version, 'savedAt', saved_at, 'savedBy', saved_by_name, 'data', data,
    'auditedSession', audited_session)) from claim_section where claim_id = claim.id), '{}') as sections,
  coalesce((select json_agg(json_build_object('section', section, 'pointer', pointer,
    'ciphertext', encode(ciphertext, 'base64'), 'keyId', key_id)) from draft_secret where claim_id = claim.id), '[]') as secrets,
  coalesce((select json_agg(typed order by n) from stay where claim_id = claim.id), '[]') as stays,
  coalesce((select json_agg(invoice.typed || jsonb_build_object('lines', coalesce((
      select jsonb_agg(invoice_line.typed order by invoice_line.n) from invoice_line
      where invoice_line.claim_id = invoice.claim_id and invoice_line.invoice_n = invoice.n), '[]')) order by invoice.n)
    from invoice where invoice.claim_id = claim.id), '[]') as invoices,
  coalesce((select json_agg(json_build_object('id', filing.id, 'n', filing.n, 'filedAt', filing.filed_at, 'recordedAt', filing.recorded_at,
      'contentHash', filing.content_hash, 'by', filing.filed_by_name, 'role', filing.filed_by_role,
      'submissionId', filing.submission_id, 'content', filing.content, 'findings', filing.findings,
      'secrets', coalesce((select json_agg(json_build_object('pointer', pointer,
        'ciphertext', encode(ciphertext, 'base64'), 'keyId', key_id)) from filing_secret where filing_id = filing.id), '[]'))
    order by filing.n) from filing where filing.claim_id = claim.id), '[]') as filings,
  coalesce((select json_agg(json_build_object('action', action, 'by', done_by_name, 'role', done_by_role, 'at', done_at,
      'recordedAt', recorded_at) order by recorded_at)
    from claim_deed where claim_deed.claim_id = claim.id), '[]') as "ownDeeds",
  coalesce((select json_agg(json_build_object('actId', act_id, 'action', action, 'stage', stage, 'by', decided_by_name,
      'at', decided_at, 'recordedAt', recorded_at, 'reason', reason, 'answerOn', answer_on, 'facts', facts,
      'article', article, 'pins', pins, 'membershipId', decided_by, 'holderId', decided_by_holder) order by recorded_at)
    from (select distinct on (act_id) * from decision where decision.claim_id = claim.id order by act_id) act), '[]') as decisions,
  case when claim.status in ('approved', 'refused') then (
    select json_agg(json_build_object('component', component, 'amountFen', coalesce(amount_fen, 0), 'outcome', outcome,
      'facts', facts, 'reason', reason, 'article', article, 'at', decided_at)
      order by array_position(array['medical', 'prenatal', 'allowance'], component))
    from decision where decision.claim_id = claim.id and act_id = (${lastOutcome})) end as outcome,
  case when claim.status in ('approved', 'refused') then (
    select json_agg(json_build_object('invoice', invoice_n, 'line', line_n, 'filedFen', filed_fen, 'allowedFen', allowed_fen,
      'filingClass', filing_class, 'reasonCode', reason_code, 'reason', reason) order by invoice_n, line_n)
    from (select distinct on (invoice_n, line_n) * from line_adjustment
      where line_adjustment.filing_id = (select id from filing where filing.claim_id = claim.id order by n desc limit 1)
      order by invoice_n, line_n, recorded_at desc, id desc) allowed where allowed_fen is not null) end as "allowedLines",
  coalesce((select json_agg(json_build_object('id', id, 'number', number, 'kind', kind, 'issuedOn', issued_on)
    order by recorded_at, kind desc, component, id) from issued_notice where issued_notice.claim_id = claim.id), '[]') as notices`

const read = statement<ClaimRecord>(
  'claim.read',
  `select ${record} from claim where claim.id = any($1) and claim.deleted_at is null`,
)
const lock = statement<{ id: string }>(
  'claim.lock',
  'select id from claim where id = any($1) and deleted_at is null order by id for no key update',
)

// One claim has statements of its own, which are planned for one.
export const claimById = statement<ClaimRecord>(
  'claim.read-one',
  `select ${record} from claim where claim.id = $1 and claim.deleted_at is null`,
)
export const lockOne = statement<{ id: string }>(
  'claim.lock-one',
  'select id from claim where id = $1 and deleted_at is null for no key update',
)

/** What of a claim its draft is judged by: all that is there before the first word of it is written. */
export type Judged = Pick<
  ClaimRecord,
  | 'id'
  | 'scopeId'
  | 'agencyId'
  | 'regionCode'
  | 'insuredPersonId'
  | 'employer'
  | 'spells'
  | 'components'
  | 'first'
  | 'own'
  | 'reasons'
> & { person: Pick<ClaimRecord['person'], 'name' | 'sex' | 'birthOn'> }

export const readBeginning = statement<Pick<Judged, 'regionCode' | 'person' | 'employer' | 'spells'>>(
  'claim.beginning',
  `select (select region_code from agency where id = $3) as "regionCode",
     json_build_object('name', name, 'sex', sex, 'birthOn', birth_on) as person,
     ${employerOn('$2::uuid', businessDay)} as employer, ${spellsOf('$1::uuid', '$2::uuid')} as spells
   from person_version where person_id = $1::uuid and valid_until is null
     and exists (select from enrolment where person_id = $1::uuid and employer_id = $2::uuid)`,
)

/** A claim of the acting employer before it is begun; undefined for a person who never was insured there. */
export async function readUnbegun(db: Scoped, id: string, personId: string): Promise<Judged | undefined> {
  const { scopeId, agencyId } = db.caller
  const [found] = await db.query(readBeginning, [personId, scopeId, agencyId])
  return (
    found && {
      ...found,
      id,
      scopeId,
      agencyId,
      insuredPersonId: personId,
      components: [],
      first: null,
      own: null,
      reasons: [],
    }
  )
}

/** One claim, if the caller may see it, as of today by the business clock. */
export const readClaim = async (db: Scoped, id: string): Promise<ClaimRecord | undefined> =>
  (await db.query(claimById, [id, null]))[0]

/** The claims of these ids that the caller may see. */
export const readClaims = (
  db: Scoped<Caller | SystemCaller>,
  ids: readonly string[],
  today: PlainDate,
): Promise<ClaimRecord[]> => db.query(read, [ids, today])

/**
 * The same, their rows locked in the order of their ids until the transaction ends, so that what is judged is what is
 * written. Two statements sent together: the second must see what the first waited for.
 */
export async function lockClaims(db: Scoped, ids: readonly string[], today: PlainDate): Promise<ClaimRecord[]> {
  const [, records] = await Promise.all([db.query(lock, [ids]), db.query(read, [ids, today])])
  return records
}

/** Locks claims in the order of their ids until the transaction ends, for who reads them in batches afterwards. */
export const lockOnly = async (db: Scoped, ids: readonly string[]): Promise<void> => void (await db.query(lock, [ids]))

/** One claim, locked, as of today; a claim of another employer is answered like one that does not exist. */
export async function lockClaim(db: Scoped, id: string, today: PlainDate | null = null): Promise<ClaimRecord> {
  const [, [claim]] = await Promise.all([db.query(lockOne, [id]), db.query(claimById, [id, today])])
  if (!claim) throw new Problem('claim-not-found')
  return claim
}

const readFirst = statement<{ first: FirstClaim | null }>(
  'claim.first',
  `select ${firstClaim({ id: '$1::uuid', of: '$2::uuid', scopeId: '$3::uuid' })} as first`,
)

/** The claim that a draft names as the one it adds to, or null where the acting employer has none under that id. */
export async function readFirstClaim(db: Scoped, claimId: string, named: string | null | undefined) {
  if (!named || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(named)) return null
  const [row] = await db.query(readFirst, [named, claimId, db.caller.scopeId])
  return row?.first ?? null
}

/** The draft as its clerk typed it, the sensitive fields opened. */
export function draftOfRecord({ id, sections, secrets, stays, invoices }: ClaimRecord): DraftAnswers {
  const draft: DraftAnswers = {
    event: { ...sections.event?.data },
    contact: { ...sections.contact?.data },
    stay: sections.stay ? { ...sections.stay.data, stays } : {},
    charges: sections.charges ? { ...sections.charges.data, invoices } : {},
    payee: { ...sections.payee?.data },
  }
  for (const secret of secrets) {
    const section = draft[secret.section] as Record<string, unknown>
    section[secret.pointer.slice(1)] = openSealed(secret, answerPlace(id, `/${secret.section}${secret.pointer}`))
  }
  return draft
}

/** What a filing says, its sensitive answers as `show` shows them: in full, unless it masks them. */
export function filedAnswers(
  { id }: ClaimRecord,
  { content, secrets }: ClaimRecord['filings'][number],
  show: (field: string, value: string) => string = (_field, value) => value,
): DraftAnswers {
  // What was filed before a section was asked has none of it.
  const answers = { ...emptyDraft(), ...structuredClone(content.sections) }
  for (const secret of secrets) {
    const [, section, field = ''] = secret.pointer.split('/')
    const value = openSealed(secret, answerPlace(id, secret.pointer))
    ;(answers[section as SectionName] as Record<string, unknown>)[field] = show(field, value)
  }
  return answers
}

/** Whether the caller is the claim's own office or employer, and so may read what only its clerk typed. */
export const isOwn = (caller: Caller, claim: ClaimRecord): boolean => caller.scopeId === claim.scopeId
