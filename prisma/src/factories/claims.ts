import { createHash, randomUUIDv7 } from 'node:crypto'
import { answerPlace, type Vault } from '../vault.ts'
import { insert, type Owner } from './owner.ts'

/** Whose a claim is. */
type Whose = { agencyId: string; scopeId: string }

export type DraftTraits = Whose & {
  /** Absent where an office files for an insured person. */
  employerId?: string
  personId: string
  /** The membership that began it. */
  by: string
  totalFen?: number
  /** The invoice's lines. */
  linesFen?: number[]
  eventOn?: string
  invoiceNumber?: string
}

/** A claim as its clerk drafted it: every section, one stay, one invoice with its lines. */
export async function makeDraft(owner: Owner, vault: Vault, traits: DraftTraits) {
  const { agencyId, scopeId, employerId, personId, by, totalFen = 10_000, linesFen = [totalFen] } = traits
  const { eventOn = '2026-10-20', invoiceNumber = randomUUIDv7() } = traits
  const id = randomUUIDv7()
  const whose = { scope_id: scopeId, agency_id: agencyId }
  const ofClaim = { claim_id: id, ...whose }
  await insert(owner, 'claim', {
    id,
    ...whose,
    employer_id: employerId ?? null,
    insured_person_id: personId,
    begun_period: '2026-11-01',
    kind: 'birth',
    event_on: eventOn,
    total_fen: totalFen,
    created_by: by,
  })
  for (const component of ['medical', 'allowance']) await insert(owner, 'claim_component', { ...ofClaim, component })
  for (const section of ['event', 'contact', 'stay', 'charges'])
    await insert(owner, 'claim_section', { ...ofClaim, section, version: 1, data: {}, saved_by: by })
  const { ciphertext, keyId } = vault.seal('13800000000', answerPlace(id, '/contact/phone'))
  const phone = { section: 'contact', pointer: '/phone', ciphertext, key_id: keyId }
  await insert(owner, 'draft_secret', { ...ofClaim, ...phone })
  await insert(owner, 'stay', { ...ofClaim, n: 1, typed: {}, kind: 'inpatient', hospital_code: 'H13010200001' })
  const invoice = { n: 1, stay_n: 1, typed: {}, number: invoiceNumber, total_fen: totalFen }
  await insert(owner, 'invoice', { ...ofClaim, ...invoice })
  for (const [index, amount] of linesFen.entries())
    await insert(owner, 'invoice_line', { ...ofClaim, invoice_n: 1, n: index + 1, typed: {}, amount_fen: amount })
  return { id, agencyId, scopeId, personId, by, eventOn, invoiceNumber }
}

export type Draft = Awaited<ReturnType<typeof makeDraft>>

export type SubmissionTraits = { agencyId: string; employerId: string; by: string; period?: string }

/** An employer's batch of a period. */
export async function makeSubmission(owner: Owner, traits: SubmissionTraits): Promise<string> {
  const { agencyId, employerId, by, period = '2026-11-01' } = traits
  const id = randomUUIDv7()
  await insert(owner, 'submission', {
    id,
    number: id,
    agency_id: agencyId,
    scope_id: employerId,
    employer_id: employerId,
    period,
    certification: '以上信息真实、准确。',
    submitted_by: by,
    submitted_by_name: '张敏',
    submitted_at: new Date(),
  })
  return id
}

/** Freezes what a draft says as its `n`-th filing, which takes its invoice and its components; the draft does not move. */
export async function makeFiling(
  owner: Owner,
  { id: claimId, agencyId, scopeId, personId, by, eventOn, invoiceNumber }: Draft,
  { n = 1, submissionId = null as string | null } = {},
) {
  const id = randomUUIDv7()
  const whose = { scope_id: scopeId, agency_id: agencyId }
  const { rows } = await owner.query<{ id: string }>(
    `insert into maternity_event (id, agency_id, patient_id, kind, occurred_on) values ($1, $2, $3, 'birth', $4)
     on conflict (patient_id, kind, occurred_on) do update set outcome = maternity_event.outcome returning id`,
    [randomUUIDv7(), agencyId, personId, eventOn],
  )
  const eventId = rows[0]!.id
  await insert(owner, 'filing', {
    id,
    claim_id: claimId,
    ...whose,
    n,
    submission_id: submissionId,
    content: {},
    content_hash: createHash('sha256').update(claimId).digest('hex'),
    findings: '[]',
    filed_by: by,
    filed_by_name: '张敏',
    filed_by_role: 'employer-clerk',
    filed_at: new Date(),
  })
  await owner.query(
    `insert into filing_secret (filing_id, scope_id, agency_id, pointer, ciphertext, key_id)
     select $1, scope_id, agency_id, '/' || section || pointer, ciphertext, key_id from draft_secret where claim_id = $2`,
    [id, claimId],
  )
  const use = { claim_id: claimId, filing_id: id, ...whose }
  await insert(owner, 'invoice_use', { identity: invoiceNumber, ...use })
  for (const component of ['medical', 'allowance'])
    await insert(owner, 'component_use', { event_id: eventId, component, ...use })
  return { id, eventId }
}

/** Moves a claim as the product does: one version on, with what a status asks for. */
export async function moveTo(owner: Owner, claimId: string, status: string, eventId?: string) {
  await owner.query(
    `update claim set status = $2, version = version + 1,
       returned_from = case when $2 = 'returned' then status end,
       event_id = coalesce($3, event_id), patient_id = insured_person_id,
       period = case when $2 = 'draft' then null else coalesce(period, '2026-11-01') end
     where id = $1`,
    [claimId, status, eventId ?? null],
  )
}
