import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  anchorKey,
  type Database,
  DEMONSTRATION_SECRET,
  hashPassword,
  keysFrom,
  makeAgency,
  makeHospital,
  makeLoginRole,
  openDatabase,
} from '@cradle/db'
import { hospitals } from '@cradle/db/seed'
import { cloneTemplate } from '@cradle/db/testing'
// oxlint-disable-next-line import/no-empty-named-blocks, unicorn/require-module-specifiers -- the type of what it provides
import type {} from '@cradle/db/testing/global-setup'
import { hash } from '@node-rs/argon2'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { buildApp } from '#api/app.ts'
import { documentStore } from '#api/documents/document-store.ts'
import { type AccessRules, usualAccessRules } from '#api/lib/access-rules.ts'
import { install } from '#api/lib/installation.ts'
import { logger } from '#api/server.ts'

/** The password of everybody in these tests. */
export const PASSWORD = 'cradle-demo'

/** The business instant of most tests: a morning inside the submission window of 2026-11. */
export const MORNING = '2026-11-05T09:00:00+08:00'

export type Product = {
  app: FastifyInstance
  /** The owner of the tables, who may see and tamper with everything. */
  owner: pg.Client
  ownerUrl: string
  loginUrl: string
  agencyId: string
  officeId: string
  keys: ReturnType<typeof keysFrom>
  /** As quick to verify as argon2 allows: what a sign-in costs is no subject of most tests. */
  passwordHash: string
  /** Every line the product logged, at every level. */
  log: string[]
  /** What must never reach the log: numbers, phones and names of the people of these tests. */
  personal: Set<string>
  /** Where the audit chains are anchored. */
  anchorFolder: string
  /** Where the bytes of documents lie. */
  documentFolder: string
  /** Freezes the business clock. */
  freeze: (at: string) => Promise<void>
  /** Serves the same database in another mode, until `demo` is asked for again. */
  serveAs: (mode: 'demo' | 'production') => void
  /** Serves the same product through another door to its database. */
  serveThrough: (door: Database) => void
  /** Rows as the owner sees them. */
  rows: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>
}

type Options = {
  now?: string
  signInsPerMinute?: number
  /** What of the rules of access differs; the tests of other things fail to sign in as often as they like. */
  access?: Partial<AccessRules>
  proxies?: string[]
  strongPasswords?: boolean
  /** Nothing but tables: no agency, no hospital, no clock. */
  empty?: boolean
}

/** The whole product over a database of its own, its agency and hospitals made, the business clock frozen. */
export async function givenProduct(options: Options = {}): Promise<Product> {
  const { now = MORNING, signInsPerMinute = 10_000, strongPasswords = false, empty = false } = options
  const access = { ...usualAccessRules, proofAfter: 10_000, proofCost: 1, lockAfter: 10_000, ...options.access }
  const { url: ownerUrl, drop } = await cloneTemplate(inject('adminUrl'))
  const keys = keysFrom([DEMONSTRATION_SECRET])
  const loginUrl = await makeLoginRole(ownerUrl, keys.databasePassword)
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const database = await openDatabase({ url: loginUrl, onConnectionError: () => undefined })
  const folder = mkdtempSync(join(tmpdir(), 'cradle-anchors-'))
  const anchors = { folder, key: anchorKey(folder, undefined) }
  const documentFolder = join(folder, 'documents')
  const documents = await documentStore({ folder: documentFolder })
  install({ database, keys, mode: 'demo', access, anchors, documents })
  const log: string[] = []
  const stream = { write: (line: string) => void log.push(line) }
  const app = await buildApp({
    logger: { ...logger, level: 'trace', stream },
    signInsPerMinute,
    proxies: options.proxies ?? [],
    judgesAnswers: true,
  })

  const passwordHash = await (strongPasswords
    ? hashPassword(PASSWORD)
    : hash(PASSWORD, { memoryCost: 8, timeCost: 1, parallelism: 1 }))
  const freeze = async (at: string) => {
    await owner.query(
      `insert into business_clock (set_to, frozen) values ($1, true)
       on conflict (singleton) do update set set_to = excluded.set_to, frozen = true`,
      [at],
    )
  }
  const { agencyId, officeId } = empty ? { agencyId: '', officeId: '' } : await makeAgency(owner)
  if (!empty) {
    for (const traits of hospitals) await makeHospital(owner, traits)
    await freeze(now)
  }

  afterAll(async () => {
    await app.close()
    await database.close()
    await owner.end()
    await drop()
    rmSync(folder, { recursive: true })
  })
  return {
    app,
    owner,
    ownerUrl,
    loginUrl,
    agencyId,
    officeId,
    keys,
    passwordHash,
    log,
    personal: new Set(),
    anchorFolder: folder,
    documentFolder,
    freeze,
    serveAs: (mode) => install({ database, keys, mode, access, anchors, documents }),
    serveThrough: (door) => install({ database: door, keys, mode: 'demo', access, anchors, documents }),
    rows: async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await owner.query<Row>(sql, values)).rows,
  }
}
