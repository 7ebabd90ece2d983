import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../server/embedded.ts'
import { makeTemplate } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the test server whose owner may create others. */
    adminUrl: string
  }
}

/** One PostgreSQL for a test run: the embedded one, or the server that CRADLE_TEST_DATABASE_URL names. */
export default async function setup(project: TestProject) {
  const given = process.env['CRADLE_TEST_DATABASE_URL']
  if (given) {
    await makeTemplate(given)
    project.provide('adminUrl', given)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'cradle-test-'))
  const server = await startEmbedded({ folder, durable: false })
  await makeTemplate(server.url('postgres'))
  project.provide('adminUrl', server.url('postgres'))
  return async () => {
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
  }
}
