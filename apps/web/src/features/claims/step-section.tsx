import type { ReactNode } from 'react'
import styles from './claim-form.module.css'

/** A step's heading and its fields. */
export function StepSection({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.step}>
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className={styles.stepLead}>{lead}</p>}
      </div>
      {children}
    </div>
  )
}

/** Fields that belong together, under their own heading. */
export function FieldGroup({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.group}>
      <header>
        <h2>{title}</h2>
        {actions}
      </header>
      {children}
    </section>
  )
}
