import { createHash, randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { openDatabase } from './database.ts'
import { makeLoginRole } from './login-role.ts'
import { migrate } from './migrate.ts'
import { urlOf } from './testing/database.ts'

const folder = fileURLToPath(new URL('../migrations', import.meta.url))
/** The migrations of the first release, and those that came to a database with rows. */
const first = ['roles', 'register', 'accounts', 'claims', 'review_and_payment', 'audit'].map(
  (name, index) => `20261121000${index}00_${name}`,
)
const later = readdirSync(folder)
  .filter((name) => /^\d{14}_/.test(name) && !first.includes(name))
  .sort()
const names = [...first, ...later]
const admin = new pg.Client({ connectionString: inject('adminUrl') })
await admin.connect()
const made: string[] = []
const temporary = mkdtempSync(join(tmpdir(), 'cradle-migrations-'))

afterAll(async () => {
  for (const name of made) {
    await admin.query(`drop database ${name} with (force)`)
    await admin.query(`drop role if exists cradle_login_${name}`)
  }
  await admin.end()
  rmSync(temporary, { recursive: true })
})

async function givenEmptyDatabase(zone = 'Asia/Shanghai') {
  const name = `cradle_test_${randomBytes(6).toString('hex')}`
  await admin.query(`create database ${name}`)
  made.push(name)
  // As on a cluster that was initialised in China.
  await admin.query(`alter database ${name} set timezone = '${zone}'`)
  const url = urlOf(inject('adminUrl'), name)
  const ask = async <Row extends object>(query: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await client.query<Row>(query)
    } finally {
      await client.end()
    }
  }
  return { url, ask, name }
}

/** A copy of the migrations with one changed or one more. */
function givenMigrations(change: { name: string; sql: string }) {
  const copy = mkdtempSync(join(temporary, 'copy-'))
  cpSync(folder, copy, { recursive: true })
  mkdirSync(join(copy, change.name), { recursive: true })
  writeFileSync(join(copy, change.name, 'migration.sql'), change.sql)
  return copy
}

