import type { ClaimView } from '@cradle/domain/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { claimQuery, putClaim, saveSection } from '#web/lib/claim.queries.ts'
import { isOnline, onConnectionChange } from '#web/lib/connection.ts'
import { registerSaver } from '#web/lib/pending-saves.ts'
import { useMe } from '#web/lib/session.ts'
import { ClaimSaver } from './claim-saver.ts'
import { draftKeep } from './draft-keep.ts'

// A saver outlives its page while it still sends, so that coming back at once meets it and not its conflict.
const busySavers = new Map<string, ClaimSaver>()

/** The saver of the claim on the page: sends when the page is left, the tab is put away or the network comes back. */
export function useClaimSaver(claim: ClaimView): ClaimSaver {
  const queryClient = useQueryClient()
  const { account } = useMe()
  const [saver] = useState(() => {
    const busy = busySavers.get(claim.id)
    return busy?.isBusy
      ? busy
      : new ClaimSaver(claim, {
          save: (body, options) => saveSection(claim.id, body, options),
          read: () => queryClient.query({ ...claimQuery(claim.id), staleTime: 0 }),
          keep: draftKeep(account.id, claim.id),
          onClaim: (saved) => putClaim(queryClient, saved),
        })
  })

  useEffect(() => saver.takeOver(claim), [saver, claim])

  useEffect(() => {
    busySavers.set(claim.id, saver)
    if (saver.isBusy) void saver.flush()
    const putAway = () => document.visibilityState === 'hidden' && void saver.flush({ keepalive: true })
    const warn = (event: BeforeUnloadEvent) => cannotBeSaved(saver) && event.preventDefault()
    const stops = [
      registerSaver(() => saver.flush()),
      onConnectionChange(() => isOnline() && saver.isBusy && void saver.flush()),
    ]
    document.addEventListener('visibilitychange', putAway)
    addEventListener('beforeunload', warn)
    return () => {
      document.removeEventListener('visibilitychange', putAway)
      removeEventListener('beforeunload', warn)
      for (const stop of stops) stop()
      if (saver.isBusy) void saver.flush()
    }
  }, [saver, claim.id])

  return saver
}

/** What is only waiting its turn is sent as the page goes; what cannot be sent is worth a question first. */
const cannotBeSaved = ({ state }: ClaimSaver) => ['offline', 'failed', 'conflict'].includes(state.kind)

/** The saver's state, re-rendering when it changes. */
export const useSaveState = (saver: ClaimSaver) => useSyncExternalStore(saver.subscribe, () => saver.state)
