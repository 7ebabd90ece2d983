import { PgBoss } from 'pg-boss'
import { describe, expect, test, vi } from 'vitest'
import { givenBegun } from '#api/testing/given-claims.ts'
import { givenUploaded } from '#api/testing/given-documents.ts'
import { givenEmployer } from '#api/testing/given-people.ts'
import { givenProduct } from '#api/testing/given-product.ts'
import { anchorsNow } from '#api/audit/anchors-now.ts'
import { keepHouse, startJobs } from './jobs.ts'

const product = await givenProduct()
const { clerk, women } = await givenEmployer(product)
const partitions = async () =>
  (
    await product.rows<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_event'::regclass order by 1`,
    )
  ).map(({ name }) => name)

describe('keeping house', () => {
  test('makes the partitions of the coming months that are missing, and no others', async () => {
    const before = await partitions()
    await product.owner.query(`drop table ${before.at(-1)}`)
    await keepHouse('test')
    expect(await partitions()).toEqual(before)
    await keepHouse('test')
    expect(await partitions()).toEqual(before)
    expect(before).toHaveLength(4)
  })

  test('forgets the keys of retried requests after a month', async () => {
    const begin = (key: string) => clerk.post('/claims', { personId: women[0].id }, { 'idempotency-key': key })
    const [old, recent] = [await begin('older-than-a-month'), await begin('younger-than-that')]
    await product.owner.query(
      `update idempotency_key set created_at = now() - case key when 'older-than-a-month' then interval '31 days' else interval '29 days' end`,
    )
    await keepHouse('test')
    expect((await begin('younger-than-that')).json()).toEqual(recent.json())
    expect((await begin('older-than-a-month')).json<{ id: string }>().id).not.toBe(old.json<{ id: string }>().id)
  })
})

describe('keeping house after those who tried to sign in', () => {
  test('forgets old failures and spent proofs, and nothing that still counts', async () => {
    await product.owner.query(
      `insert into sign_in_failure (kind, subject, failures, failed_at, locked_until) values
         ('name', '\\x01', 1, now() - interval '3 days', null), ('name', '\\x02', 1, now(), null),
         ('name', '\\x03', 9, now() - interval '3 days', now() + interval '1 hour')`,
    )
    await product.owner.query(
      `insert into spent_proof (digest, expires_at) values ('\\x01', now() - interval '1 second'), ('\\x02', now() + interval '1 minute')`,
    )
    await keepHouse('test')
    const left = (table: string, key: string) =>
      product.rows(`select encode(${key}, 'hex') as left from ${table} where length(${key}) = 1 order by 1`)
    expect(await left('sign_in_failure', 'subject')).toEqual([{ left: '02' }, { left: '03' }])
    expect(await left('spent_proof', 'digest')).toEqual([{ left: '02' }])
  })
})

describe('keeping house while somebody tries to sign in', () => {
  test('waits for none of what their attempt is counting', async () => {
    await product.owner.query(
      `insert into sign_in_failure (kind, subject, failures, failed_at) values ('name', '\\x04', 1, now() - interval '3 days')`,
    )
    await product.owner.query(`begin`)
    await product.owner.query(`select from sign_in_failure where subject = '\\x04' for update`)
    await keepHouse('test')
    await product.owner.query('rollback')
    expect(await product.rows(`select failures from sign_in_failure where subject = '\\x04'`)).toEqual([
      { failures: 1 },
    ])
  })
})

describe('the job runner', () => {
  test('keeps house, the month, the trail and the documents, and stops in order', async () => {
    const faults: Error[] = []
    const [last] = (await partitions()).slice(-1)
    await product.owner.query(`drop table ${last}`)
    const stop = await startJobs(product.loginUrl, (error) => faults.push(error))
    expect(await product.rows('select name, cron, timezone from pgboss.schedule order by name')).toEqual([
      { name: 'anchor-audit', cron: '0 23 * * *', timezone: 'Asia/Shanghai' },
      { name: 'assess-filings', cron: '* * * * *', timezone: 'Asia/Shanghai' },
      { name: 'charge-distribution', cron: '5 2 * * *', timezone: 'Asia/Shanghai' },
      { name: 'keep-house', cron: '15 1 * * *', timezone: 'Asia/Shanghai' },
      { name: 'keep-month', cron: '*/10 * * * *', timezone: 'Asia/Shanghai' },
      { name: 'keep-queue', cron: '*/10 * * * *', timezone: 'Asia/Shanghai' },
      { name: 'purge-documents', cron: '45 1 * * *', timezone: 'Asia/Shanghai' },
    ])
    const boss = new PgBoss({ connectionString: product.ownerUrl, schema: 'pgboss', supervise: false, schedule: false })
    boss.on('error', (error) => faults.push(error))
    await boss.start()
    const id = await boss.send('keep-house')
    await vi.waitFor(
      async () =>
        expect(await product.rows('select state from pgboss.job where id = $1', [id])).toEqual([
          { state: 'completed' },
        ]),
      { timeout: 20_000, interval: 100 },
    )
    const anchoring = await boss.send('anchor-audit')
    await vi.waitFor(
      async () =>
        expect(await product.rows('select state from pgboss.job where id = $1', [anchoring])).toEqual([
          { state: 'completed' },
        ]),
      { timeout: 20_000, interval: 100 },
    )
    expect((await anchorsNow()).anchors).toHaveLength(1)
    const draft = await givenBegun(clerk, women[1])
    const { id: documentId } = await givenUploaded(clerk, draft)
    await product.owner.query(
      `update claim set deleted_at = now() - interval '31 days', version = version + 1 where id = $1`,
      [draft.id],
    )
    const purging = await boss.send('purge-documents')
    await vi.waitFor(
      async () =>
        expect(await product.rows('select state from pgboss.job where id = $1', [purging])).toEqual([
          { state: 'completed' },
        ]),
      { timeout: 20_000, interval: 100 },
    )
    expect(await product.rows('select from document where id = $1', [documentId])).toEqual([])
    await boss.stop({ graceful: false })
    await stop()
    expect(await partitions()).toContain(last)
    expect(faults).toEqual([])
    expect(
      await product.rows(
        `select from pg_stat_activity where datname = current_database() and application_name = 'cradle-jobs'`,
      ),
    ).toEqual([])
  }, 60_000)
})
