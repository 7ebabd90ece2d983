import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../server/embedded.ts'
import { lengthenLog } from './log.ts'

// A server of its own: the setting is all of a server's, and others' tests run on theirs.
const folder = mkdtempSync(join(tmpdir(), 'cradle-log-'))
const server = await startEmbedded({ folder: join(folder, 'server'), durable: false })
const owner = new pg.Client({ connectionString: server.url('postgres') })
await owner.connect()
afterAll(async () => {
  await owner.end()
  await server.stop()
  rmSync(server.folder, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
})

const own = async () =>
  (await owner.query<{ own: string }>(`select setting as own from pg_file_settings where sourcefile ~ 'auto.conf$'`))
    .rows

test('the log is long while a province is written, and afterwards as nobody had set it', async () => {
  const giveBack = await lengthenLog(owner)
  expect(await own()).toEqual([{ own: '8GB' }])
  const second = await lengthenLog(owner)
  await second()
  expect(await own()).toEqual([{ own: '8GB' }])
  await giveBack()
  expect(await own()).toEqual([])
})

test('what somebody had set is put back', async () => {
  await owner.query(`alter system set max_wal_size = '2GB'`)
  const giveBack = await lengthenLog(owner)
  expect(await own()).toEqual([{ own: '8GB' }])
  await giveBack()
  expect(await own()).toEqual([{ own: '2GB' }])
})
