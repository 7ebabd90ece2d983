import { flushAllSavers, isAnythingUnsaved } from './pending-saves.ts'
import { currentSession } from './session.ts'
import { unsentClaims } from './unsent.ts'

/** Sends what can be sent; answers whether something of the account is left on this device or on the page all the same. */
export async function isLeftUnsent(): Promise<boolean> {
  await flushAllSavers()
  const { me } = currentSession()
  return isAnythingUnsaved() || (me !== undefined && (await unsentClaims(me.account.id)).length > 0)
}
