import { fen, formatYuan } from '@cradle/domain/money'
import type { SurroundingsView } from '@cradle/domain/wire'
import { LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { binsOf } from './quantile-bins.ts'
import styles from './outlier-pane.module.css'

register([LineChart, GridComponent, MarkLineComponent, CanvasRenderer])

/** As many steps as are told apart on so small a plot. */
const STEPS = 24

type Distribution = NonNullable<SurroundingsView['distribution']>

/** How the claims of this hospital and method are spread, and where this one lies. The sentence beside it says the same. */
export function DistributionPlot({ distribution }: { distribution: Distribution }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return undefined
    const chart = init(box.current)
    chart.setOption(optionOf(distribution, getComputedStyle(box.current)))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [distribution])
  return <div ref={box} className={styles.plot} role="img" aria-label="本份在同类申报中的位置" />
}

function optionOf({ quantilesFen, medianFen, p99Fen, thisFen }: Distribution, style: CSSStyleDeclaration) {
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const bins = binsOf(quantilesFen, STEPS)
  const mark = (name: string, xAxis: number, color: string, type: 'solid' | 'dashed') => ({
    name,
    xAxis,
    label: { formatter: name, color, fontSize: 11 },
    lineStyle: { color, type, width: type === 'solid' ? 2 : 1 },
  })
  return {
    animation: false,
    grid: { left: 8, right: 24, top: 22, bottom: 20 },
    xAxis: {
      type: 'value',
      min: Math.min(quantilesFen[0] ?? 0, thisFen),
      max: Math.max(quantilesFen.at(-1) ?? 0, thisFen),
      splitLine: { show: false },
      splitNumber: 3,
      axisLabel: { color: colour('--ink-3'), fontSize: 11, formatter: (amount: number) => inYuan(amount) },
    },
    yAxis: { type: 'value', show: false },
    series: [
      {
        type: 'line',
        step: 'end',
        symbol: 'none',
        lineStyle: { width: 0 },
        areaStyle: { color: colour('--line-2') },
        data: [[bins[0]?.fromFen ?? 0, bins[0]?.share ?? 0], ...bins.map(({ toFen, share }) => [toFen, share])],
        markLine: {
          symbol: 'none',
          silent: true,
          data: [
            mark('中位数', medianFen, colour('--ink-2'), 'dashed'),
            mark('99%', p99Fen, colour('--ink-2'), 'dashed'),
            mark('本份', thisFen, colour(thisFen > p99Fen ? '--block' : '--accent'), 'solid'),
          ],
        },
      },
    ],
  }
}

/** Whole yuan: on an axis more says less. */
const inYuan = (amount: number) => formatYuan(fen(Math.round(amount / 100) * 100)).replace(/\.00$/, '')
