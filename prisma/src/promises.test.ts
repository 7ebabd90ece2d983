import { randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { claimMoves, claimStatuses } from '@cradle/domain/claim'
import {
  type Draft,
  enrol,
  insert,
  makeDocuments,
  makeDraft,
  makeFiling,
  makeSubmission,
  moveTo,
} from './factories/index.ts'
import { everyTable } from './testing/every-row.ts'
import { givenDatabase, sql, vault } from './testing/given-database.ts'
import { draftOf, type Employer, givenAgency, givenEmployer, givenInsured } from './testing/region.ts'

/** The promises that the database keeps whoever writes, its owner included. */
const { database, owner } = await givenDatabase()
const agency = await givenAgency(owner, '甲市', '130100')
let employer: Employer
let draft: Draft

beforeEach(async () => {
  employer = await givenEmployer(owner, agency)
  draft = await makeDraft(owner, vault, draftOf(employer))
})

/** `made`, or the name of the constraint that refused it. */
const outcomeOf = (write: Promise<unknown>) =>
  write.then(
    () => 'made',
    (error: pg.DatabaseError) => error.constraint ?? error.message,
  )
const ofClaim = () => ({ claim_id: draft.id, scope_id: draft.scopeId, agency_id: draft.agencyId })
const filed = async (one = draft, n = 1) => {
  const filing = await makeFiling(owner, one, { n })
  await moveTo(owner, one.id, 'submitted', filing.eventId)
  return filing
}
/** Another woman of the same employer. */
const another = async (traits: object = {}) => {
  const { id: personId } = await givenInsured(owner, { agencyId: employer.agencyId, employerId: employer.id })
  return makeDraft(owner, vault, { ...draftOf(employer), personId, ...traits })
}

const { rows: amounts } = await owner.query<{ table: string; column: string }>(
  `select table_name as table, column_name as column from information_schema.columns
   where table_schema = 'public' and column_name like '%\\_fen' order by 1, 2`,
)

describe('an amount', () => {
  test.each(amounts)(
    '$table.$column is a whole number of fen, not negative, and exact in JavaScript',
    async (amount) => {
      const { rows } = await owner.query<{ type: string; check: string }>(
        `select format_type(atttypid, atttypmod) as type, pg_get_constraintdef(pg_constraint.oid) as check
       from pg_attribute join pg_constraint on conrelid = attrelid and contype = 'c' and conkey = array[attnum]
       where attrelid = $1::regclass and attname = $2`,
        [amount.table, amount.column],
      )
      const bounds = `CHECK (((${amount.column} >= 0) AND (${amount.column} <= '9007199254740991'::bigint)))`
      expect(rows).toEqual([{ type: 'bigint', check: bounds }])
    },
  )

  test.each([-1, '9007199254740992'])('%s is refused', async (fen) => {
    await expect(owner.query('update claim set total_fen = $1 where id = $2', [fen, draft.id])).rejects.toMatchObject({
      constraint: 'claim_total_fen_check',
    })
  })
})

describe('a submission', () => {
  test('is the only live one of its employer and period', async () => {
    const traits = { agencyId: employer.agencyId, employerId: employer.id, by: employer.clerk.membershipId }
    const first = await makeSubmission(owner, traits)
    await expect(makeSubmission(owner, traits)).rejects.toMatchObject({ constraint: 'one_live_submission' })
    await makeSubmission(owner, { ...traits, period: '2026-12-01' })
    await owner.query('update submission set withdrawn_at = now() where id = $1', [first])
    await makeSubmission(owner, traits)
  })

  test('is its employer’s: a clerk changes nothing of it but that it was withdrawn', async () => {
    const traits = { agencyId: employer.agencyId, employerId: employer.id, by: employer.clerk.membershipId }
    const id = await makeSubmission(owner, traits)
    const change = (set: string) =>
      database.inScope(employer.clerk, (db) => db.query(sql(`update submission set ${set} where id = $1`), [id]))
    await expect(change(`certification = '无'`)).rejects.toThrow('permission denied')
    await change('withdrawn_at = now()')
  })
})

describe('an invoice', () => {
  test('is used by one filed claim anywhere', async () => {
    await filed()
    const twin = await another({ invoiceNumber: draft.invoiceNumber })
    await expect(makeFiling(owner, twin)).rejects.toMatchObject({ constraint: 'invoice_use_pkey' })
    await owner.query('delete from invoice_use where claim_id = $1', [draft.id])
    await owner.query('delete from component_use where claim_id = $1', [twin.id])
    await makeFiling(owner, twin, { n: 2 })
  })
})

describe('a component of an event', () => {
  test('is asked for by one filed claim, except a supplement that names the first', async () => {
    const { eventId } = await filed()
    const twin = await makeDraft(owner, vault, draftOf(employer))
    await expect(makeFiling(owner, twin)).rejects.toMatchObject({ constraint: 'one_component_use' })
    const { rows } = await owner.query<{ id: string }>('select id from filing where claim_id = $1', [twin.id])
    const use = { event_id: eventId, component: 'medical', claim_id: twin.id, filing_id: rows[0]!.id }
    const whose = { scope_id: twin.scopeId, agency_id: twin.agencyId }
    await expect(insert(owner, 'component_use', { ...use, ...whose, supplement_of: twin.id })).rejects.toMatchObject({
      constraint: 'component_use_check',
    })
    await insert(owner, 'component_use', { ...use, ...whose, supplement_of: draft.id })
  })
})

describe('what hangs on a filing', () => {
  test('belongs to the claim and the scope of that filing', async () => {
    const { id: filingId } = await filed()
    const other = await another()
    const use = { claim_id: other.id, filing_id: filingId, scope_id: other.scopeId, agency_id: other.agencyId }
    await expect(insert(owner, 'invoice_use', { identity: '1', ...use })).rejects.toMatchObject({
      constraint: 'invoice_use_filing_id_claim_id_fkey',
    })
    const foreign = { filing_id: filingId, scope_id: randomUUIDv7(), agency_id: other.agencyId }
    const secret = { pointer: '/contact/phone', ciphertext: Buffer.of(1), key_id: 'a key' }
    const secretOf = (whose: object) => insert(owner, 'filing_secret', { ...whose, ...secret, pointer: '/other' })
    await expect(secretOf(foreign)).rejects.toMatchObject({
      constraint: 'filing_secret_filing_id_scope_id_agency_id_fkey',
    })
  })
})

describe('the sums of a filing', () => {
  const invoices = (...totals: [number | null, ...(number | null)[]][]) => totals
  const sums = [
    { says: 'lines that sum', total: 100, invoices: invoices([100, 60, 40]), refusedBy: null },
    { says: 'two invoices that sum', total: 150, invoices: invoices([100, 100], [50, 20, 30]), refusedBy: null },
    { says: 'lines of nothing', total: 0, invoices: invoices([0, 0]), refusedBy: null },
    { says: 'no invoice and a total of nothing', total: 0, invoices: [], refusedBy: null },
    { says: 'lines that exceed', total: 100, invoices: invoices([100, 60, 45]), refusedBy: 'lines_sum_to_invoice' },
    { says: 'lines that fall short', total: 100, invoices: invoices([100, 99]), refusedBy: 'lines_sum_to_invoice' },
    { says: 'an invoice without lines', total: 100, invoices: invoices([100]), refusedBy: 'lines_sum_to_invoice' },
    {
      says: 'a line not well-formed',
      total: 100,
      invoices: invoices([100, 100, null]),
      refusedBy: 'lines_sum_to_invoice',
    },
    {
      says: 'an invoice total not well-formed',
      total: 0,
      invoices: invoices([null]),
      refusedBy: 'lines_sum_to_invoice',
    },
    { says: 'nothing well-formed', total: 0, invoices: invoices([null, null]), refusedBy: 'lines_sum_to_invoice' },
    {
      says: 'invoices that exceed',
      total: 100,
      invoices: invoices([60, 60], [41, 41]),
      refusedBy: 'invoices_sum_to_total',
    },
    {
      says: 'a total not well-formed',
      total: null,
      invoices: invoices([100, 100]),
      refusedBy: 'invoices_sum_to_total',
    },
    { says: 'a total without an invoice', total: 100, invoices: [], refusedBy: 'invoices_sum_to_total' },
  ]

  async function charge({ total, invoices }: Pick<(typeof sums)[number], 'total' | 'invoices'>) {
    await owner.query('delete from invoice where claim_id = $1', [draft.id])
    await owner.query('update claim set total_fen = $1 where id = $2', [total, draft.id])
    for (const [index, [invoiceTotal, ...lines]] of invoices.entries()) {
      const n = index + 1
      await insert(owner, 'invoice', { ...ofClaim(), n, typed: {}, total_fen: invoiceTotal })
      for (const [at, amount_fen] of lines.entries())
        await insert(owner, 'invoice_line', { ...ofClaim(), invoice_n: n, n: at + 1, typed: {}, amount_fen })
    }
  }

  test.each(sums)('$says: $refusedBy, on submission and again on a resend', async ({ refusedBy, ...charges }) => {
    const { eventId } = await makeFiling(owner, draft)
    await moveTo(owner, draft.id, 'submitted', eventId)
    await moveTo(owner, draft.id, 'returned')
    await charge(charges)
    expect(await outcomeOf(moveTo(owner, draft.id, 'submitted'))).toBe(refusedBy ?? 'made')
    expect(await outcomeOf(moveTo(owner, draft.id, 'accepted'))).toBe(refusedBy ?? 'made')
    draft = await another()
    await charge(charges)
    expect(await outcomeOf(moveTo(owner, draft.id, 'submitted', eventId))).toBe(refusedBy ?? 'made')
  })
})

describe('a move', () => {
  const statuses = Object.keys(claimStatuses)
  const pairs = statuses.flatMap((from) => statuses.filter((to) => to !== from).map((to) => [from, to] as const))
  const ways = [...new Set(claimMoves.map(({ from, to }) => `${from} → ${to}`))].toSorted()

  test('goes by the same pairs as the domain’s table', async () => {
    const { rows } = await owner.query<{ way: string }>(
      `select from_status || ' → ' || to_status as way from claim_move`,
    )
    expect(rows.map(({ way }) => way).toSorted()).toEqual(ways)
  })

  /** Puts the draft into any status past the trigger, as no session of the product could. */
  async function place(status: string, eventId: string) {
    await owner.query('alter table claim disable trigger user')
    await owner.query(
      `update claim set status = $2, returned_from = case when $2 = 'returned' then 'submitted' end, event_id = $3,
         patient_id = insured_person_id, period = '2026-11-01' where id = $1`,
      [draft.id, status, eventId],
    )
    await owner.query('alter table claim enable trigger user')
  }

  test('is made where the table has it, and refused everywhere else', async () => {
    const { eventId } = await makeFiling(owner, draft)
    const outcomes = new Map<string, string>()
    for (const [from, to] of pairs) {
      await owner.query('begin')
      await place(from, eventId)
      const move = owner.query(
        `update claim set status = $2, version = version + 1, returned_from = case when $2 = 'returned' then 'submitted' end,
           period = case when $2 <> 'draft' then period end where id = $1`,
        [draft.id, to],
      )
      outcomes.set(`${from} → ${to}`, await outcomeOf(move))
      await owner.query('rollback')
    }
    const decided = pairs.map(([from, to]) => `${from} → ${to}`)
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(decided.map((way) => [way, ways.includes(way) ? 'made' : 'claim_move'])),
    )
  })

  test.each([0, 2])('takes the next version, not one %i later', async (step) => {
    const { eventId } = await makeFiling(owner, draft)
    const move = `update claim set status = 'submitted', version = version + $2, event_id = $3,
      patient_id = insured_person_id, period = '2026-11-01' where id = $1`
    await expect(owner.query(move, [draft.id, step, eventId])).rejects.toMatchObject({
      constraint: 'claim_next_version',
    })
  })

  test('begins with a draft: no claim is born further on', async () => {
    const claim = { id: randomUUIDv7(), scope_id: draft.scopeId, agency_id: draft.agencyId, begun_period: '2026-11-01' }
    const { eventId } = await makeFiling(owner, draft)
    const ready = { period: '2026-11-01', event_id: eventId, patient_id: draft.personId, status: 'approved' }
    const born = { ...claim, ...ready, insured_person_id: draft.personId, created_by: draft.by }
    await expect(insert(owner, 'claim', born)).rejects.toMatchObject({ constraint: 'claim_begins_as_draft' })
  })
})

