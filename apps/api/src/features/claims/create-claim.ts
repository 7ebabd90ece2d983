import { randomUUIDv7 } from 'node:crypto'
import { type Month, submissionState } from '@cradle/domain/calendar'
import { type DraftAnswers, emptyDraft, sectionNames } from '@cradle/domain/claim'
import { Problem } from '@cradle/domain/problem'
import type { ClaimView, CreateClaimBody } from '@cradle/domain/wire'
import type { Scoped } from '@cradle/db'
import { type BusinessNow, businessNow, firstOf } from '#api/lib/clock.ts'
import { once } from '#api/lib/idempotent.ts'
import { inScope } from '#api/lib/installation.ts'
import { momentInWords } from '#api/lib/instants.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { findingsOf } from '#api/claim/claim-findings.ts'
import { draftOfRecord, type Judged, readClaim, readUnbegun } from '#api/claim/claim-record.ts'
import { viewClaim } from '#api/claim/claim-view.ts'
import { toldChanges } from '#api/claim/told-changes.ts'
import { submittedPeriods } from '#api/claim/live-submission.ts'
import { copyAnswers } from './copy-answers.ts'
import { type Around, askAround, type WrittenClaim, writeSections } from './write-section.ts'

/**
 * Begins a claim for a person who is or was insured with the acting employer, with whatever sections are filled already.
 * After the month was submitted none can be begun until the 11th.
 */
export function createClaim(caller: SignedIn, body: CreateClaimBody, key: string | undefined): Promise<ClaimView> {
  return inScope(caller, async (db) => {
    const id = randomUUIDv7()
    const { personId, event = {}, charges } = body
    const clock = businessNow(db)
    // Asked with the clock: all of the writing hangs on it.
    const known = Promise.all([
      readUnbegun(db, id, personId),
      askAround(db, { id, personId, event, ...(charges && { charges }) }),
      submittedPeriods(db),
    ])
    // Nobody waits for it where the key was used before.
    known.catch(() => undefined)
    let made: WrittenClaim | undefined
    const make = async () => {
      const [[unbegun, around, submitted], now] = await Promise.all([known, clock])
      // None is made for who never was insured here.
      if (!unbegun) throw new Problem('person-not-found')
      refuseClosed(now, submitted)
      made = await begin(db, { body, now, unbegun, around })
    }
    const answered = await once(db, { key, body, id }, make)
    const claim = made?.claim ?? (await readClaim(db, answered))
    if (!claim) throw new Problem('claim-not-found')
    return viewClaim(db, claim, await clock, made)
  })
}

type Beginning = { body: CreateClaimBody; now: BusinessNow; unbegun: Judged; around: Around }

async function begin(db: Scoped<SignedIn>, { body, now, unbegun, around }: Beginning): Promise<WrittenClaim> {
  const { caller } = db
  const { personId, event = {}, copyOf, ...others } = body
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
  const made = await writeSections(db, unbegun, {
    written,
    draft,
    today: now.today,
    around,
    begunPeriod: firstOf(now.period),
    isLast: copyOf === undefined,
  })
  if (!copyOf) return made
  await copyAnswers(db, { from: copyOf, to: id, today: now.today })
  const claim = (await readClaim(db, id))!
  return { claim, findings: findingsOf(claim, draftOfRecord(claim), now.today) }
}

/** After the month was submitted none can be begun until the 11th, but where its period was opened again for this employer. */
function refuseClosed({ current, period, at }: BusinessNow, submitted: readonly Month[]) {
  if (!submitted.includes(period) || submissionState(current, at) === 'reopened') return
  throw new Problem('entry-closed', [
    {
      pointer: '',
      code: 'entry-closed',
      message: `下一期 ${momentInWords(current.entry.closesAt)} 开始录入`,
    },
  ])
}
