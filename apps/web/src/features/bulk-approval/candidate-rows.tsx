import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import type { Candidate } from './bulk-approval.queries.ts'
import styles from './bulk-approval.module.css'

type CandidateRowsProps = {
  claims: readonly Candidate[]
  /** Those that are not to be approved now. */
  left: ReadonlySet<string>
  onLeft: (left: ReadonlySet<string>) => void
}

/** What may be approved together, all of it chosen until somebody leaves one out. */
export function CandidateRows({ claims, left, onLeft }: CandidateRowsProps) {
  const chosen = claims.filter(({ id }) => !left.has(id)).length
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    onLeft(next)
  }
  return (
    <div className={styles.rows}>
      <label className={`${styles.row} ${styles.pick} ${styles.head}`}>
        <input
          type="checkbox"
          checked={chosen === claims.length}
          ref={(box) => void (box && (box.indeterminate = chosen > 0 && chosen < claims.length))}
          onChange={() => onLeft(new Set(chosen === claims.length ? claims.map(({ id }) => id) : []))}
        />
        <span>全选</span>
        <span className={styles.amount}>核准金额（元）</span>
      </label>
      {claims.map((claim) => (
        <label key={claim.id} className={`${styles.row} ${styles.pick}`}>
          <input
            type="checkbox"
            checked={!left.has(claim.id)}
            onChange={() => toggle(claim.id)}
            aria-label={`${claim.personName} ${claim.number}`}
          />
          <Who claim={claim} />
          <span className={styles.amount}>
            <Yuan amount={claim.amountFen} />
          </span>
        </label>
      ))}
    </div>
  )
}

/** Claims that are decided one by one, each with why. */
export function PlainRows({ label, claims }: { label: string; claims: readonly Candidate[] }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {claims.map((claim) => (
        <li key={claim.id} className={styles.row}>
          <Who claim={claim} />
          <span className={styles.amount}>
            <Yuan amount={claim.amountFen} />
          </span>
          <span className={styles.why}>{claim.why}</span>
        </li>
      ))}
    </ul>
  )
}

function Who({ claim }: { claim: Candidate }) {
  return (
    <span className={styles.who}>
      <strong>{claim.personName}</strong>
      <Link to={paths.reviewClaim(claim.id)}>{claim.number}</Link>
      <span>{treatmentInWords(claim.treatment)}</span>
      <span>{claim.employerName ?? '—'}</span>
      <span>{claim.riskScore === null ? '疑点分尚未算出' : `疑点分 ${claim.riskScore}`}</span>
    </span>
  )
}