describe('a submitted claim', () => {
  beforeEach(() => filed())

  const writes = [
    `insert into claim_component (claim_id, scope_id, agency_id, component) values ($1, $2, $3, 'prenatal')`,
    `delete from claim_component where claim_id = $1`,
    `update claim_section set data = '{}' where claim_id = $1`,
    `delete from draft_secret where claim_id = $1`,
    `insert into stay (claim_id, scope_id, agency_id, n, typed) values ($1, $2, $3, 2, '{}')`,
    `update stay set ward = '产一科' where claim_id = $1`,
    `update invoice set total_fen = 1 where claim_id = $1`,
    `delete from invoice where claim_id = $1`,
    `insert into invoice_line (claim_id, scope_id, agency_id, invoice_n, n, typed, amount_fen) values ($1, $2, $3, 1, 2, '{}', 5)`,
    `update invoice_line set amount_fen = 1 where claim_id = $1`,
    `delete from invoice_line where claim_id = $1`,
    `update claim set total_fen = 1 where id = $1`,
    `update claim set event_on = '2026-10-21' where id = $1`,
    `update claim set kind = 'termination' where id = $1`,
    `update claim set period = '2026-12-01' where id = $1`,
    `update claim set submitted_at = now() where id = $1`,
    `update claim set status = 'accepted', version = version + 1, total_fen = 1 where id = $1`,
  ]
  test.each(writes)('is frozen: %s', async (write) => {
    const values = write.includes('$2') ? [draft.id, draft.scopeId, draft.agencyId] : [draft.id]
    await expect(owner.query(write, values)).rejects.toMatchObject({ constraint: 'claim_frozen' })
  })

  test('is frozen against its clerk too', async () => {
    const save = sql('update draft_secret set key_id = $2 where claim_id = $1')
    const saving = database.inScope(employer.clerk, (db) => db.query(save, [draft.id, 'other']))
    await expect(saving).rejects.toMatchObject({ constraint: 'claim_frozen' })
  })

  test.each(['claim_component', 'claim_section', 'draft_secret', 'stay'])('keeps its rows of %s', async (table) => {
    const open = await another()
    await owner.query(`delete from ${table} where claim_id = $1`, [open.id])
    await expect(
      owner.query(`update ${table} set claim_id = $1 where claim_id = $2`, [open.id, draft.id]),
    ).rejects.toMatchObject({ constraint: 'claim_frozen' })
  })

  test('has its secrets sealed anew when keys are rotated', async () => {
    const { rowCount } = await owner.query(`update draft_secret set key_id = 'new' where claim_id = $1`, [draft.id])
    expect(rowCount).toBe(1)
  })

  test('is its clerk’s again when it was recalled or returned', async () => {
    await moveTo(owner, draft.id, 'returned')
    await owner.query('update invoice_line set amount_fen = 1 where claim_id = $1', [draft.id])
    const recalled = await another({ eventOn: '2026-10-01' })
    await filed(recalled)
    await moveTo(owner, recalled.id, 'draft')
    expect(await outcomeOf(owner.query('update claim set total_fen = 1 where id = $1', [recalled.id]))).toBe('made')
  })
})

