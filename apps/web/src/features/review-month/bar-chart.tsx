import { BarChart as Bar } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { type Tone, tokenOf } from './tones.ts'
import styles from './review-month.module.css'

register([Bar, GridComponent, CanvasRenderer])

/** What is drawn: a bar of each series for each name. */
export type Bars = {
  names: string[]
  series: { name: string; tone: Tone; values: number[] }[]
  /** Upright where absent; lying bars leave room for long names. */
  lies?: boolean
  stacked?: boolean
}

/** Bars in the colours of the product. Its table says the same to whoever cannot see it. */
export function BarChart({ label, bars }: { label: string; bars: Bars }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return undefined
    const chart = init(box.current)
    chart.setOption(optionOf(bars, getComputedStyle(box.current)))
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(box.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [bars])
  return <div ref={box} className={styles.chart} role="img" aria-label={label} />
}

function optionOf({ names, series, lies = false, stacked = false }: Bars, style: CSSStyleDeclaration) {
  const colour = (token: string) => style.getPropertyValue(token).trim()
  const { fontFamily } = style
  const text = { color: colour('--ink-3'), fontSize: 12, fontFamily }
  const category = {
    type: 'category' as const,
    data: names,
    inverse: lies,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour('--line-2') } },
    axisLabel: { ...text, hideOverlap: true, ...(lies && { width: 150, overflow: 'truncate' as const }) },
  }
  const value = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: 4,
    axisLabel: { ...text, hideOverlap: true },
    splitLine: { lineStyle: { color: colour('--line') } },
  }
  return {
    animation: false,
    grid: { left: 4, right: 28, top: 20, bottom: 4, outerBoundsMode: 'same' as const },
    ...(lies ? { xAxis: value, yAxis: category } : { xAxis: category, yAxis: value }),
    series: series.map(({ name, tone, values }) => ({
      type: 'bar' as const,
      name,
      data: values,
      barMaxWidth: 28,
      itemStyle: { color: colour(tokenOf[tone]) },
      silent: true,
      ...(stacked
        ? { stack: 'all' }
        : {
            label: {
              ...text,
              show: true,
              position: lies ? ('right' as const) : ('top' as const),
              formatter: ({ value: claims }: { value: unknown }) => (claims === 0 ? '' : String(claims)),
            },
            labelLayout: { hideOverlap: true },
          }),
    })),
  }
}
