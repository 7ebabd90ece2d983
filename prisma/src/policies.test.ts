import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { databaseRoleOf } from './caller.ts'
import { everyTable, keysSelected, writeEveryTable } from './testing/every-row.ts'
import { givenDatabase, sql } from './testing/given-database.ts'

const { database, owner, loginUrl, session } = await givenDatabase()
const tables = await everyTable(owner)
const { a, e1, labels } = await writeEveryTable(owner, database, tables)

/** What a role sees of a table, as a condition on whose the rows are. `null`: it may not even ask. */
const sights = {
  '-': null,
  all: /./,
  /** An employer's own rows: its register and its claims, drafted and filed. */
  own: /^A\.E1\.(register|filed|draft)$/,
  /** An agency's rows, drafts of others left out. */
  filed: /^A(?!.*\.draft$)/,
  region: /^A/,
  /** Only what the acting office itself has. */
  office: /^A\.office$/,
  /** What belongs to an agency's units, whichever. */
  units: /^A\.E\d\.(register|filed|draft|inner)$/,
  /** What belongs to an agency's own people. */
  staff: /^A\.(staff|office)$/,
  /** The region's trail and what concerns no agency, such as a sign-in by an unknown name. */
  trail: /^(A|shared)/,
} as const
type Sight = keyof typeof sights

const columns = ['cradle_employer', 'cradle_agency', 'cradle_auditor', 'cradle_system', 'cradle_admin'] as const
/**
 * Of each table, in the order of `columns`: what the role sees, and after a slash what it may insert, update, delete. The
 * last, of whoever keeps the staff's accounts, is left out where there is nothing.
 */
