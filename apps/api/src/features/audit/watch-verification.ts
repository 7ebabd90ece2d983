import { PassThrough } from 'node:stream'
import type { Caller } from '@cradle/db'
import { verifyTrail } from './verify-trail.ts'

/** Verifies while somebody watches: lines of how far it is, and last what it found. Ends when nobody watches any more. */
export function watchVerification(auditor: Caller): PassThrough {
  const lines = new PassThrough()
  const say = (line: object) => lines.write(`${JSON.stringify(line)}\n`)
  const verified = verifyTrail(auditor, (events, total) => {
    if (lines.destroyed) throw new Error('nobody watches any more')
    say({ verified: events, total })
  })
  verified.then(
    (verdict) => {
      say({ verdict })
      lines.end()
    },
    (failure: Error) => lines.destroy(failure),
  )
  return lines
}
