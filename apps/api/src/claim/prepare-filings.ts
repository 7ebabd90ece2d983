import { randomUUIDv7 } from 'node:crypto'
import {
  type Answers,
  type DraftAnswers,
  nationalCodesOf,
  type SectionName,
  sectionNames,
  wordingOf,
} from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { Scoped } from '@cradle/db'
import type { PlainDate } from '@cradle/domain/calendar'
import { accountHash } from './account-hash.ts'
import { benefitBases } from './benefit-basis.ts'
import type { CheckedClaim } from './check-claims.ts'
import { contentHashOf } from './content-hash.ts'
import type { ClaimRecord, FiledFinding, FilingContent } from './claim-record.ts'
import { type AnswerFlag, answerFlagsOf, hospitalsOf } from './flag-filings.ts'
import { keptBenefit, type KeptBenefit } from './kept-benefit.ts'
import type { Movable } from './move-claims.ts'
import { clearOf } from './sealed-section.ts'
import { spouseHash } from './spouse-hash.ts'
import { type Wife, wifeOf } from './take-patients.ts'
import { type InvoiceUse, invoiceUses } from './uses.ts'

/**
 * All that the writing of a filing needs of a claim that was judged, and nothing else: of a month of thousands these are
 * kept, while the claims themselves are let go batch by batch.
 */
export type PreparedFiling = {
  filingId: string
  claim: Movable & { insuredPersonId: string; earlier: readonly { submissionId: string | null }[] }
  contentHash: string
  /** The filing's row, as JSON text. */
  row: string
  event: { kind: string; on: PlainDate; outcome: string; dueOn: PlainDate | null }
  wife: Wife | null
  /** The spouse and the account as keyed hashes, where there are any. */
  spouse: HashRow | null
  account: (HashRow & { insured_person_id: string }) | null
  invoices: InvoiceUse[]
  flags: AnswerFlag[]
}

type HashRow = {
  filing_id: string
  claim_id: string
  scope_id: string
  agency_id: string
  search_hash: string
  hash_key_id: string
}

type ReadyClaim = {
  claim: ClaimRecord
  draft: DraftAnswers
  answers: Answers
  filingId: string
  /** Its warnings with the clerk's reasons. */
  findings: FiledFinding[]
}

type Frozen = { today: PlainDate; certification: string | null }

/** Computes what filings freeze, of claims that lack nothing: content, benefit and what only the agency is told. */
export async function prepareFilings(
  db: Scoped,
  checked: readonly CheckedClaim[],
  frozen: Frozen,
): Promise<PreparedFiling[]> {
  const ready = checked.map(readyClaim)
  if (ready.length === 0) return []
  const [bases, hospitals] = await Promise.all([benefitBases(db, ready, frozen.today), hospitalsOf(db, ready)])
  return ready.map((one) => {
    const { claim, draft, answers, filingId } = one
    const benefit = keptBenefit(answers, bases.get(claim.id))
    const contentHash = contentHashOf(draft)
    return {
      filingId,
      claim: movableOf(claim),
      contentHash,
      row: JSON.stringify(rowOf(one, { benefit, contentHash, certification: frozen.certification })),
      event: eventOf(answers),
      wife: wifeOf(draft, answers),
      spouse: spouseOf(one),
      account: accountOf(one),
      invoices: invoiceUses(one),
      flags: answerFlagsOf({ ...one, benefit }, { hospitals, today: frozen.today }),
    }
  })
}

function readyClaim({ claim, draft, answers, findings }: CheckedClaim): ReadyClaim {
  if (!answers) throw new Problem('claims-incomplete')
  const warnings = findings.map(({ reason, ...finding }) => ({ ...finding, reason: reason?.text ?? '' }))
  return { claim, draft, answers, filingId: randomUUIDv7(), findings: warnings }
}

const movableOf = (claim: ClaimRecord): PreparedFiling['claim'] => ({
  id: claim.id,
  version: claim.version,
  status: claim.status,
  returnedFrom: claim.returnedFrom,
  scopeId: claim.scopeId,
  agencyId: claim.agencyId,
  regionCode: claim.regionCode,
  components: claim.components,
  reviewClock: claim.reviewClock,
  insuredPersonId: claim.insuredPersonId,
  earlier: claim.filings.map(({ submissionId }) => ({ submissionId })),
})

const eventOf = ({ event }: Answers): PreparedFiling['event'] => ({
  kind: event.kind,
  on: event.eventOn,
  outcome: JSON.stringify({
    fetuses: event.fetuses ?? null,
    ...(event.stillborn ? { stillborn: event.stillborn } : {}),
  }),
  dueOn: event.kind === 'prenatal' ? (event.dueOn ?? null) : null,
})

type Computed = { benefit: KeptBenefit | null; contentHash: string; certification: string | null }

function rowOf(
  { claim, draft, answers, filingId, findings }: ReadyClaim,
  { benefit, contentHash, certification }: Computed,
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
    content_hash: contentHash,
    findings,
    benefit,
    rule_set_hash: benefit && benefit.rulesHash,
    engine_version: benefit && String(benefit.engine),
  }
}

const hashRow = (
  { claim, filingId }: ReadyClaim,
  { hash, hashKeyId }: { hash: Buffer; hashKeyId: string },
): HashRow => ({
  filing_id: filingId,
  claim_id: claim.id,
  scope_id: claim.scopeId,
  agency_id: claim.agencyId,
  search_hash: hash.toString('hex'),
  hash_key_id: hashKeyId,
})

/** The spouse's ID number as a keyed hash, by which a reviewer who must stand aside is told. */
function spouseOf(one: ReadyClaim): PreparedFiling['spouse'] {
  const { spouseIdNumber } = one.answers.contact
  return spouseIdNumber ? hashRow(one, spouseHash(spouseIdNumber)) : null
}

/** The account of a person as a keyed hash, by which one account of several persons is found; an employer's is none. */
function accountOf(one: ReadyClaim): PreparedFiling['account'] {
  const { accountNumber, payee } = one.answers.payee
  if (!accountNumber || payee === 'employer') return null
  return { ...hashRow(one, accountHash(accountNumber)), insured_person_id: one.claim.insuredPersonId }
}
