import { randomUUIDv7 } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { ClaimAction } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import { type Scoped, statement } from '@cradle/db'
import type { BusinessNow } from '#api/lib/clock.ts'
import { checkedClaim } from './check-claims.ts'
import { blockers, errorsOf } from './claim-findings.ts'
import type { ClaimRecord } from './claim-record.ts'
import { flagFilings } from './flag-filings.ts'
import { moveClaims } from './move-claims.ts'
import { type PreparedFiling, prepareFilings } from './prepare-filings.ts'
import { takePatients } from './take-patients.ts'
import { freeUses, takeUses } from './uses.ts'

type Send = {
  action: Extract<ClaimAction, 'submit' | 'resend'>
  now: BusinessNow
  period: string
  submissionId: string | null
}

/** Filings in one statement: the database writes some while the next are put together. */
const WRITTEN_AT_ONCE = 100

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

/** Judges one claim, locked already, and sends it to the agency; throws all that it lacks. */
export async function fileClaim(db: Scoped, claim: ClaimRecord, send: Send): Promise<void> {
  const { today } = send.now
  const checked = checkedClaim(claim, today)
  const errors = errorsOf('', blockers(checked.findings))
  if (errors.length > 0) throw new Problem('claims-incomplete', errors)
  await fileClaims(db, await prepareFilings(db, [checked], { today, certification: null }), send)
}

/**
 * Sends claims to the agency, all of them or none: the filing of each is frozen, its event matched, its invoices and
 * components taken, its status moved. One statement per kind of row. The claims are locked and judged already.
 */
export async function fileClaims(db: Scoped, filings: readonly PreparedFiling[], send: Send): Promise<void> {
  const claims = filings.map(({ claim }) => claim)
  const claimIds = claims.map(({ id }) => id)
  const filingIds = filings.map(({ filingId }) => filingId)
  await freeUses(db, claimIds)
  const patients = await takePatients(db, filings)
  const patientIds = claims.map(({ id, insuredPersonId }) => patients.get(id) ?? insuredPersonId)
  const events = new Map(
    (await db.query(takeEvents, eventsOf(filings, patientIds))).map((row) => [row.claimId, row.eventId]),
  )
  const eventIds = claimIds.map((id) => events.get(id) ?? null)
  const hashes = new Map(filings.map(({ claim, contentHash }) => [claim.id, contentHash]))
  await Promise.all([
    ...(await insertedFilings(db, filings, send)),
    db.query(copySecrets, [filingIds, claimIds]),
    db.query(insertSpouses, [JSON.stringify(filings.flatMap(({ spouse }) => spouse ?? []))]),
    db.query(insertAccounts, [JSON.stringify(filings.flatMap(({ account }) => account ?? []))]),
    takeUses(
      db,
      filings.map(({ claim, filingId, invoices }, n) => ({
        claimId: claim.id,
        filingId,
        eventId: eventIds[n] ?? null,
        invoices,
      })),
    ),
    moveClaims(db, claims, {
      action: send.action,
      now: send.now,
      stamp: { period: send.period, submissionId: send.submissionId, eventIds, patientIds },
      detail: ({ id, earlier }) => ({
        submission: send.submissionId,
        filing: earlier.length + 1,
        contentHash: hashes.get(id),
      }),
    }),
    // Last: it reads the claims as they were moved.
    flagFilings(db, filings, send.now.today),
  ])
}

/** Sends the rows of filings some at a time; answers the statements under way. */
async function insertedFilings(db: Scoped, filings: readonly PreparedFiling[], { submissionId, now }: Send) {
  const { membershipId, name, role } = db.caller
  const under: Promise<unknown>[] = []
  for (let from = 0; from < filings.length; from += WRITTEN_AT_ONCE) {
    const rows = filings.slice(from, from + WRITTEN_AT_ONCE).map(({ row }) => row)
    const inserting = db.query(insertFilings, [`[${rows.join(',')}]`, submissionId, membershipId, name, role, now.at])
    // Whoever waits for all of them is told.
    inserting.catch(() => undefined)
    under.push(inserting)
    await setImmediate()
  }
  return under
}

const eventsOf = (filings: readonly PreparedFiling[], patientIds: readonly string[]) => [
  filings.map(() => randomUUIDv7()),
  patientIds,
  filings.map(({ event }) => event.kind),
  filings.map(({ event }) => event.on),
  filings.map(({ event }) => event.outcome),
  filings.map(({ event }) => event.dueOn),
  filings.map(({ claim }) => claim.id),
]
