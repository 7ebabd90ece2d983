import type { ReactNode } from 'react'
import styles from './review-month.module.css'
import type { Tone } from './tones.ts'

/** The words of a series beside its colour in the chart. */
export function Swatch({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={styles.swatch} data-tone={tone}>
      {children}
    </span>
  )
}
