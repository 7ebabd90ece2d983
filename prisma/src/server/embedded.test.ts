import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { canReach, serverAccount } from './account.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { isRunning } from './process.ts'

/** How often a server is killed while it is written to; `test:long` says more. */
const ROUNDS = Number(process.env['CRADLE_KILL_ROUNDS'] ?? 2)
const asRoot = process.getuid?.() === 0

const place = mkdtempSync(join(tmpdir(), 'cradle-embedded-'))
const account = serverAccount()
// PostgreSQL's account shall pass; only the test of a closed parent shuts it out.
if (asRoot) rmSync(place, { recursive: true })
mkdirSync(place, { recursive: true, mode: 0o755 })
const folder = join(place, 'installation')
const running = new Set<EmbeddedServer>()
const elsewhere: string[] = []

afterAll(async () => {
  for (const server of running) await server.stop()
  for (const made of [place, ...elsewhere]) rmSync(made, { recursive: true, force: true })
})

async function start(at = folder) {
  const server = await startEmbedded({ folder: at })
  running.add(server)
  return server
}
async function stop(server: EmbeddedServer) {
  await server.stop()
  running.delete(server)
}
const pidOf = (at = folder) => Number(readFileSync(join(at, 'data/postmaster.pid'), 'utf8').split('\n')[0])

async function ask<Row extends object>(server: EmbeddedServer, query: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    return (await client.query<Row>(query, values)).rows
  } finally {
    await client.end()
  }
}

/** A product in a process of its own, with its server. */
async function givenProduct() {
  const script = fileURLToPath(new URL('../testing/embedded-product.ts', import.meta.url))
  const product = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = (await once(product.stdout, 'data')) as [Buffer]
  const killed = async () => {
    product.kill('SIGKILL')
    await once(product, 'exit')
  }
  return { pid: product.pid!, url: url.toString(), killed }
}

describe('the embedded server', { timeout: 60_000 }, () => {
  test('starts in an empty folder, under an account that is not root’s', async () => {
    const server = await start()
    expect(server.folder).toBe(folder)
    const { uid } = statSync(`/proc/${pidOf()}`)
    expect(uid).toBe(account?.uid ?? process.getuid?.())
    expect(uid).not.toBe(0)
    expect(await ask(server, `select current_setting('TimeZone') as zone, current_setting('fsync') as fsync`)).toEqual([
      { zone: 'UTC', fsync: 'on' },
    ])
    expect(new URL(server.url('any')).hostname).toBe('127.0.0.1')
    await ask(server, 'create table kept as select 1 as n')
    await stop(server)
    expect(existsSync(join(folder, 'in-use-by'))).toBe(false)
  })

  test('keeps its data, and refuses a second start while it runs', async () => {
    const server = await start()
    expect(await ask(server, 'select n from kept')).toEqual([{ n: 1 }])
    await expect(startEmbedded({ folder })).rejects.toThrow(
      `the data in ${folder} are in use by the running process ${process.pid}`,
    )
    expect(await ask(server, 'select n from kept')).toEqual([{ n: 1 }])
    await stop(server)
  })

  test('of another running product is refused in plain words', async () => {
    const product = await givenProduct()
    await expect(startEmbedded({ folder })).rejects.toThrow(
      `the data in ${folder} are in use by the running process ${product.pid}`,
    )
    await product.killed()
  })

  test('that a killed product left behind is stopped, and the data come back', async () => {
    const { url, killed } = await givenProduct()
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('insert into kept values (2)')
    await killed()
    const orphan = pidOf()
    expect(isRunning(orphan)).toBe(true)
    const server = await start()
    expect(isRunning(orphan)).toBe(false)
    expect(await ask(server, 'select n from kept order by n')).toEqual([{ n: 1 }, { n: 2 }])
    await stop(server)
  })

  test('is not kept out by marks whose numbers are somebody else’s by now, and leaves them alone', async () => {
    writeFileSync(join(folder, 'in-use-by'), `${process.ppid} 1`)
    writeFileSync(join(folder, 'data/postmaster.pid'), `${process.ppid}\n${folder}/data\n`)
    const server = await start()
    expect(isRunning(process.ppid)).toBe(true)
    await stop(server)
  })

  test('begins anew where its first start was cut off', async () => {
    const cut = join(place, 'cut-off')
    mkdirSync(join(cut, 'data.part'), { recursive: true })
    writeFileSync(join(cut, 'data.part/PG_VERSION'), '18\n')
    const server = await start(cut)
    expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
    await stop(server)
  })

  test('whose folder its account cannot reach lies elsewhere, says where, and is found there again', async () => {
    const closed = join(place, 'closed')
    mkdirSync(closed, { mode: 0o700 })
    const wanted = join(closed, 'installation')
    const server = await start(wanted)
    elsewhere.push(server.folder)
    // Whoever runs it as themselves reaches their own folders.
    expect(server.folder).toMatch(asRoot ? /^\/var\/lib\/cradle\/[0-9a-f]{12}$/ : wanted)
    expect(existsSync(join(wanted, 'data'))).toBe(!asRoot)
    await ask(server, 'create table kept as select 1 as n')
    await stop(server)
    const again = await start(wanted)
    expect(again.folder).toBe(server.folder)
    expect(await ask(again, 'select n from kept')).toEqual([{ n: 1 }])
    await stop(again)
  })

  test(
    'killed while it is written to loses nothing that it acknowledged',
    { timeout: 30_000 * Math.max(ROUNDS, 2) },
    async () => {
      let server = await start()
      await ask(server, 'create table written (n integer primary key)')
      let acknowledged = 0
      for (let round = 1; round <= ROUNDS; round++) {
        const writer = new pg.Client({ connectionString: server.url('postgres') })
        writer.on('error', () => undefined)
        await writer.connect()
        const enough = acknowledged + 100
        const writeOn = async () => {
          for (;;) {
            const writing = writer.query('insert into written values ($1)', [acknowledged + 1])
            if (acknowledged === enough) process.kill(pidOf(), 'SIGKILL')
            await writing
            acknowledged++
          }
        }
        await expect(writeOn()).rejects.toThrow(/terminat|not queryable|ECONN/)
        await stop(server)
        server = await start()
        const [kept] = await ask<{ count: number; last: number }>(
          server,
          'select count(*)::int as count, max(n) as last from written',
        )
        // The statement in flight may have been kept too; nothing may be missing below.
        expect([acknowledged, acknowledged + 1]).toContain(kept!.count)
        expect(kept!.last).toBe(kept!.count)
        acknowledged = kept!.last
      }
      await stop(server)
    },
  )
})

describe('an account', () => {
  const open = join(place, 'open')
  const shut = join(place, 'shut')
  mkdirSync(join(open, 'inner'), { recursive: true, mode: 0o755 })
  mkdirSync(join(shut, 'inner'), { recursive: true, mode: 0o700 })
  const stranger = { uid: 54_321, gid: 54_321 }

  test('reaches a folder when everybody above lets others pass', () => {
    expect(canReach(join(open, 'inner'), stranger)).toBe(true)
    expect(canReach(join(shut, 'inner'), stranger)).toBe(false)
    expect(canReach(shut, { uid: statSync(shut).uid, gid: 0 })).toBe(true)
    expect(canReach(join(shut, 'inner'), undefined)).toBe(true)
  })
})
