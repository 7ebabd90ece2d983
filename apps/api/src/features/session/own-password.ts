import { Problem } from '@cradle/domain/problem'
import type { ChangePasswordBody } from '@cradle/domain/wire'
import type { AccountRow } from '#api/lib/accounts.ts'
import type { SignedIn } from '#api/plugins/caller.ts'
import { countAttempt, forgetFailures, forgiveAddress } from './failures.ts'
import { onOwn } from './own-account.ts'
import { hashOfPassword, isPassword, refuseWeakPassword } from './passwords.ts'
import { setPassword } from './set-password.ts'

/** Another password for the caller's account; their other sessions end. */
export async function changePassword(caller: SignedIn, body: ChangePasswordBody, address: string): Promise<void> {
  const account = await provenByPassword(caller, body.current, address)
  refuseWeakPassword(body.password, account.username)
  const passwordHash = await hashOfPassword(body.password)
  await onOwn(caller, (db, now) => setPassword(db, now, passwordHash, caller.sessionId))
}

/** Whoever sits before an open page is asked for the password again, as often as at the door and no more. */
export async function provenByPassword(caller: SignedIn, password: string, address: string): Promise<AccountRow> {
  const account = await onOwn(caller, async (db, own) => {
    await countAttempt(db, { name: own.username ?? '', address, proof: 'ticket' })
    return own
  })
  if (!(await isPassword(password, account.passwordHash)))
    throw new Problem('fields-invalid', [{ pointer: '/current', code: 'wrong', message: '当前密码不正确' }])
  await onOwn(caller, async (db) => {
    await forgiveAddress(db, address)
    await forgetFailures(db, account.username ?? '')
  })
  return account
}
