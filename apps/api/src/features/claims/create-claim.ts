import { randomUUIDv7 } from 'node:crypto'
import { submissionState } from '@cradle/domain/calendar'
import { type DraftAnswers, emptyDraft, sectionNames } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView, CreateClaimBody } from '@cradle/domain/wire'
import { type Scoped, statement } from '@cradle/db'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import { momentInWords } from '#api/lib/instants.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { findingsOf } from '#api/claim/claim-findings.ts'
import { draftOfRecord, type Judged, readClaim, readUnbegun } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { toldChanges } from '#api/claim/told-changes.ts'
import { liveSubmission } from '#api/claim/live-submission.ts'
import { copyAnswers } from './copy-answers.ts'
import { wagesOn, type WrittenClaim, writeSections } from './write-section.ts'

export const insertClaim = statement(
  'claim.insert',
  `insert into claim (id, agency_id, scope_id, employer_id, insured_person_id, begun_period, missing, created_by)
   select $1, $2, $3::uuid, $3::uuid, $4::uuid, $5, 1, $6
   where exists (select from enrolment where person_id = $4::uuid and employer_id = $3::uuid)`,
)

/**
 * Begins a claim for a person who is or was insured with the acting employer, with whatever sections are filled already.
 * After the month was submitted none can be begun until the 11th.
 */
export function createClaim(caller: SignedIn, body: CreateClaimBody, key: string | undefined): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const id = randomUUIDv7()
    const clock = businessNow(db)
    // Asked with the clock, before a claim stands: its period hangs on the clock, its judging on these.
    const known = Promise.all([readUnbegun(db, id, body.personId), wagesOn(db, caller.scopeId, body.event?.eventOn)])
    // Nobody waits for it where the key was used before.
    known.catch(() => undefined)
    let made: WrittenClaim | undefined
    const make = async () => void (made = await insert(db, { body, now: await clock, known: await known }))
    const answered = await once(db, { key, body, id }, make)
    const claim = made?.claim ?? (await readClaim(db, answered))
    if (!claim) throw new Problem('claim-not-found')
    return viewClaim(db, claim, await clock, made)
  })
}

type Beginning = {
  body: CreateClaimBody
  now: BusinessNow
  known: readonly [unbegun: Judged | undefined, wages: boolean | undefined]
}

async function insert(db: Scoped<SignedIn>, { body, now, known }: Beginning): Promise<WrittenClaim> {
  const { caller } = db
  const { personId, event = {}, copyOf, ...others } = body
  const [unbegun, wages] = known
  // None is made for who never was insured here.
  if (!unbegun) throw new Problem('person-not-found')
  const { id } = unbegun
  const given: Partial<DraftAnswers> = { event, ...others }
  const written = sectionNames.filter((section) => given[section] !== undefined)
  const draft: DraftAnswers = { ...emptyDraft(), ...given }
  const about = {
    subject: { kind: 'claim', id },
    scopeId: caller.scopeId,
    agencyId: caller.agencyId,
    businessOn: now.today,
  }
  db.audit({
    ...about,
    type: 'claim.begin',
    detail: { person: personId, ...(copyOf ? { copyOf } : {}), ...toldChanges('event', {}, event) },
  })
  for (const section of written.filter((one) => one !== 'event'))
    db.audit({
      ...about,
      type: 'claim.draft-save',
      detail: { section, session: caller.sessionId, ...toldChanges(section, {}, draft[section]) },
    })
  const [allowed, begunPeriod] = [refuseClosed(db, now), firstOf(now.period)]
  // Sent together: where the first refuses, the claim goes with the transaction.
  const [, made] = await Promise.all([
    db.query(insertClaim, [id, caller.agencyId, caller.scopeId, personId, begunPeriod, caller.membershipId]),
    writeSections(db, unbegun, {
      written,
      draft,
      today: now.today,
      begun: { wages, allowed },
      isLast: copyOf === undefined,
    }),
  ])
  if (!copyOf) return made
  await copyAnswers(db, { from: copyOf, to: id, today: now.today })
  const claim = (await readClaim(db, id))!
  return { claim, findings: findingsOf(claim, draftOfRecord(claim), now.today) }
}

/** After the month was submitted none can be begun until the 11th, but where its period was opened again for this employer. */
async function refuseClosed(db: Scoped<SignedIn>, { current, period, at }: BusinessNow) {
  if (!(await liveSubmission(db, period)) || submissionState(current, at) === 'reopened') return
  throw new Problem('entry-closed', [
    {
      pointer: '',
      code: 'entry-closed',
      message: `下一期 ${momentInWords(current.entry.closesAt)} 开始录入`,
    },
  ])
}
