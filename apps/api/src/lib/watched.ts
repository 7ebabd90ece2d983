import { PassThrough } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { detailsOf } from '#api/plugins/problem.ts'

export const ND_JSON = 'application/x-ndjson'

/** Tells how far a deed is; a deed that nobody watches tells nobody. */
export type OnChecked = (progress: { checked: number; total: number }) => void

/**
 * Carries out a deed while somebody watches: lines of how far it is, and last its answer or why there is none, as
 * RFC 9457 would say it. The deed goes on where its watcher leaves: a retry with its key finds what it made.
 */
export function watched(
  request: Pick<FastifyRequest, 'id' | 'log'>,
  deed: (onChecked: OnChecked) => Promise<object>,
): PassThrough {
  const lines = new PassThrough()
  const say = (line: object) => void (lines.destroyed || lines.write(`${JSON.stringify(line)}\n`))
  void deed(say)
    .then((answer) => say({ answer }))
    .catch((error: Error) => say({ problem: detailsOf(error, request) }))
    .finally(() => lines.end())
  return lines
}
