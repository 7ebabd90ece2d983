import { randomUUIDv7 } from 'node:crypto'
import type { AuditEvent } from '../audit/append-audit.ts'
import type { Caller } from '../caller.ts'
import { type Database } from '../database.ts'
import {
  insert,
  makeDocuments,
  makeDraft,
  makeEmployer,
  makeFiling,
  makeSubmission,
  moveTo,
} from '../factories/index.ts'
import type { Owner } from '../factories/owner.ts'
import { systemCaller } from '../caller.ts'
import { vault } from './given-database.ts'
import { type Agency, draftOf, type Employer, givenAgency, givenEmployer, givenInsured } from './region.ts'

/** Every base table of the product, partitions and Prisma's bookkeeping left out, with its primary key. */
export async function everyTable(owner: Owner): Promise<{ name: string; key: string[] }[]> {
  const { rows } = await owner.query<{ name: string; key: string[] }>(
    `select relname as name, array(
       select attname::text from pg_constraint, unnest(conkey) with ordinality as part(number, place)
       join pg_attribute on attnum = number
       where conrelid = pg_class.oid and contype = 'p' and attrelid = pg_class.oid order by place) as key
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname <> '_prisma_migrations'
     order by relname`,
  )
  return rows
}

/** The primary keys of a table's rows, as whoever asks sees them. */
export const keysSelected = ({ name, key }: { name: string; key: string[] }) =>
  `select concat_ws('|', ${key.join(', ')}) as key from ${name}`

type Table = { name: string; key: string[] }

/**
 * Writes rows of every table for two agencies and three employers and labels each by whose it is: `A.E1.filed` is a row
 * that the first employer of agency A filed. Answers the labels by table and key.
 */
export async function writeEveryTable(owner: Owner, database: Database, tables: Table[]) {
  const labels = new Map<string, Map<string, string>>(tables.map(({ name }) => [name, new Map<string, string>()]))
  const labelled = async <Result>(label: string, write: () => Promise<Result>): Promise<Result> => {
    const result = await write()
    for (const table of tables) {
      const { rows } = await owner.query<{ key: string }>(keysSelected(table))
      const known = labels.get(table.name)!
      for (const { key } of rows) if (!known.has(key)) known.set(key, label)
    }
    return result
  }
  await labelled('shared', () => writeShared(owner, database))
  const a = await labelled('A.staff', () => givenAgency(owner, '甲市', '130100'))
  const b = await labelled('B.staff', () => givenAgency(owner, '乙市', '130200'))
  const made: Employer[] = []
  for (const [name, agency] of [['A.E1', a] as const, ['A.E2', a] as const, ['B.E3', b] as const]) {
    const employer = await labelled(`${name}.register`, () => givenEmployer(owner, agency))
    made.push(employer)
    const predecessor = await labelled(`${name}.predecessor`, () =>
      makeEmployer(owner, { agencyId: agency.agencyId, name: '前身', unitNumber: `OLD${name.replace('.', '')}` }),
    )
    await labelled(`${name}.register`, () => writeRegister(owner, employer, predecessor.id))
    const filed = await labelled(`${name}.filed`, () => writeFiled(owner, database, employer))
    const { claimId, filingId } = filed
    await labelled(`${name}.filed`, () => decide(owner, agency, employer, claimId, filingId, 'accept'))
    await labelled(`${name}.filed`, () => writeIssued(owner, employer, claimId, filingId))
    await labelled(`${name}.inner`, () => writeInner(owner, database, agency, employer, claimId, filingId))
    await labelled(`${name}.inner`, () => writeVerdict(owner, agency, filed))
    await labelled(`${name}.filed`, () => writeAllowed(owner, agency, employer, claimId, filingId))
    await labelled(`${name}.draft`, () => writeDraft(owner, database, employer))
  }
  for (const [name, agency] of [['A', a] as const, ['B', b] as const]) {
    await labelled(`${name}.staff`, () => writeAgency(owner, agency))
    await labelled(`${name}.office`, () => writeOffice(owner, agency))
  }
  return { a, b, e1: made[0]!, labels }
}

const record = (database: Database, caller: Caller, event: Partial<AuditEvent>) =>
  database.inScope(caller, async (db) =>
    db.audit({
      type: 'claim.submit',
      subject: { kind: 'employer', id: null },
      scopeId: caller.scopeId,
      agencyId: caller.agencyId,
      businessOn: '2026-11-05',
      ...event,
    }),
  )

