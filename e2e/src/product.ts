import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const repository = join(import.meta.dirname, '../..')
const logFile = join(repository, 'test-results/product.log')
const patience = 180_000

/** The day all plays happen on: in the submission window of 2026-11, five days before it closes. */
const businessNow = '2026-11-05T09:00:00+08:00'

/** The running product, as a person at a terminal would have started it. */
export type Product = {
  origin: string
  /** The database's owner, through whom a play sets its scene. */
  databaseUrl: string
  /** Ctrl-C. Throws unless the product leaves cleanly. */
  stop: () => Promise<void>
}

/** Starts the real product on a free port with data of its own, and waits until it says that it is ready. */
export async function startProduct(): Promise<Product> {
  const data = await mkdtemp(join(tmpdir(), 'cradle-e2e-'))
  // PostgreSQL refuses root and then runs as another user, who must be able to reach its data.
  await chmod(data, 0o755)
  await mkdir(join(repository, 'test-results'), { recursive: true })

  const child = spawn(process.execPath, ['apps/api/src/start.ts'], {
    cwd: repository,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: undefined,
      CRADLE_DATA: data,
      CRADLE_MODE: 'demo',
      CRADLE_NOW: businessNow,
      // All plays come from one address: after the failures of some, the others are asked for a proof of work, too.
      CRADLE_PROOF_COST: '10',
      CRADLE_READY_LINE: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log = createWriteStream(logFile)
  child.stdout.pipe(log, { end: false })
  child.stderr.pipe(log, { end: false })
  const left = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>

  try {
    const { origin, databaseUrl } = await within(
      patience,
      readiness(child.stdout, left),
      `The product was not ready in time; see ${logFile}`,
    )
    const stop = async () => {
      child.kill('SIGINT')
      const [code, signal] = await within(patience, left, `The product did not stop when asked; see ${logFile}`)
      await rm(data, { recursive: true })
      if (code !== 0) throw new Error(`The product left with ${code ?? signal} on Ctrl-C; see ${logFile}`)
    }
    return { origin, databaseUrl, stop }
  } catch (error) {
    child.kill('SIGKILL')
    await rm(data, { recursive: true, force: true })
    throw error
  }
}

/** What the product tells on its ready lines. */
async function readiness(stdout: Readable, left: Promise<unknown>) {
  const { promise, resolve, reject } = Promise.withResolvers<{ origin: string; databaseUrl: string }>()
  const facts = new Map<string, string>()
  // Not `for await`: leaving the loop would pause the stream, and the product with it.
  createInterface({ input: stdout }).on('line', (line) => {
    const [, fact, value] = /^CRADLE_(READY|DATABASE) (\S+)$/.exec(line) ?? []
    if (fact && value) facts.set(fact, value)
    const [origin, databaseUrl] = [facts.get('READY'), facts.get('DATABASE')]
    if (origin && databaseUrl) resolve({ origin, databaseUrl })
  })
  void left.then(() => reject(new Error(`The product ended before it was ready; see ${logFile}`)))
  return promise
}

async function within<Value>(milliseconds: number, promise: Promise<Value>, refusal: string): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const limit = setTimeout(() => reject(new Error(refusal)), milliseconds)
  return Promise.race([promise, late]).finally(() => clearTimeout(limit))
}