test.each(['scope_id', 'agency_id', 'id'])('a claim never changes its %s', async (column) => {
  const fresh = { ...draftOf(employer), id: randomUUIDv7() }
  await insert(owner, 'claim', {
    id: fresh.id,
    scope_id: fresh.scopeId,
    agency_id: fresh.agencyId,
    insured_person_id: fresh.personId,
    begun_period: '2026-11-01',
    created_by: fresh.by,
  })
  await expect(
    owner.query(`update claim set ${column} = gen_random_uuid() where id = $1`, [fresh.id]),
  ).rejects.toMatchObject({ constraint: 'claim_frozen' })
})

describe('evidence', () => {
  let papers = 0
  const evidence = [
    'audit_event',
    'claim_deed',
    'commitment_letter',
    'decision',
    'duplicate_verdict',
    'filing',
    'filing_flag',
    'filing_risk',
    'form_print',
    'general_print',
    'issued_notice',
    'line_adjustment',
    'review_task',
    'window_move',
  ]

  test.each(evidence)('%s is append-only for every role', async (table) => {
    const { rows } = await owner.query<{ role: string; privilege: string }>(
      `select grantee as role, privilege_type as privilege from information_schema.role_table_grants
       where table_name = $1 and grantee <> current_user and privilege_type not in ('SELECT', 'INSERT')`,
      [table],
    )
    expect(rows).toEqual([])
  })

  test.each(evidence)('%s is append-only for its owner, row by row and all at once', async (table) => {
    await filed()
    const { rows } = await owner.query<{ id: string }>('select id from filing where claim_id = $1', [draft.id])
    await insert(owner, 'decision', { ...decision(), filing_id: rows[0]!.id })
    await insert(owner, 'claim_deed', {
      claim_id: draft.id,
      scope_id: draft.scopeId,
      agency_id: draft.agencyId,
      action: 'recall',
      done_by_name: '张敏',
      done_by_role: 'employer-clerk',
      done_at: '2026-11-05T01:00:00Z',
    })
    const alike = await makeDraft(owner, vault, draftOf(await givenEmployer(owner, agency)))
    await insert(owner, 'duplicate_verdict', {
      id: randomUUIDv7(),
      agency_id: draft.agencyId,
      claim_id: draft.id,
      other_id: alike.id,
      filing_id: rows[0]!.id,
      other_filing_id: (await makeFiling(owner, alike)).id,
      reason: '两次住院',
      given_by: agency.as('first-reviewer').membershipId,
      given_by_name: '李文静',
      given_at: '2026-11-05T01:00:00Z',
    })
    await insert(owner, 'filing_flag', {
      filing_id: rows[0]!.id,
      scope_id: draft.scopeId,
      agency_id: draft.agencyId,
      code: 'A24',
      facts: { code: 'A24', claims: 4, insured: 5 },
    })
    await insert(owner, 'filing_risk', {
      filing_id: rows[0]!.id,
      ...ofClaim(),
      score: 50,
      terms: '[]',
      weights_from: '2014-01-01',
    })
    await insert(owner, 'form_print', {
      id: randomUUIDv7(),
      ...ofClaim(),
      form: 'review-form',
      content_hash: '0'.repeat(64),
      printed_by: draft.by,
    })
    const ofFiling = { ...ofClaim(), filing_id: rows[0]!.id }
    await insert(owner, 'issued_notice', {
      id: randomUUIDv7(),
      ...ofFiling,
      kind: 'acceptance',
      year: 2026,
      seq: ++papers,
      number: `石医保生受〔2026〕${papers}号`,
      issued_on: '2026-11-05',
      content: '{}',
    })
    await insert(owner, 'line_adjustment', {
      id: randomUUIDv7(),
      ...ofFiling,
      invoice_n: 1,
      line_n: 1,
      filed_fen: 100,
      allowed_fen: 60,
      filing_class: 'bed',
      reason_code: 'duplicate',
      adjusted_by: agency.as('first-reviewer').membershipId,
      adjusted_by_name: '李文静',
      adjusted_at: '2026-11-05T01:00:00Z',
    })
    await insert(owner, 'review_task', {
      id: randomUUIDv7(),
      ...ofFiling,
      task: 'identity',
      done: true,
      answered_by: agency.as('first-reviewer').membershipId,
      answered_by_name: '李文静',
      answered_at: '2026-11-05T01:00:00Z',
    })
    await insert(owner, 'window_move', {
      id: randomUUIDv7(),
      agency_id: employer.agencyId,
      period: '2027-02-01',
      opens_at: '2027-01-31T16:00:00Z',
      closes_at: '2027-02-14T16:00:00Z',
      reason: '春节',
      moved_by: draft.by,
      moved_by_name: '梁国栋',
      moved_at: '2026-11-05T01:00:00Z',
    })
    await insert(owner, 'general_print', {
      id: randomUUIDv7(),
      scope_id: employer.id,
      agency_id: employer.agencyId,
      form: 'claim-ledger',
      form_version: 1,
      content_hash: '0'.repeat(64),
      entries: 1,
      business_on: '2026-11-05',
      printed_by: draft.by,
    })
    await insert(owner, 'commitment_letter', {
      id: randomUUIDv7(),
      employer_id: employer.id,
      agency_id: employer.agencyId,
      media_type: 'application/pdf',
      content: Buffer.of(1),
      uploaded_by: draft.by,
      uploaded_by_name: '周建平',
    })
    await database.inScope(employer.clerk, async (db) =>
      db.audit({
        type: 'claim.print',
        subject: { kind: 'claim', id: draft.id },
        scopeId: employer.id,
        agencyId: employer.agencyId,
        businessOn: '2026-11-05',
      }),
    )
    for (const write of ['update %s set agency_id = agency_id', 'delete from %s', 'truncate %s cascade'])
      await expect(owner.query(write.replace('%s', table))).rejects.toThrow(/is append-only/)
  })

  test('is not emptied by way of a partition', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_event'::regclass`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { name } of rows) await expect(owner.query(`truncate ${name}`)).rejects.toThrow('is append-only')
  })

  test('is named in full here', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select tgrelid::regclass::text as name from pg_trigger join pg_class on pg_class.oid = tgrelid
       where tgfoid = 'refuse_change'::regproc and tgname = 'append_only' and not relispartition order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(evidence)
    expect((await everyTable(owner)).map(({ name }) => name)).toEqual(expect.arrayContaining(evidence))
  })
})

