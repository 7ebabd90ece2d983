import { Problem } from '@cradle/domain/problem'
import type { SecondFactorView, TotpRemovalBody, TotpView } from '@cradle/domain/wire'
import type { SignedIn } from '#api/plugins/caller.ts'
import { onOwn } from './own-account.ts'
import { provenByPassword } from './own-password.ts'
import {
  beginFactor,
  confirmFactor,
  isFactorDemanded,
  isFactorProven,
  recoveryCodesLeft,
  removeFactor,
} from './second-factor.ts'
import { recordOn } from './sessions.ts'

/** Whether the caller has a second factor, and must have one. */
export const readSecondFactor = (caller: SignedIn): Promise<SecondFactorView> =>
  onOwn(caller, async (db, account) => ({
    enabled: account.hasSecondFactor,
    demanded: isFactorDemanded(account),
    recoveryCodesLeft: account.hasSecondFactor ? await recoveryCodesLeft(db, account.id) : 0,
  }))

/** Sets a second factor up, pending until it is confirmed. */
export const beginOwnFactor = (caller: SignedIn): Promise<TotpView> => onOwn(caller, beginFactor)

/** Confirms it by a code of it. */
export const confirmOwnFactor = (caller: SignedIn, code: string): Promise<void> =>
  onOwn(caller, async (db, account) => {
    if (!(await confirmFactor(db, account.id, code))) throw new Problem('code-refused')
    await recordOn(db, account, 'account.second-factor-set')
  })

/** Removes it, proven by password and code; not where the role demands one. */
export async function removeOwnFactor(caller: SignedIn, body: TotpRemovalBody, address: string): Promise<void> {
  await provenByPassword(caller, body.password, address)
  await onOwn(caller, async (db, account) => {
    if (isFactorDemanded(account)) throw new Problem('second-factor-demanded')
    if (!(await isFactorProven(db, account.id, body.code))) throw new Problem('code-refused')
    await removeFactor(db, account.id)
    await recordOn(db, account, 'account.second-factor-removed')
  })
}
