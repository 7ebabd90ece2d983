import { type ReactNode, useId, useState } from 'react'
import styles from './record-list.module.css'

export type RecordRow = {
  id: string
  /** The first column, and the name of what opens. */
  title: string
  /** The columns after the first. */
  cells: ReactNode[]
  /** What can be seen and done of it: opens under its row, so that nothing hides the list. */
  body: ReactNode
}

type RecordListProps = {
  label: string
  columns: string[]
  /** Says how wide the columns are, as `--columns`. */
  className: string | undefined
  rows: RecordRow[]
}

/** A list whose rows open one at a time; on the phone each row is a card. */
export function RecordList({ label, columns, className, rows }: RecordListProps) {
  const [openId, setOpenId] = useState<string>()
  const prefix = useId()
  return (
    <div className={`${styles.list} ${className ?? ''}`}>
      <div className={styles.head} aria-hidden="true">
        {columns.map((column) => (
          <span key={column}>{column}</span>
        ))}
      </div>
      <ul aria-label={label}>
        {rows.map(({ id, title, cells, body }) => {
          const isOpen = id === openId
          return (
            <li key={id} className={isOpen ? styles.open : undefined}>
              <div className={styles.row}>
                <div className={styles.title}>
                  <button
                    type="button"
                    aria-expanded={isOpen}
                    aria-controls={isOpen ? `${prefix}${id}` : undefined}
                    onClick={() => setOpenId(isOpen ? undefined : id)}
                  >
                    {title}
                  </button>
                </div>
                {cells.map((cell, index) => (
                  <div key={columns[index + 1]} className={styles.cell}>
                    <span className={styles.label}>{columns[index + 1]}</span>
                    {cell}
                  </div>
                ))}
              </div>
              {isOpen && (
                <section id={`${prefix}${id}`} className={styles.body} aria-label={title}>
                  {body}
                </section>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
