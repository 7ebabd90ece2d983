import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMONSTRATION_SECRET } from '@cradle/db'

/** How this process runs; everything an operator may set. The README lists the variables. */
export type Config = {
  port: number
  /** The address listened on; 127.0.0.1 unless a proxy on another machine stands before it. */
  host: string
  mode: 'demo' | 'production'
  /** The owner's connection to the operator's PostgreSQL; absent, an embedded one is started. */
  databaseUrl: string | undefined
  /** Where the embedded PostgreSQL keeps its data. */
  dataFolder: string
  /** Freezes the business clock at every start; demonstrations and tests only. */
  frozenAt: Date | undefined
  /** The installation's secrets, the oldest first; the newest signs and seals. */
  secrets: [string, ...string[]]
  /** Sign-ins a minute from one address for one username. */
  signInsPerMinute: number
  /** Whether machine-readable lines about readiness are printed for a test harness. */
  announces: boolean
}

/** Reads the environment. Throws one plain sentence about the first thing that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mode = env['CRADLE_MODE'] ?? 'demo'
  if (mode !== 'demo' && mode !== 'production') throw new Error('CRADLE_MODE is demo or production')
  const config: Config = {
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    host: env['HOST'] ?? '127.0.0.1',
    mode,
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder: resolve(env['CRADLE_DATA'] ?? fileURLToPath(new URL('../../../.cradle', import.meta.url))),
    frozenAt: instant(env, 'CRADLE_NOW'),
    secrets: secretsOf(env['CRADLE_SECRETS']),
    signInsPerMinute: wholeNumber(env, 'CRADLE_SIGN_INS_PER_MINUTE', 20, 1, 10_000),
    announces: env['CRADLE_READY_LINE'] === '1',
  }
  if (mode === 'production') refuseDemonstration(config)
  return config
}

function refuseDemonstration({ secrets, frozenAt }: Config) {
  if (secrets.includes(DEMONSTRATION_SECRET))
    throw new Error('production needs CRADLE_SECRETS: set a secret of your own')
  if (secrets.some((secret) => secret.length < 32))
    throw new Error('each secret in CRADLE_SECRETS has at least 32 characters')
  if (frozenAt) throw new Error('production runs on the real clock: unset CRADLE_NOW')
}

function secretsOf(text: string | undefined): [string, ...string[]] {
  const [first, ...others] = (text ?? '').split(',').filter((secret) => secret !== '')
  return first ? [first, ...others] : [DEMONSTRATION_SECRET]
}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, usual: number, least: number, most: number): number {
  const text = env[name]
  if (text === undefined || text === '') return usual
  const number = Number(text)
  if (!Number.isInteger(number) || number < least || number > most)
    throw new Error(`${name} is a whole number from ${least} to ${most}`)
  return number
}

function instant(env: NodeJS.ProcessEnv, name: string): Date | undefined {
  const text = env[name]
  if (!text) return undefined
  const read = new Date(text)
  if (Number.isNaN(read.getTime())) throw new Error(`${name} is an instant such as 2026-11-05T09:00:00+08:00`)
  return read
}