async function writeShared(owner: Owner, database: Database) {
  await insert(owner, 'business_clock', { set_to: new Date(), frozen: true })
  await insert(owner, 'hospital', {
    code: 'H13010200001',
    name: '妇产医院',
    pinyin: 'fuchanyiyuan',
    initials: 'fcyy',
    level: 3,
    region_code: '130102',
    designated_from: '2000-01-01',
  })
  await insert(owner, 'hospital_ward', { hospital_code: 'H13010200001', name: '产一科' })
  await insert(owner, 'regional_average', {
    region_code: '130100',
    year: 2025,
    monthly_fen: 700_000,
    source: '测试',
    fixed_on: '2026-06-30',
  })
  await database.inScope(systemCaller('a test'), async (db) =>
    db.audit({
      type: 'session.refuse',
      subject: { kind: 'account', id: null },
      scopeId: null,
      agencyId: null,
      businessOn: '2026-11-05',
    }),
  )
  await insert(owner, 'sign_in_failure', { kind: 'name', subject: Buffer.of(1), failures: 1 })
  await insert(owner, 'spent_proof', { digest: Buffer.of(1), expires_at: '2100-01-01T00:00:00Z' })
}

async function writeRegister(owner: Owner, { agencyId, id, clerk }: Employer, predecessorId: string) {
  await insert(owner, 'employer_succession', {
    predecessor_id: predecessorId,
    successor_id: id,
    agency_id: agencyId,
    succeeded_on: '2025-07-01',
  })
  const key = { key: 'a-key-of-a-post', body_hash: Buffer.of(1), result_id: randomUUIDv7() }
  await insert(owner, 'idempotency_key', { membership_id: clerk.membershipId, ...key })
  await insert(owner, 'commitment_letter', {
    id: randomUUIDv7(),
    employer_id: id,
    agency_id: agencyId,
    media_type: 'application/pdf',
    content: Buffer.of(1),
    uploaded_by: clerk.membershipId,
    uploaded_by_name: '周建平',
  })
  await writeAccess(owner, clerk.membershipId)
  await writeMonth(owner, { agencyId, id, clerk })
}

/** An employer's month beside its submission: how it is confirmed, what is prepared, nothing to file, reminders. */
async function writeMonth(owner: Owner, { agencyId, id, clerk }: Pick<Employer, 'agencyId' | 'id' | 'clerk'>) {
  const { membershipId } = clerk
  const [name, at, later] = ['周建平', '2026-11-05T01:00:00Z', '2026-11-06T01:00:00Z']
  await insert(owner, 'submission_rule', {
    employer_id: id,
    agency_id: agencyId,
    needs_confirmation: true,
    changed_by: membershipId,
    changed_by_name: name,
    changed_at: at,
  })
  const { rows } = await owner.query<{ holder: string }>(
    'select holder_id as holder from account join membership on membership.account_id = account.id where membership.id = $1',
    [membershipId],
  )
  const whose = { id: randomUUIDv7(), agency_id: agencyId, employer_id: id, period: '2026-11-01' }
  await insert(owner, 'submission_proposal', {
    ...whose,
    scope_id: id,
    claims: '[]',
    prepared_by: membershipId,
    prepared_by_holder: rows[0]!.holder,
    prepared_by_name: name,
    prepared_at: at,
  })
  const declared = { declared_by: membershipId, declared_by_name: name, declared_at: at }
  await insert(owner, 'nil_return', { ...whose, scope_id: id, ...declared })
  const reopened = { reopened_at: at, until: later, reopened_by: membershipId, reopened_by_name: name, reason: '补报' }
  await insert(owner, 'reopening', { ...whose, ...reopened })
  const reminder = { kind: 'month-due', about: '2026-11', raised_at: at }
  await insert(owner, 'notice', {
    id: randomUUIDv7(),
    membership_id: membershipId,
    agency_id: agencyId,
    scope_id: id,
    ...reminder,
  })
}

