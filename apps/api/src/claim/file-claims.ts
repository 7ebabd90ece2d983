import { randomUUIDv7 } from 'node:crypto'
import {
  type Answers,
  type ClaimAction,
  type DraftAnswers,
  isTouched,
  nationalCodesOf,
  type SectionName,
  sectionNames,
  wordingOf,
} from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { canonical, type Scoped, statement } from '@cradle/db'
import type { BusinessNow } from '#api/lib/clock.ts'
import { installation } from '#api/lib/installation.ts'
import { benefitBases } from './benefit-basis.ts'
import { accountHash } from './account-hash.ts'
import { type CheckedClaim, checkedClaim } from './check-claims.ts'
import { blockers, errorsOf } from './claim-findings.ts'
import type { ClaimRecord, FiledFinding, FilingContent } from './claim-record.ts'
import { flagFilings, hospitalsOf } from './flag-filings.ts'
import { keptBenefit, type KeptBenefit } from './kept-benefit.ts'
import { moveClaims } from './move-claims.ts'
import { freeUses, takeUses } from './uses.ts'
import { clearOf } from './sealed-section.ts'
import { spouseHash } from './spouse-hash.ts'
import { takePatients } from './take-patients.ts'

type Send = {
  action: Extract<ClaimAction, 'submit' | 'resend'>
  now: BusinessNow
  period: string
  submissionId: string | null
  certification: string | null
  /** The claims as they were judged in this transaction already. */
  checked?: readonly CheckedClaim[]
}

type ReadyClaim = {
  claim: ClaimRecord
  draft: DraftAnswers
  answers: Answers
  filingId: string
  /** Its warnings with the clerk's reasons. */
  findings: FiledFinding[]
}

// Taken in the order of their keys, so that two employers filing for the same people wait and never deadlock.
const takeEvents = statement<{ eventId: string; claimId: string }>(
  'event.take',
  `select take_maternity_event(id, patient, kind, occurred_on, outcome, due_on) as "eventId", claim_id as "claimId"
   from (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::jsonb[], $6::date[], $7::uuid[])
     as given(id, patient, kind, occurred_on, outcome, due_on, claim_id)
     order by patient, kind, occurred_on offset 0) as sorted`,
)
const insertFilings = statement(
  'filing.insert',
  `insert into filing (id, claim_id, scope_id, agency_id, n, submission_id, content, content_hash, findings, benefit,
     rule_set_hash, engine_version, filed_by, filed_by_name, filed_by_role, filed_at)
   select id, claim_id, scope_id, agency_id, n, $2, content, content_hash, findings, benefit, rule_set_hash, engine_version,
     $3, $4, $5, $6
   from jsonb_to_recordset($1) as given(id uuid, claim_id uuid, scope_id uuid, agency_id uuid, n int, content jsonb,
     content_hash text, findings jsonb, benefit jsonb, rule_set_hash text, engine_version text)`,
)
// The sealed values go over as they are: who froze them need not open them.
const copySecrets = statement(
  'filing-secret.copy',
  `insert into filing_secret (filing_id, scope_id, agency_id, pointer, ciphertext, key_id)
   select filing.id, draft_secret.scope_id, draft_secret.agency_id, '/' || section || pointer, ciphertext, key_id
   from unnest($1::uuid[], $2::uuid[]) as filing(id, claim_id)
   join draft_secret on draft_secret.claim_id = filing.claim_id`,
)
const insertSpouses = statement(
  'filing-spouse.insert',
  `insert into filing_spouse (filing_id, claim_id, scope_id, agency_id, search_hash, hash_key_id)
   select filing_id, claim_id, scope_id, agency_id, decode(search_hash, 'hex'), hash_key_id
   from jsonb_to_recordset($1) as given(filing_id uuid, claim_id uuid, scope_id uuid, agency_id uuid, search_hash text,
     hash_key_id text)`,
)
const insertAccounts = statement(
  'filing-account.insert',
  `insert into filing_account (filing_id, claim_id, scope_id, agency_id, insured_person_id, search_hash, hash_key_id)
   select filing_id, claim_id, scope_id, agency_id, insured_person_id, decode(search_hash, 'hex'), hash_key_id
   from jsonb_to_recordset($1) as given(filing_id uuid, claim_id uuid, scope_id uuid, agency_id uuid,
     insured_person_id uuid, search_hash text, hash_key_id text)`,
)
/**
 * Sends claims to the agency, all of them or none: each is judged, its filing frozen, its event matched, its invoices
 * and components taken, its status moved. One statement per kind of row. The claims are locked already.
 */
