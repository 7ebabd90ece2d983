import { components } from '@cradle/domain/event'
import { leftUntil, riskLevelOf, riskLevels } from '@cradle/domain/review'
import type { ClaimView, StandingView } from '@cradle/domain/wire'
import { useSuspenseQuery } from '@tanstack/react-query'
import Button from 'antd/es/button'
import { useRef, useState } from 'react'
import { sentenceIn } from '#web/lib/api-problem.ts'
import { useToday } from '#web/lib/clock.queries.ts'
import { dateTime } from '#web/lib/format.ts'
import { usePageKeys } from '#web/lib/keys.ts'
import { Panel } from '#web/ui/page.tsx'
import { standingQuery } from './desk.queries.ts'
import { HoldForm } from './hold-form.tsx'
import styles from './review-desk.module.css'
import { useRelease, useResume, useTakeClaims } from './review.queries.ts'
import { isToBeDone } from './words.ts'

/** How the claim stands in its queue: until when what is due, why it may need a second look, who has it, why it is held. */
export function StandingPane({ claim }: { claim: ClaimView }) {
  const { data: standing } = useSuspenseQuery(standingQuery(claim.id))
  const { risk, deadlines, assignment, hold } = standing
  const mayAct = isToBeDone(claim)
  if (!risk && deadlines.length === 0 && !assignment && !hold) return null
  return (
    <Panel title="期限与疑点">
      <div className={styles.facts}>
        <dl className={styles.list}>
          <Deadlines standing={standing} />
        </dl>
        <dl className={styles.list}>
          <div>
            <dt>疑点</dt>
            <dd>
              <Risk risk={risk} />
            </dd>
          </div>
          <Hands claimId={claim.id} assignment={assignment} mayAct={mayAct} />
          <Hold claimId={claim.id} hold={hold} mayAct={mayAct} />
        </dl>
      </div>
    </Panel>
  )
}

/** The earliest of what is due, then each component's day with the region's promise beside; while the clock stands still, since when. */
function Deadlines({ standing: { dueOn, deadlines } }: { standing: StandingView }) {
  const today = useToday()
  const paused = deadlines.find(({ pausedSince }) => pausedSince !== null)?.pausedSince
  if (deadlines.length === 0) return null
  return (
    <>
      <div>
        <dt>最早到期</dt>
        <dd>
          {paused
            ? `${paused} 退回单位补正，次日起停止计算`
            : dueOn
              ? `${dueOn}，${leftUntil(dueOn, today)}`
              : '节假日安排尚未录入，暂不能推算'}
        </dd>
      </div>
      {!paused &&
        deadlines.map((deadline) => (
          <div key={deadline.component}>
            <dt>{components[deadline.component]}</dt>
            <dd>
              {deadline.dueOn ?? '暂不能推算'}
              {deadline.promisedOn && <span className={styles.quiet}> 承诺 {deadline.promisedOn}</span>}
            </dd>
          </div>
        ))}
    </>
  )
}

/** The score with what it is the sum of. */
function Risk({ risk }: { risk: StandingView['risk'] }) {
  if (!risk) return <>尚未评估</>
  if (risk.score === 0) return <>没有发现</>
  return (
    <>
      {riskLevels[riskLevelOf(risk.score)].name}，{risk.score} 分
      <ul className={styles.terms} aria-label="疑点分的构成">
        {risk.terms.map(({ code, weight, message }) => (
          <li key={code}>
            {message} <span className={styles.quiet}>{weight} 分</span>
          </li>
        ))}
      </ul>
    </>
  )
}

type HandsProps = { claimId: string; assignment: StandingView['assignment']; mayAct: boolean }

/** Who has it in hand; whoever may, takes it or puts it back. */
function Hands({ claimId, assignment, mayAct }: HandsProps) {
  const take = useTakeClaims()
  const release = useRelease(claimId)
  const mayTake = mayAct && !assignment
  usePageKeys(mayTake ? [{ keys: 't', does: '认领', run: () => take.mutate([claimId]) }] : [])
  const refusal = take.error ?? release.error
  return (
    <div>
      <dt>在谁手中</dt>
      <dd>
        {assignment
          ? `${assignment.byMe ? '我' : assignment.name}已认领，至 ${dateTime(assignment.until).slice(-5)}`
          : '无人认领'}{' '}
        {mayTake && (
          <Button size="small" loading={take.isPending} onClick={() => take.mutate([claimId])}>
            认领
          </Button>
        )}
        {assignment?.byMe && (
          <Button size="small" loading={release.isPending} onClick={() => release.mutate()}>
            释放
          </Button>
        )}
        {refusal && <p role="alert">{sentenceIn(refusal)}</p>}
      </dd>
    </div>
  )
}

/** Why it is held; whoever may, holds it or takes it up again. */
function Hold({ claimId, hold, mayAct }: { claimId: string; hold: StandingView['hold']; mayAct: boolean }) {
  const resume = useResume()
  const [isAsking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const holdOrResume = () => (hold ? resume.mutate(claimId) : setAsking(true))
  usePageKeys(mayAct ? [{ keys: 'h', does: hold ? '恢复' : '暂缓', run: holdOrResume }] : [])
  function fold() {
    setAsking(false)
    button.current?.focus()
  }
  if (!hold && !mayAct) return null
  return (
    <div>
      <dt>暂缓</dt>
      <dd>
        {hold ? (
          <>
            {hold.reason}{' '}
            <span className={styles.quiet}>
              {hold.by}，{dateTime(hold.since)} 起
            </span>
          </>
        ) : (
          '没有暂缓'
        )}{' '}
        {mayAct && (
          <Button
            ref={button}
            size="small"
            {...(hold ? {} : { 'aria-expanded': isAsking })}
            loading={resume.isPending}
            onClick={holdOrResume}
          >
            {hold ? '恢复' : '暂缓'}
          </Button>
        )}
        {isAsking && !hold && (
          <section className={styles.asking} aria-label="暂缓">
            <HoldForm claimId={claimId} onFold={fold} />
          </section>
        )}
        {resume.error && <p role="alert">{sentenceIn(resume.error)}</p>}
      </dd>
    </div>
  )
}