/** What an account has beside its memberships: a session, a code to activate it with, a second factor, a device's key. */
async function writeAccess(owner: Owner, membershipId: string) {
  const { rows } = await owner.query<{ id: string }>('select account_id as id from membership where id = $1', [
    membershipId,
  ])
  const account_id = rows[0]!.id
  const expires_at = '2100-01-01T00:00:00Z'
  const code = { account_id, code_hash: Buffer.of(1), hash_key_id: 'a key' }
  await insert(owner, 'session', { id: randomUUIDv7(), account_id, membership_id: membershipId, expires_at })
  await insert(owner, 'activation_code', { ...code, expires_at })
  await insert(owner, 'second_factor', { account_id, ciphertext: Buffer.of(1), key_id: 'a key' })
  await insert(owner, 'recovery_code', code)
  await insert(owner, 'device_key', {
    account_id,
    device_id: randomUUIDv7(),
    ciphertext: Buffer.of(1),
    key_id: 'a key',
  })
}

async function writeFiled(owner: Owner, database: Database, employer: Employer) {
  const { agencyId, id: employerId, clerk } = employer
  const draft = await makeDraft(owner, vault, draftOf(employer))
  await writeReason(owner, draft)
  const submissionId = await makeSubmission(owner, { agencyId, employerId, by: clerk.membershipId })
  const filing = await makeFiling(owner, draft, { submissionId })
  const spouse = { search_hash: Buffer.of(1), hash_key_id: 'a key' }
  await insert(owner, 'filing_spouse', {
    filing_id: filing.id,
    claim_id: draft.id,
    scope_id: employerId,
    agency_id: agencyId,
    ...spouse,
  })
  const ofFiling = { filing_id: filing.id, scope_id: employerId, agency_id: agencyId }
  await insert(owner, 'filing_account', {
    ...ofFiling,
    claim_id: draft.id,
    insured_person_id: employer.personId,
    search_hash: Buffer.of(1),
    hash_key_id: 'a key',
  })
  const recalled = {
    action: 'recall',
    done_by_name: '张敏',
    done_by_role: 'employer-clerk',
    done_at: '2026-11-05T01:00:00Z',
  }
  await insert(owner, 'claim_deed', { claim_id: draft.id, scope_id: employerId, agency_id: agencyId, ...recalled })
  await insert(owner, 'filing_flag', { ...ofFiling, code: 'A24', facts: { code: 'A24', claims: 4, insured: 5 } })
  await moveTo(owner, draft.id, 'submitted', filing.eventId)
  await writePrint(owner, draft)
  await writeListPrint(owner, draft)
  await makeDocuments(owner, vault, draft, ['M01'])
  await insert(owner, 'payment_item', {
    id: randomUUIDv7(),
    claim_id: draft.id,
    scope_id: employerId,
    agency_id: agencyId,
    component: 'medical',
    payee_kind: 'employer',
    payee_name: '用人单位',
    amount_fen: 10_000,
  })
  await record(database, clerk, { subject: { kind: 'claim', id: draft.id } })
  const woman = await givenInsured(owner, { agencyId, employerId })
  const alike = await makeDraft(owner, vault, { ...draftOf(employer), personId: woman.id })
  const { id: otherFilingId, eventId } = await makeFiling(owner, alike, { submissionId })
  await moveTo(owner, alike.id, 'submitted', eventId)
  return { claimId: draft.id, filingId: filing.id, otherId: alike.id, otherFilingId }
}

/** What the clerk said about a warning. */
const writeReason = (owner: Owner, { id, scopeId, agencyId, by }: Awaited<ReturnType<typeof makeDraft>>) =>
  insert(owner, 'finding_reason', {
    claim_id: id,
    scope_id: scopeId,
    agency_id: agencyId,
    section: 'event',
    code: 'A12',
    pointer: '/eventOn',
    found_hash: '0'.repeat(64),
    reason: '途中分娩，次日入院',
    given_by: by,
  })

const writePrint = (owner: Owner, { id, scopeId, agencyId, by }: Awaited<ReturnType<typeof makeDraft>>) =>
  insert(owner, 'form_print', {
    id: randomUUIDv7(),
    claim_id: id,
    scope_id: scopeId,
    agency_id: agencyId,
    form: 'review-form',
    content_hash: '0'.repeat(64),
    printed_by: by,
  })

const writeListPrint = (owner: Owner, { scopeId, agencyId, by }: Awaited<ReturnType<typeof makeDraft>>) =>
  insert(owner, 'general_print', {
    id: randomUUIDv7(),
    scope_id: scopeId,
    agency_id: agencyId,
    form: 'claim-ledger',
    form_version: 1,
    content_hash: '0'.repeat(64),
    entries: 1,
    business_on: '2026-11-05',
    printed_by: by,
  })

