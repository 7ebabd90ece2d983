import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The operating-system account PostgreSQL runs under. */
export type ServerAccount = { uid: number; gid: number }

/**
 * PostgreSQL refuses to run as root, so root lends it the account of `postgres` or `nobody`. Anybody else runs it
 * as themselves: then the answer is undefined.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find((fields) => fields[0] === name)
    if (found) return { uid: Number(found[2]), gid: Number(found[3]) }
  }
  throw new Error('PostgreSQL cannot run as root and neither postgres nor nobody exists: start as an ordinary user')
}

/** Whether `account` may reach what lies in `folder`: every folder above must let others pass. */
export function canReach(folder: string, account: ServerAccount | undefined): boolean {
  if (!account) return true
  for (let current = folder; ; current = dirname(current)) {
    const { mode, uid, gid } = statSync(current)
    const passes = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001
    if (!passes) return false
    if (current === dirname(current)) return true
  }
}
