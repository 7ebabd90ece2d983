import { amountFields } from '@cradle/domain/benefit'
import type { Component } from '@cradle/domain/event'
import type { KeptBenefit } from '#api/claim/kept-benefit.ts'
import type { Judge, Reason } from './judges.ts'

type Sums = Record<Component, number>

/** A stored benefit that came out otherwise. */
export type Differing = { claimNumber: string; because: Reason; changeFen: number }

/** What a pass over stored benefits found. Amounts in fen. */
export type ReplayReport = {
  replayed: number
  same: number
  /** How many differ, by why. */
  because: Partial<Record<Reason, number>>
  before: Sums
  after: Sums
  /** The largest, by amount. */
  largest: Differing[]
}

const LARGEST = 10
const fields = Object.entries(amountFields) as [Component, (typeof amountFields)[Component]][]

/** An empty report, to which benefits are added one by one. */
export const emptyReport = (): ReplayReport => ({
  replayed: 0,
  same: 0,
  because: {},
  before: { medical: 0, prenatal: 0, allowance: 0 },
  after: { medical: 0, prenatal: 0, allowance: 0 },
  largest: [],
})

/** Judges one stored benefit and counts what was found. */
export function addTo(
  report: ReplayReport,
  { claimNumber, benefit }: { claimNumber: string; benefit: KeptBenefit },
  judge: Judge,
): void {
  const verdict = judge(benefit)
  report.replayed += 1
  for (const [component, field] of fields) {
    const change = verdict?.changes.find((one) => one.component === component)
    report.before[component] += benefit.result[field]
    report.after[component] += change ? change.afterFen : benefit.result[field]
  }
  if (!verdict) {
    report.same += 1
    return
  }
  const { because, changes } = verdict
  report.because[because] = (report.because[because] ?? 0) + 1
  keepLargest(report.largest, {
    claimNumber,
    because,
    changeFen: changes.reduce((sum, change) => sum + change.changeFen, 0),
  })
}

function keepLargest(largest: Differing[], differing: Differing) {
  const place = largest.findIndex((one) => Math.abs(one.changeFen) < Math.abs(differing.changeFen))
  if (place < 0 && largest.length >= LARGEST) return
  largest.splice(place < 0 ? largest.length : place, 0, differing)
  largest.length = Math.min(largest.length, LARGEST)
}