const decided: Record<string, readonly [string, string, string, string, string?]> = {
  account: ['own/iu', 'units/iu', '-', 'all/u', 'staff/iu'],
  account_holder: ['own', 'units', '-', 'all/u', 'staff'],
  activation_code: ['own/id', 'units/id', '-', 'all/iud', 'staff/id'],
  agency: ['all', 'all', 'all', 'all', 'region'],
  agency_office: ['all', 'all', 'all', 'all', 'region'],
  assignment: ['-', 'region/iud', 'region', 'all'],
  audit_chain: ['-', '-', 'all', 'all'],
  audit_event: ['own', 'filed', 'trail', 'all'],
  business_clock: ['all', 'all', 'all', 'all/iu', 'all'],
  charge_distribution: ['-', 'region', 'region', 'all/id'],
  claim: ['own/iu', 'filed/iu', 'region', 'all/u'],
  claim_component: ['own/iud', 'filed/iud', 'region', 'all'],
  claim_deed: ['own/i', 'region/i', 'region', 'all/i'],
  claim_hold: ['-', 'region/iud', 'region', 'all'],
  claim_move: ['all', 'all', 'all', 'all'],
  claim_presence: ['own/iud', '-', '-', 'all/d'],
  claim_section: ['own/iud', 'office/iud', 'region', 'all'],
  claim_stage: ['-', 'region/i', 'region', 'all'],
  commitment_letter: ['own/i', 'region', 'region', 'all'],
  component_use: ['own/iud', 'region/iud', 'region', 'all'],
  decision: ['own', 'region/i', 'region', 'all'],
  declared_relative: ['-', '-', '-', 'all/iu', 'staff/iu'],
  device_key: ['own/d', 'units/d', '-', 'all/iud', 'staff/d'],
  document: ['own/iu', 'filed', 'region', 'all/ud'],
  draft_secret: ['own/iud', 'office/iud', 'region', 'all/u'],
  duplicate_verdict: ['-', 'region/i', 'region', 'all'],
  employer: ['own', 'region', 'region', 'all'],
  employer_base_change: ['-', '-', '-', '-'],
  employer_succession: ['own', 'region', 'region', 'all'],
  employer_version: ['own', 'region', 'region', 'all'],
  enrolment: ['own', 'region', 'region', 'all'],
  enrolment_base: ['own', 'region', 'region', 'all'],
  filing: ['own/i', 'region/i', 'region', 'all'],
  filing_account: ['-/i', '-/i', 'region', 'all/iu'],
  filing_check: ['-', 'region', 'region', 'all/i'],
  filing_flag: ['-', 'region', 'region', 'all'],
  filing_risk: ['-', 'region', 'region', 'all/i'],
  filing_secret: ['own/i', 'region/i', 'region', 'all/u'],
  filing_spouse: ['-/i', '-/i', 'region', 'all/iu'],
  finding_reason: ['own/iud', 'office/iud', 'region', 'all'],
  form_print: ['own/i', 'filed/i', 'region', 'all'],
  general_print: ['own/i', 'region/i', 'region', 'all'],
  hospital: ['all', 'all', 'all', 'all'],
  hospital_directory: ['all', 'all', 'all', 'all'],
  hospital_ward: ['all', 'all', 'all', 'all'],
  idempotency_key: ['own/i', 'office/i', '-', 'all/id'],
  invoice: ['own/iud', 'filed/iud', 'region', 'all'],
  invoice_line: ['own/iud', 'filed/iud', 'region', 'all'],
  invoice_use: ['own/iud', 'region/iud', 'region', 'all'],
  issued_notice: ['own', 'region/i', 'region', 'all/i'],
  line_adjustment: ['own', 'region/i', 'region', 'all'],
  maternity_event: ['own', 'region', 'region', 'all'],
  membership: ['own/iu', 'region/iu', 'region', 'all', 'staff/iu'],
  nil_return: ['own/iu', 'region', 'region', 'all'],
  notice: ['own/iu', '-/i', '-', 'all/i'],
  notice_number: ['-', 'region/iu', 'region', 'all/iu'],
  payment_item: ['own', 'region/iu', 'region', 'all'],
  payment_run: ['-', 'region/iu', 'region', 'all'],
  permit: ['own', 'region', 'region', 'all'],
  person: ['own', 'region', 'region', 'all'],
  person_identifier: ['own', 'region', 'region', 'all/u'],
  person_version: ['own', 'region', 'region', 'all'],
  queue_tally: ['-', 'region', 'region', 'all/id'],
  queued_claim: ['-', 'region', 'region', 'all/u'],
  recovery_code: ['-', '-', '-', 'all/iud'],
  regional_average: ['all', 'all/iu', 'all', 'all'],
  reopening: ['own', 'region/iu', 'region', 'all'],
  review_task: ['-', 'region/i', 'region', 'all'],
  rule_set_activation: ['all', 'region/i', 'region', 'all'],
  saved_filter: ['-', 'office/id', '-', 'all'],
  second_factor: ['own/d', 'units/d', '-', 'all/iud', 'staff/d'],
  session: ['own/u', 'units/u', '-', 'all/iu', 'staff/u'],
  sign_in_failure: ['-', '-', '-', 'all/iud'],
  spent_proof: ['-', '-', '-', 'all/iud'],
  stay: ['own/iud', 'filed/iud', 'region', 'all'],
  submission: ['own/iu', 'region', 'region', 'all'],
  submission_proposal: ['own/iu', '-', 'region', 'all'],
  submission_rule: ['own/iu', 'region', 'region', 'all'],
  window_move: ['region', 'region/i', 'region', 'all'],
}

const cells = tables.flatMap((table) =>
  columns.map((role, index) => {
    const [sight = '-', writes = ''] = decided[table.name]?.[index]?.split('/') ?? []
    return { table: table.name, role, sight: sight as Sight, writes }
  }),
)
/** What is published needs no scope, and the product itself has none; everything else stays shut without one. */
const scoped = cells.filter(({ sight }) => sight !== '-' && sight !== 'all')
const tableOf = (name: string) => tables.find((table) => table.name === name)!
const actingAs = {
  cradle_employer: { scope: e1.id, agency: a.agencyId, membership: e1.clerk.membershipId },
  cradle_agency: { scope: a.officeId, agency: a.agencyId, membership: a.as('counter-clerk').membershipId },
  cradle_auditor: { scope: a.officeId, agency: a.agencyId, membership: a.as('auditor').membershipId },
  cradle_system: {},
  cradle_admin: { scope: a.officeId, agency: a.agencyId, membership: a.as('system-admin').membershipId },
} satisfies Record<string, Record<string, string>>

