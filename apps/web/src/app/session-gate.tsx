import Button from 'antd/es/button'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { renewSession, useSession } from '#web/lib/session.ts'
import { sentenceOf } from '#web/lib/api-problem.ts'
import { later } from '#web/ui/later.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { IdleGuard } from './idle-guard.tsx'
import { paths } from './paths.ts'
import styles from './session-gate.module.css'

/** Who comes back to a locked page sees nothing of it, whether the question is here or not. */
export const SignInAgain = later(
  async () => (await import('./sign-in-again.tsx')).SignInAgain,
  ({ hasFailed }) => (
    <div className={styles.locked} role="alert">
      {hasFailed && '登录已过期，请刷新页面后再次登录。您填写的内容没有丢失。'}
    </div>
  ),
)

type SessionGateProps = {
  /** Why the session was not opened, if it was not. */
  refusal: unknown
  children: ReactNode
}

/** Shows the app to whoever is signed in. When the session runs out, asks for the password in place. */
export function SessionGate({ refusal, children }: SessionGateProps) {
  const { state, me, idleSeconds } = useSession()
  const actingId = me?.acting.id
  const begunAs = useRef(actingId)
  const [failure, setFailure] = useState(refusal)

  // The membership this page was opened under has ended: another one's page begins at its home.
  useEffect(() => {
    if (begunAs.current && actingId !== begunAs.current) location.replace(paths.home)
    begunAs.current = actingId
  }, [actingId])

  if (state !== 'none')
    return (
      <>
        {children}
        {state === 'expired' ? <SignInAgain /> : <IdleGuard idleSeconds={idleSeconds} />}
      </>
    )
  if (failure === undefined)
    return (
      <div className={styles.opening}>
        <Skeleton />
      </div>
    )
  const retry = () => {
    setFailure(undefined)
    renewSession().then((isOpen) => isOpen || leadToSignIn(), setFailure)
  }
  return (
    <div className={styles.opening}>
      <Notice tone="block" title="暂时打不开" actions={<Button onClick={retry}>重试</Button>}>
        <p>{sentenceOf(failure)}。您之前填写的内容没有丢失。</p>
      </Notice>
    </div>
  )
}

/** Has whoever is not signed in do so, and come back to where they were going. */
export const leadToSignIn = () => location.replace(paths.signIn(location.pathname + location.search + location.hash))
