import styles from './benefit.module.css'

/** What has to be filled in before anything can be computed. */
export function Missing({ sentences }: { sentences: readonly string[] }) {
  return (
    <div className={styles.note}>
      <p>填好以下内容即可测算：</p>
      <ul className={styles.missing}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
