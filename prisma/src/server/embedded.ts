import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { canReach, serverAccount, type ServerAccount } from './account.ts'
import { binaries } from './binaries.ts'
import { claimFolder } from './claim-folder.ts'
import { commandOf, isRunning } from './process.ts'

const run = promisify(execFile)

export type EmbeddedServer = {
  /** Connects as the owner of everything in `database`. */
  url: (database: string) => string
  /** Where the data really lies. */
  folder: string
  stop: () => Promise<void>
}

export type EmbeddedOptions = {
  /** Where the data shall lie; another folder is used and named when the server's account cannot reach it. */
  folder: string
  /** Whether a commit waits for the disk. Only throw-away test servers turn it off. */
  durable?: boolean
}

/**
 * Starts the PostgreSQL that ships in npm's packages on a free port of 127.0.0.1, with its data under `folder`,
 * initialised on first use. As root it runs under another account. Throws when the data are in use by another start.
 */
export async function startEmbedded({ folder: wanted, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount()
  const folder = reachableFolder(wanted, account)
  const release = claimFolder(folder)
  try {
    const place: Place = { folder, data: join(folder, 'data'), account, durable }
    const programs = await binaries(account, folder)
    if (!existsSync(place.data)) await initialise(programs.initdb, place)
    await stopOrphan(place.data)
    const { url, stop } = await launch(programs.postgres, place)
    return { url, folder, stop: () => stop().finally(release) }
  } catch (error) {
    release()
    throw error
  }
}

type Place = { folder: string; data: string; account: ServerAccount | undefined; durable: boolean }

const passwordFileOf = (folder: string) => join(folder, 'password')

/** How the owner of everything connects to the server whose data lie in `folder`. */
export function urlOf(folder: string, port: number): EmbeddedServer['url'] {
  const password = readFileSync(passwordFileOf(folder), 'utf8')
  return (database) => `postgresql://cradle:${password}@127.0.0.1:${port}/${database}`
}

/** Makes the data apart and moves them into place when whole: one that was killed half-way begins anew. */
async function initialise(initdb: string, place: Place) {
  const { folder, data, account, durable } = place
  const passwordFile = passwordFileOf(folder)
  const part = `${data}.part`
  rmSync(part, { recursive: true, force: true })
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const options = ['-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256', '-U', 'cradle', `--pwfile=${passwordFile}`]
  await run(initdb, ['-D', part, ...options, ...(durable ? [] : ['--no-sync'])], { ...account, cwd: folder })
  renameSync(part, data)
}

/** What a start may run into and need only wait out: a killed server's last children, or a port just taken. */
const passing = /pre-existing shared memory|lock file "postmaster\.pid"|could not create any TCP\/IP sockets/

/** Starts the server and waits until it answers. */
async function launch(postgres: string, place: Place) {
  for (let tries = 0; ; tries++) {
    const port = await freePort()
    const server = spawnServer(postgres, port, place)
    const url = urlOf(place.folder, port)
    try {
      await ready(url('postgres'), server.failure)
      return { url, stop: server.stop }
    } catch (error) {
      await server.stop()
      if (tries === 100 || !passing.test(String(error))) throw error
      await pause()
    }
  }
}

/**
 * Of glibc's allocator: a connection keeps the memory of a statement for the next. By itself glibc may give it back to the
 * system at each end and fetch it anew page by page: where it does (it hangs on the order of what was allocated), reading a
 * claim takes the database half as much processor again.
 */
const keptMemory = { MALLOC_TRIM_THRESHOLD_: '16777216', MALLOC_MMAP_THRESHOLD_: '4194304', MALLOC_TOP_PAD_: '1048576' }

function spawnServer(postgres: string, port: number, { folder, data, account, durable }: Place) {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '120',
    shared_buffers: '256MB',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const server = spawn(
    postgres,
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A group of its own, so that Ctrl-C reaches the product first and it stops the server in order.
    {
      ...account,
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...keptMemory },
    },
  )
  let log = ''
  let ended = false
  server.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)))
  const gone = new Promise<void>((resolve) => {
    server.on('error', (error) => (log += error.message))
    server.on('close', () => {
      ended = true
      resolve()
    })
  })
  return {
    failure: () => ended && `PostgreSQL did not start:\n${log}`,
    stop: async () => {
      server.kill('SIGINT')
      await gone
    },
  }
}

/** `wanted`, or where its parents shut the server's account out, a folder of the same name under /var/lib/cradle. */
export function reachableFolder(wanted: string, account: ReturnType<typeof serverAccount>): string {
  const prepared = (folder: string) => {
    mkdirSync(folder, { recursive: true })
    if (account) chownSync(folder, account.uid, account.gid)
    chmodSync(folder, 0o700)
    return folder
  }
  if (canReach(prepared(wanted), account)) return wanted
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  mkdirSync('/var/lib/cradle', { recursive: true, mode: 0o755 })
  return prepared(join('/var/lib/cradle', name))
}

/** Stops a server that an earlier product, killed without warning, left behind on these data. */
async function stopOrphan(data: string) {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (!isRunning(pid)) return
  // The number in a file left behind may be anybody's by now; PostgreSQL would wait for them to end.
  if (commandOf(pid)?.includes(data) === false) return rmSync(pidFile)
  process.kill(pid, 'SIGINT')
  for (let tries = 0; isRunning(pid); tries++) {
    if (tries > 300) throw new Error(`the data in ${data} are in use by process ${pid}`)
    await pause()
  }
}

/** Waits until the server takes connections; `failure` says when it never will. */
async function ready(url: string, failure: () => string | false) {
  for (let tries = 0; tries < 600; tries++) {
    const failed = failure()
    if (failed) throw new Error(failed)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause()
    }
  }
  throw new Error('PostgreSQL did not answer within a minute')
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