async function decide(owner: Owner, agency: Agency, employer: Employer, claim: string, filing: string, action: string) {
  await insert(owner, 'decision', {
    id: randomUUIDv7(),
    act_id: randomUUIDv7(),
    claim_id: claim,
    filing_id: filing,
    scope_id: employer.id,
    agency_id: agency.agencyId,
    component: 'medical',
    stage: 'first-review',
    action,
    decided_by: agency.as('first-reviewer').membershipId,
    decided_by_name: '李文静',
    decided_at: new Date(),
  })
}

/** A numbered paper that the employer was given. */
const writeIssued = (owner: Owner, { id, agencyId }: Employer, claimId: string, filingId: string) =>
  insert(owner, 'issued_notice', {
    id: randomUUIDv7(),
    claim_id: claimId,
    filing_id: filingId,
    scope_id: id,
    agency_id: agencyId,
    kind: 'acceptance',
    year: 2026,
    seq: ++papers,
    number: `石医保生受〔2026〕${papers}号`,
    issued_on: '2026-11-05',
    content: '{}',
  })
let papers = 0

/** What was allowed of a line of a claim that is decided: its employer reads it then. */
async function writeAllowed(owner: Owner, agency: Agency, employer: Employer, claimId: string, filingId: string) {
  for (const status of ['accepted', 'first-reviewed', 'second-reviewed', 'approved'])
    await moveTo(owner, claimId, status)
  const ofClaim = { claim_id: claimId, filing_id: filingId, scope_id: employer.id, agency_id: agency.agencyId }
  const by = agency.as('first-reviewer').membershipId
  await insert(owner, 'line_adjustment', {
    id: randomUUIDv7(),
    ...ofClaim,
    invoice_n: 1,
    line_n: 1,
    filed_fen: 100,
    allowed_fen: 60,
    filing_class: 'bed',
    reason_code: 'duplicate',
    adjusted_by: by,
    adjusted_by_name: '李文静',
    adjusted_at: new Date(),
  })
}

/** What reviewers think and do between receipt and outcome. */
async function writeInner(
  owner: Owner,
  database: Database,
  agency: Agency,
  employer: Employer,
  claimId: string,
  filingId: string,
) {
  await decide(owner, agency, employer, claimId, filingId, 'agree')
  const ofClaim = { claim_id: claimId, filing_id: filingId, scope_id: employer.id, agency_id: agency.agencyId }
  const by = agency.as('first-reviewer').membershipId
  await insert(owner, 'review_task', {
    id: randomUUIDv7(),
    ...ofClaim,
    task: 'identity',
    done: true,
    answered_by: by,
    answered_by_name: '李文静',
    answered_at: new Date(),
  })
  await insert(owner, 'claim_stage', {
    claim_id: claimId,
    holder_id: agency.as('first-reviewer').holderId,
    scope_id: employer.id,
    agency_id: agency.agencyId,
    stage: 'first-review',
  })
  await writeQueued(owner, agency, employer, claimId, filingId)
  const event = { subject: { kind: 'claim', id: claimId }, scopeId: employer.id }
  await record(database, agency.as('first-reviewer'), event)
}

/** A claim in the reviewers' queue: in somebody's hand, held, assessed, counted. */
async function writeQueued(owner: Owner, agency: Agency, employer: Employer, claimId: string, filingId: string) {
  const { agencyId } = agency
  const { membershipId } = agency.as('first-reviewer')
  const whose = { claim_id: claimId, filing_id: filingId, scope_id: employer.id, agency_id: agencyId }
  const since = '2026-11-05T01:00:00Z'
  await insert(owner, 'queued_claim', { ...whose, status: 'submitted', due_on: '2026-11-12', waiting_since: since })
  const atStage = { claim_id: claimId, agency_id: agencyId, stage: 'first-review' }
  const later = '2100-01-01T00:00:00Z'
  await insert(owner, 'assignment', { ...atStage, membership_id: membershipId, name: '李文静', until: later })
  const held = { held_by: membershipId, held_by_name: '李文静', held_at: since }
  await insert(owner, 'claim_hold', { ...atStage, reason: '等待医院回函', ...held })
  await insert(owner, 'filing_risk', { ...whose, score: 50, terms: '[]', weights_from: '2014-01-01' })
  const place = { section: 'event', field: 'eventOn' }
  await insert(owner, 'filing_check', { ...whose, period: '2026-11-01', code: 'A24', level: 'flag', ...place })
}

