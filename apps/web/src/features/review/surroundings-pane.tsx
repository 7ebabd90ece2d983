import { components, eventKinds } from '@cradle/domain/event'
import type { ClaimView, EarlierClaim, SurroundingsView } from '@cradle/domain/wire'
import { useQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/page.tsx'
import { StatusTag } from '#web/ui/status-tag.tsx'
import { Yuan } from '#web/ui/yuan.tsx'
import { surroundingsQuery } from './desk.queries.ts'
import { OutlierPane } from './outlier-pane.tsx'
import styles from './surroundings-pane.module.css'

/** What lies around the claim: what is usual, and what its person, event and employer had before. */
export function SurroundingsPane({ claim }: { claim: ClaimView }) {
  const { data, error, refetch } = useQuery(surroundingsQuery(claim.id))
  if (error)
    return (
      <Panel title="以往申报">
        <Notice tone="block" actions={<Button onClick={() => void refetch()}>重试</Button>}>
          <p>以往申报没有载入：{sentenceOf(error)}</p>
        </Notice>
      </Panel>
    )
  if (!data) return null
  return (
    <>
      <OutlierPane distribution={data.distribution} />
      <Panel title="以往申报">
        <div className={styles.groups}>
          <EarlierClaims title="同一生育事件" none="没有其他申报。" claims={data.event} />
          <EarlierClaims title="本人的其他事件" none="没有申报过。" claims={data.person} />
          {data.employer && <EmployerFacts employer={data.employer} />}
        </div>
      </Panel>
    </>
  )
}

function EarlierClaims({ title, none, claims }: { title: string; none: string; claims: EarlierClaim[] }) {
  return (
    <section>
      <h3>{title}</h3>
      {claims.length === 0 ? (
        <p className={styles.quiet}>{none}</p>
      ) : (
        <ul className={styles.claims}>
          {claims.map((claim) => (
            <li key={claim.claimId}>
              <Link to={paths.claim(claim.claimId)} target="_blank" rel="noreferrer">
                {claim.number}
              </Link>
              <StatusTag status={claim.status} />
              <span>
                {claim.kind && eventKinds[claim.kind]} {claim.eventOn}
              </span>
              <span className={styles.quiet}>
                {[claim.hospitalName, claim.employerName, claim.components.map((one) => components[one]).join('、')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className={styles.amount}>
                {claim.decidedFen === null ? (
                  <>
                    医疗费 <Yuan amount={claim.totalFen} unit />
                  </>
                ) : (
                  <>
                    核定 <Yuan amount={claim.decidedFen} unit />
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function EmployerFacts({ employer }: { employer: NonNullable<SurroundingsView['employer']> }) {
  const { name, claims, insured, refused, flagged } = employer
  return (
    <section>
      <h3>{name}</h3>
      <p>
        近 12 个月申报 {claims} 份，其中不予支付 {refused} 份、有疑点 {flagged} 份；现参保 {insured} 人。
      </p>
    </section>
  )
}