const decision = () => ({
  id: randomUUIDv7(),
  act_id: randomUUIDv7(),
  ...ofClaim(),
  component: 'medical',
  stage: 'approval',
  action: 'agree',
  decided_by: agency.as('approver').membershipId,
  decided_by_name: '王海涛',
  decided_at: new Date(),
})

describe('a decision', () => {
  const grounds = { facts: '查明的事实', reason: '原因', article: '第三条', remedies: '可申请行政复议' }
  const without = (name: keyof typeof grounds, action: string) => ({
    action,
    given: { ...grounds, [name]: null },
    name,
  })
  const incomplete = [
    ...(['facts', 'reason', 'article', 'remedies'] as const).map((name) => without(name, 'refuse')),
    ...(['facts', 'reason', 'article'] as const).map((name) => without(name, 'propose-refusal')),
    without('reason', 'return'),
    without('reason', 'send-back'),
  ]
  const decide = async (given: object) => {
    const { id } = await filed()
    await insert(owner, 'decision', { ...decision(), filing_id: id, ...given })
  }

  test.each(incomplete)('to $action cannot be made without $name', async ({ action, given }) => {
    await expect(decide({ action, ...given })).rejects.toMatchObject({ code: '23514' })
  })

  test.each(['facts', 'reason', 'article', 'remedies'])('to refuse cannot be made with blank %s', async (name) => {
    await expect(decide({ action: 'refuse', ...grounds, [name]: ' \n' })).rejects.toMatchObject({
      constraint: `decision_${name}_check`,
    })
  })

  test.each(['refuse', 'propose-refusal', 'return', 'send-back'])(
    'to %s can be made with all of them',
    async (action) => {
      await expect(decide({ action, ...grounds })).resolves.toBeUndefined()
    },
  )

  test('is one per component of an act', async () => {
    const { id } = await filed()
    const one = { ...decision(), filing_id: id }
    await insert(owner, 'decision', one)
    await expect(insert(owner, 'decision', { ...one, id: randomUUIDv7() })).rejects.toMatchObject({
      constraint: 'decision_act_id_component_key',
    })
  })
})

