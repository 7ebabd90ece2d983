import styles from './month.module.css'

/** How many claims the server has checked of those that were chosen. */
export function Checking({ checked, total }: { checked: number; total: number }) {
  return (
    <div className={styles.progress}>
      <p role="status">
        已核对 {checked} / {total} 份
      </p>
      <progress value={checked} max={total} aria-label="核对进度" />
    </div>
  )
}
