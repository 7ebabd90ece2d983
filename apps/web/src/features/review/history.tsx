import { claimActions } from '@cradle/domain/claim'
import type { ClaimView } from '@cradle/domain/wire'
import { dateTime } from '#web/lib/format.ts'
import { Panel } from '#web/ui/page.tsx'
import styles from './review-desk.module.css'
import { doerOf } from './words.ts'

/** Who did what with the claim and when, the latest first. */
export function History({ claim }: { claim: ClaimView }) {
  const latestFirst = [...claim.history].reverse()
  return (
    <Panel title="办理记录">
      <ol className={styles.history} aria-label="办理记录">
        {latestFirst.map((deed) => (
          <li key={deed.at + deed.action}>
            <strong>{claimActions[deed.action]}</strong>
            <span className={styles.quiet}>
              {doerOf(deed)} · {dateTime(deed.at)}
            </span>
            {deed.reason && <p>{deed.reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
