import type { ClaimView } from '@cradle/domain/wire'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { isOnline, onConnectionChange } from '#web/lib/connection.ts'
import { registerSaver } from '#web/lib/pending-saves.ts'
import { useMe } from '#web/lib/session.ts'
import type { UnsentClaim } from '#web/lib/unsent.ts'
import { holdOpen } from './claim-lock.ts'
import type { ClaimSaver } from './claim-saver.ts'
import { hasSaver, keptFor, saverOf } from './claim-savers.ts'
import type { UnsentSections } from './draft-keep.ts'

/** Whose unsent edits of the claim are meant: those of who is signed in, for whom they act. */
function useUnsentClaim(claimId: string): UnsentClaim {
  const { account, acting } = useMe()
  return { accountId: account.id, scopeId: acting.scope.id, claimId }
}

/** What an earlier page could not send of the claim any more; undefined while it is read from the disk. */
export function useKept(claimId: string): UnsentSections | undefined {
  const { accountId, scopeId } = useUnsentClaim(claimId)
  const [read, setRead] = useState<{ claimId: string; kept: UnsentSections }>()
  const isAtWork = hasSaver(claimId)
  useEffect(() => {
    if (isAtWork) return undefined
    let isHere = true
    void keptFor({ accountId, scopeId, claimId }).then((kept) => isHere && setRead({ claimId, kept }))
    return () => {
      isHere = false
    }
  }, [accountId, scopeId, claimId, isAtWork])
  if (read?.claimId === claimId) return read.kept
  return isAtWork ? nothingKept : undefined
}
const nothingKept: UnsentSections = {}

/** The saver of the claim on the page: sends when the page is left, the tab is put away or the network comes back. */
export function useClaimSaver(claim: ClaimView, kept: UnsentSections): ClaimSaver {
  const queryClient = useQueryClient()
  const unsent = useUnsentClaim(claim.id)
  const [saver] = useState(() => saverOf(queryClient, claim, unsent, kept))

  useEffect(() => saver.takeOver(claim), [saver, claim])

  useEffect(() => {
    if (saver.isBusy) void saver.flush()
    const putAway = () => document.visibilityState === 'hidden' && void saver.flush({ keepalive: true })
    const warn = (event: BeforeUnloadEvent) => cannotBeSaved(saver) && event.preventDefault()
    const stops = [
      holdOpen(claim.id),
      registerSaver(
        () => saver.flush(),
        () => saver.isBusy,
      ),
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
