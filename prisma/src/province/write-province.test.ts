import { claimStatuses } from '@cradle/domain/claim'
import { readIdNumber } from '@cradle/domain/identity'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { canonical } from '../audit/canonical.ts'
import { verifyTrail } from '../audit/verify-trail.ts'
import { keysFrom } from '../keys.ts'
import { personNumber } from '../seed/index.ts'
import { cloneTemplate } from '../testing/database.ts'
import { answerPlace } from '../vault.ts'
import { sizesFor, writeProvince } from './index.ts'

const secrets: [string] = ['a secret of the tests, long enough for any of them']
const sizes = sizesFor(600, '2026-10')

async function givenProvince(parts: number) {
  const { url, drop } = await cloneTemplate(inject('adminUrl'))
  const shown: string[] = []
  await writeProvince({
    url,
    secrets,
    sizes,
    parts,
    onProgress: (step, done, total) => shown.push(`${step} ${done}/${total}`),
  })
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  afterAll(async () => {
    await owner.end()
    await drop()
  })
  const rows = async <Row extends pg.QueryResultRow>(sql: string) => (await owner.query<Row>(sql)).rows
  return { rows, shown }
}

const { rows, shown } = await givenProvince(1)
const other = await givenProvince(2)

describe('a province', () => {
  test('holds as many of everything as was asked for, in every state', async () => {
    const [counted] = await rows(
      `select (select count(*) from claim)::int as claims, (select count(*) from employer)::int as employers,
         (select count(*) from hospital)::int as hospitals, (select count(*) from person)::int as persons`,
    )
    // The city's own 240 persons and six employers stand beside the province's.
    const { claims, employers, hospitals, persons } = sizes
    expect(counted).toEqual({ claims, employers: employers + 6, hospitals, persons: persons + 240 })
    const statuses = (await rows<{ status: string }>('select distinct status from claim')).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual(Object.keys(claimStatuses).toSorted())
    const [lines] = await rows(
      `select count(*)::int as invoices, (select count(*) from invoice_line)::int as lines,
         (select count(distinct period) from claim where period is not null)::int as periods from invoice`,
    )
    expect(lines).toEqual({ invoices: expect.any(Number), lines: lines!['invoices'] * 9, periods: 60 })
  })

  test('tells how far it is, to the end', () => {
    expect(shown).toContain(`persons ${sizes.persons}/${sizes.persons}`)
    expect(shown).toContain(`claims ${sizes.claims}/${sizes.claims}`)
    const [last] = shown.slice(-1)
    const [, built, total] = /^indexes (\d+)\/(\d+)$/.exec(last!)!
    expect(built).toBe(total)
  })

  test('refers to nothing that is not there', async () => {
    const keys = await rows<{ child: string; parent: string; own: string[]; theirs: string[] }>(
      `select conrelid::regclass::text as child, confrelid::regclass::text as parent,
         array(select attname::text from unnest(conkey) with ordinality as key(n, place) join pg_attribute on attrelid = conrelid and attnum = n order by place) as own,
         array(select attname::text from unnest(confkey) with ordinality as key(n, place) join pg_attribute on attrelid = confrelid and attnum = n order by place) as theirs
       from pg_constraint where contype = 'f'`,
    )
    expect(keys.length).toBeGreaterThan(40)
    for (const { child, parent, own, theirs } of keys) {
      const joined = own.map((column, place) => `parent.${theirs[place]} = child.${column}`).join(' and ')
      const given = own.map((column) => `child.${column} is not null`).join(' and ')
      const orphans = await rows(
        `select from ${child} child where ${given} and not exists (select from ${parent} parent where ${joined}) limit 1`,
      )
      expect({ child, own, orphans }).toEqual({ child, own, orphans: [] })
    }
  })

  test('keeps every index and rule that a database had before', async () => {
    const { url, drop } = await cloneTemplate(inject('adminUrl'))
    const bare = new pg.Client({ connectionString: url })
    await bare.connect()
    const definitions = `
      select concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, indisready, indisexclusion) as definition from pg_index join pg_class on pg_class.oid = indrelid
        join pg_namespace on pg_namespace.oid = relnamespace
      where nspname = 'public' and not relispartition
      union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and conparentid = 0 order by 1`
    const before = (await bare.query<{ definition: string }>(definitions)).rows
    await bare.end()
    await drop()
    const ofTables = (all: { definition: string }[]) =>
      all.map(({ definition }) => definition).filter((definition) => !/audit_event_\d{4}_\d{2}/.test(definition))
    expect(ofTables(await rows<{ definition: string }>(definitions))).toEqual(ofTables(before))
  })

  test('leaves no index behind its table, and every table to the server', async () => {
    expect(await rows('select indexrelid::regclass from pg_index where not (indisvalid and indisready)')).toEqual([])
    expect(await rows(`select from pg_class where 'autovacuum_enabled=off' = any(reloptions)`)).toEqual([])
  })

  test('has the indexes of the trail in every month of it', async () => {
    expect(
      await rows(
        `select inhrelid::regclass as month from pg_inherits join pg_index on indrelid = inhrelid
         where inhparent = 'audit_event'::regclass group by inhrelid having count(*) <>
           (select count(*) from pg_index where indrelid = 'audit_event'::regclass)`,
      ),
    ).toEqual([])
  })

  test('sums: lines to their invoice, invoices to the total', async () => {
    expect(
      await rows(
        `select from invoice where total_fen <> (select sum(amount_fen) from invoice_line
           where invoice_line.claim_id = invoice.claim_id and invoice_n = invoice.n)`,
      ),
    ).toEqual([])
    expect(
      await rows('select from claim where total_fen <> (select sum(total_fen) from invoice where claim_id = claim.id)'),
    ).toEqual([])
  })

  test('takes invoices and components where, and only where, a filed claim stands', async () => {
    const taking = `status not in ('draft', 'refused', 'abandoned', 'closed')`
    for (const use of ['invoice_use', 'component_use'])
      expect(
        await rows(`select from claim where (${taking}) <> exists (select from ${use} where claim_id = claim.id)`),
      ).toEqual([])
    const [acts] = await rows(
      `select count(*) filter (where decided is null)::int as undecided, count(*)::int as approved
       from (select claim.id, (select sum(amount_fen) from decision where claim_id = claim.id and action = 'approve') as decided
         from claim where status = 'approved') as approved`,
    )
    expect(acts).toEqual({ undecided: 0, approved: expect.any(Number) })
    expect(await rows('select claim_id, holder_id from claim_stage group by 1, 2 having count(*) > 1')).toEqual([])
  })

  test('has of claims that wait for an approver what an approval asks for: papers, tasks, and who did them', async () => {
    const wanting = await rows(
      `select claim.id from claim where status = 'second-reviewed' and (
         (select count(*) from document where claim_id = claim.id and stored_at < submitted_at) < 5
         or (select count(*) from review_task where claim_id = claim.id and done) <> 4
         or exists (select from decision where claim_id = claim.id and decided_by_holder is null))`,
    )
    expect(wanting).toEqual([])
    const [told] = await rows(
      `select count(*)::int as documents, (select count(*)::int from audit_event where type = 'claim.add-document') as told from document`,
    )
    expect(told).toEqual({ documents: told!['told'], told: expect.any(Number) })
    expect(told!['told']).toBeGreaterThan(50)
    expect(await rows(`select from decision where (action in ('approve', 'refuse')) <> (outcome is not null)`)).toEqual(
      [],
    )
  })

  test('keeps the order of a life: begun, submitted, decided', async () => {
    expect(await rows('select from claim where submitted_at < created_at')).toEqual([])
  })

  test('has a trail that verifies, of canonical events that say what stands beside them', async () => {
    const heads = await rows<{ chain: number; seq: string; hash: Buffer }>('select chain, seq, hash from audit_chain')
    const events = await rows<{
      chain: number
      seq: string
      recordedAt: string
      payload: string
      prev: Buffer
      hash: Buffer
    }>(
      `select chain, seq, to_char(recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt", payload, prev, hash
       from audit_event order by chain, seq`,
    )
    const whole = events.map((event) => ({ ...event, seq: Number(event.seq) }))
    const verdict = await verifyTrail({
      heads: new Map(heads.map(({ chain, seq, hash }) => [chain, { seq: Number(seq), hash }])),
      pages: (async function* () {
        yield whole
      })(),
    })
    expect(verdict).toMatchObject({ ok: true, events: events.length })
    expect(events.length).toBeGreaterThan(sizes.claims * 6)
    for (const { payload } of events) expect(payload).toBe(canonical(JSON.parse(payload)))
    const backwards = whole.filter(
      ({ chain, recordedAt }, n) => n > 0 && whole[n - 1]!.chain === chain && whole[n - 1]!.recordedAt > recordedAt,
    )
    expect(backwards).toEqual([])
    const toldOtherwise = `
      select number, version, told from claim, lateral (
        select max((payload::jsonb #>> '{detail,version}')::int) as told from audit_event where subject_id = claim.id
      ) as trail where told <> version`
    expect(await rows(toldOtherwise)).toEqual([])
  })

  test('seals what is sensitive and hashes what was answered, as the product does', async () => {
    const { vault, contentHash } = keysFrom(secrets)
    const [filed] = await rows<{
      id: string
      sections: Record<string, object>
      hash: string
      ciphertext: Buffer
      keyId: string
    }>(
      `select claim.id, content -> 'sections' as sections, content_hash as hash, ciphertext, key_id as "keyId"
       from claim join filing on filing.claim_id = claim.id join filing_secret on filing_id = filing.id limit 1`,
    )
    const { id, sections, hash, ciphertext, keyId } = filed!
    const phone = vault.open({ ciphertext, keyId }, answerPlace(id, '/contact/phone'))
    expect(phone).toMatch(/^139\d{8}$/)
    expect(contentHash(canonical({ ...sections, contact: { ...sections['contact'], phone } }))).toBe(hash)
    const [person] = await rows<{ idHash: Buffer }>(
      `select search_hash as "idHash" from person_identifier where kind = 'id-card' order by id desc limit 1`,
    )
    expect(person!.idHash).toHaveLength(32)
  })

  test('is the same again from the same seed, by two threads', async () => {
    const table = async (of: typeof rows, name: string, order: string) =>
      // The city's agency has another id in every database.
      of<{ row: string }>(
        `select md5((to_jsonb(one) - 'agency_id')::text) as row from ${name} one where ${order.split(',')[0]} is not null order by ${order}`,
      )
    for (const [name, order] of [
      ['claim', 'number'],
      ['claim_section', 'claim_id, section'],
      ['invoice_line', 'claim_id, n'],
      ['filing', 'id'],
      ['submission', 'id'],
    ] as const)
      expect({ name, rows: await table(other.rows, name, order) }).toEqual({
        name,
        rows: await table(rows, name, order),
      })
  })
})

test('five million persons differ by number, and each number reads as the person', () => {
  const some = [0, 1, 620_499, 620_500, 1_241_001, 4_963_999].map((n) => personNumber(n))
  for (const { idNumber, birthOn, sex } of some)
    expect(readIdNumber(idNumber)).toMatchObject({ ok: true, birthOn, sex })
  expect(new Set(some.map(({ idNumber }) => idNumber)).size).toBe(some.length)
  expect(personNumber(620_500).idNumber).not.toBe(personNumber(0).idNumber)
})
