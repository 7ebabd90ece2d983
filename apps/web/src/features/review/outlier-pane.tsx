import { fen, formatYuan } from '@cradle/domain/money'
import type { SurroundingsView } from '@cradle/domain/wire'
import { lazy, Suspense } from 'react'
import { Panel } from '#web/ui/page.tsx'
import styles from './outlier-pane.module.css'

const DistributionPlot = lazy(async () => ({ default: (await import('./distribution-plot.tsx')).DistributionPlot }))

type Distribution = NonNullable<SurroundingsView['distribution']>

/** Whether the claim costs what claims of its hospital and method usually cost: in words, and as a small plot. */
export function OutlierPane({ distribution }: { distribution: Distribution | null }) {
  if (!distribution) return null
  const { hospitalName, method, claims, quantilesFen } = distribution
  return (
    <Panel title="与同类相比">
      <p>{placeInWords(distribution)}</p>
      {quantilesFen.length > 1 && (
        <Suspense fallback={<div className={styles.plot} />}>
          <DistributionPlot distribution={distribution} />
        </Suspense>
      )}
      <p className={styles.quiet}>
        {hospitalName} · {method} · 近两年 {claims} 份
      </p>
    </Panel>
  )
}

/** '医疗费 3,120.55 元，低于中位数 4,000.00 元；99% 的同类申报不超过 9,000.00 元。' */
function placeInWords({ thisFen, medianFen, p99Fen }: Distribution): string {
  const yuan = (amount: number) => `${formatYuan(fen(amount))} 元`
  const own = `医疗费 ${yuan(thisFen)}`
  if (thisFen > p99Fen) return `${own}，高于同类申报的 99%（${yuan(p99Fen)}），中位数 ${yuan(medianFen)}。`
  const beside = thisFen > medianFen ? '高于中位数' : thisFen < medianFen ? '低于中位数' : '等于中位数'
  return `${own}，${beside} ${yuan(medianFen)}；99% 的同类申报不超过 ${yuan(p99Fen)}。`
}
