import { claimStatuses, type ClaimStatus } from '@cradle/domain/claim'
import styles from './status-tag.module.css'

/** Colour has one meaning each: nothing sent, on its way, back with the clerk, granted, refused, over. */
const tones: Record<ClaimStatus, 'quiet' | 'course' | 'warn' | 'good' | 'block'> = {
  draft: 'quiet',
  submitted: 'course',
  accepted: 'course',
  'first-reviewed': 'course',
  'second-reviewed': 'course',
  approved: 'good',
  refused: 'block',
  returned: 'warn',
  abandoned: 'quiet',
  closed: 'quiet',
}

/** Where a claim stands, in words first. */
export function StatusTag({ status }: { status: ClaimStatus }) {
  return <Tag tone={tones[status]}>{claimStatuses[status]}</Tag>
}

/** A few words set off by colour. */
export function Tag({ tone, children }: { tone: 'quiet' | 'course' | 'warn' | 'good' | 'block'; children: string }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