test('a person holds one stage of a claim, for its whole life', async () => {
  await filed()
  const hold = (stage: string) =>
    insert(owner, 'claim_stage', { ...ofClaim(), holder_id: agency.as('approver').holderId, stage })
  await hold('first-review')
  await expect(hold('approval')).rejects.toMatchObject({ constraint: 'claim_stage_pkey' })
  const reviewer = agency.as('approver')
  const change = (statement: string) => database.inScope(reviewer, (db) => db.query(sql(statement), [draft.id]))
  await expect(change(`update claim_stage set stage = 'approval' where claim_id = $1`)).rejects.toThrow('permission')
  await expect(change('delete from claim_stage where claim_id = $1')).rejects.toThrow('permission')
})

describe('a payment run', () => {
  const [preparer, approver] = [agency.as('finance').holderId, agency.as('approver').holderId]
  const run = (given: object) =>
    insert(owner, 'payment_run', {
      id: randomUUIDv7(),
      agency_id: agency.agencyId,
      month: '2026-11-01',
      kind: 'extra',
      prepared_by: preparer,
      ...given,
    })

  test('is not approved by who prepared it', async () => {
    await expect(run({ state: 'approved', approved_by: preparer })).rejects.toMatchObject({
      constraint: 'payment_run_check',
    })
    await run({ state: 'approved', approved_by: approver })
  })

  test.each(['approved', 'sent', 'settled'])('is not %s unless somebody approved it', async (state) => {
    await expect(run({ state })).rejects.toMatchObject({ constraint: 'payment_run_check1' })
  })

  test('keeps its preparer', async () => {
    const change = sql('update payment_run set prepared_by = $1')
    await expect(database.inScope(agency.as('finance'), (db) => db.query(change, [approver]))).rejects.toThrow(
      'permission',
    )
  })

  test('is the one regular run of its month; extra ones are marked', async () => {
    await run({ kind: 'regular' })
    await expect(run({ kind: 'regular' })).rejects.toMatchObject({ constraint: 'one_regular_run' })
    await run({ kind: 'regular', month: '2026-12-01' })
  })
})