const login = await session({ connectionString: loginUrl })

/** Whose rows `role` sees of a table under these settings, each label once; null where it may not ask. */
async function seen(table: string, role: string, settings: Record<string, string>): Promise<string[] | null> {
  await login.query(`begin; set local role ${role}`)
  try {
    for (const [name, value] of Object.entries(settings))
      await login.query('select set_config($1, $2, true)', [`cradle.${name}`, value])
    const { rows } = await login.query<{ key: string }>(keysSelected(tableOf(table)))
    return [...new Set(rows.map(({ key }) => labels.get(table)!.get(key) ?? 'unlabelled'))].toSorted()
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return null
    throw error
  } finally {
    await login.query('rollback')
  }
}

/** Whose rows there are of a table, as far as a sight goes. */
const within = (table: string, sight: Sight) => {
  const condition = sights[sight]
  return condition && [...new Set(labels.get(table)!.values())].filter((label) => condition.test(label)).toSorted()
}

describe('every table', () => {
  test('is decided on, and nothing else is', () => {
    expect(Object.keys(decided)).toEqual(tables.map(({ name }) => name))
  })

  test.each(tables)('$name holds rows that the factories wrote', ({ name }) => {
    expect(labels.get(name)!.size).toBeGreaterThan(0)
  })

  test('and every partition has row-level security on', async () => {
    const { rows } = await owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not relrowsecurity and relname <> '_prisma_migrations'`,
    )
    expect(rows).toEqual([])
  })

  test('has policies', async () => {
    const { rows } = await owner.query<{ name: string }>(
      'select distinct tablename as name from pg_policies order by 1',
    )
    expect(rows.map(({ name }) => name)).toEqual(tables.map(({ name }) => name))
  })

  test('is closed to the login role itself, and so are partitions to everyone', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relispartition and relkind = 'r'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { name } of [...tables, ...rows])
      await expect(login.query(`select from ${name}`)).rejects.toThrow('permission denied')
    for (const { name } of rows)
      for (const role of columns) {
        const asked = login.query(`begin; set local role ${role}; select from ${name}`)
        await expect(asked).rejects.toThrow('permission denied')
        await login.query('rollback')
      }
  })
})

describe('what a role sees', () => {
  test.each(cells)('$role of $table: $sight', async ({ table, role, sight }) => {
    expect(await seen(table, role, actingAs[role])).toEqual(within(table, sight))
  })

  test.each(scoped)('$role of $table has rows to see and rows to miss', ({ table, sight }) => {
    expect(within(table, sight)).not.toEqual([])
    expect(within(table, sight)).not.toEqual(within(table, 'all'))
  })

  test.each(scoped)('$role of $table without a scope: nothing', async ({ table, role }) => {
    expect(await seen(table, role, {})).toEqual([])
    expect(await seen(table, role, { scope: '', agency: '', membership: '' })).toEqual([])
  })

  test('a person insured with two employers, one after the other, is seen by both', async () => {
    const { rows } = await owner.query<{ person: string; employer: string }>(
      `select person_id as person, employer_id as employer from enrolment where employer_id <> $1 limit 1`,
      [e1.id],
    )
    const ask = sql<{ id: string }>('select id from person where id = $1')
    expect(await database.inScope(e1.clerk, (db) => db.query(ask, [rows[0]!.person]))).toEqual([])
    await owner.query('update enrolment set valid_until = $1 where person_id = $2', ['2026-01-01', rows[0]!.person])
    await owner.query(
      `insert into enrolment (id, person_id, employer_id, agency_id, person_type, valid_from)
       values (gen_random_uuid(), $1, $2, $3, '1101', '2026-01-01')`,
      [rows[0]!.person, e1.id, a.agencyId],
    )
    expect(await database.inScope(e1.clerk, (db) => db.query(ask, [rows[0]!.person]))).toHaveLength(1)
  })
})

describe('what a role may write', () => {
  test.each(cells)('$role of $table: $writes', async ({ table, role, writes }) => {
    const { rows } = await owner.query<{ may: string }>(
      `select concat(
         case when has_any_column_privilege($1, $2, 'insert') then 'i' end,
         case when has_any_column_privilege($1, $2, 'update') then 'u' end,
         case when has_table_privilege($1, $2, 'delete') then 'd' end,
         case when has_table_privilege($1, $2, 'truncate') then 't' end) as may`,
      [role, table],
    )
    expect(rows[0]!.may).toBe(writes)
  })

  test('a clerk writes no claim of another agency or employer', async () => {
    const write = sql(
      `insert into claim (id, scope_id, agency_id, insured_person_id, begun_period, created_by)
       values (gen_random_uuid(), $1, $2, $3, '2026-11-01', $4)`,
    )
    const { rows } = await owner.query<{ id: string }>('select id from agency where id <> $1', [a.agencyId])
    const attempt = (scope: string, agency: string) =>
      database.inScope(e1.clerk, (db) => db.query(write, [scope, agency, e1.personId, e1.clerk.membershipId]))
    await expect(attempt(a.officeId, a.agencyId)).rejects.toThrow('row-level security')
    await expect(attempt(e1.id, rows[0]!.id)).rejects.toThrow('row-level security')
    await expect(attempt(e1.id, a.agencyId)).resolves.toEqual([])
  })
})

describe('a role of the database', () => {
  test.each([
    ['employer-clerk', 'cradle_employer'],
    ['employer-admin', 'cradle_employer'],
    ['counter-clerk', 'cradle_agency'],
    ['first-reviewer', 'cradle_agency'],
    ['second-reviewer', 'cradle_agency'],
    ['approver', 'cradle_agency'],
    ['finance', 'cradle_agency'],
    ['agency-admin', 'cradle_agency'],
    ['auditor', 'cradle_auditor'],
    ['system', 'cradle_system'],
    ['system-admin', 'cradle_admin'],
  ] as const)('of %s is %s', (role, expected) => {
    expect(databaseRoleOf(role)).toBe(expected)
  })

  test('what runs with the rights of the owner looks nowhere else for its tables', async () => {
    const { rows } = await owner.query<{ name: string; settings: string[] }>(
      `select proname as name, proconfig as settings from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    )
    const path = ['search_path=pg_catalog, public, pg_temp']
    expect(rows).toEqual([
      { name: 'account_of_person', settings: path },
      { name: 'append_audit', settings: path },
      { name: 'count_directory_change', settings: path },
      { name: 'employer_months', settings: path },
      { name: 'employers_not_filed', settings: path },
      { name: 'ensure_audit_partitions', settings: path },
      { name: 'filing_calendar', settings: path },
      { name: 'flag_filings', settings: path },
      { name: 'has_conflict_of_interest', settings: path },
      { name: 'has_contributed', settings: path },
      { name: 'keep_base_changes', settings: path },
      { name: 'keep_queue', settings: path },
      { name: 'queued_claims_of_kin', settings: path },
      { name: 'require_session', settings: path },
      { name: 'serves_others', settings: path },
      { name: 'take_account_holder', settings: path },
      { name: 'take_maternity_event', settings: path },
      { name: 'take_patient', settings: path },
      { name: 'tally_queue', settings: path },
    ])
  })

  test('makes flags of filings, and answers nothing to who files', async () => {
    const { rows } = await owner.query(`select pg_get_function_result('flag_filings'::regproc) as answers`)
    expect(rows).toEqual([{ answers: 'void' }])
    for (const inner of ['filings_in_hand(uuid[])', 'employer_relations(filing_in_hand[])'])
      for (const role of columns) {
        const asked = await owner.query(`select has_function_privilege($1, $2, 'execute') as may`, [role, inner])
        expect(asked.rows).toEqual([{ may: false }])
      }
    const mayFlag = await owner.query<{ role: string }>(
      `select role from unnest($1::text[]) as role where has_function_privilege(role, 'flag_filings(uuid[], jsonb, jsonb)', 'execute')`,
      [columns],
    )
    expect(mayFlag.rows.map(({ role }) => role)).toEqual(['cradle_employer', 'cradle_agency'])
  })
})
