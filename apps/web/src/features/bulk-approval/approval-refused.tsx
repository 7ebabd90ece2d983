import { isProblem, sentenceOf } from '#web/lib/api-problem.ts'
import { ErrorSummary } from '#web/ui/notice.tsx'
import type { Candidate } from './bulk-approval.queries.ts'
import styles from './bulk-approval.module.css'

/** Why nothing was approved, and because of which claims. */
export function ApprovalRefused({ error, claims }: { error: Error; claims: readonly Candidate[] }) {
  if (!isProblem(error, 'bulk-refused'))
    return (
      <ErrorSummary title="没有核准任何一份">
        <p>{sentenceOf(error)}</p>
      </ErrorSummary>
    )
  const bad = error.details.errors.map(({ pointer, message }) => ({
    claim: claims.find(({ id }) => pointer === `/claims/${id}`),
    message,
  }))
  return (
    <ErrorSummary title="没有核准任何一份，因为其中有不能一起核准的">
      <ul className={styles.bad}>
        {bad.map(({ claim, message }) => (
          <li key={claim?.id ?? message}>
            {claim && `${claim.personName} ${claim.number}：`}
            {message}
          </li>
        ))}
      </ul>
    </ErrorSummary>
  )
}
