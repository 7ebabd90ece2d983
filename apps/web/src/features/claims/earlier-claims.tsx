import { isSupplementable } from '@cradle/domain/claim'
import type { ClaimRow } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { personClaimsQuery } from '#web/lib/claim.queries.ts'
import { StatusTag } from '#web/ui/status-tag.tsx'
import { treatmentInWords } from '#web/ui/treatment.ts'
import { Yuan } from '#web/ui/yuan.tsx'
import styles from './earlier-claims.module.css'

/** As many as are seen at a glance. */
const SHOWN = 5

type EarlierClaimsProps = {
  personId: string
  /** The claim whose answers the new one takes over. */
  copied: string | undefined
  onCopy: (claimId: string | undefined) => void
  onSupplement: (claim: ClaimRow) => void
}

/** The person's other claims with this employer: seen at once, copied from, or added to. */
export function EarlierClaims({ personId, copied, onCopy, onSupplement }: EarlierClaimsProps) {
  const { data: claims = [] } = useQuery(personClaimsQuery(personId))
  if (claims.length === 0) return null
  return (
    <section className={styles.earlier} aria-labelledby="earlier-claims">
      <h3 id="earlier-claims">在本单位的其他申报（{claims.length}）</h3>
      <ul>
        {claims.slice(0, SHOWN).map((claim) => (
          <li key={claim.id}>
            <span className={styles.what}>
              <Link to={paths.claim(claim.id)}>
                {treatmentInWords(claim.treatment) ?? '未填事由'} {claim.eventOn ?? ''}
              </Link>
              <small>
                {claim.number} · <Yuan amount={claim.totalFen} unit />
              </small>
            </span>
            <StatusTag status={claim.status} />
            <span className={styles.deeds}>
              <Button
                size="small"
                aria-pressed={copied === claim.id}
                type={copied === claim.id ? 'primary' : 'default'}
                onClick={() => onCopy(copied === claim.id ? undefined : claim.id)}
              >
                {copied === claim.id ? '已选，将沿用联系、医院和账户' : '沿用这份的联系、医院和账户'}
              </Button>
              {isSupplementable(claim.status) && (
                <Button size="small" onClick={() => onSupplement(claim)}>
                  补报遗漏的票据
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
