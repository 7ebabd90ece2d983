import Button from 'antd/es/button'
import { useCallback, useEffect, useRef, useState } from 'react'
import { timeOfDay } from '#web/lib/format.ts'
import { lastActivity, noteActivity, watchActivity } from '#web/lib/idleness.ts'
import { flushAllSavers } from '#web/lib/pending-saves.ts'
import { lastRenewal, lockSession, renewSession } from '#web/lib/session.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import styles from './session-gate.module.css'

/** How long before the end the warning comes, in seconds; for a very short session, half of it. */
const WARNING = 120
/** How long saving may hold the lock up, in milliseconds. */
const PATIENCE = 5000
/** How often whoever works gets a new access token, in milliseconds: the server takes no renewal for idleness. */
const KEEP_EVERY = 5 * 60_000

/** Counts how long nobody did anything in any tab, warns two minutes before the end, and then locks the page. */
export function IdleGuard({ idleSeconds }: { idleSeconds: number }) {
  const [now, setNow] = useState(() => Date.now())
  const isLocking = useRef(false)
  const endsAt = lastActivity() + idleSeconds * 1000
  const left = Math.ceil((endsAt - now) / 1000)
  const isWarning = left <= Math.min(WARNING, idleSeconds / 2)

  // While it warns, only the button is an answer: a desk that is jolted is nobody at work.
  useEffect(() => (isWarning ? undefined : watchActivity()), [isWarning])

  useEffect(() => {
    const look = () => setNow(Date.now())
    const timer = setInterval(look, 1000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])

  useEffect(() => {
    if (left <= 0 && !isLocking.current) {
      isLocking.current = true
      void lock(idleSeconds).finally(() => (isLocking.current = false))
    }
    const isDue = now - lastRenewal() > Math.min(KEEP_EVERY, idleSeconds * 333)
    if (isDue && lastActivity() > lastRenewal()) renewSession().catch(() => false)
  }, [left, now, idleSeconds])

  const stay = useCallback(() => {
    noteActivity()
    setNow(Date.now())
    renewSession().catch(() => false)
  }, [])

  if (!isWarning) return null
  return (
    <Dialog
      open
      title="您还在吗？"
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      width={420}
      footer={
        <Button type="primary" autoFocus onClick={stay}>
          继续工作
        </Button>
      }
    >
      <p>
        已有 {Math.max(1, Math.floor((now - lastActivity()) / 60_000))} 分钟没有操作。为保护参保人的信息，
        {timeOfDay(new Date(endsAt))} 起需要再次输入密码；您填写的内容都会留在这一页。
      </p>
      <p className={styles.countdown} role="timer">
        还有 {remaining(Math.max(0, left))}
      </p>
    </Dialog>
  )
}

/** What is typed is saved first; where that fails or takes too long it stays on the page and in this browser. */
async function lock(idleSeconds: number) {
  const tooLong = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))
  await Promise.race([flushAllSavers().catch(() => undefined), tooLong])
  // Somebody may have come back while it was saved, and given the password even.
  if (Date.now() >= lastActivity() + idleSeconds * 1000) await lockSession()
}

const remaining = (seconds: number) =>
  seconds >= 60 ? `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒` : `${seconds} 秒`
