import type { ProblemError } from '@cradle/domain/problem'
import type { ClaimRow } from '@cradle/domain/wire'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { ApiProblem, sentenceOf } from '#web/lib/api-problem.ts'
import { placeInWords, placeOf } from '#web/lib/claim-places.ts'
import { ErrorSummary } from '#web/ui/notice.tsx'
import styles from './month.module.css'

/** Why the month was not submitted: every error of every claim, each a link to its field. */
export function SubmissionRefused({ error, claims }: { error: unknown; claims: ClaimRow[] }) {
  const errors = error instanceof ApiProblem ? error.details.errors : []
  const byClaim = new Map<string | undefined, ProblemError[]>()
  for (const one of errors) {
    const claimId = claimIdIn(one.pointer)
    byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), one])
  }
  return (
    <ErrorSummary title={sentenceOf(error)}>
      <div className={styles.claimErrors}>
        {[...byClaim].map(([claimId, found]) => {
          const claim = claims.find(({ id }) => id === claimId)
          return (
            <div key={claimId ?? 'all'}>
              {claim && (
                <p>
                  <strong>{claim.person.name}</strong> {claim.number}
                </p>
              )}
              <ul>
                {found.map((one) => (
                  <li key={one.pointer + one.message}>
                    <FieldLink error={one} claimId={claimId} />
                  </li>
                ))}
              </ul>
            </div>
          )
        })}
      </div>
    </ErrorSummary>
  )
}

function FieldLink({ error, claimId }: { error: ProblemError; claimId: string | undefined }) {
  const place = placeOf(error.pointer)
  if (!claimId) return <>{error.message}</>
  if (!place) return <Link to={paths.claim(claimId)}>{error.message}</Link>
  return (
    <Link to={paths.claimStep(claimId, place.section, place.field)}>
      {placeInWords(place)}：{error.message}
    </Link>
  )
}

const claimIdIn = (pointer: string) => /^\/claims\/([0-9a-f-]{36})(?:\/|$)/.exec(pointer)?.[1]
