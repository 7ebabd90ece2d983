import { levels } from '@cradle/domain/checks'
import type { DryRunView } from '@cradle/domain/wire'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { paths } from '#web/app/paths.ts'
import { fieldAt, placeInWords } from '#web/lib/claim-places.ts'
import { Panel } from '#web/ui/page.tsx'
import styles from './month.module.css'

type Judged = DryRunView['claims'][number]

/** What a dry run found: every error and warning of every claim, each a link to its field. Nothing was sent. */
export function DryRunResult({ result: { claims, checked, blocked, warned } }: { result: DryRunView }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const found = claims.filter((claim) => claim.refusal !== null || claim.findings.length > 0)
  return (
    <div ref={box} tabIndex={-1} role="region" aria-label="预审结果">
      <Panel title={titleOf(checked, blocked, warned)}>
        {found.length === 0 ? (
          <p>没有发现要修改的内容。预审不改变任何申报单，也不算申报。</p>
        ) : (
          <ul className={styles.judged}>
            {found.map((claim) => (
              <li key={claim.id}>
                <p>
                  <strong>{claim.personName}</strong> <Link to={paths.claim(claim.id)}>{claim.number}</Link>
                </p>
                {claim.refusal && <Line level="block">{claim.refusal}</Line>}
                {claim.findings.map((finding) => (
                  <Line key={finding.section + finding.pointer + finding.message} level={finding.level}>
                    <Link to={paths.claimStep(claim.id, finding.section, fieldAt(finding.pointer))}>
                      {placeInWords({ section: finding.section, field: fieldAt(finding.pointer) })}：{finding.message}
                    </Link>
                  </Line>
                ))}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}

function titleOf(checked: number, blocked: number, warned: number): string {
  if (blocked + warned === 0) return `预审 ${checked} 份，都可以申报`
  const parts = [blocked > 0 ? `${blocked} 份还不能申报` : '', warned > 0 ? `${warned} 份有提示，已说明` : ''].filter(
    Boolean,
  )
  return `预审 ${checked} 份：${parts.join('，')}`
}

function Line({ level, children }: { level: Judged['findings'][number]['level']; children: ReactNode }) {
  return (
    <div className={styles.finding}>
      <span className={styles.level} data-level={level}>
        {levels[level]}
      </span>
      <span>{children}</span>
    </div>
  )
}
