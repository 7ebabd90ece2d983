import { pipeline, type Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Sends lines compressed to whoever takes that, each by itself and at once: a page begins with the first while the others
 * are still made, and how long one becomes tells nothing of the secrets in another (BREACH).
 */
export function sendCompressed(lines: Readable, { headers }: FastifyRequest, reply: FastifyReply) {
  if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) return reply.send(lines)
  const packed = createGzip({ flush: constants.Z_FULL_FLUSH })
  // Who breaks off is no longer answered; what fails breaks the answer off.
  pipeline(lines, packed, () => undefined)
  return reply.header('content-encoding', 'gzip').send(packed)
}