test('a payment item is live once per component and payee; a failed one makes room', async () => {
  await filed()
  const item = { ...ofClaim(), component: 'medical', payee_kind: 'employer', payee_name: '某单位', amount_fen: 1 }
  const id = randomUUIDv7()
  await insert(owner, 'payment_item', { id, ...item })
  await expect(insert(owner, 'payment_item', { id: randomUUIDv7(), ...item })).rejects.toMatchObject({
    constraint: 'one_live_item',
  })
  await owner.query(`update payment_item set state = 'cancelled' where id = $1`, [id])
  await insert(owner, 'payment_item', { id: randomUUIDv7(), ...item })
})

describe('the register', () => {
  const spell = () => ({ agencyId: employer.agencyId, personId: employer.personId, employerId: employer.id })

  test('has no two spells of one person at once', async () => {
    await expect(enrol(owner, { ...spell(), from: '2026-01-01' })).rejects.toMatchObject({
      constraint: 'enrolment_person_id_daterange_excl',
    })
  })

  test('has one base a month for a person, also across employers', async () => {
    const { personId } = employer
    await owner.query(`update enrolment set valid_until = '2026-03-15' where person_id = $1`, [personId])
    const next = await givenEmployer(owner, agency)
    const changed = { ...spell(), employerId: next.id, from: '2026-03-15' }
    // The base of the spell that ended still runs.
    await expect(enrol(owner, changed)).rejects.toMatchObject({ constraint: 'enrolment_base_person_id_daterange_excl' })
    await owner.query('delete from enrolment where employer_id = $1 and person_id = $2', [next.id, personId])
    await owner.query(`update enrolment_base set valid_until = '2026-03-01' where person_id = $1`, [personId])
    await enrol(owner, changed)
  })

  test.each(['employer', 'person'])('has one version of a %s at a time', async (kind) => {
    const { rows } = await owner.query<Record<string, unknown>>(`select * from ${kind}_version limit 1`)
    const overlapping = { ...rows[0], id: randomUUIDv7(), valid_from: '2020-01-01', valid_until: null }
    await expect(insert(owner, `${kind}_version`, overlapping)).rejects.toMatchObject({
      constraint: `${kind}_version_${kind}_id_daterange_excl`,
    })
  })
})

