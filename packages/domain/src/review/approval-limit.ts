import type { PlainDate } from '../calendar/index.ts'

type ApprovalLimit = { readonly from: PlainDate; readonly fen: number; readonly grade: 'ours'; readonly basis: string }

/**
 * Above which amount two approvers decide (社会保险经办条例第三十七条 asks for graded approval of high-risk business and
 * names no figure). 100,000 元 is ours: well above what one birth comes to here.
 */
const usual: readonly ApprovalLimit[] = [
  { from: '2014-01-01', fen: 10_000_000, grade: 'ours', basis: '条例要求分级审核，未公布金额' },
]

/** What differs in a region, the oldest first. No region has published a figure. */
const regional: Readonly<Record<string, readonly ApprovalLimit[]>> = {}

/** The limit that holds in a region on the day of the decision. */
export function approvalLimitFor(region: string, on: PlainDate): ApprovalLimit {
  const rows = [...usual, ...(regional[region] ?? [])].filter(({ from }) => from <= on)
  return rows.at(-1) ?? usual[0]!
}

/** How many approvers an amount needs. */
export const approversNeeded = (grantedFen: number, { fen }: Pick<ApprovalLimit, 'fen'>): 1 | 2 =>
  grantedFen > fen ? 2 : 1
