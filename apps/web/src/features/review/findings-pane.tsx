import { levels, unclassifiedLines } from '@cradle/domain/checks'
import type { ClaimView } from '@cradle/domain/wire'
import { Panel } from '#web/ui/page.tsx'
import { Tag } from '#web/ui/status-tag.tsx'
import styles from './review-desk.module.css'

const tones = { block: 'block', warn: 'warn', flag: 'course' } as const

/** What the checks found, each with its level, and with the clerk's reason where one was given. */
export function FindingsPane({ claim }: { claim: ClaimView }) {
  const flags = unclassifiedLines(claim.sections.charges.data).map((flag) => ({ ...flag, reason: null }))
  const findings = [...claim.findings, ...flags]
  if (findings.length === 0) return null
  return (
    <Panel title={`核对发现 ${findings.length} 处`}>
      <ul className={styles.findings}>
        {findings.map(({ section, level, pointer, message, reason }) => (
          <li key={section + pointer + message}>
            <Tag tone={tones[level]}>{levels[level]}</Tag>
            <span>
              {message}
              {reason?.text && <q className={styles.said}>{reason.text}</q>}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
