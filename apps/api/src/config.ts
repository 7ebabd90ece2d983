import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEMONSTRATION_SECRET } from '@cradle/db'
import type { DocumentPlace } from './documents/document-store.ts'
import { type AccessRules, usualAccessRules } from './lib/access-rules.ts'

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
  /** The proxies whose word is taken for where a request comes from. */
  proxies: string[]
  /** Sign-ins a minute from one address for one username. */
  signInsPerMinute: number
  /** How long sessions, codes and locks last, and how many failures they take. */
  access: AccessRules
  /** Where the audit chains are anchored, and the private key that signs them: PEM or the path of one. */
  anchors: { folder: string; key: string | undefined }
  /** Where the bytes of documents lie: a folder, or a bucket of a service that speaks S3. */
  documents: DocumentPlace
  /** Whether machine-readable lines about readiness are printed for a test harness. */
  announces: boolean
}

/** Reads the environment. Throws one plain sentence about the first thing that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mode = env['CRADLE_MODE'] ?? 'demo'
  if (mode !== 'demo' && mode !== 'production') throw new Error('CRADLE_MODE is demo or production')
  const dataFolder = resolve(env['CRADLE_DATA'] ?? fileURLToPath(new URL('../../../.cradle', import.meta.url)))
  const config: Config = {
    port: wholeNumber(env, 'PORT', 3000, 0, 65_535),
    host: env['HOST'] ?? '127.0.0.1',
    mode,
    databaseUrl: env['DATABASE_URL'] || undefined,
    dataFolder,
    frozenAt: instant(env, 'CRADLE_NOW'),
    secrets: secretsOf(env['CRADLE_SECRETS']),
    signInsPerMinute: wholeNumber(env, 'CRADLE_SIGN_INS_PER_MINUTE', 20, 1, 10_000),
    access: accessRules(env),
    anchors: {
      folder: resolve(env['CRADLE_ANCHORS'] || join(dataFolder, 'anchors')),
      key: env['CRADLE_ANCHOR_KEY'] || undefined,
    },
    documents: documentPlace(env, dataFolder),
    proxies: (env['CRADLE_PROXIES'] ?? '').split(',').filter((proxy) => proxy !== ''),
    announces: env['CRADLE_READY_LINE'] === '1',
  }
  if (mode === 'production') refuseDemonstration(config)
  return config
}

function refuseDemonstration({ secrets, frozenAt, anchors }: Config) {
  if (secrets.includes(DEMONSTRATION_SECRET))
    throw new Error('production needs CRADLE_SECRETS: set a secret of your own')
  if (secrets.some((secret) => secret.length < 32))
    throw new Error('each secret in CRADLE_SECRETS has at least 32 characters')
  if (!anchors.key) throw new Error('production needs CRADLE_ANCHOR_KEY: an Ed25519 private key of your own')
  if (frozenAt) throw new Error('production runs on the real clock: unset CRADLE_NOW')
}

function secretsOf(text: string | undefined): [string, ...string[]] {
  const [first, ...others] = (text ?? '').split(',').filter((secret) => secret !== '')
  return first ? [first, ...others] : [DEMONSTRATION_SECRET]
}

/** A bucket where one is named, with all that belongs to it; else a folder. */
function documentPlace(env: NodeJS.ProcessEnv, dataFolder: string): DocumentPlace {
  const bucket = env['CRADLE_S3_BUCKET']
  if (!bucket) return { folder: resolve(env['CRADLE_DOCUMENTS'] || join(dataFolder, 'documents')) }
  const { CRADLE_S3_ENDPOINT: endpoint, CRADLE_S3_KEY_ID: keyId, CRADLE_S3_SECRET: secret } = env
  if (!endpoint || !keyId || !secret)
    throw new Error('CRADLE_S3_BUCKET needs CRADLE_S3_ENDPOINT, CRADLE_S3_KEY_ID and CRADLE_S3_SECRET beside it')
  if (!URL.canParse(endpoint)) throw new Error('CRADLE_S3_ENDPOINT is an address such as https://s3.example.org')
  return { bucket, endpoint, keyId, secret, region: env['CRADLE_S3_REGION'] || 'us-east-1' }
}

const DAY = 24 * 3600

function accessRules(env: NodeJS.ProcessEnv): AccessRules {
  const number = (name: string, rule: keyof AccessRules, least: number, most: number) =>
    wholeNumber(env, name, usualAccessRules[rule], least, most)
  return {
    accessSeconds: number('CRADLE_ACCESS_SECONDS', 'accessSeconds', 1, 3600),
    idleSeconds: number('CRADLE_IDLE_SECONDS', 'idleSeconds', 1, DAY),
    sessionSeconds: number('CRADLE_SESSION_SECONDS', 'sessionSeconds', 1, 30 * DAY),
    twinSeconds: number('CRADLE_TWIN_SECONDS', 'twinSeconds', 0, 300),
    ticketSeconds: number('CRADLE_TICKET_SECONDS', 'ticketSeconds', 1, 3600),
    codeSeconds: number('CRADLE_CODE_SECONDS', 'codeSeconds', 1, 90 * DAY),
    codeTries: number('CRADLE_CODE_TRIES', 'codeTries', 1, 100),
    proofAfter: number('CRADLE_PROOF_AFTER', 'proofAfter', 0, 1_000_000),
    proofCost: number('CRADLE_PROOF_COST', 'proofCost', 1, 1_000_000),
    lockAfter: number('CRADLE_LOCK_AFTER', 'lockAfter', 1, 1_000_000),
    linkSeconds: number('CRADLE_LINK_SECONDS', 'linkSeconds', 1, 3600),
    lockSeconds: number('CRADLE_LOCK_SECONDS', 'lockSeconds', 1, DAY),
  }
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
