import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))

/** A product in a process of its own, as somebody at a terminal runs it, so that a test may kill it or its PostgreSQL. */
export type RunningProduct = {
  origin: string
  databaseUrl: string
  /** kill -9 of the product; its PostgreSQL is left behind. */
  kill: () => Promise<void>
  /** kill -9 of its PostgreSQL. */
  killDatabase: () => void
  /** Ctrl-C, however it ends. */
  stop: () => Promise<void>
}

/** A folder for the data of a running product, which its PostgreSQL's account can reach; answers how to remove it, too. */
export function givenDataFolder() {
  const data = mkdtempSync(join(tmpdir(), 'cradle-kill-'))
  chmodSync(data, 0o755)
  return { data, remove: () => rmSync(data, { recursive: true, force: true }) }
}

/** Starts the product over `data`, its business clock frozen, and waits until it answers. */
export async function runProduct(data: string, now: string): Promise<RunningProduct> {
  const child = spawn(process.execPath, ['apps/api/src/start.ts'], {
    cwd: repository,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: undefined,
      CRADLE_DATA: data,
      CRADLE_MODE: 'demo',
      CRADLE_NOW: now,
      CRADLE_READY_LINE: '1',
      // Whoever is signed in stays so over all the rounds.
      CRADLE_ACCESS_SECONDS: '3600',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const left = once(child, 'exit')
  const facts = new Map<string, string>()
  const ready = Promise.withResolvers<void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, fact, value] = /^CRADLE_(READY|DATABASE) (\S+)$/.exec(line) ?? []
    if (fact && value) facts.set(fact, value)
    if (facts.size === 2) ready.resolve()
  })
  await Promise.race([
    ready.promise,
    left.then(() => {
      throw new Error('the product ended before it was ready')
    }),
  ])
  return {
    origin: facts.get('READY')!,
    databaseUrl: facts.get('DATABASE')!,
    kill: async () => {
      child.kill('SIGKILL')
      await left
    },
    killDatabase: () =>
      process.kill(Number(readFileSync(join(data, 'data/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL'),
    stop: async () => {
      child.kill('SIGINT')
      await left
    },
  }
}
