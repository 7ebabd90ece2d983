import { type Component, components } from '@cradle/domain/event'
import { fen, formatYuan } from '@cradle/domain/money'
import { type Reason, reasons } from './judges.ts'
import type { ReplayReport } from './replay-all.ts'

const yuan = (amount: number) => formatYuan(fen(amount)).padStart(18)

/** The summary a person reads at the end of a replay. */
export function reportInWords({ replayed, same, because, before, after, largest }: ReplayReport): string {
  const lines = [`核对 ${replayed} 项决定：${same} 项一致，${replayed - same} 项不同`]
  for (const [why, count] of Object.entries(because) as [Reason, number][]) lines.push(`  ${reasons[why]}：${count} 项`)
  if (same < replayed) {
    lines.push('', `${'待遇'.padEnd(6)}${'原金额'.padStart(15)}${'现金额'.padStart(15)}${'差额'.padStart(16)}`)
    for (const [component, name] of Object.entries(components) as [Component, string][])
      lines.push(
        `${name.padEnd(6)}${yuan(before[component])}${yuan(after[component])}${yuan(after[component] - before[component])}`,
      )
    lines.push('', '差额最大的申报单（正数为补支，负数为追回）：')
    for (const one of largest) lines.push(`  ${one.claimNumber}  ${yuan(one.changeFen)}  ${reasons[one.because]}`)
  }
  return `${lines.join('\n')}\n`
}
