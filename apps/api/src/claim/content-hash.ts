import { type DraftAnswers, isTouched } from '@cradle/domain/claim'
import { canonical } from '@cradle/db'
import { installation } from '#api/lib/installation.ts'

/**
 * The hash of a claim's answers alone: an unchanged claim carries the hash of the paper that was signed. A section nobody
 * answered is left out, so that papers signed before it was asked keep theirs.
 */
export const contentHashOf = (draft: DraftAnswers): string => {
  const { payee, ...answers } = draft
  return installation().keys.contentHash(canonical(isTouched(payee) ? draft : answers))
}
