import type { RefusalCode } from '@cradle/domain/benefit'
import type { Component } from '@cradle/domain/event'
import type { BreakdownView, LineView, RefusalView } from './breakdown-view.ts'

/** One benefit of a breakdown: what it comes to, what led there, and why it is nothing if it was refused. */
export type BenefitRow = {
  component: Component
  label: string
  /** Null while an answer is missing that it depends on. */
  amountFen: number | null
  /** Of the allowance. */
  days: number | null
  lines: LineView[]
  refusal: RefusalView | null
  /** Why it comes to nothing, or to no amount yet, in one sentence. */
  reason: string | null
}

const benefits = [
  { component: 'medical', label: '医疗费', field: 'medicalFen' },
  { component: 'prenatal', label: '产前检查', field: 'prenatalFen' },
  { component: 'allowance', label: '津贴', field: 'allowanceFen' },
] as const satisfies { component: Component; label: string; field: keyof BreakdownView }[]

/** The benefits that are at issue, in the order in which they are always named. */
export function rowsOf(breakdown: BreakdownView): BenefitRow[] {
  return benefits.flatMap(({ component, label, field }) => {
    const lines = breakdown.lines.filter(({ code }) => code.startsWith(`${component}.`))
    const refusal = breakdown.refusals.find((one) => one.component === component) ?? null
    if (lines.length === 0 && !refusal) return []
    const days = component === 'allowance' ? (breakdown.allowance?.days ?? null) : null
    const amountFen = isGap(refusal) ? null : breakdown[field]
    const reason = refusal?.message ?? (amountFen === 0 ? (lines.at(-1)?.label ?? null) : null)
    return [{ component, label, amountFen, days, lines, refusal, reason }]
  })
}

/** What is only not filled in yet, and no refusal in the eyes of who fills it in. */
const gaps: readonly RefusalCode[] = ['charges-missing', 'hospital-level']
export const isGap = (refusal: RefusalView | null) => refusal !== null && gaps.includes(refusal.code)
