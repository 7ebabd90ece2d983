import type { AccountState } from '@cradle/domain/wire'
import { maskedNumberOf } from './holders.ts'

/** An account as the lists of those who keep it read it. */
export type KeptAccount = {
  id: string
  username: string | null
  holderId: string
  name: string
  idCiphertext: Buffer | null
  idKeyId: string | null
  activated: boolean
  suspended: boolean
}

export const columnsOfKept = `account.id, account.username, account.holder_id as "holderId", account_holder.name,
  account_holder.id_ciphertext as "idCiphertext", account_holder.key_id as "idKeyId",
  account.activated_at is not null as activated, account.suspended_at is not null as suspended`

/** What every list says of an account. */
export const keptView = (account: KeptAccount) => ({
  id: account.id,
  username: account.username,
  name: account.name,
  idNumberMasked: maskedNumberOf(account.holderId, account.idCiphertext, account.idKeyId),
  state: stateOf(account),
})

const stateOf = ({ suspended, activated }: KeptAccount): AccountState => {
  if (suspended) return 'suspended'
  return activated ? 'active' : 'issued'
}
