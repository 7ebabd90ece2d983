import type { PlainDate } from '../calendar/index.ts'

/** Which clean claims of a bulk approval are looked at a second time. All rates are ours: no source states one. */
export type SamplingRates = {
  readonly from: PlainDate
  /** So many of a hundred, drawn by the filing itself. */
  readonly percent: number
  /** Every claim with so high a risk score. */
  readonly riskScore: number
  /** How many approved claims a clerk must have before theirs is not looked at as the first. */
  readonly firstOfClerk: number
  readonly grade: 'ours'
}

const usual: readonly SamplingRates[] = [
  { from: '2014-01-01', percent: 5, riskScore: 1, firstOfClerk: 1, grade: 'ours' },
]
const regional: Readonly<Record<string, readonly SamplingRates[]>> = {}

/** The rates that hold in a region on a day. */
export function samplingFor(region: string, on: PlainDate): SamplingRates {
  const rows = [...usual, ...(regional[region] ?? [])].filter(({ from }) => from <= on)
  return rows.at(-1) ?? usual[0]!
}

type Sampled = {
  /** The latest filing: the same filing is drawn or not whenever and by whomever it is asked. */
  filingId: string
  riskScore: number
  /** Claims of the same clerk that were approved before. */
  approvedOfClerk: number
}

/** Why a clean claim is looked at a second time, in words; undefined where it is not. */
export function drawnBecause(claim: Sampled, rates: SamplingRates): string | undefined {
  if (claim.riskScore >= rates.riskScore) return '有疑点需要逐项查看'
  if (claim.approvedOfClerk < rates.firstOfClerk) return '该经办人的首份申报'
  if (lotOf(claim.filingId) < rates.percent * 100) return `按 ${rates.percent}% 抽中复看`
  return undefined
}

/** A lot from 0 to 9,999 that the id alone decides (FNV-1a), so that nothing can be drawn anew. */
function lotOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
  // The last bits of FNV-1a are its best mixed once folded.
  const folded = (hash ^ (hash >>> 15)) >>> 0
  return folded % 10_000
}
