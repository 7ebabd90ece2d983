import { type DraftAnswers, isEditable } from '@cradle/domain/claim'
import type { Caller } from '@cradle/db'
import { type ClaimRecord, draftOfRecord, filedAnswers, isOwn } from '#api/claim/claim-record.ts'
import { contentHashOf } from '#api/claim/content-hash.ts'

/** What a claim's paper says: its latest filing once it is sent, before that the draft as it stands. */
export type PrintedAnswers = {
  filing: ClaimRecord['filings'][number] | undefined
  answers: DraftAnswers
  contentHash: string
}

/** What is printed of a claim for this caller now. A draft is its own clerk's alone. */
export function printedAnswers(caller: Caller, claim: ClaimRecord): PrintedAnswers {
  const isDraft = isEditable(claim.status) && isOwn(caller, claim)
  const filing = isDraft ? undefined : claim.filings.at(-1)
  const answers = filing ? filedAnswers(claim, filing) : draftOfRecord(claim)
  return { filing, answers, contentHash: filing?.contentHash ?? contentHashOf(answers) }
}