export async function fileClaims(db: Scoped, claims: readonly ClaimRecord[], send: Send): Promise<void> {
  const ready = judged(claims, send)
  const [bases, hospitals] = await Promise.all([benefitBases(db, ready, send.now.today), hospitalsOf(db, ready)])
  const claimIds = claims.map((claim) => claim.id)
  const filingIds = ready.map((one) => one.filingId)
  await freeUses(db, claimIds)
  const patients = await takePatients(db, ready)
  const patientOf = ({ id, insuredPersonId }: ClaimRecord) => patients.get(id) ?? insuredPersonId
  const events = new Map(
    (await db.query(takeEvents, eventsOf(ready, patientOf))).map((row) => [row.claimId, row.eventId]),
  )
  const eventIds = claimIds.map((id) => events.get(id) ?? null)
  const { caller } = db
  const benefits = ready.map((one) => ({ ...one, benefit: keptBenefit(one.answers, bases.get(one.claim.id)) }))
  const filings = benefits.map((one) => filingOf(one, send, one.benefit))
  const hashes = new Map(filings.map((filing) => [filing.claim_id, filing.content_hash]))
  await Promise.all([
    db.query(insertFilings, [
      JSON.stringify(filings),
      send.submissionId,
      caller.membershipId,
      caller.name,
      caller.role,
      send.now.at,
    ]),
    db.query(copySecrets, [filingIds, claimIds]),
    db.query(insertSpouses, [JSON.stringify(ready.flatMap(spouseOf))]),
    db.query(insertAccounts, [JSON.stringify(ready.flatMap(accountOf))]),
    takeUses(
      db,
      ready.map((one, index) => ({ ...one, eventId: eventIds[index] ?? null })),
    ),
    moveClaims(db, claims, {
      action: send.action,
      now: send.now,
      stamp: { period: send.period, submissionId: send.submissionId, eventIds, patientIds: claims.map(patientOf) },
      detail: ({ id, filings: earlier }) => ({
        submission: send.submissionId,
        filing: earlier.length + 1,
        contentHash: hashes.get(id),
      }),
    }),
    // Last: it reads the claims as they were moved.
    flagFilings(db, benefits, { hospitals, today: send.now.today }),
  ])
}

/** Judges every claim by its sections and the register; throws all errors of all claims at once. */
function judged(claims: readonly ClaimRecord[], { action, now, checked }: Send): ReadyClaim[] {
  const judgedClaims = checked ?? claims.map((claim) => checkedClaim(claim, now.today))
  const errors = judgedClaims.flatMap(({ claim, findings }) =>
    errorsOf(action === 'submit' ? `/claims/${claim.id}` : '', blockers(findings)),
  )
  if (errors.length > 0) throw new Problem('claims-incomplete', errors)
  return judgedClaims.map(({ claim, draft, answers, findings }) => {
    if (!answers) throw new Problem('claims-incomplete')
    const warnings = findings.map(({ reason, ...finding }) => ({ ...finding, reason: reason?.text ?? '' }))
    return { claim, draft, answers, filingId: randomUUIDv7(), findings: warnings }
  })
}

const eventsOf = (ready: ReadyClaim[], patientOf: (claim: ClaimRecord) => string) => [
  ready.map(() => randomUUIDv7()),
  ready.map(({ claim }) => patientOf(claim)),
  ready.map(({ answers }) => answers.event.kind),
  ready.map(({ answers }) => answers.event.eventOn),
  ready.map(({ answers: { event } }) =>
    JSON.stringify({ fetuses: event.fetuses ?? null, ...(event.stillborn ? { stillborn: event.stillborn } : {}) }),
  ),
  ready.map(({ answers: { event } }) => (event.kind === 'prenatal' ? (event.dueOn ?? null) : null)),
  ready.map(({ claim }) => claim.id),
]

function filingOf(
  { claim, draft, answers, filingId, findings }: ReadyClaim,
  { certification }: Send,
  benefit: KeptBenefit | null,
) {
  const { person, employer, components } = claim
  const sections = Object.fromEntries(
    sectionNames.map((name: SectionName) => [name, clearOf(name, draft[name])]),
  ) as DraftAnswers
  const content: FilingContent = {
    sections,
    codes: nationalCodesOf(answers),
    wording: wordingOf(sections),
    components,
    person: { id: claim.insuredPersonId, versionId: person.versionId, name: person.name },
    employer: employer && {
      id: employer.id,
      versionId: employer.versionId,
      name: employer.name,
      unitNumber: employer.unitNumber,
    },
    certification,
  }
  return {
    id: filingId,
    claim_id: claim.id,
    scope_id: claim.scopeId,
    agency_id: claim.agencyId,
    n: claim.filings.length + 1,
    content,
    content_hash: contentHashOf(draft),
    findings,
    benefit,
    rule_set_hash: benefit && benefit.rulesHash,
    engine_version: benefit && String(benefit.engine),
  }
}

/** The spouse's ID number as a keyed hash, by which a reviewer who must stand aside is told. */
function spouseOf({ claim, answers: { contact }, filingId }: ReadyClaim) {
  if (!contact.spouseIdNumber) return []
  const { hash, hashKeyId } = spouseHash(contact.spouseIdNumber)
  return [
    {
      filing_id: filingId,
      claim_id: claim.id,
      scope_id: claim.scopeId,
      agency_id: claim.agencyId,
      search_hash: hash.toString('hex'),
      hash_key_id: hashKeyId,
    },
  ]
}

/** The account of a person as a keyed hash, by which one account of several persons is found; an employer's is none. */
function accountOf({ claim, answers: { payee }, filingId }: ReadyClaim) {
  if (!payee.accountNumber || payee.payee === 'employer') return []
  const { hash, hashKeyId } = accountHash(payee.accountNumber)
  return [
    {
      filing_id: filingId,
      claim_id: claim.id,
      scope_id: claim.scopeId,
      agency_id: claim.agencyId,
      insured_person_id: claim.insuredPersonId,
      search_hash: hash.toString('hex'),
      hash_key_id: hashKeyId,
    },
  ]
}

/**
 * The hash of a claim's answers alone: an unchanged claim carries the hash of the paper that was signed. A section nobody
 * answered is left out, so that papers signed before it was asked keep theirs.
 */
export const contentHashOf = (draft: DraftAnswers): string => {
  const { payee, ...answers } = draft
  return installation().keys.contentHash(canonical(isTouched(payee) ? draft : answers))
}