describe('migrate', () => {
  test('applies everything from nothing, and nothing again', async () => {
    const { url } = await givenEmptyDatabase()
    expect(await migrate(url)).toEqual(names)
    expect(await migrate(url)).toEqual([])
  })

  test('three at once: one applies, two find nothing to do', async () => {
    const { url } = await givenEmptyDatabase()
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
    expect(applied.toSorted((a, b) => b.length - a.length)).toEqual([names, [], []])
  })

  test('two databases of one cluster at once share its roles', async () => {
    const [one, other] = await Promise.all([givenEmptyDatabase(), givenEmptyDatabase()])
    expect(await Promise.all([migrate(one.url), migrate(other.url)])).toEqual([names, names])
  })

  test('keeps the bookkeeping of Prisma’s own tools', async () => {
    const { url, ask } = await givenEmptyDatabase()
    await migrate(url)
    const { rows } = await ask<Record<string, unknown>>('select * from _prisma_migrations order by migration_name')
    const checksums = names.map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'))
      return createHash('sha256').update(bytes).digest('hex')
    })
    expect(rows).toEqual(
      names.map((migration_name, index) => ({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        checksum: checksums[index],
        finished_at: expect.any(Date),
        migration_name,
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      })),
    )
    const { rows: columns } = await ask<{ column: string }>(
      `select concat(column_name, ' ', data_type, ' ', character_maximum_length, ' ', is_nullable) as column
       from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position`,
    )
    // As Prisma's schema engine makes it.
    expect(columns.map(({ column }) => column)).toEqual([
      'id character varying 36 NO',
      'checksum character varying 64 NO',
      'finished_at timestamp with time zone  YES',
      'migration_name character varying 255 NO',
      'logs text  YES',
      'rolled_back_at timestamp with time zone  YES',
      'started_at timestamp with time zone  NO',
      'applied_steps_count integer  NO',
    ])
  })

  test('brings the rows of the first release along: accounts stay active, claims with who began them', async () => {
    const { url, ask } = await givenEmptyDatabase()
    const before = mkdtempSync(join(temporary, 'first-'))
    for (const name of first) cpSync(join(folder, name), join(before, name), { recursive: true })
    await migrate(url, before)
    const id = '018f0000-0000-7000-8000-00000000000'
    await ask(`
      insert into agency (id, code, name, region_code) values ('${id}1', '130100', '甲', '130100');
      insert into employer (id, agency_id, unit_number) values ('${id}2', '${id}1', 'U1');
      insert into person (id, agency_id) values ('${id}3', '${id}1');
      insert into account_holder (id, name) values ('${id}4', '张敏');
      insert into account (id, holder_id, username, password_hash) values ('${id}5', '${id}4', 'clerk', 'a hash');
      insert into membership (id, account_id, agency_id, employer_id, role, valid_from)
        values ('${id}6', '${id}5', '${id}1', '${id}2', 'employer-clerk', '2020-01-01');
      insert into claim (id, agency_id, scope_id, employer_id, insured_person_id, begun_period, created_by)
        values ('${id}7', '${id}1', '${id}2', '${id}2', '${id}3', '2026-11-01', '${id}6');
      insert into session (id, account_id, membership_id, expires_at)
        values ('${id}8', '${id}5', '${id}6', '2100-01-01')`)
    expect(await migrate(url)).toEqual(later)
    const { rows } =
      await ask(`select activated_at = account.created_at as active, claim.in_charge = membership.id as kept
      from account join membership on account_id = account.id, claim`)
    expect(rows).toEqual([{ active: true, kept: true }])
    await expect(ask(`select require_session('${id}8', '${id}6')`)).resolves.toBeDefined()
  })

  test('knows a migration that was applied under other comments, and keeps the checksum of now', async () => {
    const { url, ask } = await givenEmptyDatabase()
    await migrate(url)
    const { rows } = await ask(
      `select checksum from _prisma_migrations where migration_name = '20261129000000_review_queue'`,
    )
    const former = '15456faacecdb31ee26881f65987ae57a79de6d51de2cbc8a45d590b6110c0ad'
    await ask(
      `update _prisma_migrations set checksum = '${former}' where migration_name = '20261129000000_review_queue'`,
    )
    expect(await migrate(url)).toEqual([])
    const after = await ask(
      `select checksum from _prisma_migrations where migration_name = '20261129000000_review_queue'`,
    )
    expect(after.rows).toEqual(rows)
  })

  test('refuses a migration that was changed after it was applied, before it applies any other', async () => {
    const { url, ask } = await givenEmptyDatabase()
    await migrate(url)
    const changed = givenMigrations({ name: names[1]!, sql: 'select 1' })
    mkdirSync(join(changed, '20200101000000_earlier'))
    writeFileSync(join(changed, '20200101000000_earlier', 'migration.sql'), 'create table earlier (id int)')
    await expect(migrate(url, changed)).rejects.toThrow(`migration ${names[1]} was changed after it was applied`)
    expect((await ask(`select to_regclass('earlier') as made`)).rows).toEqual([{ made: null }])
  })

  test('leaves nothing of a migration that fails, and all of those before it', async () => {
    const { url, ask } = await givenEmptyDatabase()
    const name = '20991231000000_broken'
    const broken = givenMigrations({
      name,
      sql: 'create table half (id int); select 1 / 0; create table more (id int)',
    })
    await expect(migrate(url, broken)).rejects.toThrow(`migration ${name} failed`)
    const { rows } = await ask(`select to_regclass('half') as half, to_regclass('claim') is not null as claim,
      (select count(*)::int from _prisma_migrations) as applied`)
    expect(rows).toEqual([{ half: null, claim: true, applied: names.length }])
    expect(await migrate(url)).toEqual([])
  })

  test('says what the database said of a migration that fails', async () => {
    const { url } = await givenEmptyDatabase()
    const broken = givenMigrations({ name: names[0]!, sql: 'select 1 / 0' })
    await expect(migrate(url, broken)).rejects.toMatchObject({ cause: { message: 'division by zero' } })
  })
})

test('a migrated database plans for pages that cost alike, wherever they lie', async () => {
  const { url, ask } = await givenEmptyDatabase()
  await migrate(url)
  expect((await ask('show random_page_cost')).rows).toEqual([{ random_page_cost: '1.1' }])
})

describe('the time zone', () => {
  test('of the database is UTC whatever its cluster speaks', async () => {
    const { url, ask } = await givenEmptyDatabase('Asia/Shanghai')
    expect((await ask('show timezone')).rows).toEqual([{ TimeZone: 'Asia/Shanghai' }])
    await migrate(url)
    expect((await ask('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
  })

  test('is asked for at start: a database that speaks another is refused', async () => {
    const { url, name } = await givenEmptyDatabase()
    await migrate(url)
    await admin.query(`alter database ${name} set timezone = 'Asia/Shanghai'`)
    const loginUrl = await makeLoginRole(url, 'of a test')
    const opened = openDatabase({ url: loginUrl, onConnectionError: () => undefined })
    await expect(opened).rejects.toThrow('the database speaks Asia/Shanghai, not UTC')
  })

  test('of a login role goes before its database’s, and is refused too', async () => {
    const { url, name } = await givenEmptyDatabase()
    await migrate(url)
    const loginUrl = await makeLoginRole(url, 'of a test')
    await admin.query(`alter role cradle_login_${name} set timezone = 'Asia/Shanghai'`)
    const opened = openDatabase({ url: loginUrl, onConnectionError: () => undefined })
    await expect(opened).rejects.toThrow('the database speaks')
  })
})