describe('a document', () => {
  const given = async (kinds = ['M01']) => (await makeDocuments(owner, vault, draft, kinds))[0]!
  const change = (id: string, set: string) => outcomeOf(owner.query(`update document set ${set} where id = $1`, [id]))

  test('is added until its claim is accepted, and not after', async () => {
    const { eventId } = await filed()
    expect(await outcomeOf(given())).toBe('made')
    await moveTo(owner, draft.id, 'accepted', eventId)
    expect(await outcomeOf(given())).toBe('documents_closed')
  })

  test('is removed and turned only while the claim is with its clerk', async () => {
    const { id } = await given()
    expect(await change(id, 'rotation = 90')).toBe('made')
    expect(await change(id, 'removed_at = now()')).toBe('made')
    await filed()
    expect(await change(id, 'rotation = 180')).toBe('documents_closed')
    expect(await change(id, 'removed_at = null')).toBe('documents_closed')
    await moveTo(owner, draft.id, 'returned')
    expect(await change(id, 'removed_at = null')).toBe('made')
  })

  test('of a deleted draft stays as it was', async () => {
    const { id } = await given()
    await owner.query('update claim set deleted_at = now(), version = version + 1 where id = $1', [draft.id])
    expect(await outcomeOf(given())).toBe('documents_closed')
    expect(await change(id, 'rotation = 90')).toBe('documents_closed')
  })

  test('never becomes another one', async () => {
    const { id } = await given()
    for (const set of [
      `kind = 'M02'`,
      'n = 7',
      `media_type = 'application/pdf'`,
      'bytes = 2',
      `sha256 = sha256 || ''::bytea, bytes = 3`,
    ])
      expect(await change(id, set)).toBe('documents_closed')
    expect(await change(id, `claim_id = '${(await another()).id}'`)).toBe('documents_closed')
  })

  test('is counted within its kind, each number once', async () => {
    await given(['M02', 'M03'])
    await given(['M02'])
    const { rows } = await owner.query('select kind, n from document where claim_id = $1 order by kind, n', [draft.id])
    expect(rows).toEqual([
      { kind: 'M02', n: 1 },
      { kind: 'M02', n: 2 },
      { kind: 'M03', n: 1 },
    ])
  })

  test('weighs at most 20 MB and is a picture or a PDF', async () => {
    const { id } = await given()
    const copy = (values: Record<string, unknown>) =>
      outcomeOf(insert(owner, 'document', { ...row, id: randomUUIDv7(), n: 2, ...values }))
    const { rows } = await owner.query<Record<string, unknown>>('select * from document where id = $1', [id])
    const row = rows[0]!
    expect(await copy({ bytes: 20_971_521 })).toBe('document_bytes_check')
    expect(await copy({ media_type: 'text/html' })).toBe('document_media_type_check')
    expect(await copy({ bytes: 20_971_520 })).toBe('made')
  })
})
