import { answerFlags, checkLimitsFor, type Finding, type ListedHospital } from '@cradle/domain/checks'
import type { PlainDate } from '@cradle/domain/calendar'
import type { DraftAnswers } from '@cradle/domain/claim'
import { type Scoped, statement } from '@cradle/db'
import type { ClaimRecord } from './claim-record.ts'
import type { KeptBenefit } from './kept-benefit.ts'

type Filed = { claim: ClaimRecord; draft: DraftAnswers; filingId: string; benefit: KeptBenefit | null }

/** A flag judged from a filing's own answers. */
export type AnswerFlag = { filing_id: string; finding: Finding }

const readHospitals = statement<ListedHospital>(
  'hospital.of-filings',
  `select code, name, region_code as "regionCode", designated_from as "designatedFrom",
     designated_until as "designatedUntil" from hospital where code = any($1)`,
)
const flag = statement('filing-flag.write', 'select flag_filings($1, $2, $3)')

const codesIn = ({ draft }: Pick<Filed, 'draft'>) =>
  (draft.stay.stays ?? []).flatMap(({ hospitalCode }) => (hospitalCode ? [hospitalCode.trim().toUpperCase()] : []))

/** The hospitals of the directory that these claims name. */
export const hospitalsOf = (db: Scoped, filed: readonly Pick<Filed, 'draft'>[]): Promise<ListedHospital[]> =>
  db.query(readHospitals, [[...new Set(filed.flatMap(codesIn))]])

/** What only the agency is told of a filing's own answers. */
export const answerFlagsOf = (
  { claim, draft, filingId, benefit }: Filed,
  { hospitals, today }: { hospitals: readonly ListedHospital[]; today: PlainDate },
): AnswerFlag[] =>
  answerFlags(draft, {
    person: claim.person,
    employerName: claim.employer?.name ?? null,
    region: claim.regionCode,
    limits: checkLimitsFor(claim.regionCode, today),
    hospitals,
    breakdown: benefit && benefit.result,
  }).map((finding) => ({ filing_id: filingId, finding }))

type Flagged = { claim: { regionCode: string }; filingId: string; flags: readonly AnswerFlag[] }

/**
 * Writes what only the agency is told of filings just made and moved, all of them in one call: the flags judged from the
 * answers, and what the database gathers across employers. Nothing comes back, whatever was found.
 */
export async function flagFilings(db: Scoped, filings: readonly Flagged[], today: PlainDate): Promise<void> {
  const [first] = filings
  if (!first) return
  const { limits } = checkLimitsFor(first.claim.regionCode, today)
  const bounds = Object.fromEntries(Object.entries(limits).map(([name, { is }]) => [name, is]))
  const own = filings.flatMap(({ flags }) => flags)
  await db.query(flag, [filings.map(({ filingId }) => filingId), JSON.stringify(own), JSON.stringify(bounds)])
}
