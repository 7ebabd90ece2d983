import { presenceView } from '@cradle/domain/wire'
import type { ClaimView, PresenceView } from '@cradle/domain/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ClaimStep } from '#web/app/paths.ts'
import { nothing, request } from '#web/lib/api-client.ts'
import { claimQuery } from '#web/lib/claim.queries.ts'
import { timeOfDay } from '#web/lib/format.ts'
import { lastActivity } from '#web/lib/idleness.ts'
import { accessToken, currentSession } from '#web/lib/session.ts'
import styles from './colleagues-here.module.css'
import { steps } from './steps.ts'

/** How often it is told that the claim is open here, in milliseconds; the server waits for three of these. */
const HEARTBEAT = 10_000
/** Who did nothing for so long is not at it; nor must a heartbeat keep the session of who has left. In milliseconds. */
const AT_IT = 5 * 60_000

/** Going to another step closes the form for a moment, which is no leaving. In milliseconds. */
const STEPS_WITHIN = 2000
const leaving = new Map<string, ReturnType<typeof setTimeout>>()

type Other = PresenceView['others'][number]

/** Who else of the employer has this claim open, at which step and since when. Reads the claim anew once they saved. */
export function ColleaguesHere({ claim, step }: { claim: ClaimView; step: ClaimStep }) {
  const others = usePresence(claim, step)
  if (others.length === 0) return null
  return (
    <ul className={styles.colleagues} role="status" aria-label="同时打开这份申报单的人">
      {others.map((other) => (
        <li key={other.name + other.openedAt} data-here={other.step === step || undefined}>
          {inWords(other, step)}
        </li>
      ))}
    </ul>
  )
}

function inWords({ name, isSelf, step, openedAt }: Other, here: ClaimStep): string {
  const who = isSelf ? '您在另一处' : name
  const since = `${timeOfDay(new Date(openedAt))} 起`
  if (step === here) return `${who}也在填写这一步，${since}打开。两边改了同一项时，会请您选择保留哪一份。`
  const title = steps.find((one) => one.step === step)?.title
  return `${who}也打开了这份申报单${title ? `，正在“${title}”` : ''}，${since}。`
}

function usePresence({ id: claimId, version }: ClaimView, step: ClaimStep): Other[] {
  const queryClient = useQueryClient()
  const [seen, setSeen] = useState<PresenceView>()

  useEffect(() => {
    const beat = async () => {
      if (document.visibilityState === 'hidden' || currentSession().state !== 'signed-in') return
      if (Date.now() - lastActivity() > AT_IT) return setSeen(undefined)
      const body = { step }
      const call = { method: 'PUT' as const, body }
      await request(presenceView, `/claims/${claimId}/presence`, call).then(setSeen, () => setSeen(undefined))
    }
    void beat()
    const timer = setInterval(() => void beat(), HEARTBEAT)
    const look = () => void beat()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [claimId, step])

  useEffect(() => {
    clearTimeout(leaving.get(claimId))
    const leave = () => {
      leaving.delete(claimId)
      if (currentSession().state !== 'signed-in' || !accessToken()) return
      const call = { method: 'DELETE' as const, keepalive: true }
      void request(nothing, `/claims/${claimId}/presence`, call).catch(() => undefined)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leaving.set(claimId, setTimeout(leave, STEPS_WITHIN))
    }
  }, [claimId])

  const isNewer = seen !== undefined && seen.version > version
  useEffect(() => {
    if (isNewer) void queryClient.invalidateQueries({ queryKey: claimQuery(claimId).queryKey })
  }, [isNewer, seen?.version, claimId, queryClient])
  return seen?.others ?? []
}
