import { addMonths } from '@cradle/domain/calendar'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import type { ChainHead } from '../audit/verify-chain.ts'
import { hashPassword } from '../factories/index.ts'
import { keysFrom } from '../keys.ts'
import { DEMONSTRATION_PASSWORD, seedCity } from '../seed/city.ts'
import { chanceOf } from './chance.ts'
import { buildIndexes, letTidy, postponeIndexes } from './indexes.ts'
import { lengthenLog } from './log.ts'
import { writeEmployers } from './register.ts'
import { sheetsOf } from './sheet.ts'
import { PERIODS, periodOf, type ProvinceSizes } from './sizes.ts'
import { staffOf } from './staff.ts'
import type { PartMessage } from './part-thread.ts'
import { type PartGiven, type Progress, writePart } from './write-part.ts'

export type ProvinceOptions = {
  /** The owner's connection to a migrated, empty database; a superuser, so that the bulk may pass by triggers. */
  url: string
  secrets: [string, ...string[]]
  sizes: ProvinceSizes
  /** Threads that work side by side, each with a connection of its own. */
  parts?: number
  onProgress?: (step: ProvinceStep, done: number, total: number) => void
}

export type ProvinceStep = 'persons' | 'claims' | 'indexes'

/**
 * Fills an empty database with a believable province of made-up people: the demonstration's city, then persons with
 * their histories, employers, hospitals and five years of claims in every state, their filings, uses, decisions and an
 * audit trail that verifies. The same sizes make the same rows, but for what is sealed and thereby random.
 */
export async function writeProvince({ url, secrets, sizes, parts = 1, onProgress = () => undefined }: ProvinceOptions) {
  await seedCity(url, keysFrom(secrets).vault)
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  let giveBack: () => Promise<unknown> = async () => undefined
  try {
    const { rows } = await owner.query<{ able: boolean }>(
      'select rolsuper as able from pg_roles where rolname = current_user',
    )
    if (!rows[0]?.able) throw new Error('a province is written by a superuser of the database')
    giveBack = await lengthenLog(owner)
    const staff = await staffOf(owner)
    await owner.query('set session_replication_role = replica; set synchronous_commit = off')
    await makePartitions(owner, sizes)
    await letTidy(owner, false)
    const indexes = await postponeIndexes(owner)
    const sheetOf = await sheetsOf(owner)
    const employers = { client: owner, sheetOf, agencyId: staff.agencyId, sizes, chance: chanceOf(sizes.seed) }
    await writeEmployers(employers, await hashPassword(DEMONSTRATION_PASSWORD))
    const done = { persons: 0, claims: 0 }
    const show = (progress: Progress) => {
      const step = 'persons' in progress ? 'persons' : 'claims'
      done[step] += 'persons' in progress ? progress.persons : progress.claims
      onProgress(step, done[step], sizes[step])
    }
    const given = Array.from({ length: parts }, (_, part): PartGiven => ({ url, secrets, sizes, staff, part, parts }))
    const heads = await Promise.all(given.map((one) => (parts === 1 ? writePart(one, show) : inThread(one, show))))
    await writeHeads(
      owner,
      heads.flatMap((some) => [...some]),
    )
    await owner.query(`select setval('claim_number', $1)`, [sizes.claims])
    await owner.query(
      `insert into queue_tally (agency_id, status, due_on, waiting_on, claims)
       select agency_id, status, due_on, (waiting_since at time zone 'Asia/Shanghai')::date, count(*)
       from queued_claim group by 1, 2, 3, 4`,
    )
    await owner.query('call sum_base_changes()')
    let built = 0
    const byTable = Map.groupBy(indexes, ({ of }) => of)
    await twoAtOnce(url, await tablesOf(owner), async (client, table) => {
      // Looked over first: this is what writes to a table's pages, and building an index then only reads them.
      if (table !== TRAIL) await client.query(`vacuum ${table}`)
      await buildIndexes(client, byTable.get(table) ?? [], () => onProgress('indexes', ++built, indexes.length))
      await analyze(client, table)
    })
    await letTidy(owner, true)
  } finally {
    await giveBack()
    await owner.end()
  }
}

/** Partitions of the trail for the months that a province goes back. */
async function makePartitions(owner: pg.Client, sizes: ProvinceSizes) {
  const first = addMonths(periodOf(0, sizes), -1)
  await owner.query(
    `select make_audit_partition(($1::date + make_interval(months => month))::date) from generate_series(0, $2::int) as month`,
    [`${first}-01`, PERIODS + 3],
  )
}

async function writeHeads(owner: pg.Client, heads: [number, ChainHead][]) {
  await owner.query(
    `update audit_chain set seq = head.seq, hash = head.hash
     from unnest($1::int[], $2::bigint[], $3::bytea[]) as head(chain, seq, hash) where audit_chain.chain = head.chain`,
    [heads.map(([chain]) => chain), heads.map(([, { seq }]) => seq), heads.map(([, { hash }]) => hash)],
  )
}

const TRAIL = 'audit_event'
/** The trail's months are alike, and looking at all of each takes as long as everything else: so little says it too. */
const ENOUGH_OF_A_MONTH = 30

/** Every table, the largest first, so that the two that work on them end at about the same time; the whole trail before all. */
async function tablesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
     order by relkind, pg_table_size(oid) * (1 + (select count(*) from pg_index where indrelid = pg_class.oid)) desc`,
  )
  return rows.map(({ name }) => name)
}

/** What the planner wants to know of the rows; of the trail's months the whole tells. */
async function analyze(client: pg.Client, table: string) {
  if (table.startsWith(`${TRAIL}_`)) return
  await client.query(`set default_statistics_target = ${table === TRAIL ? ENOUGH_OF_A_MONTH : 100}`)
  await client.query(`analyze ${table}`)
}

/** Each of these by one of two connections, a core each. */
async function twoAtOnce<One>(
  url: string,
  all: readonly One[],
  each: (client: pg.Client, one: One) => Promise<unknown>,
) {
  const waiting = [...all]
  const work = async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(
      `set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0; set synchronous_commit = off`,
    )
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await each(client, one)
    await client.end()
  }
  await Promise.all([work(), work()])
}

function inThread(given: PartGiven, onProgress: (progress: Progress) => void) {
  return new Promise<ReadonlyMap<number, ChainHead>>((resolve, reject) => {
    const worker = new Worker(new URL('./part-thread.ts', import.meta.url), { workerData: given })
    worker.on('message', (message: PartMessage) => {
      if ('progress' in message) onProgress(message.progress)
      // A Buffer arrives as the bytes it is.
      else
        resolve(new Map([...message.heads].map(([chain, { seq, hash }]) => [chain, { seq, hash: Buffer.from(hash) }])))
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`a part of the province ended with ${code}`)))
  })
}
