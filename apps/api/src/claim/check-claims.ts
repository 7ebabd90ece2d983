import { judgedDraft } from '@cradle/domain/checks'
import type { Answers, DraftAnswers } from '@cradle/domain/claim'
import type { PlainDate } from '@cradle/domain/calendar'
import type { Scoped } from '@cradle/db'
import { type ClerkFinding, findingsOf } from './claim-findings.ts'
import { type ClaimRecord, draftOfRecord, readClaims } from './claim-record.ts'

/** A claim with its draft opened, all that its checks find today, and its answers where they miss nothing. */
export type CheckedClaim = {
  claim: ClaimRecord
  draft: DraftAnswers
  answers: Answers | undefined
  findings: ClerkFinding[]
}

/** Claims read and judged at a time: few enough that memory stays flat, many enough that reading costs little. */
const BATCH = 50

/**
 * Reads and judges claims a batch at a time, in the order of the ids. While one batch is judged the next is on its way.
 * A claim that the caller may not see is left out.
 */
export async function* checkedClaims(
  db: Scoped,
  ids: readonly string[],
  today: PlainDate,
): AsyncGenerator<{ batch: CheckedClaim[]; checked: number }> {
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, n) => ids.slice(n * BATCH, (n + 1) * BATCH))
  const read = (n: number) => (batches[n] ? readClaims(db, batches[n], today) : Promise.resolve([]))
  let coming = read(0)
  for (const [n, batch] of batches.entries()) {
    const records = new Map((await coming).map((claim) => [claim.id, claim]))
    coming = read(n + 1)
    // Nobody waits for it where the judging of this batch fails.
    coming.catch(() => undefined)
    yield {
      batch: batch.flatMap((id) => {
        const claim = records.get(id)
        return claim ? [checkedClaim(claim, today)] : []
      }),
      checked: Math.min((n + 1) * BATCH, ids.length),
    }
  }
}

/** One claim with its draft opened and judged. */
export function checkedClaim(claim: ClaimRecord, today: PlainDate): CheckedClaim {
  const draft = draftOfRecord(claim)
  const { answers, missing } = judgedDraft(draft)
  return { claim, draft, answers, findings: findingsOf(claim, draft, today, missing) }
}
