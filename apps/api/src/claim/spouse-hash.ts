import { readIdNumber } from '@cradle/domain/identity'
import type { SearchHash } from '@cradle/db'
import { vault } from '#api/lib/installation.ts'

/** The keyed hash of a spouse's ID number as typed; one that is no ID number is hashed as it stands. */
export function spouseHash(typed: string): SearchHash {
  const read = readIdNumber(typed)
  return vault().searchHash('id-card', read.ok ? read.number : typed.trim())
}
