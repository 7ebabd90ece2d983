import { readBankAccount } from '@cradle/domain/identity'
import type { SearchHash } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'

/** The keyed hash of an account or card number, however it was spaced. */
export function accountHash(typed: string): SearchHash {
  const read = readBankAccount(typed)
  return vault().searchHash('bank-account', read.ok ? read.number : typed.trim())
}
