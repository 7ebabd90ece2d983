import styles from './skeleton.module.css'

/** Keeps a page's shape while it loads; screen readers hear that it is loading. */
export function Skeleton({ lines = 5, heading = true }: { lines?: number; heading?: boolean }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">正在加载</span>
      {heading && <i className={styles.heading} />}
      <div className={styles.panel}>
        {Array.from({ length: lines }, (_, line) => (
          <i key={line} className={line % 3 === 2 ? styles.short : styles.line} />
        ))}
      </div>
    </div>
  )
}
