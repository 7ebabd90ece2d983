import type { OpeningLine, OpeningRead, SessionView } from '@cradle/domain/wire'
import type { FastifyRequest } from 'fastify'

/**
 * The session, then what the page reads with it, each as soon as it is ready. Every read is a request of its own in this
 * process, by the access token of the session: gate, scope and record are those of its route.
 */
export async function* openingLines(request: FastifyRequest, session: SessionView, reads: OpeningRead[]) {
  const pending = new Map(reads.map((read, index) => [index, answerTo(request, session, read, index)]))
  yield lineOf({ session })
  while (pending.size > 0) {
    const line = await Promise.race(pending.values())
    pending.delete(line.read)
    yield lineOf(line)
  }
}

const lineOf = (line: OpeningLine) => `${JSON.stringify(line)}\n`

async function answerTo(
  { server, socket, headers }: FastifyRequest,
  { accessToken }: SessionView,
  read: OpeningRead,
  index: number,
) {
  const forwarded = headers['x-forwarded-for']
  const answer = await server.inject({
    method: 'body' in read ? 'POST' : 'GET',
    url: `/api/v1${read.path}`,
    ...('body' in read ? { payload: read.body } : {}),
    headers: {
      authorization: `Bearer ${accessToken}`,
      'user-agent': headers['user-agent'] ?? '',
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    },
    ...(socket.remoteAddress === undefined ? {} : { remoteAddress: socket.remoteAddress }),
  })
  return { read: index, status: answer.statusCode, body: answer.json<unknown>() }
}
