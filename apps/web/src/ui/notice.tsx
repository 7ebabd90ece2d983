import { type ReactNode, useEffect, useRef } from 'react'
import styles from './notice.module.css'

type NoticeProps = {
  tone: 'block' | 'warn' | 'good' | 'course'
  title?: string
  children?: ReactNode
  actions?: ReactNode
}

/** Something the page has to say before anything else on it. */
export function Notice({ tone, title, children, actions }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'block' ? 'alert' : 'status'}>
      {title && <p className={styles.title}>{title}</p>}
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** What keeps the deed from being done, each a link to where it is put right. Takes the focus when it appears. */
export function ErrorSummary({ title, children }: { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} role="alert" className={`${styles.notice} ${styles.block}`}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
