import { randomUUIDv7 } from 'node:crypto'
import { submissionState } from '@cradle/domain/calendar'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView, CreateClaimBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import { momentInWords } from '#api/lib/instants.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { draftOfRecord, readClaims } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { toldChanges } from '#api/claim/told-changes.ts'
import { liveSubmission } from '#api/claim/live-submission.ts'
import { copyAnswers } from './copy-answers.ts'
import { writeSection } from './write-section.ts'

const wasInsured = statement<{ id: string }>(
  'enrolment.ever',
  'select id from enrolment where person_id = $1 and employer_id = $2 limit 1',
)
const insertClaim = statement(
  'claim.insert',
  `insert into claim (id, agency_id, scope_id, employer_id, insured_person_id, begun_period, missing, created_by)
   values ($1, $2, $3, $3, $4, $5, 1, $6)`,
)

/**
 * Begins a claim for a person who is or was insured with the acting employer. After the month was submitted none can
 * be begun until the 11th.
 */
export function createClaim(caller: SignedIn, body: CreateClaimBody, key: string | undefined): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const now = await businessNow(db)
    const id = await once(db, { key, body, id: randomUUIDv7() }, (fresh) => insert(db, fresh, body, now))
    const [claim] = await readClaims(db, [id], now.today)
    if (!claim) throw new Problem('claim-not-found')
    return viewClaim(db, claim, now)
  })
}

async function insert(
  db: Scoped<SignedIn>,
  id: string,
  { personId, event = {}, copyOf }: CreateClaimBody,
  now: BusinessNow,
) {
  const { caller } = db
  const [submitted, [insured]] = await Promise.all([
    liveSubmission(db, now.period),
    db.query(wasInsured, [personId, caller.scopeId]),
  ])
  // A period that was opened again for this employer takes additions.
  if (submitted && submissionState(now.current, now.at) !== 'reopened')
    throw new Problem('entry-closed', [
      {
        pointer: '',
        code: 'entry-closed',
        message: `下一期 ${momentInWords(now.current.entry.closesAt)} 开始录入`,
      },
    ])
  if (!insured) throw new Problem('person-not-found')
  const begun = firstOf(now.period)
  await db.query(insertClaim, [id, caller.agencyId, caller.scopeId, personId, begun, caller.membershipId])
  const [claim] = await readClaims(db, [id], now.today)
  await writeSection(db, claim!, { section: 'event', draft: { ...draftOfRecord(claim!), event }, today: now.today })
  if (copyOf) await copyAnswers(db, { from: copyOf, to: id, today: now.today })
  db.audit({
    type: 'claim.begin',
    subject: { kind: 'claim', id },
    scopeId: caller.scopeId,
    agencyId: caller.agencyId,
    businessOn: now.today,
    detail: { person: personId, ...(copyOf ? { copyOf } : {}), ...toldChanges('event', {}, event) },
  })
}
