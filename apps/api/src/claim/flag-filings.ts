import { answerFlags, checkLimitsFor, type ListedHospital } from '@cradle/domain/checks'
import type { PlainDate } from '@cradle/domain/calendar'
import type { DraftAnswers } from '@cradle/domain/claim'
import { type Scoped, statement } from '@cradle/db'
import type { ClaimRecord } from './claim-record.ts'
import type { KeptBenefit } from './kept-benefit.ts'

type Filed = { claim: ClaimRecord; draft: DraftAnswers; filingId: string; benefit: KeptBenefit | null }

const readHospitals = statement<ListedHospital>(
  'hospital.of-filings',
  `select code, name, region_code as "regionCode", designated_from as "designatedFrom",
     designated_until as "designatedUntil" from hospital where code = any($1)`,
)
const flag = statement('filing-flag.write', 'select flag_filings($1, $2, $3)')

const codesIn = ({ draft }: Filed) =>
  (draft.stay.stays ?? []).flatMap(({ hospitalCode }) => (hospitalCode ? [hospitalCode.trim().toUpperCase()] : []))

/** The hospitals of the directory that these claims name. */
export const hospitalsOf = (db: Scoped, filed: readonly Pick<Filed, 'draft'>[]): Promise<ListedHospital[]> =>
  db.query(readHospitals, [[...new Set((filed as readonly Filed[]).flatMap(codesIn))]])

/**
 * Writes what only the agency is told of filings just made and moved, all of them in one call: the flags judged here from
 * the answers, and what the database gathers across employers. Nothing comes back, whatever was found.
 */
export async function flagFilings(
  db: Scoped,
  filed: readonly Filed[],
  { hospitals, today }: { hospitals: readonly ListedHospital[]; today: PlainDate },
): Promise<void> {
  const [first] = filed
  if (!first) return
  const own = filed.flatMap(({ claim, draft, filingId, benefit }) =>
    answerFlags(draft, {
      person: claim.person,
      employerName: claim.employer?.name ?? null,
      region: claim.regionCode,
      limits: checkLimitsFor(claim.regionCode, today),
      hospitals,
      breakdown: benefit && benefit.result,
    }).map((finding) => ({ filing_id: filingId, finding })),
  )
  const { limits } = checkLimitsFor(first.claim.regionCode, today)
  const bounds = Object.fromEntries(Object.entries(limits).map(([name, { is }]) => [name, is]))
  await db.query(flag, [filed.map(({ filingId }) => filingId), JSON.stringify(own), JSON.stringify(bounds)])
}
