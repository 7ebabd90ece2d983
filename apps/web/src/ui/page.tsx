import type { ReactNode } from 'react'
import styles from './page.module.css'

type PageProps = { title: string; lead?: ReactNode; actions?: ReactNode; narrow?: boolean; children: ReactNode }

/** A page: its heading, what can be done, its content. The title goes to the tab, too. */
export function Page({ title, lead, actions, narrow = false, children }: PageProps) {
  return (
    <div className={narrow ? `${styles.page} ${styles.narrow}` : styles.page}>
      <title>{`${title} · Cradle 摇篮`}</title>
      <div className={styles.head}>
        <div className={styles.heading}>
          <h1>{title}</h1>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** A white sheet on the page. */
export function Panel({ title, actions, children }: { title?: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      {title && (
        <header className={styles.panelHead}>
          <h2>{title}</h2>
          {actions}
        </header>
      )}
      {children}
    </section>
  )
}
