import { roles } from '@cradle/domain/access'
import { claimActions } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { dateTime } from '#web/lib/format.ts'
import styles from './claim.module.css'

/** Who did it; to the employer the agency's people are named by their role alone. */
function whoIn({ role, by }: ClaimView['history'][number]): string {
  if (role === 'system') return '系统'
  return by === roles[role] ? by : `${roles[role]} ${by}`
}

/** What was done with a claim, the newest first. */
export function ClaimHistory({ claim }: { claim: ClaimView }) {
  if (claim.history.length === 0) return <p className={styles.none}>还没有申报，没有办理记录。</p>
  // toReversed is missing before Chrome 110.
  const newestFirst = [...claim.history].reverse()
  return (
    <ol className={styles.history}>
      {newestFirst.map((entry) => (
        <li key={entry.at + entry.action}>
          <p>
            <strong>{claimActions[entry.action]}</strong>
          </p>
          <p className={styles.by}>
            {dateTime(entry.at)} · {whoIn(entry)}
          </p>
          {entry.reason && <p className={styles.why}>{entry.reason}</p>}
        </li>
      ))}
    </ol>
  )
}
