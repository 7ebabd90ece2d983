import { Problem } from '@cradle/domain/problem'
import type { PasswordResetBody } from '@cradle/domain/wire'
import { systemCaller } from '@cradle/db'
import { accountByUsername } from '#api/lib/accounts.ts'
import { inScope } from '#api/lib/installation.ts'
import { countAttempt, forgetFailures } from './failures.ts'
import { hashOfPassword, refuseWeakPassword } from './passwords.ts'
import { readProof } from './proof-of-work.ts'
import { isFactorProven } from './second-factor.ts'
import { isOpen, recordOn, type Visitor } from './sessions.ts'
import { setPassword } from './set-password.ts'

/**
 * A new password for who forgot theirs and has a second factor. An unknown name, one without a second factor and a wrong
 * code: one answer, in the same time.
 */
export async function resetPassword(body: PasswordResetBody, { requestId, address }: Visitor): Promise<void> {
  const { username, code, password, proof } = body
  refuseWeakPassword(password, username)
  const attempt = { name: username, address, proof: await readProof(proof) }
  await inScope(systemCaller(requestId), (db) => countAttempt(db, attempt))
  const passwordHash = await hashOfPassword(password)
  const isReset = await inScope(systemCaller(requestId), async (db) => {
    const account = await accountByUsername(db, username)
    if (!account?.passwordHash || !isOpen(account) || !(await isFactorProven(db, account.id, code))) {
      await recordOn(db, account, 'account.refuse-reset')
      return false
    }
    await setPassword(db, account, passwordHash)
    await forgetFailures(db, username)
    return true
  })
  if (!isReset) throw new Problem('code-refused')
}