/** A reviewer's word that two claims are not the same. */
const writeVerdict = (
  owner: Owner,
  { agencyId, as }: Agency,
  { claimId, filingId, otherId, otherFilingId }: Awaited<ReturnType<typeof writeFiled>>,
) =>
  insert(owner, 'duplicate_verdict', {
    id: randomUUIDv7(),
    agency_id: agencyId,
    claim_id: claimId,
    other_id: otherId,
    filing_id: filingId,
    other_filing_id: otherFilingId,
    reason: '两次住院',
    given_by: as('first-reviewer').membershipId,
    given_by_name: '李文静',
    given_at: new Date(),
  })

/** Another woman's claim that nobody has filed yet. */
async function writeDraft(owner: Owner, database: Database, employer: Employer) {
  const woman = await givenInsured(owner, { agencyId: employer.agencyId, employerId: employer.id })
  const draft = await makeDraft(owner, vault, { ...draftOf(employer), personId: woman.id })
  await writePrint(owner, draft)
  await writeReason(owner, draft)
  await writeListPrint(owner, draft)
  await insert(owner, 'claim_presence', {
    claim_id: draft.id,
    scope_id: employer.id,
    agency_id: employer.agencyId,
    session_id: randomUUIDv7(),
    membership_id: employer.clerk.membershipId,
    name: '张敏',
    step: 'contact',
  })
  await makeDocuments(owner, vault, draft, ['M01'])
  await record(database, employer.clerk, { type: 'claim.begin', subject: { kind: 'claim', id: draft.id } })
}

async function writeAgency(owner: Owner, { agencyId, as }: Agency) {
  await insert(owner, 'notice_number', { agency_id: agencyId, kind: 'acceptance', year: 2026, last: 1 })
  const { holderId, membershipId } = as('finance')
  await insert(owner, 'payment_run', {
    id: randomUUIDv7(),
    agency_id: agencyId,
    month: '2026-11-01',
    kind: 'regular',
    prepared_by: holderId,
  })
  await insert(owner, 'rule_set_activation', {
    region: '130100',
    version: agencyId,
    agency_id: agencyId,
    content_hash: '0'.repeat(64),
    effective_from: '2026-01-01',
    activated_by: holderId,
  })
  await insert(owner, 'charge_distribution', {
    agency_id: agencyId,
    hospital_code: 'H13010200001',
    method: 'birth:natural',
    claims: 20,
    median_fen: 400_000,
    p99_fen: 900_000,
  })
  await insert(owner, 'window_move', {
    id: randomUUIDv7(),
    agency_id: agencyId,
    period: '2027-02-01',
    opens_at: '2027-01-31T16:00:00Z',
    closes_at: '2027-02-14T16:00:00Z',
    reason: '春节',
    moved_by: membershipId,
    moved_by_name: '梁国栋',
    moved_at: '2026-11-05T01:00:00Z',
  })
  const relative = { id_hash: Buffer.of(1), hash_key_id: 'a key', relation: '配偶' }
  await insert(owner, 'declared_relative', { holder_id: holderId, ...relative })
  await writeAccess(owner, membershipId)
}

/** What an office's counter clerk drafted for a woman whose employer was closed. */
async function writeOffice(owner: Owner, { agencyId, officeId, as }: Agency) {
  const by = as('counter-clerk').membershipId
  const previous = await makeEmployer(owner, {
    agencyId,
    name: '已注销',
    unitNumber: `GONE${agencyId.slice(-4).toUpperCase()}`,
  })
  const woman = await givenInsured(owner, { agencyId, employerId: previous.id })
  const draft = await makeDraft(owner, vault, { agencyId, scopeId: officeId, personId: woman.id, by })
  await writePrint(owner, draft)
  await writeReason(owner, draft)
  await writeListPrint(owner, draft)
  await makeDocuments(owner, vault, draft, ['M01'])
  const key = { key: 'a-key-of-a-post', body_hash: Buffer.of(1), result_id: randomUUIDv7() }
  await insert(owner, 'idempotency_key', { membership_id: by, ...key })
  const filter = { id: randomUUIDv7(), membership_id: by, agency_id: agencyId, name: '大额', filter: '{}' }
  await insert(owner, 'saved_filter', filter)
}
