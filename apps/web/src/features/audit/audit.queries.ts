import {
  auditPage,
  type AuditSearchBody,
  claimStory,
  verificationLine,
  type VerificationView,
} from '@cradle/domain/wire'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { request, requestFile, requestLines } from '#web/lib/api-client.ts'
import { Unreachable } from '#web/lib/http.ts'

/** The trail, newest first, narrowed by what is asked. Numbers go in the body: no address and no history holds one. */
export const searchQuery = (asked: AuditSearchBody) =>
  infiniteQueryOptions({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) => {
      const body = pageParam ? { ...asked, cursor: pageParam } : asked
      return request(auditPage, '/audit-events/search', { method: 'POST', body, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** All that happened to one claim, the oldest first. */
export const storyQuery = (claimId: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'story', claimId],
    queryFn: ({ pageParam, signal }) =>
      request(claimStory, `/claims/${claimId}/story${pageParam ? `?cursor=${pageParam}` : ''}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export type Verification =
  | { state: 'idle' }
  | { state: 'running'; verified: number; total: number }
  | { state: 'done'; verdict: VerificationView }
  | { state: 'failed'; error: unknown }

/** Verifies every chain now and says how far it is: a deed with an answer, not something to keep. */
export function useVerification() {
  const [verification, setVerification] = useState<Verification>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  const cancel = () => {
    running.current?.abort()
    setVerification({ state: 'idle' })
  }
  useEffect(() => () => running.current?.abort(), [])

  async function start() {
    running.current?.abort()
    const aborter = new AbortController()
    running.current = aborter
    setVerification({ state: 'running', verified: 0, total: 0 })
    try {
      let verdict: VerificationView | undefined
      for await (const line of requestLines(verificationLine, '/audit-events/verification', {
        signal: aborter.signal,
      })) {
        if ('verdict' in line) verdict = line.verdict
        else setVerification({ state: 'running', ...line })
      }
      if (!verdict) throw new Unreachable('the verification broke off')
      setVerification({ state: 'done', verdict })
    } catch (error) {
      if (!aborter.signal.aborted) setVerification({ state: 'failed', error })
    }
  }
  return { verification, start: () => void start(), cancel }
}

/** Fetches the whole trail as a file and hands it to the browser to keep. */
export async function saveExport(name: string): Promise<void> {
  const url = URL.createObjectURL(await requestFile('/audit-events/export'))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
