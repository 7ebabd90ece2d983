import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Generates the Prisma client. Every command of Prisma's CLI first downloads a schema engine, which `generate` does
 * not use and a machine that reaches only the npm registry cannot get: any executable in its place will do.
 */
const cli = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'generate'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  encoding: 'utf8',
})
if (status !== 0) {
  process.stderr.write(stdout + stderr)
  process.exit(status ?? 1)
}
