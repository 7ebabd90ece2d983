import { lazy, type ReactNode, Suspense } from 'react'
import { Panel } from '#web/ui/page.tsx'
import type { Bars } from './bar-chart.tsx'
import styles from './review-month.module.css'

const BarChart = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChart }))

type ChartBesideProps = {
  title: string
  /** What is counted, as of when. */
  note: string
  bars: Bars
  /** Whether the table stands below the chart on wide screens, too. */
  below?: boolean
  /** The same numbers as a table. */
  children: ReactNode
}

/** A chart and its numbers. The page stands without waiting for the chart, which keeps its place. */
export function ChartBeside({ title, note, bars, below = false, children }: ChartBesideProps) {
  return (
    <Panel title={title}>
      <p className={styles.note}>{note}</p>
      <div className={below ? styles.below : styles.beside}>
        <Suspense fallback={<div className={styles.chart} />}>
          <BarChart label={`${title}的图，数字见同处的表`} bars={bars} />
        </Suspense>
        <div className={styles.numbers}>{children}</div>
      </div>
    </Panel>
  )
}
