import { type CheckLimits, checkLimitsFor, type Finding, flagsFound, type FoundElsewhere } from '@cradle/domain/checks'
import { dateInShanghai } from '@cradle/domain/calendar'
import { type Scoped, statement } from '@cradle/db'
import type { ClerkFinding } from './claim-findings.ts'
import type { ClaimRecord } from './claim-record.ts'

/** A flag as it is kept: judged from the answers, or as facts that were gathered. */
export type KeptFlag = { finding: Finding | null; facts: FoundElsewhere | null }

const readFlags = statement<KeptFlag>(
  'filing-flag.read',
  'select finding, facts from filing_flag where filing_id = $1 order by code, id',
)

/**
 * What a reviewer is told of the latest filing: the warnings that its clerk gave a reason for, and the flags that the
 * clerk never learns of. Only for the agency and the auditor: the database refuses flags to anybody else.
 */
export async function reviewFindings(db: Scoped, claim: ClaimRecord): Promise<ClerkFinding[]> {
  const filing = claim.filings.at(-1)
  if (!filing) return []
  const limits = checkLimitsFor(claim.regionCode, dateInShanghai(new Date(filing.filedAt)))
  const flags = flagsInWords(await db.query(readFlags, [filing.id]), limits)
  return [
    ...filing.findings.map(({ reason, ...finding }) => ({ ...finding, reason: { text: reason, version: 1 } })),
    ...flags.map((flag) => ({ ...flag, reason: null })),
  ]
}

/** Flags as findings in words: gathered facts speak only where they pass the limits of their day. */
export const flagsInWords = (flags: readonly KeptFlag[], limits: CheckLimits): Finding[] =>
  flags.flatMap(({ finding, facts }) => (finding ? [finding] : facts ? flagsFound([facts], limits) : []))
