import { beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import type { Scoped } from './database.ts'
import { type Draft, makeDraft, makeFiling } from './factories/index.ts'
import { givenDatabase, sql, untilWaiting, vault } from './testing/given-database.ts'
import { draftOf, type Employer, givenAgency, givenEmployer } from './testing/region.ts'

/** Two sessions at once, each under its clerk's own role: whoever comes second waits, and then knows better. */
const { database, owner } = await givenDatabase()
const agency = await givenAgency(owner, '甲市', '130100')
let employer: Employer
let draft: Draft
let eventId: string

beforeEach(async () => {
  employer = await givenEmployer(owner, agency)
  draft = await makeDraft(owner, vault, { ...draftOf(employer), totalFen: 100, linesFen: [60, 40] })
  eventId = (await makeFiling(owner, draft)).eventId
})

type Use = (db: Scoped) => Promise<unknown>

/** `first` does its work and keeps its transaction open until `second`, begun after it, waits for it. */
async function inTurn([firstCaller, first]: [Caller, Use], [secondCaller, second]: [Caller, Use]) {
  const done = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  const one = database.inScope(firstCaller, async (db) => {
    await first(db)
    done.resolve()
    await gate.promise
  })
  await Promise.race([done.promise, one])
  const two = database.inScope(secondCaller, second)
  two.catch(() => undefined)
  await untilWaiting(owner)
  gate.resolve()
  const [earlier, later] = await Promise.allSettled([one, two])
  return [earlier.status, later.status === 'fulfilled' ? 'fulfilled' : (later.reason as unknown)]
}

const line = sql(`insert into invoice_line (claim_id, scope_id, agency_id, invoice_n, n, typed, amount_fen)
  values ($1, $2, $3, 1, 3, '{}', 5)`)
const total = sql('update claim set total_fen = 105 where id = $1')
const submission = sql<{ id: string }>(
  `update claim set status = 'submitted', version = version + 1, event_id = $2, patient_id = insured_person_id,
     period = '2026-11-01', submitted_at = now() where id = $1 and status = 'draft' returning id`,
)
const saving: Use = (db) => db.query(line, [draft.id, draft.scopeId, draft.agencyId])
const retotalling: Use = (db) => db.query(total, [draft.id])
const submitting: Use = (db) => db.query(submission, [draft.id, eventId])

/** What stands in the end: a total of 100 with lines of 105 must never be filed. */
async function standing() {
  const { rows } = await owner.query<Record<string, unknown>>(
    `select status, total_fen as total, (select sum(amount_fen)::int from invoice_line where claim_id = claim.id) as lines
     from claim where id = $1`,
    [draft.id],
  )
  return rows[0]
}

describe('a late save and the submission of its claim', () => {
  test('the save first: what it made of the sums stops the submission', async () => {
    const outcome = await inTurn([employer.clerk, saving], [employer.clerk, submitting])
    expect(outcome).toMatchObject(['fulfilled', { constraint: 'lines_sum_to_invoice' }])
    expect(await standing()).toEqual({ status: 'draft', total: 100, lines: 105 })
  })

  test('the submission first: the save finds the claim frozen', async () => {
    const outcome = await inTurn([employer.clerk, submitting], [employer.clerk, saving])
    expect(outcome).toMatchObject(['fulfilled', { constraint: 'claim_frozen' }])
    expect(await standing()).toEqual({ status: 'submitted', total: 100, lines: 100 })
  })

  test('the claim’s own total is held the same way', async () => {
    const saved = await inTurn([employer.clerk, retotalling], [employer.clerk, submitting])
    expect(saved).toMatchObject(['fulfilled', { constraint: 'invoices_sum_to_total' }])
    await owner.query('update claim set total_fen = 100 where id = $1', [draft.id])
    const submitted = await inTurn([employer.clerk, submitting], [employer.clerk, retotalling])
    expect(submitted).toMatchObject(['fulfilled', { constraint: 'claim_frozen' }])
    expect(await standing()).toEqual({ status: 'submitted', total: 100, lines: 100 })
  })
})

test('of two submissions of one claim the second moves nothing', async () => {
  let moved: unknown
  const outcome = await inTurn(
    [employer.clerk, submitting],
    [employer.clerk, async (db) => (moved = await submitting(db))],
  )
  expect(outcome).toEqual(['fulfilled', 'fulfilled'])
  expect(moved).toEqual([])
})

describe('what there is only one of', () => {
  const insertSubmission = sql(
    `insert into submission (id, number, agency_id, scope_id, employer_id, period, certification, submitted_by,
       submitted_by_name, submitted_at)
     values (gen_random_uuid(), nextval('submission_number'), $1, $2, $2, '2026-11-01', '属实', $3, '张敏', now())`,
  )
  const submittingMonth: Use = (db) =>
    db.query(insertSubmission, [employer.agencyId, employer.id, employer.clerk.membershipId])

  test('a live submission of the period', async () => {
    const outcome = await inTurn([employer.clerk, submittingMonth], [employer.clerk, submittingMonth])
    expect(outcome).toMatchObject(['fulfilled', { constraint: 'one_live_submission' }])
  })

  const take = sql(
    `insert into invoice_use (identity, claim_id, filing_id, scope_id, agency_id)
     select 'the same invoice', claim_id, id, scope_id, agency_id from filing where claim_id = $1`,
  )
  test('the use of an invoice, also by another employer, who learns nothing but that', async () => {
    const other = await givenEmployer(owner, agency)
    const theirs = await makeDraft(owner, vault, draftOf(other))
    await makeFiling(owner, theirs)
    const outcome = await inTurn(
      [employer.clerk, (db) => db.query(take, [draft.id])],
      [other.clerk, (db) => db.query(take, [theirs.id])],
    )
    expect(outcome).toMatchObject(['fulfilled', { constraint: 'invoice_use_pkey' }])
    const mine = sql('select from invoice_use where claim_id = $1')
    expect(await database.inScope(other.clerk, (db) => db.query(mine, [draft.id]))).toEqual([])
  })

  const takeComponent = sql(
    `insert into component_use (event_id, component, claim_id, filing_id, scope_id, agency_id)
     select $2, 'allowance', claim_id, id, scope_id, agency_id from filing where claim_id = $1`,
  )
  test('the component of an event, also by another employer, who learns nothing but that', async () => {
    const other = await givenEmployer(owner, agency)
    const theirs = await makeDraft(owner, vault, draftOf(other))
    await makeFiling(owner, theirs)
    await owner.query('delete from component_use where claim_id = any($1)', [[draft.id, theirs.id]])
    const outcome = await inTurn(
      [employer.clerk, (db) => db.query(takeComponent, [draft.id, eventId])],
      [other.clerk, (db) => db.query(takeComponent, [theirs.id, eventId])],
    )
    expect(outcome).toMatchObject(['fulfilled', { constraint: 'one_component_use' }])
    const mine = sql('select from component_use where claim_id = $1')
    expect(await database.inScope(other.clerk, (db) => db.query(mine, [draft.id]))).toEqual([])
  })

  const key = sql<{ taken: boolean }>(
    `insert into idempotency_key (membership_id, key, body_hash, result_id)
     values ($1, 'the-same-key', '\\x00', gen_random_uuid()) on conflict do nothing returning true as taken`,
  )
  test('the effect of a retried request', async () => {
    const taken: unknown[] = []
    const retrying: Use = async (db) => taken.push((await db.query(key, [employer.clerk.membershipId])).length)
    expect(await inTurn([employer.clerk, retrying], [employer.clerk, retrying])).toEqual(['fulfilled', 'fulfilled'])
    expect(taken).toEqual([1, 0])
  })

  const event = sql<{ id: string }>(
    `select take_maternity_event(gen_random_uuid(), $1, 'birth', '2026-09-09', '{}') as id`,
  )
  test('the event that two claims are about, whoever files first', async () => {
    const ids: string[] = []
    const taking: Use = async (db) => ids.push((await db.query(event, [employer.personId]))[0]!.id)
    expect(await inTurn([employer.clerk, taking], [employer.clerk, taking])).toEqual(['fulfilled', 'fulfilled'])
    expect(new Set(ids).size).toBe(1)
  })
})
