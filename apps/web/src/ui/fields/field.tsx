import type { ReactNode } from 'react'
import styles from './field.module.css'

type Shell = {
  name: string
  label: string
  hint?: string | undefined
  optional?: boolean | undefined
  error?: string | undefined
  warning?: string | undefined
  /** How much of the row it takes. */
  wide?: boolean | undefined
  children: ReactNode
}

/** A label, its control, and what is to be said about it. */
export function Field({ name, label, hint, optional, error, warning, wide, children }: Shell) {
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={name}>
        {label}
        {optional && <span className={styles.optional}>（选填）</span>}
      </label>
      {children}
      <FieldNote name={name} error={error} warning={warning} hint={hint} />
    </div>
  )
}

/** The sentence under a control: what is wrong, else what is worth a look, else a hint. */
export function FieldNote({ name, error, warning, hint }: Pick<Shell, 'name' | 'error' | 'warning' | 'hint'>) {
  if (error)
    return (
      <p id={`${name}-note`} className={styles.error}>
        {error}
      </p>
    )
  if (warning)
    return (
      <p id={`${name}-note`} className={styles.warning}>
        {warning}
      </p>
    )
  return hint ? (
    <p id={`${name}-note`} className={styles.hint}>
      {hint}
    </p>
  ) : null
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}
