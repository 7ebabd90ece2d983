import { exportLine, recordPage, recordSums, type RecordsExportBody, type RecordsFilter } from '@cradle/domain/wire'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { request, requestLines } from '#web/lib/api-client.ts'
import { Unreachable } from '#web/lib/http.ts'

/** The records found, a page at a time. What is asked goes in the body: a name belongs in no address and no history. */
export const recordsQuery = (filter: RecordsFilter) =>
  infiniteQueryOptions({
    queryKey: ['records', 'list', filter],
    queryFn: ({ pageParam, signal }) => {
      const body = pageParam ? { ...filter, cursor: pageParam } : filter
      return request(recordPage, '/claim-records/search', { method: 'POST', body, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** What all records found come to. */
export const sumsQuery = (filter: RecordsFilter) =>
  queryOptions({
    queryKey: ['records', 'sums', filter],
    queryFn: ({ signal }) => request(recordSums, '/claim-records/sums', { method: 'POST', body: filter, signal }),
  })

export type Exporting =
  | { state: 'idle' }
  | { state: 'running'; written: number; total: number }
  | { state: 'done'; name: string; records: number }
  | { state: 'cancelled' }
  | { state: 'failed'; error: unknown }

/** Takes the records found along as a file, saying how far it is; to cancel it stops it on the server, too. */
export function useExport() {
  const [exporting, setExporting] = useState<Exporting>({ state: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const cancel = () => {
    running.current?.abort()
    setExporting({ state: 'cancelled' })
  }

  async function start(body: RecordsExportBody) {
    running.current?.abort()
    const aborter = new AbortController()
    running.current = aborter
    setExporting({ state: 'running', written: 0, total: 0 })
    try {
      const parts: Uint8Array<ArrayBuffer>[] = []
      const call = { method: 'POST', body, signal: aborter.signal } as const
      for await (const line of requestLines(exportLine, '/claim-records/exports', call)) {
        if ('part' in line) parts.push(bytesOf(line.part))
        else if ('written' in line) setExporting({ state: 'running', ...line })
        else {
          saveAs(line.name, new Blob(parts))
          setExporting({ state: 'done', name: line.name, records: line.done })
          return
        }
      }
      throw new Unreachable('the export broke off')
    } catch (error) {
      if (!aborter.signal.aborted) setExporting({ state: 'failed', error })
    }
  }
  return { exporting, start: (body: RecordsExportBody) => void start(body), cancel }
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

function saveAs(name: string, file: Blob) {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
