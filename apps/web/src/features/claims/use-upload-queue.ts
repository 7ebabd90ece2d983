import type { ClaimView } from '@cradle/domain/wire'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { isOnline, onConnectionChange } from '#web/lib/connection.ts'
import { useDocumentDeeds } from '#web/lib/documents.queries.ts'
import { UploadQueue } from './upload-queue.ts'

/** The files of a claim on their way. What a lost connection stopped goes on by itself when it is back. */
export function useUploadQueue(claim: Pick<ClaimView, 'id' | 'version'>) {
  const { add } = useDocumentDeeds(claim)
  // Of one claim for its whole life: whoever shows another claim makes another queue.
  const [queue] = useState(() => new UploadQueue(add))
  const files = useSyncExternalStore(queue.subscribe, queue.files)
  useEffect(() => {
    const again = () => {
      if (isOnline()) queue.retry()
    }
    const stop = onConnectionChange(again)
    return () => void stop()
  }, [queue])
  return { queue, files }
}
