import { mkdirSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { DEMONSTRATION_SECRET, type EmbeddedServer, migrate, startEmbedded } from '@cradle/db'
import { sizesFor, writeProvince } from '@cradle/db/province'
import pg from 'pg'

/** The last period of every bench's province. */
export const PERIOD = '2026-10'

export type ProvinceOpening = {
  folder: string
  claims: number
  /** Of a hundred claims of earlier periods, how many wait for an approver; absent, as many as the province has by itself. */
  backlog?: number
  anew: boolean
  /** Whether the province itself is worked on, and gone afterwards. */
  once: boolean
  say: (line: string) => void
}

/**
 * A province of that many claims in a PostgreSQL of its own; kept in `folder` it is found again, unless asked for anew.
 * Every run works on a copy of it, so that all of them begin with the same rows; asked for once, or where the disk has no
 * room for two, on the province itself, which is gone with the run.
 */
export async function openProvince({ folder, claims, backlog, anew, once, say }: ProvinceOpening) {
  mkdirSync(folder, { recursive: true })
  const name = backlog === undefined ? `province-${claims}` : `province-${claims}-backlog-${backlog}`
  const server = await startEmbedded({ folder: join(folder, name) })
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query('drop database if exists running')
  if (anew) await admin.query('drop database if exists whole')
  const { rowCount } = await admin.query(`select from pg_database where datname = 'whole'`)
  if (!rowCount) await writeWhole({ admin, server, claims, say, ...(backlog !== undefined && { backlog }) })
  await migrate(server.url('whole'))
  const isGone = once || !(await hasRoom(admin, server))
  if (isGone && !once) say('no room for a copy: the province itself is measured, and gone afterwards')
  await admin.query(
    isGone ? 'alter database whole rename to running' : 'create database running template whole strategy file_copy',
  )
  // A copy has not the settings of what it was copied from.
  await migrate(server.url('running'))
  return {
    ownerUrl: server.url('running'),
    stop: async () => {
      await admin.query('drop database running')
      await admin.end()
      await server.stop()
      if (isGone) rmSync(server.folder, { recursive: true })
    },
  }
}

type Writing = Pick<ProvinceOpening, 'claims' | 'backlog' | 'say'> & { admin: pg.Client; server: EmbeddedServer }

async function writeWhole({ admin, server, claims, backlog, say }: Writing) {
  const start = performance.now()
  say(`writing a province of ${claims} claims`)
  await admin.query('drop database if exists making')
  await admin.query('create database making')
  const url = server.url('making')
  await migrate(url)
  const sizes = sizesFor(claims, PERIOD, backlog === undefined ? {} : { backlog })
  await writeProvince({ url, secrets: [DEMONSTRATION_SECRET], sizes, parts: 2 })
  // Only a province that was written to its end bears this name.
  await admin.query('alter database making rename to whole')
  const seconds = (performance.now() - start) / 1000
  say(
    `written in ${seconds.toFixed(1)} s, ${Math.round(claims / seconds)} claims a second, register and indexes included`,
  )
}

/** What a run writes beside a copy: its log, drafts, a batch submitted again and again. */
const BESIDE = 4 * 2 ** 30

async function hasRoom(admin: pg.Client, { folder }: EmbeddedServer): Promise<boolean> {
  const { rows } = await admin.query<{ bytes: string }>(`select pg_database_size('whole') as bytes`)
  const { bavail, bsize } = statfsSync(folder)
  return Number(rows[0]!.bytes) + BESIDE < bavail * bsize
}
