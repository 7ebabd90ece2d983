import { type Scoped, statement, type SystemCaller } from '@cradle/db'
import type { AccountRow } from '#api/lib/accounts.ts'
import { endSessions, recordOn } from './sessions.ts'

const update = statement('account.set-password', 'update account set password_hash = $2 where id = $1')

/** Gives an account another password; every session but the one given ends, for somebody else may hold it. */
export async function setPassword(
  db: Scoped<SystemCaller>,
  account: AccountRow,
  passwordHash: string,
  exceptSession: string | null = null,
): Promise<void> {
  await db.query(update, [account.id, passwordHash])
  await endSessions(db, account.id, 'password-changed', exceptSession)
  await recordOn(db, account, 'account.change-password')
}
